package dev.peregrine.testing.coldstart;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a function's jars are.
 *
 * @param jars the jars, in the order of the class path
 * @param taskRoot the folder whose {@code lib} holds them for the runtime's own class loader; empty if they are on the JVM's
 *     class path
 */
record Deployment(List<Path> jars, Optional<Path> taskRoot) {
    static Deployment onClassPath(List<Path> jars) {
        return new Deployment(jars, Optional.empty());
    }
}
