package dev.peregrine.testing.wire;

/** A host can't carry an event: the one who sends it is refused, or there is no such thing on this host. */
public final class NotCarriedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message what can't be carried by what, and why
     */
    public NotCarriedException(String message) {
        super(message);
    }
}
