package dev.peregrine.testing.cli;

/** An option has a value that it can't have, or stands where it means nothing; the message says what to change. */
final class WrongOption extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongOption(String message) {
        super(message);
    }
}
