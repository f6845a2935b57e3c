package dev.peregrine.benchmarks;

import dev.peregrine.testing.coldstart.Candidate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The functions that {@code benchmarks/peers/pom.xml} builds, each with what it is deployed with. */
final class Peers {
    private static final Path FOLDER = Path.of("peers");

    private Peers() {}

    /** A function of AWS Lambda. */
    static Candidate of(String folder, String handler) {
        return Candidate.lambda(handler).classPath(jars(folder));
    }

    /** A library that a peer is deployed with, by the start of its jar's name. */
    static Path library(String folder, String prefix) {
        return jars(folder).stream()
                .filter(jar -> jar.getFileName().toString().startsWith(prefix))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No " + prefix + "… in " + folder + "'s libraries"));
    }

    /** A folder of files that are on a peer's class path. */
    static Path resources(String folder) {
        return FOLDER.resolve(folder).resolve("src/main/resources");
    }

    /** What a peer is deployed with: its own jar before its libraries. */
    private static List<Path> jars(String folder) {
        Path target = FOLDER.resolve(folder).resolve("target");
        if (!Files.isDirectory(target.resolve("lib"))) {
            throw new IllegalStateException(
                    target + " isn't built. Run first: mvn -q -f benchmarks/peers/pom.xml package");
        }
        try (Stream<Path> own = Files.list(target);
                Stream<Path> libraries = Files.list(target.resolve("lib"))) {
            // Quarkus deploys what it has made of the plain jar
            List<Path> mine =
                    own.filter(file -> file.toString().endsWith(".jar")).toList();
            boolean remade = mine.stream().anyMatch(file -> file.toString().endsWith("-runner.jar"));
            return Stream.concat(
                            mine.stream()
                                    .filter(file -> !remade || file.toString().endsWith("-runner.jar")),
                            libraries
                                    .filter(file -> file.toString().endsWith(".jar"))
                                    .sorted())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
