package dev.peregrine.testing.coldstart;

import dev.peregrine.testing.runtime.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A temporary folder for jars and archives. */
final class WorkFolder implements AutoCloseable {
    private final Path root;
    private int used;

    private WorkFolder(Path root) {
        this.root = root;
    }

    static WorkFolder create() {
        try {
            return new WorkFolder(Files.createTempDirectory("cold-start-"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a temporary folder", e);
        }
    }

    /** A new folder in it. */
    Path next() {
        try {
            return Files.createDirectory(root.resolve(Integer.toString(used++)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        TemporaryFolder.delete(root);
    }
}
