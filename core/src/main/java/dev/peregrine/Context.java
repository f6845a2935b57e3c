package dev.peregrine;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The facts of one invocation. Immutable, one per handler call, thread-safe, and valid for ever: it may be kept and read by
 * other threads, also after the handler has returned.
 */
public interface Context {
    /**
     * The host's id of this invocation, as it stands in the host's own logs.
     *
     * @return the id, never empty
     */
    String invocationId();

    /**
     * The name under which the function was declared; for an HTTP request that no route takes, the name of the app.
     *
     * @return the name
     */
    String functionName();

    /**
     * The host this invocation came through.
     *
     * @return the host
     */
    Host host();

    /**
     * When the host ends the invocation, finished or not.
     *
     * @return the moment, by the host's clock
     */
    Instant deadline();

    /**
     * Whether {@link #deadline()} is an estimate, made from configuration and the start of the invocation because the host
     * doesn't tell.
     *
     * @return whether it is estimated
     */
    boolean deadlineEstimated();

    /**
     * The time left until {@link #deadline()}.
     *
     * @return the time from now, never negative
     */
    Duration remainingTime();

    /**
     * Whether this is the first invocation this instance handles.
     *
     * @return whether it is
     */
    boolean coldStart();

    /**
     * The trace this invocation belongs to, from {@code traceparent}, X-Ray or Cloud Trace, in that order.
     *
     * @return the trace, empty when the caller sent none
     */
    Optional<TraceContext> trace();

    /**
     * The escape hatch: an object of the host's own API, such as the vendor's context or event. A function that uses it is
     * no longer portable; the empty case says that it runs elsewhere.
     *
     * @param type the vendor's type
     * @param <T> the vendor's type
     * @return the object, empty when this invocation has none of that type
     */
    <T> Optional<T> as(Class<T> type);
}
