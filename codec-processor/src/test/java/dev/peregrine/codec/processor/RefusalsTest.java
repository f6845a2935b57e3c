package dev.peregrine.codec.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.peregrine.json.JsonCodec;
import dev.peregrine.json.JsonTypeException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the processor refuses, and what it leaves to the codec to refuse. */
class RefusalsTest {
    @TempDir
    Path folder;

    @Test
    void aRecordThatOtherClassesCannotMakeIsAnError() throws IOException {
        Map<String, String> refused = new LinkedHashMap<>();
        refused.put("@Json class A {}", "@Json is for records, and shop.A is none");
        refused.put(
                "class B { @Json private record Order() {} }",
                "shop.B.Order: it is private, or a class around it is; make it package-private, or leave it to reflection");
        refused.put(
                "class C { private interface Inner { @Json record Order() {} } }",
                "shop.C.Inner.Order: it is private, or a class around it is");
        refused.put(
                "@Json record D(List<D.State> states) { private enum State { OPEN } }",
                "shop.D: its component states mentions shop.D.State, which other classes of shop can't see");
        refused.put(
                "@Json record E(E2[] lines) {} record E2(Map<String, Hidden> all) { private record Hidden() {} }",
                "shop.E2: its component all mentions shop.E2.Hidden");
        refused.put(
                "class F { @Json record Order<T extends Hidden>(T held) {} private interface Hidden {} }",
                "shop.F.Order: its component held mentions shop.F.Hidden");
        refused.put(
                "class G extends other.Base { @Json record Order(Guarded guarded) {} }",
                "shop.G.Order: its component guarded mentions other.Base.Guarded");
        refused.put(
                "@Json record H() { interface Json {} }", "shop.H: its member class Json has the name of the class");
        String shop = "package shop; import java.util.*; "
                + String.join(" ", refused.keySet()).replace("@Json", "@dev.peregrine.json.Json");
        List<Path> sources = List.of(
                Compilation.source(
                        folder,
                        "other/Base.java",
                        "package other; public class Base { protected record Guarded() {} }"),
                Compilation.source(folder, "shop/Shop.java", shop));

        List<String> problems = Compilation.of(folder, sources, List.of()).problems();

        assertThat(problems).hasSameSizeAs(refused.keySet());
        assertThat(refused.values())
                .allSatisfy(words -> assertThat(problems).anyMatch(problem -> problem.contains(words)));
    }

    @Test
    void anUnknownChoiceOfRecordsIsAnError() throws IOException {
        List<Path> sources = List.of(Compilation.source(
                folder, "shop/Order.java", "package shop; @dev.peregrine.json.Json record Order() {}"));

        assertThat(Compilation.of(folder, sources, List.of("-Aperegrine.records=some"))
                        .problems())
                .containsExactly("-Aperegrine.records=some is neither all nor annotated");
    }

    private static final List<String> UNBINDABLE = List.of(
            "java.util.Date",
            "java.util.List<java.util.Date>",
            "java.util.Optional<java.util.Map<String, java.util.Calendar[]>>",
            "java.util.ArrayList<String>",
            "java.util.Map<Double, String>",
            "java.util.Map<Bad.Colour, java.util.Map<Object, int[]>>",
            "java.util.List<?>",
            "java.util.List<? super Integer>",
            "java.util.List<? extends Runnable>",
            "java.util.Optional<java.util.Optional<Bad.Colour>>",
            "java.util.Map.Entry<String, Bad.Colour>",
            "java.util.List<java.util.Set<Integer>[]>[]",
            "Bad.Raw",
            "Bad.Raw<java.util.Map<Bad.Colour[], int[][]>>",
            "Bad.Growing<String>",
            "Bad.Empty");

    @Test
    void aTypeIsRefusedInTheSameWordsAsByReflection() throws Exception {
        StringBuilder source = new StringBuilder("package shop; interface Bad { enum Colour { RED } enum Empty {}"
                + " record Raw<T>(T[] parts) {}"
                + " record Growing<T>(java.util.Optional<Growing<java.util.List<T>>> next) {}");
        for (int i = 0; i < UNBINDABLE.size(); i++) {
            source.append(" @dev.peregrine.json.Json record R")
                    .append(i)
                    .append("(")
                    .append(UNBINDABLE.get(i))
                    .append(" part, Runnable last) {}");
        }
        List<Path> sources = List.of(Compilation.source(folder, "shop/Bad.java", source + " }"));
        Compilation generated = Compilation.of(folder.resolve("generated"), sources, List.of());
        Compilation plain = Compilation.of(folder.resolve("plain"), sources, List.of("-proc:none"), List.of());

        assertThat(plain.generated()).isEmpty();
        assertThat(generated.generated()).hasSize(UNBINDABLE.size() + 2);
        for (int i = 0; i < UNBINDABLE.size(); i++) {
            Throwable expected = refusal(plain.load("shop.Bad$R" + i));
            assertThat(expected).as(UNBINDABLE.get(i)).isInstanceOf(JsonTypeException.class);
            assertThat(refusal(generated.load("shop.Bad$R" + i)))
                    .isInstanceOf(JsonTypeException.class)
                    .hasMessage(expected.getMessage());
        }
    }

    private static Throwable refusal(Class<?> type) {
        return catchThrowable(() -> JsonCodec.light().check(type));
    }

    /** Writes a record that a record in the sources mentions. */
    @SupportedAnnotationTypes("*")
    private static final class Other extends AbstractProcessor {
        private boolean written;

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!written) {
                written = true;
                try (Writer out =
                        processingEnv.getFiler().createSourceFile("shop.Made").openWriter()) {
                    out.write("package shop; record Made(int number) {}");
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            }
            return false;
        }
    }

    @Test
    void aRecordThatAnotherProcessorMakesIsWaitedFor() throws Exception {
        List<Path> sources = List.of(Compilation.source(
                folder,
                "shop/Order.java",
                "package shop; @dev.peregrine.json.Json record Order(java.util.List<Made> made) {"
                        + " @Override public String toString() { return \"\"; } }"));

        Compilation compilation =
                Compilation.of(folder, sources, List.of(), List.of(new CodecProcessor(), new Other()));

        assertThat(compilation.assertClean().generated()).containsExactly("shop.Made$Json", "shop.Order$Json");
    }
}
