package dev.peregrine.testing;

import dev.peregrine.Capability;
import dev.peregrine.Context;
import dev.peregrine.Host;
import dev.peregrine.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A context for tests that call a handler directly. Everything about it is fixed: the same values in every run, and a clock
 * that stands still until the test advances it. Immutable but for the clock.
 *
 * <pre>{@code
 * TestClock clock = TestClock.create();
 * Context context = TestContext.builder().clock(clock).timeLimit(Duration.ofSeconds(10)).build();
 * clock.advance(Duration.ofSeconds(9));     // context.remainingTime() is one second now
 * }</pre>
 */
public final class TestContext implements Context {
    private final Builder facts;
    private final Instant deadline;

    private TestContext(Builder facts) {
        this.facts = facts;
        this.deadline = facts.clock.instant().plus(facts.timeLimit);
    }

    /**
     * A context with the defaults of {@link #builder()}.
     *
     * @return the context
     */
    public static TestContext create() {
        return builder().build();
    }

    /**
     * Starts a context: invocation {@code test-invocation} of function {@code function} on a host {@code test} that can do
     * everything, warm, without a trace, with 30 seconds left.
     *
     * @return the builder
     */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String invocationId() {
        return facts.invocationId;
    }

    @Override
    public String functionName() {
        return facts.functionName;
    }

    @Override
    public Host host() {
        return facts.host;
    }

    @Override
    public Instant deadline() {
        return deadline;
    }

    @Override
    public boolean deadlineEstimated() {
        return facts.deadlineEstimated;
    }

    @Override
    public Duration remainingTime() {
        Duration left = Duration.between(facts.clock.instant(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }

    @Override
    public boolean coldStart() {
        return facts.coldStart;
    }

    @Override
    public Optional<TraceContext> trace() {
        return Optional.ofNullable(facts.trace);
    }

    @Override
    public <T> Optional<T> as(Class<T> type) {
        return Optional.ofNullable(type.cast(facts.natives.get(type)));
    }

    /** Builds a {@link TestContext}. Not thread-safe. */
    public static final class Builder {
        private String invocationId = "test-invocation";
        private String functionName = "function";
        private Host host = new Host("test", "test", "test", EnumSet.allOf(Capability.class));
        private TestClock clock = TestClock.create();
        private Duration timeLimit = Duration.ofSeconds(30);
        private boolean deadlineEstimated;
        private boolean coldStart;
        private @Nullable TraceContext trace;
        private Map<Class<?>, Object> natives = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Sets the invocation's id.
         *
         * @param id the id
         * @return this
         */
        public Builder invocationId(String id) {
            this.invocationId = id;
            return this;
        }

        /**
         * Sets the function's name.
         *
         * @param name the name
         * @return this
         */
        public Builder functionName(String name) {
            this.functionName = name;
            return this;
        }

        /**
         * Sets the host.
         *
         * @param newHost the host
         * @return this
         */
        public Builder host(Host newHost) {
            this.host = newHost;
            return this;
        }

        /**
         * Sets the clock.
         *
         * @param newClock the clock
         * @return this
         */
        public Builder clock(TestClock newClock) {
            this.clock = newClock;
            return this;
        }

        /**
         * Sets the time from the building of the context to its deadline.
         *
         * @param limit the time
         * @return this
         */
        public Builder timeLimit(Duration limit) {
            this.timeLimit = limit;
            return this;
        }

        /**
         * Makes the deadline an estimate.
         *
         * @return this
         */
        public Builder deadlineEstimated() {
            this.deadlineEstimated = true;
            return this;
        }

        /**
         * Makes the invocation the first of its instance.
         *
         * @return this
         */
        public Builder coldStart() {
            this.coldStart = true;
            return this;
        }

        /**
         * Sets the trace.
         *
         * @param newTrace the trace
         * @return this
         */
        public Builder trace(TraceContext newTrace) {
            this.trace = newTrace;
            return this;
        }

        /**
         * Adds an object of a host's own API, for {@link Context#as}.
         *
         * @param type the type that it is asked for by
         * @param object the object
         * @param <T> the type
         * @return this
         */
        public <T> Builder with(Class<T> type, T object) {
            natives.put(type, object);
            return this;
        }

        /**
         * Makes the context.
         *
         * @return the context; the builder may be used further without changing it
         */
        public TestContext build() {
            Builder copy = new Builder();
            copy.invocationId = invocationId;
            copy.functionName = functionName;
            copy.host = host;
            copy.clock = clock;
            copy.timeLimit = timeLimit;
            copy.deadlineEstimated = deadlineEstimated;
            copy.coldStart = coldStart;
            copy.trace = trace;
            copy.natives = new LinkedHashMap<>(natives);
            return new TestContext(copy);
        }
    }
}
