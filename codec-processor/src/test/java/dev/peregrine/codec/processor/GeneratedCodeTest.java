package dev.peregrine.codec.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.peregrine.json.JsonCodec;
import dev.peregrine.json.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the generated code does, and that it compiles without a warning. */
class GeneratedCodeTest {
    private static final JsonCodec CODEC = JsonCodec.light();

    @TempDir
    Path folder;

    private Compilation compile(String path, String text, String... options) throws IOException {
        List<Path> sources = List.of(Compilation.source(folder, path, text));
        // JSpecify's annotations and others have no processor; what is ours must have none unclaimed.
        return Compilation.of(folder, sources, List.of(options));
    }

    private static void assertRoundTrip(Class<?> type, String json) {
        Object value = CODEC.read(json.getBytes(StandardCharsets.UTF_8), type);
        assertThat(value).isInstanceOf(type);
        assertThat(new String(CODEC.write(value), StandardCharsets.UTF_8)).isEqualTo(json);
    }

    @Test
    void everyKindOfComponentComesBackWithoutAWarningOfTheCompiler() throws Exception {
        Compilation compilation = compile(
                        "shop/Shop.java", """
                package shop;
                import dev.peregrine.json.Json;
                import java.util.*;
                public final class Shop {
                    private Shop() {}
                    enum Colour { RED, GREEN { @Override public String toString() { return "grass"; } } }
                    @Json record Order(
                        boolean a, byte b, short c, char d, int e, long f, float g, double h, Integer i, String j, Object k,
                        Optional<String> l, OptionalInt m, List<Line> n, Set<Colour> o, Map<Colour, List<Line[]>> p, int[] q,
                        Line[][] r, byte[] s, Page<Line> t, List<? extends Line> u, Colour[] v, java.time.Instant w, Void2 x) {}
                    record Line(String sku) {}
                    record Void2() {}
                    @Json record Page<T extends Comparable<T>, U>(T first, List<U> rest, U[] more, Optional<Page<T, U>> next) {}
                    @Json record Line2(int... numbers) { @Deprecated public Line2 {} @Deprecated(forRemoval = true) @Override public int[] numbers() { return numbers; } }
                    record Unused(int number) {}
                }
                """.replace("Page<Line> t", "Page<String, Line> t"), "-Xlint:all", "-Werror")
                .assertClean();

        assertThat(compilation.generated())
                .containsExactly(
                        "shop.Shop$Line$Json",
                        "shop.Shop$Line2$Json",
                        "shop.Shop$Order$Json",
                        "shop.Shop$Page$Json",
                        "shop.Shop$Void2$Json");
        assertRoundTrip(
                compilation.load("shop.Shop$Order"),
                "{\"a\":true,\"b\":1,\"c\":2,\"d\":\"d\",\"e\":3,\"f\":4,\"g\":5.5,\"h\":6.5,\"i\":7,\"j\":\"j\",\"k\":[1],"
                        + "\"l\":\"l\",\"m\":8,\"n\":[{\"sku\":\"n\"}],\"o\":[\"GREEN\",\"RED\"],"
                        + "\"p\":{\"GREEN\":[[{\"sku\":\"p\"}]]},\"q\":[1,2],\"r\":[[{\"sku\":\"r\"}],[]],\"s\":\"AP8=\","
                        + "\"t\":{\"first\":\"a\",\"rest\":[{\"sku\":\"t\"}],\"more\":[{\"sku\":\"m\"}],"
                        + "\"next\":{\"first\":\"b\",\"rest\":[],\"more\":[]}},"
                        + "\"u\":[{\"sku\":\"u\"}],\"v\":[\"RED\"],\"w\":\"2024-05-31T12:30:00Z\",\"x\":{}}");
        assertRoundTrip(compilation.load("shop.Shop$Line2"), "{\"numbers\":[1,2]}");
    }

    @Test
    void aRecordIsMadeAndTakenApartByTheGeneratedClass() throws Exception {
        Compilation compilation = compile("shop/Range.java", """
                package shop;
                @dev.peregrine.json.Json public record Range(int from, int to) {
                    public Range { if (from > to) throw new IllegalArgumentException("secret"); }
                    @Override public int to() { if (to == 9) throw new UnsupportedOperationException("accessor"); return to; }
                    public static Range of(int to) { return new Range(0, to); }
                }
                """).assertClean();
        Class<?> range = compilation.load("shop.Range");

        Throwable refusal =
                catchThrowable(() -> CODEC.read("{\"from\":2,\"to\":1}".getBytes(StandardCharsets.UTF_8), range));
        assertThat(refusal).isInstanceOf(JsonException.class).hasMessage("not acceptable");
        Throwable cause = Objects.requireNonNull(refusal.getCause());
        assertThat(cause).isInstanceOf(IllegalArgumentException.class);
        assertThat(cause.getStackTrace()[1].getClassName()).isEqualTo("shop.Range$Json");

        Object value = range.getMethod("of", int.class).invoke(null, 9);
        Throwable broken = catchThrowable(() -> CODEC.write(value));
        assertThat(broken).isInstanceOf(UnsupportedOperationException.class).hasMessage("accessor");
        assertThat(broken.getStackTrace()[1].getClassName()).isEqualTo("shop.Range$Json");
    }

    @Test
    void aRecordOfTheUnnamedPackageIsCovered() throws Exception {
        Compilation compilation = compile(
                        "Order.java",
                        "@dev.peregrine.json.Json record Order(int id, Order.Line line) { record Line(int n) {} }")
                .assertClean();

        assertThat(compilation.generated()).containsExactly("Order$Json", "Order$Line$Json");
        assertRoundTrip(compilation.load("Order"), "{\"id\":1,\"line\":{\"n\":2}}");
    }

    @Test
    void namesOfAllKindsAreKept() throws Exception {
        Compilation compilation = compile(
                        "shop/Names.java",
                        "package shop; @dev.peregrine.json.Json record Names(int gr\u00f6\u00dfe, int $values, int _x, int record,"
                                + " int self, int index, int type, String \ud835\udc9c, Straße straße) { record Straße(int nr) {} }"
                                + " class Object {} class Override {} class Type {} class List {} class GeneratedRecord {}")
                .assertClean();

        assertRoundTrip(
                compilation.load("shop.Names"),
                "{\"größe\":1,\"$values\":2,\"_x\":3,\"record\":4,\"self\":5,\"index\":6,\"type\":7,\"\ud835\udc9c\":\"a\","
                        + "\"straße\":{\"nr\":8}}");
    }

    @Test
    void aSourceInAsciiSpellsWhatItCannotWrite() throws Exception {
        Compilation compilation = compile(
                        "shop/Size.java",
                        "package shop; @dev.peregrine.json.Json record Size(int gr\\u00f6\\u00dfe) {}",
                        "-encoding",
                        "US-ASCII")
                .assertClean();

        assertRoundTrip(compilation.load("shop.Size"), "{\"größe\":1}");
    }

    @Test
    void everyRecordOfTheCompilationIsCoveredWhenAskedFor() throws Exception {
        Compilation compilation = compile("shop/Shop.java", """
                package shop;
                class Shop {
                    record Order(int id) {}
                    private record Secret(int id) { record Inner(int id) {} }
                    record Holder(Secret secret) {}
                    @FunctionalInterface interface Other { record Line(Runnable run) {} void run(); }
                }
                """, "-Aperegrine.records=all", "-Xlint:all", "-Werror")
                .assertClean();

        assertThat(compilation.generated()).containsExactly("shop.Shop$Order$Json", "shop.Shop$Other$Line$Json");
        assertRoundTrip(compilation.load("shop.Shop$Holder"), "{\"secret\":{\"id\":1}}");
    }

    @Test
    void theCompilerFindsTheProcessorByItself() throws Exception {
        Path source = Compilation.source(
                folder, "shop/Order.java", "package shop; @dev.peregrine.json.Json record Order(int id) {}");
        Path own = Path.of(CodecProcessor.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Compilation compilation = Compilation.of(
                folder, List.of(source), List.of("-processorpath", own.toString(), "-Xlint:all"), List.of());

        assertThat(compilation.assertClean().generated()).containsExactly("shop.Order$Json");
        assertThat(own.resolve("META-INF/gradle/incremental.annotation.processors"))
                .hasContent(CodecProcessor.class.getName() + ",isolating");
    }
}
