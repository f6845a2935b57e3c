package dev.peregrine.spi;

import dev.peregrine.Context;
import dev.peregrine.Host;
import dev.peregrine.TraceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The context of one handler call. */
final class InvocationContext implements Context {
    private final Invocation invocation;
    private final String functionName;
    private final boolean coldStart;

    InvocationContext(Invocation invocation, String functionName, boolean coldStart) {
        this.invocation = invocation;
        this.functionName = functionName;
        this.coldStart = coldStart;
    }

    Invocation invocation() {
        return invocation;
    }

    @Override
    public String invocationId() {
        return invocation.id();
    }

    @Override
    public String functionName() {
        return functionName;
    }

    @Override
    public Host host() {
        return invocation.host();
    }

    @Override
    public Instant deadline() {
        return Instant.ofEpochMilli(invocation.deadlineMillis());
    }

    @Override
    public boolean deadlineEstimated() {
        return invocation.deadlineEstimated();
    }

    @Override
    public Duration remainingTime() {
        return Duration.ofMillis(remainingMillis());
    }

    long remainingMillis() {
        return invocation.remainingMillis();
    }

    @Override
    public boolean coldStart() {
        return coldStart;
    }

    @Override
    public Optional<TraceContext> trace() {
        return invocation.trace();
    }

    @Override
    public <T> Optional<T> as(Class<T> type) {
        return Optional.ofNullable(type.cast(invocation.nativeObject(type)));
    }
}
