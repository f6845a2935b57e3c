package dev.peregrine.json;

import java.io.IOException;

/**
 * JSON as a sequence of tokens, which a codec goes through from front to back. Stands on no token at first. What a caller finds
 * wrong is told by {@link #at}, which knows the place.
 */
abstract class Tokens {
    static final int NONE = 0;
    static final int OBJECT = 1;
    static final int END_OBJECT = 2;
    static final int ARRAY = 3;
    static final int END_ARRAY = 4;
    static final int NAME = 5;
    static final int STRING = 6;
    /** A number without fraction and exponent. */
    static final int WHOLE = 7;

    static final int REAL = 8;
    static final int TRUE = 9;
    static final int FALSE = 10;
    static final int NULL = 11;

    /** The token that this stands on. */
    abstract int token();

    /** Goes to the next token; {@link #NONE} behind the last. */
    abstract int next() throws IOException;

    /** Goes to the last token of the value that this stands on. */
    abstract void skip() throws IOException;

    /** The name of the field that this stands on or in. */
    abstract String name() throws IOException;

    /** Whether this stands on a field of this name. */
    abstract boolean isName(String name) throws IOException;

    /** The text of a string, or a number as it is written. */
    abstract String text() throws IOException;

    /** A whole number; throws NumberFormatException when it has more than 64 bits. */
    long whole() throws IOException {
        return Long.parseLong(text());
    }

    /** Goes through the token to its end, where something may be wrong with it. */
    void finish() throws IOException {}

    /** What is wrong with the value that this stands on, or with the object or array that was just left. */
    abstract JsonException at(String detail);

    /** Something is missing from the object that was just left. */
    abstract JsonException missing(String name);

    final JsonException expected(String wanted) throws IOException {
        finish(); // a string that never ends is malformed, whatever was wanted in its place
        return at("expected " + wanted + ", found " + found());
    }

    /** What the token begins, in words. */
    final String found() {
        return switch (token()) {
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case STRING -> "a string";
            case WHOLE, REAL -> "a number";
            case NULL -> "null";
            default -> "true or false";
        };
    }
}
