package dev.peregrine;

/** An app that can't run as it is declared or configured. The message says what is wrong and what to change. */
public final class StartupException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure without a cause.
     *
     * @param message what is wrong and what to change
     */
    public StartupException(String message) {
        super(message);
    }

    /**
     * A failure with a cause.
     *
     * @param message what is wrong and what to change
     * @param cause what was thrown
     */
    public StartupException(String message, Throwable cause) {
        super(message, cause);
    }
}
