package dev.peregrine.spi;

import dev.peregrine.Environment;
import dev.peregrine.Host;
import dev.peregrine.TraceContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an adapter knows of one invocation. Filled in by the adapter's thread and not changed once it is handed to a
 * {@link Deployment}.
 */
public final class Invocation {
    private final Host host;
    private final String id;
    private final HostLog log;
    private long deadlineMillis = Long.MAX_VALUE;
    private boolean deadlineEstimated = true;
    private @Nullable String xray;
    private @Nullable String cloudTrace;
    private @Nullable String traceparent;
    private String tracestate = "";
    private @Nullable NativeObjects natives;
    private @Nullable Environment time;

    private Invocation(Host host, String id, HostLog log) {
        this.host = host;
        this.id = id;
        this.log = log;
    }

    /**
     * Starts the facts of an invocation.
     *
     * @param host the host, with what it can do for this trigger
     * @param id the host's id of the invocation, not empty
     * @param log the host's own logger for this invocation
     * @return the facts
     */
    public static Invocation of(Host host, String id, HostLog log) {
        return new Invocation(host, id, log);
    }

    /**
     * Sets the deadline.
     *
     * @param epochMillis milliseconds since 1970, UTC
     * @param estimated whether the host doesn't tell it
     * @return this
     */
    public Invocation deadline(long epochMillis, boolean estimated) {
        this.deadlineMillis = epochMillis;
        this.deadlineEstimated = estimated;
        return this;
    }

    /**
     * Sets the trace from AWS X-Ray's header.
     *
     * @param header the value, or null when there is none
     * @return this
     */
    public Invocation xray(@Nullable String header) {
        this.xray = header;
        return this;
    }

    /**
     * Sets the trace from Google's header.
     *
     * @param header the value, or null when there is none
     * @return this
     */
    public Invocation cloudTrace(@Nullable String header) {
        this.cloudTrace = header;
        return this;
    }

    /**
     * Sets the trace from W3C headers. Those of an HTTP request are found without this.
     *
     * @param parent the value of {@code traceparent}, or null when there is none
     * @param state the value of {@code tracestate}, or null when there is none
     * @return this
     */
    public Invocation traceparent(@Nullable String parent, @Nullable String state) {
        this.traceparent = parent;
        this.tracestate = state == null ? "" : state;
        return this;
    }

    /**
     * Sets the escape hatch.
     *
     * @param objects finds the host's own objects
     * @return this
     */
    public Invocation natives(NativeObjects objects) {
        this.natives = objects;
        return this;
    }

    /**
     * Sets where the remaining time is read from; the system's clock without this.
     *
     * @param environment the environment that has told the time of the deadline
     * @return this
     */
    public Invocation timeOf(Environment environment) {
        this.time = environment;
        return this;
    }

    long remainingMillis() {
        return Math.max(0, deadlineMillis - (time == null ? System.currentTimeMillis() : time.currentTimeMillis()));
    }

    Host host() {
        return host;
    }

    String id() {
        return id;
    }

    HostLog log() {
        return log;
    }

    long deadlineMillis() {
        return deadlineMillis;
    }

    boolean deadlineEstimated() {
        return deadlineEstimated;
    }

    @Nullable
    Object nativeObject(Class<?> type) {
        return natives == null ? null : natives.find(type);
    }

    Optional<TraceContext> trace() {
        Optional<TraceContext> trace =
                traceparent == null ? Optional.empty() : TraceContext.fromTraceparent(traceparent, tracestate);
        if (trace.isEmpty() && xray != null) {
            trace = TraceContext.fromXRay(xray);
        }
        if (trace.isEmpty() && cloudTrace != null) {
            trace = TraceContext.fromCloudTrace(cloudTrace);
        }
        return trace;
    }
}
