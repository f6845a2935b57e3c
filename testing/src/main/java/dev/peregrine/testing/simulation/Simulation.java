package dev.peregrine.testing.simulation;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A simulation of one function on one platform, in virtual time:
 *
 * <pre>{@code
 * SimulationReport report = Simulation.of(PlatformModel.of("small").withInstanceLimit(10))
 *         .arrivals(Arrivals.poisson(20))
 *         .service(Law.exponential(Duration.ofMillis(120)))
 *         .duration(Duration.ofHours(1))
 *         .seed(42)
 *         .run();
 * }</pre>
 *
 * <p>A run depends on what is set here and on nothing else: the same seed gives the same report, to the last byte, on every
 * machine, in every locale and time zone. Each concern has a {@link RandomStream} of its own ({@code arrivals}, {@code warm},
 * {@code cold}, {@code init}, {@code keep-alive}, {@code routing}), so two platforms with the same seed see the same arrivals.
 *
 * <p>Immutable and thread-safe: each method gives another simulation, and {@link #run} may be called often and at the same time.
 */
public final class Simulation {
    private PlatformModel model;
    private Arrivals arrivals = Arrivals.poisson(1);
    private Law warm = Law.constant(Duration.ofMillis(100));
    private @Nullable Law cold;
    private @Nullable Service called;
    private @Nullable Workload workload;
    private Faults faults = Faults.none();
    private @Nullable String description;
    private long end = Nanos.NEVER;
    private long requests = Nanos.NEVER;
    private long warmUp;
    private long seed = 1;
    private @Nullable Consumer<Progress> listener;

    private Simulation(PlatformModel model) {
        this.model = model;
    }

    private Simulation(Simulation other) {
        model = other.model;
        arrivals = other.arrivals;
        warm = other.warm;
        cold = other.cold;
        called = other.called;
        workload = other.workload;
        faults = other.faults;
        description = other.description;
        end = other.end;
        requests = other.requests;
        warmUp = other.warmUp;
        seed = other.seed;
        listener = other.listener;
    }

    /**
     * A simulation of a platform: one request a second (Poisson), 100 ms of service each, seed 1, no warm-up. How long it goes on
     * has to be said by {@link #duration} or {@link #requests}, except for a trace.
     *
     * @param model the platform
     * @return the simulation
     */
    public static Simulation of(PlatformModel model) {
        return new Simulation(model);
    }

    /**
     * The same on another platform, to compare.
     *
     * @param model the platform
     * @return the simulation with that changed
     */
    public Simulation on(PlatformModel model) {
        Simulation changed = new Simulation(this);
        changed.model = model;
        return changed;
    }

    /**
     * Says when requests arrive.
     *
     * @param arrivals the arrivals
     * @return the simulation with that changed
     */
    public Simulation arrivals(Arrivals arrivals) {
        Simulation changed = new Simulation(this);
        changed.arrivals = arrivals;
        return changed;
    }

    /**
     * Says how long a request takes on an instance that is ready; on a new one too unless {@link #coldService} says otherwise.
     *
     * @param warm the law of the service time
     * @return the simulation with that changed
     */
    public Simulation service(Law warm) {
        Simulation changed = new Simulation(this);
        changed.warm = warm;
        changed.called = null;
        changed.workload = null;
        return changed;
    }

    /**
     * Says how long the first request of an instance takes, after its init.
     *
     * @param cold the law of the service time
     * @return the simulation with that changed
     */
    public Simulation coldService(Law cold) {
        Simulation changed = new Simulation(this);
        changed.cold = cold;
        return changed;
    }

    /**
     * Lets something serve the requests instead of laws.
     *
     * @param service called for each invocation, in the order of virtual time
     * @return the simulation with that changed
     */
    public Simulation service(Service service) {
        Simulation changed = new Simulation(this);
        changed.called = service;
        changed.workload = null;
        return changed;
    }

    /**
     * Lets a real handler serve the requests, through the adapter and the wire format of a cloud.
     *
     * @param workload the handler with its requests, made by {@link Workload#requests}
     * @return the simulation with that changed
     */
    public Simulation service(Workload workload) {
        Simulation changed = new Simulation(this);
        changed.called = null;
        changed.workload = workload;
        return changed;
    }

    /**
     * Injects faults. Those of messages have no meaning here and never happen.
     *
     * @param faults the faults
     * @return the simulation with that changed
     */
    public Simulation faults(Faults faults) {
        Simulation changed = new Simulation(this);
        changed.faults = faults;
        return changed;
    }

    /**
     * Ends after a time, whatever still runs then.
     *
     * @param duration how long in virtual time, warm-up included; longer than zero
     * @return the simulation with that changed
     */
    public Simulation duration(Duration duration) {
        Simulation changed = new Simulation(this);
        changed.end = Nanos.positive(duration, "The duration of a simulation");
        changed.requests = Nanos.NEVER;
        return changed;
    }

    /**
     * Ends when a number of requests has arrived and all of them have ended.
     *
     * @param requests how many, warm-up included; at least 1
     * @return the simulation with that changed
     */
    public Simulation requests(long requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("A simulation needs at least one request, not " + requests);
        }
        Simulation changed = new Simulation(this);
        changed.requests = requests;
        changed.end = Nanos.NEVER;
        return changed;
    }

    /**
     * Leaves the beginning out of the report, as a platform without any instance isn't a usual state: requests that arrive in it,
     * and averages over its time. The {@link SimulationReport#series() series} shows it all the same.
     *
     * @param warmUp how long in virtual time
     * @return the simulation with that changed
     */
    public Simulation warmUp(Duration warmUp) {
        Simulation changed = new Simulation(this);
        changed.warmUp = Nanos.of(warmUp, "The warm-up");
        return changed;
    }

    /**
     * Changes the seed of all random streams.
     *
     * @param seed any number
     * @return the simulation with that changed
     */
    public Simulation seed(long seed) {
        Simulation changed = new Simulation(this);
        changed.seed = seed;
        return changed;
    }

    /**
     * Tells how far a run has come, every 65,536 events, from the thread that runs it.
     *
     * @param listener is told; what it throws ends the run
     * @return the simulation with that changed
     */
    public Simulation onProgress(Consumer<Progress> listener) {
        Simulation changed = new Simulation(this);
        changed.listener = listener;
        return changed;
    }

    /**
     * Runs it in the calling thread.
     *
     * @return what happened
     * @throws IllegalStateException when it would never end
     * @throws IllegalArgumentException when its settings contradict each other
     */
    public SimulationReport run() {
        if (arrivals.isEndless() && end == Nanos.NEVER && requests == Nanos.NEVER) {
            throw new IllegalStateException("This simulation would never end: set duration(…) or requests(…)");
        }
        if (warmUp >= end) {
            throw new IllegalStateException(
                    "The warm-up, " + Nanos.text(warmUp) + ", takes all of the simulation's " + Nanos.text(end));
        }
        return new Engine(this).run();
    }

    /**
     * The platform.
     *
     * @return the model
     */
    public PlatformModel model() {
        return model;
    }

    /**
     * The seed of all random streams.
     *
     * @return the seed
     */
    public long seed() {
        return seed;
    }

    /** One line with everything that a run depends on, without the seed. */
    @Override
    public String toString() {
        if (description != null) {
            return description;
        }
        StringBuilder text = new StringBuilder();
        text.append(arrivals);
        if (workload != null) {
            text.append(", served by ").append(workload);
        } else if (called == null) {
            text.append(", service ").append(warm);
            if (cold != null) {
                text.append(", cold service ").append(cold);
            }
        } else {
            text.append(", served by calls");
        }
        if (!faults.isNone()) {
            text.append(", faults ").append(faults);
        }
        if (end != Nanos.NEVER) {
            text.append(", for ").append(Nanos.text(end));
        }
        if (requests != Nanos.NEVER) {
            text.append(", ").append(requests).append(" requests");
        }
        if (warmUp > 0) {
            text.append(", warm-up ").append(Nanos.text(warmUp));
        }
        return text.append(", on ").append(model).toString();
    }

    Arrivals arrivals() {
        return arrivals;
    }

    /** What the replay line says instead of this simulation's own settings, when it is a part of another. */
    Simulation description(String text) {
        Simulation changed = new Simulation(this);
        changed.description = text;
        return changed;
    }

    Faults faults() {
        return faults;
    }

    ServiceTimes serviceTimes(@Nullable FaultPlan plan) {
        Service service = workload == null ? called : workload.start(plan, seed);
        return new ServiceTimes(warm, cold == null ? warm : cold, service, seed);
    }

    long endNanos() {
        return end;
    }

    long requestsOrNever() {
        return requests;
    }

    long warmUpNanos() {
        return warmUp;
    }

    void tell(Progress progress) {
        if (listener != null) {
            listener.accept(progress);
        }
    }
}
