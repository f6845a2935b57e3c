package dev.peregrine.testing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all commands have in common. */
class PeregrineTest {
    /** The test's class path without picocli. */
    private static final class WithoutPicocli extends URLClassLoader {
        WithoutPicocli() throws MalformedURLException {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] classPath() throws MalformedURLException {
            List<URL> urls = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                urls.add(new File(entry).toURI().toURL());
            }
            return urls.toArray(URL[]::new);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("picocli.")) {
                throw new ClassNotFoundException(name);
            }
            return super.findClass(name);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "events ", "events list ", "events generate ", "invoke ", "simulate ", "coldstart ", "run "})
    void explainsEachCommand(String command) {
        Run run = Run.of(List.of((command + "--help").split(" ", -1)));
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("Usage: peregrine").doesNotContain("\u001B");
        assertThat(run.err()).isEmpty();
        if (!command.isEmpty() && !command.equals("events ")) {
            assertThat(run.out()).contains("Examples:", "  peregrine " + command);
        }
    }

    @Test
    void saysItsVersion() throws Exception {
        String version = Files.readString(Path.of("pom.xml"), StandardCharsets.UTF_8)
                .replaceAll("(?s).*?<version>(.*?)</version>.*", "$1");
        assertThat(Run.of("--version").out()).isEqualTo("peregrine " + version + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "events", "fly", "invoke aws sqs --loudly"})
    void answersWrongUsageWithAHint(String command) {
        Run run = Run.of(command.isEmpty() ? List.of() : List.of(command.split(" ", -1)));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--help\".").doesNotContain("\tat ").doesNotContain("\u001B");
        assertThat(run.output()).isEmpty();
    }

    @Test
    void saysWhatToAddWhenPicocliIsMissing() throws Exception {
        try (WithoutPicocli loader = new WithoutPicocli()) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            Object exitCode = loader.loadClass(Peregrine.class.getName())
                    .getMethod("run", InputStream.class, PrintStream.class, PrintStream.class, String[].class)
                    .invoke(
                            null,
                            new ByteArrayInputStream(new byte[0]),
                            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                            new PrintStream(err, true, StandardCharsets.UTF_8),
                            new String[] {"--help"});
            assertThat(exitCode).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).contains("Add info.picocli:picocli:");
        }
    }
}
