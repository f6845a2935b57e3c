package dev.peregrine.spi;

/** The host's own logger, used when no SLF4J provider is on the class path. Thread-safe. */
@FunctionalInterface
public interface HostLog {
    /**
     * Writes an error.
     *
     * @param message what happened, without line breaks
     * @param cause what was thrown
     */
    void error(String message, Throwable cause);
}
