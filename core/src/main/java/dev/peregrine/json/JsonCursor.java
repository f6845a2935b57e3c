package dev.peregrine.json;

import dev.peregrine.event.UndecodableException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON of a host's event from front to back, without a tree and without binding; for adapters, and as unstable as
 * {@code dev.peregrine.spi}. As strict as the codecs: UTF-8 only, no name twice, bounded depth and numbers. Whatever is wrong
 * is an {@link UndecodableException} with its path and nothing of the content.
 *
 * <p>It stands on a value: first on the whole document, then on what {@link #nextField} or {@link #nextElement} came to. Each
 * value may be read once; one that isn't is skipped by itself. What was entered must be gone through to its end. Used by one
 * thread.
 */
public final class JsonCursor {
    private final byte[] json;
    private final String what;
    private final Utf8Tokens tokens;

    /** Where the value begins that this was made for. */
    private final int root;

    /** Whether the value is an object or array that has not been entered: then its content is skipped. */
    private boolean untouched;

    /** How many objects and arrays have been entered and not left. */
    private int entered;

    private @Nullable UndecodableException malformed;

    private JsonCursor(byte[] json, String what, Utf8Tokens tokens, int root) {
        this.json = json;
        this.what = what;
        this.tokens = tokens;
        this.root = root;
    }

    /**
     * Starts to read.
     *
     * @param json one JSON value in UTF-8; not copied
     * @param what what it is, for messages, such as {@code the SQS event}
     * @return the cursor on the value
     * @throws UndecodableException when it isn't JSON from the beginning
     */
    public static JsonCursor of(byte[] json, String what) {
        return of(json, json.length, what);
    }

    /**
     * Starts to read what stands at the beginning of an array.
     *
     * @param json one JSON value in UTF-8; not copied
     * @param length the number of its bytes
     * @param what what it is, for messages
     * @return the cursor on the value
     * @throws UndecodableException when it isn't JSON from the beginning
     */
    public static JsonCursor of(byte[] json, int length, String what) {
        Objects.checkFromIndexSize(0, length, json.length);
        JsonCursor cursor = new JsonCursor(json, what, new Utf8Tokens(json, 0, length), 0);
        if (cursor.next() == Tokens.NONE) {
            throw new UndecodableException(what + " is empty, where JSON is expected");
        }
        return cursor;
    }

    /**
     * Starts to read.
     *
     * @param json one JSON value
     * @param what what it is, for messages
     * @return the cursor on the value
     * @throws UndecodableException when it isn't JSON from the beginning
     */
    public static JsonCursor of(String json, String what) {
        return of(json.getBytes(StandardCharsets.UTF_8), what);
    }

    private int next() {
        if (malformed != null) {
            throw malformed;
        }
        tokens.within(root);
        try {
            if (untouched) {
                tokens.skip();
            }
            int token = tokens.next();
            untouched = token == Tokens.OBJECT || token == Tokens.ARRAY;
            return token;
        } catch (JsonException e) {
            throw malformed(e);
        }
    }

    /**
     * Whether the value is an object.
     *
     * @return whether it is
     */
    public boolean isObject() {
        return tokens.token() == Tokens.OBJECT;
    }

    /**
     * Whether the value is an array.
     *
     * @return whether it is
     */
    public boolean isArray() {
        return tokens.token() == Tokens.ARRAY;
    }

    /**
     * Whether the value is {@code null}.
     *
     * @return whether it is
     */
    public boolean isNull() {
        return tokens.token() == Tokens.NULL;
    }

    /**
     * Whether the value is a string.
     *
     * @return whether it is
     */
    public boolean isText() {
        return tokens.token() == Tokens.STRING;
    }

    /**
     * Whether the value is a number.
     *
     * @return whether it is
     */
    public boolean isNumber() {
        int id = tokens.token();
        return id == Tokens.WHOLE || id == Tokens.REAL;
    }

    /**
     * Whether the value is {@code true} or {@code false}.
     *
     * @return whether it is
     */
    public boolean isBoolean() {
        int id = tokens.token();
        return id == Tokens.TRUE || id == Tokens.FALSE;
    }

    /**
     * Enters an object; its fields come by {@link #nextField}.
     *
     * @return whether there is one; false for {@code null}, which is left as it is
     * @throws UndecodableException when it is something else
     */
    public boolean enterObject() {
        return enter(Tokens.OBJECT, "an object");
    }

    /**
     * Enters an array; its elements come by {@link #nextElement}.
     *
     * @return whether there is one; false for {@code null}, which is left as it is
     * @throws UndecodableException when it is something else
     */
    public boolean enterArray() {
        return enter(Tokens.ARRAY, "an array");
    }

    private boolean enter(int id, String expected) {
        if (isNull()) {
            return false;
        }
        require(id, expected);
        untouched = false;
        entered++;
        return true;
    }

    /**
     * Goes to the next field of the entered object.
     *
     * @return its name, with the cursor on its value; null at the end of the object, which is left
     */
    public @Nullable String nextField() {
        if (next() != Tokens.NAME) {
            entered--;
            return null;
        }
        String name = tokens.name();
        next();
        return name;
    }

    /**
     * Goes to the next element of the entered array.
     *
     * @return whether there is one, with the cursor on it; false at the end of the array, which is left
     */
    public boolean nextElement() {
        if (next() != Tokens.END_ARRAY) {
            return true;
        }
        entered--;
        return false;
    }

    /**
     * How many objects and arrays have been entered and not left, to come back to by {@link #leave}.
     *
     * @return the number
     */
    public int depth() {
        return entered;
    }

    /**
     * Leaves what was entered of a value that turned out wrong, so that the next field or element can be read.
     *
     * @param depth what {@link #depth} was when the cursor came to the value
     * @throws UndecodableException when it isn't JSON: then there is nothing more to read
     */
    public void leave(int depth) {
        if (malformed != null) {
            throw malformed;
        }
        if (untouched) {
            skip();
        }
        while (entered > depth) {
            int token = next();
            if (token == Tokens.END_OBJECT || token == Tokens.END_ARRAY) {
                entered--;
            }
        }
    }

    /**
     * Reads a string.
     *
     * @return the string; null for {@code null}
     * @throws UndecodableException when it is something else
     */
    public @Nullable String text() {
        return isNull() ? null : requireText();
    }

    /**
     * Reads a string that must be there.
     *
     * @return the string
     * @throws UndecodableException when it is something else
     */
    public String requireText() {
        require(Tokens.STRING, "a string");
        return tokens.text();
    }

    /**
     * Reads a string as bytes, which spares decoding and encoding it.
     *
     * @return the string in UTF-8, with a question mark for half a surrogate pair; null for {@code null}
     * @throws UndecodableException when it is something else
     */
    public byte @Nullable [] utf8() {
        if (isNull()) {
            return null;
        }
        require(Tokens.STRING, "a string");
        return tokens.utf8();
    }

    /**
     * Reads a string, a number or a boolean as its text.
     *
     * @return a string without its quotes, else the text as it stands; null for {@code null}
     * @throws UndecodableException when it is an object or an array
     */
    public @Nullable String scalarText() {
        if (isNull()) {
            return null;
        }
        if (isObject() || isArray()) {
            throw wrong("a string, a number or a boolean");
        }
        return isBoolean() ? String.valueOf(bool()) : tokens.text();
    }

    /**
     * Reads a whole number, which may also be written as a string, as some hosts do.
     *
     * @return the number
     * @throws UndecodableException when it is something else, or beyond 64 bits
     */
    public long wholeNumber() {
        boolean candidate = isText() || tokens.token() == Tokens.WHOLE;
        String text = candidate ? tokens.text() : "";
        try {
            if (isWhole(text)) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong("a whole number of 64 bits");
    }

    /** Long.parseLong takes a plus sign and the digits of every script too. */
    private static boolean isWhole(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > start;
    }

    /**
     * Reads a number exactly.
     *
     * @return the number
     * @throws UndecodableException when it is something else
     */
    public BigDecimal decimal() {
        if (isNumber()) {
            try {
                return new BigDecimal(tokens.text());
            } catch (NumberFormatException e) {
                // told below
            }
        }
        throw wrong("a number");
    }

    /**
     * Reads a boolean.
     *
     * @return its value; false for {@code null}
     * @throws UndecodableException when it is something else
     */
    public boolean bool() {
        if (isNull()) {
            return false;
        }
        if (!isBoolean()) {
            throw wrong("true or false");
        }
        return tokens.token() == Tokens.TRUE;
    }

    /**
     * Reads bytes written in base64.
     *
     * @return the bytes; null for {@code null}
     * @throws UndecodableException when it is something else
     */
    public byte @Nullable [] base64() {
        if (isNull()) {
            return null;
        }
        String text = requireText();
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw wrong("base64");
        }
    }

    /**
     * Copies a value as it stands.
     *
     * @return its JSON, to the letter
     * @throws IllegalStateException when the cursor doesn't stand on a value, or on an object or array that was entered
     */
    public byte[] copy() {
        boolean scalar = isText() || isNumber() || isBoolean() || isNull();
        if (!scalar && !untouched) {
            throw new IllegalStateException("There is no value to copy, or its content has been read already");
        }
        int start = tokens.start();
        if (untouched) {
            skip();
        }
        return Arrays.copyOfRange(json, start, tokens.stop());
    }

    private void skip() {
        tokens.within(root);
        try {
            tokens.skip();
            untouched = false;
        } catch (JsonException e) {
            throw malformed(e);
        }
    }

    /**
     * A cursor on the value alone, whose messages tell places within it. To be used, and {@linkplain #leave left}, before this
     * one is used again.
     *
     * @param name what it is, for messages, such as {@code Record 3 of the SQS event}
     * @return the cursor on the same value
     */
    public JsonCursor value(String name) {
        JsonCursor cursor = new JsonCursor(json, name, tokens, tokens.start());
        cursor.untouched = untouched;
        untouched = false;
        return cursor;
    }

    /**
     * Copies the value that this cursor was made for, as far as it has been read.
     *
     * @return its JSON, to the letter
     */
    public byte[] whole() {
        return Arrays.copyOfRange(json, root, tokens.stop());
    }

    /** Checks that the document has been read to its end and nothing follows it. */
    public void end() {
        if (next() != Tokens.NONE) {
            throw new UndecodableException(what + ": something follows the JSON value");
        }
    }

    /**
     * Says that the value is not what it should be.
     *
     * @param expected what it should be, such as {@code a string}
     * @return the exception to throw
     */
    public UndecodableException wrong(String expected) {
        return at("expected " + expected + ", found " + tokens.found());
    }

    /**
     * Says that something is missing from the object that was just left.
     *
     * @param name the field's name
     * @return the exception to throw
     */
    public UndecodableException missing(String name) {
        return at(name + " is missing");
    }

    /**
     * Says what is wrong with the value the cursor stands on, or with the object or array that was just left.
     *
     * @param detail what is wrong, without anything of the content
     * @return the exception to throw
     */
    public UndecodableException refused(String detail) {
        return at(detail);
    }

    private UndecodableException at(String detail) {
        if (malformed != null) {
            return malformed;
        }
        tokens.within(root);
        return new UndecodableException(what + ": " + tokens.at(detail).getMessage());
    }

    private void require(int id, String expected) {
        if (tokens.token() != id) {
            throw wrong(expected);
        }
    }

    private UndecodableException malformed(JsonException e) {
        malformed = new UndecodableException(what + ": " + e.getMessage());
        return malformed;
    }
}
