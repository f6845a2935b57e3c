package dev.peregrine.event;

/**
 * An event, or one item of it, that is not what it should be. The message says what is wrong and where, and holds nothing of
 * the content.
 */
public final class UndecodableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure without a cause.
     *
     * @param message what is wrong and where
     */
    public UndecodableException(String message) {
        super(message);
    }

    /**
     * A failure with a cause.
     *
     * @param message what is wrong and where
     * @param cause what was thrown
     */
    public UndecodableException(String message, Throwable cause) {
        super(message, cause);
    }
}
