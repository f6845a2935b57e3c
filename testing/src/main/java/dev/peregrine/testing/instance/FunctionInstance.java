package dev.peregrine.testing.instance;

import dev.peregrine.FunctionApp;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.testing.Content;
import dev.peregrine.testing.DeliveryReply;
import dev.peregrine.testing.HttpReply;
import dev.peregrine.testing.InvokeReply;
import dev.peregrine.testing.PackedCall;
import dev.peregrine.testing.RemoteFailure;
import dev.peregrine.testing.TestEvent;
import dev.peregrine.testing.wire.ClientRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function as a platform runs it: the first invocation is cold, later ones are warm, each has a time limit, and one that ends its
 * instance (see {@link Outcome}) makes the next one cold. The app runs behind an adapter's real entry point and is called in a
 * cloud's wire format, as by {@link dev.peregrine.testing.Cloud}.
 *
 * <pre>{@code
 * try (FunctionInstance shop = FunctionInstance.forked(Shop.class).timeout(Duration.ofSeconds(3)).build()) {
 *     Invocation<HttpReply> cold = shop.get("/orders/1");
 *     Invocation<HttpReply> warm = shop.get("/orders/1");
 * }
 * }</pre>
 *
 * <p>One invocation at a time, as in one environment of AWS Lambda; a second thread waits. Every call returns: at the latest when
 * the limits of initialisation and invocation with their times of grace have passed. Thread-safe.
 */
public final class FunctionInstance implements AutoCloseable {
    private final Isolation isolation;
    private final Limits limits;
    private final PackedCall<Boolean> start;
    private final Vessels vessels;
    private final List<Vessel> abandoned = new ArrayList<>();
    private @Nullable Vessel vessel;
    private boolean closed;

    FunctionInstance(Isolation isolation, Limits limits, PackedCall<Boolean> start, Vessels vessels) {
        this.isolation = isolation;
        this.limits = limits;
        this.start = start;
        this.vessels = vessels;
    }

    /** Makes what holds an app. */
    interface Vessels {
        Vessel open();
    }

    /**
     * Describes an instance in this process whose app is made anew for each cold start.
     *
     * @param app the app's class; public, with a public constructor without parameters
     * @return the description, to be completed and built
     */
    public static InstanceBuilder inProcess(Class<? extends FunctionApp> app) {
        return new InstanceBuilder(Isolation.IN_PROCESS, app.getName(), null);
    }

    /**
     * Describes an instance in this process of an app that exists already. A cold start declares it anew.
     *
     * @param app the app
     * @return the description, to be completed and built
     */
    public static InstanceBuilder inProcess(FunctionApp app) {
        return new InstanceBuilder(Isolation.IN_PROCESS, app.getClass().getName(), app);
    }

    /**
     * Describes an instance with classes of its own.
     *
     * @param app the app's class; public, with a public constructor without parameters
     * @return the description, to be completed and built
     */
    public static InstanceBuilder freshLoader(Class<? extends FunctionApp> app) {
        return of(Isolation.FRESH_LOADER, app.getName());
    }

    /**
     * Describes an instance in a JVM of its own.
     *
     * @param app the app's class; public, with a public constructor without parameters
     * @return the description, to be completed and built
     */
    public static InstanceBuilder forked(Class<? extends FunctionApp> app) {
        return of(Isolation.FORKED, app.getName());
    }

    /**
     * Describes an instance of an app whose class the test needn't have.
     *
     * @param isolation how far it is apart
     * @param app the name of the app's class ({@code $} before a nested class)
     * @return the description, to be completed and built
     */
    public static InstanceBuilder of(Isolation isolation, String app) {
        return new InstanceBuilder(isolation, app, null);
    }

    /**
     * How far it is apart.
     *
     * @return the isolation
     */
    public Isolation isolation() {
        return isolation;
    }

    /**
     * Whether the next invocation will be a cold start.
     *
     * @return whether no instance is running
     */
    public synchronized boolean isCold() {
        return vessel == null;
    }

    /**
     * How many threads were given up after a time limit, because they heeded no interrupt, and still run in this process.
     *
     * @return always 0 for a forked JVM
     */
    public synchronized int abandonedThreads() {
        abandoned.removeIf(given -> given.abandonedThreads() == 0);
        return abandoned.size();
    }

    /**
     * Sends a {@code GET}.
     *
     * @param target the path, and behind a question mark the query, both encoded and sent as they are
     * @return the invocation
     */
    public Invocation<HttpReply> get(String target) {
        return send(ClientRequest.of("GET", target));
    }

    /**
     * Sends a {@code POST}.
     *
     * @param target as for {@link #get}
     * @param content the content
     * @return the invocation
     */
    public Invocation<HttpReply> post(String target, Content content) {
        return call(PackedCall.send(content.in(ClientRequest.of("POST", target))));
    }

    /**
     * Sends a neutral request.
     *
     * @param request the request
     * @return the invocation
     */
    public Invocation<HttpReply> send(HttpRequest request) {
        return send(ClientRequest.of(request));
    }

    /**
     * Sends a request as it is spelled.
     *
     * @param request the request
     * @return the invocation
     * @throws IllegalStateException when the cloud carries no HTTP requests
     */
    public Invocation<HttpReply> send(ClientRequest request) {
        return call(PackedCall.send(request));
    }

    /**
     * Invokes the function with a payload: directly on AWS, by a {@code POST} elsewhere.
     *
     * @param payload as a rule {@link Content#json}
     * @return the invocation
     * @throws IllegalStateException when the cloud carries no direct invocations
     */
    public Invocation<InvokeReply> invoke(Content payload) {
        return call(PackedCall.invoke(payload));
    }

    /**
     * Hands an event over as it is, as {@link dev.peregrine.testing.CloudApp#event(byte[])} takes it.
     *
     * @param payload the event
     * @return the invocation
     * @throws IllegalArgumentException when the payload hasn't the form that the cloud takes, on Google Cloud and Azure
     */
    public Invocation<InvokeReply> event(byte[] payload) {
        return call(PackedCall.event(payload));
    }

    /**
     * Delivers events, as {@link dev.peregrine.testing.CloudApp#deliver} does; where the host would need several invocations, the
     * time limit is that of all together.
     *
     * @param events the events in the order of their arrival
     * @return the invocation
     * @throws dev.peregrine.testing.wire.NotCarriedException when the host can't carry one of the events
     * @throws IllegalStateException when the cloud carries no events
     */
    public Invocation<DeliveryReply> deliver(TestEvent... events) {
        return call(PackedCall.deliver(List.of(events)));
    }

    private synchronized <R> Invocation<R> call(PackedCall<R> call) {
        if (closed) {
            throw new IllegalStateException("This instance is closed");
        }
        if (vessel != null) {
            return warm(vessel, call, false, Duration.ZERO, null);
        }
        long begin = System.nanoTime();
        Vessel made = vessels.open();
        vessel = made;
        Ending init = judged(start, within(made, start, limits.init()));
        Duration duration = Duration.ofNanos(System.nanoTime() - begin);
        if (init.outcome() != Outcome.COMPLETED) {
            end();
            Outcome outcome = init.outcome() == Outcome.FAILED ? Outcome.INIT_FAILED : init.outcome();
            return new Invocation<>(null, init.withoutCall().as(outcome, init.failure()), true, duration, false);
        }
        return warm(made, call, true, duration, init);
    }

    private <R> Invocation<R> warm(
            Vessel running, PackedCall<R> call, boolean cold, Duration initDuration, @Nullable Ending init) {
        Ending ending = within(running, call, limits.invocation());
        R reply = null;
        if (ending.answer() != null) {
            try {
                reply = call.reply(ending.answer());
                ending = Judgement.of(ending, reply);
            } catch (RemoteFailure e) {
                ending = Judgement.thrown(ending, e);
            }
        }
        if (ending.outcome().endsInstance()) {
            end();
        }
        return new Invocation<>(reply, init == null ? ending : ending.after(init), cold, initDuration, true);
    }

    /** Ends the instance too when the test's thread is interrupted. */
    private Ending within(Vessel running, PackedCall<?> call, Duration limit) {
        boolean returned = false;
        try {
            Ending ending = running.call(call.bytes(), limit, limits.grace());
            returned = true;
            String time = limit.toMillis() + " ms";
            return ending.late(
                    call == start
                            ? "Initialisation took longer than initTimeout(" + time + ")"
                            : "The function took longer than its limit of " + time);
        } finally {
            if (!returned) {
                end();
            }
        }
    }

    private static Ending judged(PackedCall<Boolean> call, Ending ending) {
        byte[] answer = ending.answer();
        if (answer == null) {
            return ending;
        }
        try {
            call.reply(answer);
            return ending;
        } catch (RemoteFailure e) {
            return Judgement.thrown(ending, e);
        }
    }

    private void end() {
        Vessel ended = vessel;
        vessel = null;
        if (ended != null) {
            ended.discard();
            if (ended.abandonedThreads() > 0) {
                abandoned.add(ended);
            }
        }
    }

    /**
     * Ends the running instance in order, as a platform does with one that has been idle for long: the app's hooks for closing run
     * within the limits of an invocation. The next invocation is cold. Does nothing when none is running.
     */
    public synchronized void recycle() {
        Vessel running = vessel;
        if (running != null) {
            within(running, PackedCall.close(), limits.invocation());
            end();
        }
    }

    /** Ends the running instance as {@link #recycle} does; later invocations are refused. */
    @Override
    public synchronized void close() {
        closed = true;
        recycle();
    }
}
