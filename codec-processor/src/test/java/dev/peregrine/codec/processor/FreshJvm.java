package dev.peregrine.codec.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import dev.peregrine.json.JsonCodec;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Runs a program in a JVM of its own. */
final class FreshJvm {
    private FreshJvm() {}

    /** The lines that it prints; it must end well. */
    static List<String> run(Path jdk, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(jdk.resolve("bin").resolve("java").toString());
        command.addAll(arguments);
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(output).isZero();
        return output.lines().toList();
    }

    /** A path of these classes, core and jackson-core. */
    static String path(Path classes) throws URISyntaxException {
        return String.join(
                System.getProperty("path.separator"),
                classes.toString(),
                home(JsonCodec.class).toString(),
                home(JsonFactory.class).toString());
    }

    static Path home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    /** The running JDK, and each JDK 25 beside it; the system property {@code jdk25.home} names one elsewhere. */
    static List<Path> jdks() throws IOException {
        List<Path> jdks = new ArrayList<>();
        Path running = Path.of(System.getProperty("java.home"));
        jdks.add(running);
        String named = System.getProperty("jdk25.home");
        if (named != null) {
            jdks.add(Path.of(named));
        } else if (Runtime.version().feature() != 25) {
            try (Stream<Path> siblings = Files.list(running.resolveSibling("."))) {
                siblings.sorted().filter(FreshJvm::isJdk25).findFirst().ifPresent(jdks::add);
            }
        }
        return jdks;
    }

    private static boolean isJdk25(Path home) {
        Path release = home.resolve("release");
        try {
            return Files.isExecutable(home.resolve("bin").resolve("java"))
                    && Files.isReadable(release)
                    && Files.readString(release).contains("JAVA_VERSION=\"25");
        } catch (IOException unreadable) {
            return false;
        }
    }
}
