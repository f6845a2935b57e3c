package dev.peregrine.json;

import org.jspecify.annotations.Nullable;

/** A value that JSON cannot express; a type of its own to be found again beneath what databind wraps around it. */
final class UnwritableException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnwritableException(String pointer, String detail, @Nullable Throwable cause) {
        super("Cannot write " + (pointer.isEmpty() ? "this value" : pointer) + " as JSON: " + detail, cause);
    }
}
