package dev.peregrine.json;

import dev.peregrine.text.Utf8;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in UTF-8, value by value; for adapters, and as unstable as {@code dev.peregrine.spi}. Puts the commas itself;
 * that every name has one value, and that what was begun is ended, is the caller's affair. Nesting is bounded as for reading.
 * Used by one thread.
 */
public final class JsonWriter {
    private static final String HEX = "0123456789ABCDEF";

    /** As many bytes as an escape of a character has. */
    private static final int ESCAPE = 6;

    private byte[] out;
    private int length;
    private int depth;

    /** How many members or elements have been begun at each depth; those of the root are its values. */
    private int[] begun = new int[8];

    /** The name of the member that is being written at each depth; null in an array. */
    private @Nullable String[] names = new @Nullable String[8];

    /**
     * Starts to write.
     *
     * @param capacity the number of bytes that are expected; more grow
     */
    public JsonWriter(int capacity) {
        this.out = new byte[capacity];
    }

    /**
     * Begins an object; its members come by {@link #name} and a value each.
     *
     * @return this
     * @throws IllegalArgumentException when it is nested too deep
     */
    public JsonWriter object() {
        begin('{', "");
        return this;
    }

    /**
     * Ends an object.
     *
     * @return this
     */
    public JsonWriter endObject() {
        end('}');
        return this;
    }

    /**
     * Begins an array.
     *
     * @return this
     * @throws IllegalArgumentException when it is nested too deep
     */
    public JsonWriter array() {
        begin('[', null);
        return this;
    }

    /**
     * Ends an array.
     *
     * @return this
     */
    public JsonWriter endArray() {
        end(']');
        return this;
    }

    private void begin(char bracket, @Nullable String name) {
        value();
        if (depth == JsonText.MAX_DEPTH) {
            throw unwritable(Failures.TOO_DEEP + "; does the value contain itself?");
        }
        put(bracket);
        if (++depth == begun.length) {
            begun = Arrays.copyOf(begun, 4 * depth);
            names = Arrays.copyOf(names, 4 * depth);
        }
        begun[depth] = 0;
        names[depth] = name;
    }

    private void end(char bracket) {
        depth--;
        put(bracket);
    }

    /**
     * Begins a member of an object.
     *
     * @param name its name
     * @return this
     */
    public JsonWriter name(String name) {
        if (begun[depth]++ > 0) {
            put(',');
        }
        names[depth] = name;
        quoted(name);
        put(':');
        return this;
    }

    /**
     * Writes a string.
     *
     * @param text the string; halves of surrogate pairs are escaped, all else that may stand as it is does
     * @return this
     */
    public JsonWriter text(String text) {
        value();
        quoted(text);
        return this;
    }

    /**
     * Writes a string that is there as bytes.
     *
     * @param utf8 well-formed UTF-8
     * @return this
     */
    public JsonWriter text(byte[] utf8) {
        value();
        reserve(utf8.length + 2);
        out[length++] = '"';
        int plain = 0;
        for (int i = 0; i < utf8.length; i++) {
            byte b = utf8[i];
            if (b == '"' || b == '\\' || (b >= 0 && b < ' ')) {
                reserve(utf8.length - plain + ESCAPE + 1);
                System.arraycopy(utf8, plain, out, length, i - plain);
                length += i - plain;
                escape((char) b);
                plain = i + 1;
            }
        }
        reserve(utf8.length - plain + 1);
        System.arraycopy(utf8, plain, out, length, utf8.length - plain);
        length += utf8.length - plain;
        out[length++] = '"';
        return this;
    }

    /**
     * Writes a number.
     *
     * @param value the number
     * @return this
     */
    public JsonWriter number(long value) {
        return raw(Long.toString(value));
    }

    /**
     * Writes a boolean.
     *
     * @param value the boolean
     * @return this
     */
    public JsonWriter bool(boolean value) {
        return raw(value ? "true" : "false");
    }

    /**
     * Writes {@code null}.
     *
     * @return this
     */
    public JsonWriter nothing() {
        return raw("null");
    }

    /** Writes a value that is JSON already, in ASCII. */
    JsonWriter raw(String json) {
        value();
        int size = json.length();
        reserve(size);
        for (int i = 0; i < size; i++) {
            out[length++] = (byte) json.charAt(i);
        }
        return this;
    }

    /** Begins a value: a member's is already begun by its name. */
    private void value() {
        if (names[depth] == null && begun[depth]++ > 0) {
            put(',');
        }
    }

    private void quoted(String text) {
        int size = text.length();
        reserve(size + 2);
        byte[] into = out;
        int at = length;
        into[at++] = '"';
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == '"' || c == '\\') {
                length = at;
                special(text, i);
                return;
            }
            into[at++] = (byte) c;
        }
        into[at++] = '"';
        length = at;
    }

    /** Writes the rest of a string, from its first character that needs more than one byte. */
    private void special(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            reserve(text.length() - i + ESCAPE + 1);
            char c = text.charAt(i);
            if (c < 0x80) {
                if (c < ' ' || c == '"' || c == '\\') {
                    escape(c);
                } else {
                    out[length++] = (byte) c;
                }
            } else if (!Character.isSurrogate(c)) {
                length = Utf8.encode(c, out, length);
            } else if (i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1))) {
                length = Utf8.encode(Character.toCodePoint(c, text.charAt(++i)), out, length);
            } else {
                unit(c);
            }
        }
        put('"');
    }

    /** Writes what may not stand as it is; there is room for it. */
    private void escape(char c) {
        char letter = switch (c) {
            case '"', '\\' -> c;
            case '\b' -> 'b';
            case '\f' -> 'f';
            case '\n' -> 'n';
            case '\r' -> 'r';
            case '\t' -> 't';
            default -> 'u';
        };
        if (letter == 'u') {
            unit(c);
        } else {
            out[length++] = '\\';
            out[length++] = (byte) letter;
        }
    }

    private void unit(char c) {
        out[length++] = '\\';
        out[length++] = 'u';
        for (int shift = 12; shift >= 0; shift -= 4) {
            out[length++] = (byte) HEX.charAt((c >> shift) & 15);
        }
    }

    private void put(char ascii) {
        reserve(1);
        out[length++] = (byte) ascii;
    }

    private void reserve(int more) {
        if (out.length - length < more) {
            out = Arrays.copyOf(out, Math.max(length + more, 2 * out.length));
        }
    }

    /** What is wrong with the value that is to be written. */
    IllegalArgumentException unwritable(String detail) {
        return new UnwritableException(pointer(depth, 0), detail, null);
    }

    /** What is wrong with a name that is to be written. */
    IllegalArgumentException unwritableName(String detail) {
        return new UnwritableException(pointer(depth - 1, -1), detail, null);
    }

    /** RFC 6901, down to a depth; an element there is the next one, or the one before that. */
    private String pointer(int deepest, int next) {
        StringBuilder pointer = new StringBuilder();
        for (int i = 1; i <= deepest; i++) {
            String name = names[i];
            int index = i == deepest ? begun[i] + next : begun[i] - 1;
            pointer.append('/').append(name == null ? Integer.toString(index) : Failures.escaped(name));
        }
        return pointer.toString();
    }

    /**
     * The number of bytes written.
     *
     * @return the number
     */
    public int size() {
        return length;
    }

    /**
     * What was written.
     *
     * @return a copy
     */
    public byte[] toBytes() {
        return Arrays.copyOf(out, length);
    }

    /**
     * Hands over what was written, without copying it.
     *
     * @param target takes the bytes
     * @throws IOException when it fails
     */
    public void writeTo(OutputStream target) throws IOException {
        target.write(out, 0, length);
    }

    @Override
    public String toString() {
        return length + " bytes of JSON";
    }
}
