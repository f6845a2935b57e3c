package dev.peregrine.event;

/**
 * Where a function puts what it can't handle and what delivering again won't mend: a queue, a table, a bucket of yours. Must
 * be thread-safe.
 *
 * <p>What goes there: a message whose handler threw a {@link PermanentFailure}, one that can't be decoded, and on hosts that
 * would drop it every message that isn't done. It is acknowledged only after {@link #park} has returned; when that throws,
 * the message counts as failed and is delivered again. A message can be parked more than once: when the delivery that it was
 * part of comes again as a whole, or carried several events that failed.
 */
@FunctionalInterface
public interface Parking {
    /**
     * Puts a message away for good.
     *
     * @param message the message as it came; for other kinds of events, the event's JSON
     * @param cause why it is parked
     * @throws Exception any failure to do so
     */
    void park(RawMessage message, Throwable cause) throws Exception;

    /**
     * Parks by a declared output of the host: on Azure Functions the output binding that the packager writes. Hosts without
     * such outputs refuse to start the function.
     *
     * @return the one shared instance
     */
    static Parking output() {
        return HostOutput.INSTANCE;
    }
}
