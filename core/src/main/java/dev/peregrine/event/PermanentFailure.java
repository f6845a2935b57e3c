package dev.peregrine.event;

/**
 * A failure that delivering again can't mend. With {@link Parking} the message is parked and acknowledged; without, it is
 * delivered again like any other until the host's own dead letter takes it, so that nothing is lost.
 */
public final class PermanentFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A failure without a cause.
     *
     * @param message what is wrong with the message, for logs and for whoever looks at what was parked
     */
    public PermanentFailure(String message) {
        super(message);
    }

    /**
     * A failure with a cause.
     *
     * @param message what is wrong with the message
     * @param cause what was thrown
     */
    public PermanentFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
