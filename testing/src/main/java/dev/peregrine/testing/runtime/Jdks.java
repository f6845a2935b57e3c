package dev.peregrine.testing.runtime;

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
public final class Jdks {

    private Jdks() {}

    /** {@return the home of the running JDK} */
    public static Path running() {
        return Path.of(System.getProperty("java.home"));
    }

    /**
     * Finds a JDK by its feature version. The system property {@code jdk25.home} names one for 25, and so on; without it the
     * running JDK is taken if it fits, then one installed in the same folder as the running one.
     *
     * @param feature such as 17
     * @return its home, empty if there is none
     */
    public static Optional<Path> find(int feature) {
        String named = System.getProperty("jdk" + feature + ".home");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        Path running = running();
        if (Runtime.version().feature() == feature) {
            return Optional.of(running);
        }
        Path parent = running.toAbsolutePath().getParent();
        try (Stream<Path> siblings = Files.list(parent == null ? running : parent)) {
            List<Path> homes = siblings.sorted().toList();
            return homes.stream().filter(home -> feature(home) == feature).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads the full version of a JDK from its {@code release} file.
     *
     * @param home its folder, the one with {@code bin} in it
     * @return such as {@code 17.0.15}; an empty string when there is no JDK
     */
    public static String version(Path home) {
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

    /**
     * The feature version of a JDK.
     *
     * @param home its folder, the one with {@code bin} in it
     * @return such as 17; 0 when there is no JDK, or a version that isn't written that way
     */
    public static int feature(Path home) {
        String version = version(home);
        int end = 0;
        while (end < version.length() && Character.isDigit(version.charAt(end))) {
            end++;
        }
        return end == 0 ? 0 : Integer.parseInt(version.substring(0, end));
    }
}
