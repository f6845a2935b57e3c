package dev.peregrine.json;

import org.jspecify.annotations.Nullable;

/**
 * JSON that is malformed or does not fit the type asked for. {@link #getMessage()} is safe to show to whoever sent the
 * JSON: it holds the path, what was expected and what kind of value was found, never a value of the body and never the
 * name of a Java type. The {@linkplain #getCause() cause}, if any, is not for clients.
 */
public final class JsonException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_PATH_SHOWN = 200;

    /** The JSON pointer of the wrong place. */
    private final String pointer;

    /** What is wrong there. */
    private final String detail;

    /**
     * Creates the exception.
     *
     * @param pointer the wrong place as an RFC 6901 JSON pointer, the empty string for the whole document
     * @param detail what is wrong there, such as {@code expected a number, found a string}; safe for clients
     */
    public JsonException(String pointer, String detail) {
        this(pointer, detail, null);
    }

    /**
     * Creates the exception with what was thrown underneath.
     *
     * @param pointer the wrong place as an RFC 6901 JSON pointer, the empty string for the whole document
     * @param detail what is wrong there, such as {@code expected a number, found a string}; safe for clients
     * @param cause what was thrown underneath, kept for logs
     */
    public JsonException(String pointer, String detail, @Nullable Throwable cause) {
        super(pointer.isEmpty() ? detail : shown(pointer) + ": " + detail, cause);
        this.pointer = pointer;
        this.detail = detail;
    }

    /**
     * Returns the wrong place.
     *
     * @return an RFC 6901 JSON pointer such as {@code /items/2/price}; the empty string for the whole document
     */
    public String pointer() {
        return pointer;
    }

    /**
     * Returns what is wrong there, without the path.
     *
     * @return a phrase such as {@code expected a number, found a string}
     */
    public String detail() {
        return detail;
    }

    /** Map keys come from the body: one line, of bounded length. */
    private static String shown(String pointer) {
        StringBuilder text = new StringBuilder();
        int end = Math.min(pointer.length(), LONGEST_PATH_SHOWN);
        for (int i = 0; i < end; i++) {
            char c = pointer.charAt(i);
            boolean plain = !Character.isISOControl(c) && !Character.isSurrogate(c) && c != '\u2028' && c != '\u2029';
            text.append(plain ? c : '?');
        }
        return end < pointer.length() ? text.append('…').toString() : text.toString();
    }
}
