package dev.peregrine.testing.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Folders that live as long as what is started in them. Thread-safe. */
public final class TemporaryFolder {
    private static final int TRIES = 5;
    private static final long BETWEEN_TRIES = Duration.ofMillis(20).toNanos();

    private TemporaryFolder() {}

    /**
     * Deletes a folder with what is in it. Throws nothing: a process that hasn't quite ended may still write to it, so this tries a
     * few times, and then leaves it to the system's own cleaning.
     *
     * @param folder the folder; need not exist
     * @return whether it is gone
     */
    public static boolean delete(Path folder) {
        for (int tried = 0; tried < TRIES; tried++) {
            if (tried > 0) {
                LockSupport.parkNanos(BETWEEN_TRIES);
            }
            if (deletedAtOnce(folder)) {
                return true;
            }
        }
        return false;
    }

    private static boolean deletedAtOnce(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
            return true;
        } catch (NoSuchFileException e) {
            return !Files.exists(folder);
        } catch (IOException | UncheckedIOException e) {
            return false;
        }
    }
}
