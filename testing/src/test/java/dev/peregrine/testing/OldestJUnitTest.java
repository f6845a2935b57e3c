package dev.peregrine.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published classes must not need a newer JUnit than the oldest one promised; the build itself uses the newest. */
class OldestJUnitTest {
    private static final Path OLDEST_JUNIT = Path.of("target", "oldest-junit");

    @Test
    void thePublishedClassesCompileAgainstTheOldestSupportedJUnit(@TempDir Path output) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter log = new StringWriter();
        List<String> options = List.of("-proc:none", "-d", output.toString(), "-classpath", classPath());
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, Locale.ROOT, UTF_8)) {
            List<Path> sources = filesIn(Path.of("src", "main", "java"), ".java");
            assertThat(sources).isNotEmpty();
            boolean compiled = compiler.getTask(
                            log, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            assertThat(compiled).withFailMessage(log::toString).isTrue();
        }
    }

    /** The class path of this test with the oldest JUnit in the place of its own, and without this module's classes. */
    private static String classPath() {
        List<String> entries = new ArrayList<>();
        List<Path> oldest = filesIn(OLDEST_JUNIT, ".jar");
        assertThat(oldest).hasSize(2);
        oldest.forEach(jar -> entries.add(jar.toString()));
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            boolean junit = path.getFileName().toString().startsWith("junit-");
            if (!junit && !Files.isDirectory(path.resolve("dev/peregrine/testing"))) {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static List<Path> filesIn(Path folder, String extension) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(extension))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder.toAbsolutePath() + ": build with Maven first", e);
        }
    }
}
