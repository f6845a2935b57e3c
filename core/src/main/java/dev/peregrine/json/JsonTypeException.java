package dev.peregrine.json;

/**
 * A Java type that a {@link JsonCodec} refuses to bind. The message names the type, the record component through which
 * it was reached, the reason and the way out. It is a mistake in the program, not in the JSON: it is not for clients.
 */
public final class JsonTypeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message the type, where it was met, why it is refused and what to do instead
     */
    public JsonTypeException(String message) {
        super(message);
    }

    /**
     * Creates the exception with the failure that revealed it.
     *
     * @param message the type, where it was met, why it is refused and what to do instead
     * @param cause what was thrown underneath
     */
    public JsonTypeException(String message, Throwable cause) {
        super(message, cause);
    }
}
