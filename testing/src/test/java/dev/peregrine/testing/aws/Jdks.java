package dev.peregrine.testing.aws;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The JDKs of this machine: the running one, those that a system property names, and those installed beside the running one. */
final class Jdks {
    private Jdks() {}

    /** A JDK by its feature version; the system property {@code jdk25.home} names one for 25. */
    static Optional<Path> find(int feature) {
        String named = System.getProperty("jdk" + feature + ".home");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        Path running = Path.of(System.getProperty("java.home"));
        if (Runtime.version().feature() == feature) {
            return Optional.of(running);
        }
        Path parent = running.toAbsolutePath().getParent();
        try (Stream<Path> siblings = Files.list(parent == null ? running : parent)) {
            List<Path> homes = siblings.sorted().toList();
            return homes.stream()
                    .filter(home -> version(home).startsWith(feature + "."))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The full version, such as {@code 17.0.15}; an empty string when there is no JDK. */
    static String version(Path home) {
        Properties release = new Properties();
        if (Files.isExecutable(home.resolve("bin").resolve("java")) && Files.isReadable(home.resolve("release"))) {
            try (Reader in = Files.newBufferedReader(home.resolve("release"))) {
                release.load(in);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return release.getProperty("JAVA_VERSION", "").replace("\"", "");
    }
}
