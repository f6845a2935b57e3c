package dev.peregrine.spi;

/** Items were not started, and the host is asked for them again. */
final class UnfinishedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfinishedException(String message) {
        super(message);
    }
}
