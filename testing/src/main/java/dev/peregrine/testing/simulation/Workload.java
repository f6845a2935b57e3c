package dev.peregrine.testing.simulation;

import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.TestClock;
import dev.peregrine.testing.TestEvent;
import dev.peregrine.testing.wire.ClientRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A real app that serves a simulation: each virtual instance is an app of its own, started at its first invocation and closed when
 * the instance ends, and every invocation goes through the adapter and the cloud's wire format, in virtual time.
 *
 * <p>An invocation takes what the app advances its clock by, and what {@link #takes} adds; {@link #measured} takes the time that it
 * really took instead, which makes the simulation differ from run to run. Immutable; what the app does is up to the app.
 */
public final class Workload {
    private final Cloud cloud;
    private final Function<TestClock, FunctionApp> app;
    private final String function;
    private final @Nullable LongFunction<ClientRequest> requests;
    private final @Nullable LongFunction<TestEvent> messages;
    private final Environment environment;
    private final Optional<Law> time;
    private final boolean measured;
    private final Optional<Dependency> dependency;

    private Workload(
            Cloud cloud,
            Function<TestClock, FunctionApp> app,
            String function,
            @Nullable LongFunction<ClientRequest> requests,
            @Nullable LongFunction<TestEvent> messages,
            Environment environment,
            Optional<Law> time,
            boolean measured,
            Optional<Dependency> dependency) {
        this.cloud = cloud;
        this.app = app;
        this.function = function;
        this.requests = requests;
        this.messages = messages;
        this.environment = environment;
        this.time = time;
        this.measured = measured;
        this.dependency = dependency;
    }

    /**
     * HTTP requests, for {@link Simulation#service(Workload)}. An answer of 500 or more counts as a failed request.
     *
     * @param cloud the wire format
     * @param app makes the app of an instance; gets the clock that shows virtual time
     * @param requests the n-th request, from 0 on
     * @return the workload
     */
    public static Workload requests(
            Cloud cloud, Function<TestClock, FunctionApp> app, LongFunction<ClientRequest> requests) {
        return new Workload(
                cloud, app, "", requests, null, Environment.of(Map.of()), Optional.empty(), false, Optional.empty());
    }

    /**
     * Messages, for {@link MessageSimulation#handledBy(Workload)}.
     *
     * @param cloud the wire format
     * @param app makes the app of an instance; gets the clock that shows virtual time
     * @param function the function that gets them
     * @param messages the n-th message, from 0 on; each of another id
     * @return the workload
     */
    public static Workload messages(
            Cloud cloud, Function<TestClock, FunctionApp> app, String function, LongFunction<TestEvent> messages) {
        return new Workload(
                cloud,
                app,
                function,
                null,
                messages,
                Environment.of(Map.of()),
                Optional.empty(),
                false,
                Optional.empty());
    }

    /**
     * Sets the environment of all instances.
     *
     * @param variables stands for the function's environment variables
     * @return the changed workload
     */
    public Workload environment(Environment variables) {
        return new Workload(cloud, app, function, requests, messages, variables, time, measured, dependency);
    }

    /**
     * Adds to the time of each invocation.
     *
     * @param law what it takes beside what the app advances its clock by; nothing without this
     * @return the changed workload
     */
    public Workload takes(Law law) {
        return new Workload(
                cloud, app, function, requests, messages, environment, Optional.of(law), measured, dependency);
    }

    /**
     * Takes the time that each invocation really takes on this machine, beside what the app advances its clock by and
     * {@link #takes} adds. The simulation can't be repeated then.
     *
     * @return the changed workload
     */
    public Workload measured() {
        return new Workload(cloud, app, function, requests, messages, environment, time, true, dependency);
    }

    /**
     * Has a dependency of the app meet the simulation's faults.
     *
     * @param faked what the app's fakes call
     * @return the changed workload
     */
    public Workload dependency(Dependency faked) {
        return new Workload(cloud, app, function, requests, messages, environment, time, measured, Optional.of(faked));
    }

    WorkloadRun start(@Nullable FaultPlan plan, long seed) {
        return new WorkloadRun(this, plan, seed);
    }

    Cloud cloud() {
        return cloud;
    }

    FunctionApp app(TestClock clock) {
        return app.apply(clock);
    }

    String function() {
        return function;
    }

    Environment environment() {
        return environment;
    }

    ClientRequest request(long number) {
        if (requests == null) {
            throw new IllegalStateException("This workload has messages: give it to a MessageSimulation");
        }
        return requests.apply(number);
    }

    TestEvent message(long number) {
        if (messages == null) {
            throw new IllegalStateException("This workload has requests: give it to a Simulation");
        }
        return messages.apply(number);
    }

    Law time() {
        return time.orElse(Law.constant(Duration.ZERO));
    }

    boolean isMeasured() {
        return measured;
    }

    Optional<Dependency> dependency() {
        return dependency;
    }

    /** The cloud, the function and the time of an invocation. */
    @Override
    public String toString() {
        return "a real app on " + cloud.name() + (function.isEmpty() ? "" : ", function " + function)
                + time.map(law -> ", taking " + law).orElse("") + (measured ? ", measured" : "");
    }
}
