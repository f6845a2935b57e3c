package dev.peregrine.event;

/**
 * An event, or one item of it, that is not what it should be. The message says what is wrong and where, and holds nothing of
 * the content but names and ids, on one line so that they can't forge lines of logs.
 */
public final class UndecodableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure without a cause.
     *
     * @param message what is wrong and where
     */
    public UndecodableException(String message) {
        super(oneLine(message));
    }

    /**
     * A failure with a cause.
     *
     * @param message what is wrong and where
     * @param cause what was thrown
     */
    public UndecodableException(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /** Names and ids may be the sender's. */
    private static String oneLine(String message) {
        StringBuilder line = new StringBuilder(message.length());
        for (int i = 0; i < message.length(); i++) {
            char c = message.charAt(i);
            line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? '?' : c);
        }
        return line.toString();
    }
}
