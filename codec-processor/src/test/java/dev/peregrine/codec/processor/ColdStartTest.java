package dev.peregrine.codec.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fresh JVM loads to read and write core's rich record (nested, a list, a decimal, an instant) once. */
class ColdStartTest {
    private static final Path CORE = Path.of("..", "core", "src", "test", "java", "dev", "peregrine", "json");

    /** Parsed more than for tokens alone: 28 on JDK 17 and 30 on JDK 25 when written; by reflection 52 and 104. */
    @TempDir
    Path folder;

    /** The classes loaded, and how many of them were parsed, that is, came from elsewhere than the JVM's archive. */
    private record Loaded(List<String> names, int parsed) {
        static Loaded by(Path jdk, Path classes, String program) throws Exception {
            List<String> lines = FreshJvm.run(
                    jdk,
                    List.of(
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-Xshare:auto",
                            "-Xlog:class+load",
                            "-cp",
                            FreshJvm.path(classes),
                            "dev.peregrine.json.ColdStart$" + program));
            List<String> names = new ArrayList<>();
            int parsed = 0;
            for (String line : lines) {
                int source = line.indexOf(" source: ");
                if (source > 0) {
                    names.add(line.substring(line.lastIndexOf(' ', source - 1) + 1, source));
                    parsed += line.contains("shared objects file") ? 0 : 1;
                }
            }
            assertThat(names)
                    .as("class data sharing is off: nothing can be counted")
                    .hasSizeGreaterThan(parsed + 100);
            return new Loaded(names, parsed);
        }

        boolean usesReflection() {
            return names.stream()
                    .anyMatch(name -> name.startsWith("sun.reflect.generics.")
                            || name.startsWith("jdk.internal.reflect.NativeMethodAccessor")
                            || name.startsWith("jdk.internal.reflect.DirectMethodHandleAccessor"));
        }
    }

    @Test
    void aRichRecordTakesNoMoreClassesThanJacksonsTokensAndNoReflection() throws Exception {
        List<Path> source = List.of(CORE.resolve("ColdStart.java"));
        Path generated = Compilation.of(folder.resolve("generated"), source, List.of("-Aperegrine.records=all"))
                .assertClean()
                .classes();
        Path reflective = Compilation.of(folder.resolve("reflective"), source, List.of("-proc:none"), List.of())
                .assertClean()
                .classes();
        for (Path jdk : FreshJvm.jdks()) {
            Loaded tokens = Loaded.by(jdk, generated, "Tokens");
            Loaded rich = Loaded.by(jdk, generated, "Rich");
            Loaded before = Loaded.by(jdk, reflective, "Rich");

            assertThat(before.usesReflection()).isTrue();
            assertThat(rich.usesReflection()).isFalse();
            assertThat(rich.parsed()).as(jdk.toString()).isPositive().isLessThanOrEqualTo(tokens.parsed());
            assertThat(before.parsed() - rich.parsed()).as(jdk.toString()).isGreaterThan(15);
        }
    }

    @Test
    void theClassLoaderOfACoveredRecordCanGo() throws Exception {
        Path classes = Compilation.of(
                        folder, List.of(CORE.resolve("LoaderRelease.java")), List.of("-Aperegrine.records=all"))
                .assertClean()
                .classes();
        List<String> lines = FreshJvm.run(
                Path.of(System.getProperty("java.home")),
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:SoftRefLRUPolicyMSPerMB=0",
                        "-cp",
                        FreshJvm.path(classes),
                        "dev.peregrine.json.LoaderRelease",
                        classes.toString()));

        assertThat(lines).containsExactly("{\"text\":\"a\",\"colour\":\"RED\"}", "released");
    }
}
