package dev.peregrine.testing.simulation;

import java.time.Duration;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A simulation of messages on their way through a queue to a function, in virtual time: batches, retries, dead letters, duplicates
 * and faults, on instances that start cold, are limited and end.
 *
 * <pre>{@code
 * MessageReport report = MessageSimulation.of(QueueModel.sqs(5), PlatformModel.of("small").withInstanceLimit(10))
 *         .arrivals(Arrivals.poisson(50))
 *         .messages(100_000)
 *         .handledBy(Law.exponential(Duration.ofMillis(200)), 0.01)
 *         .faults(Faults.none().with(Fault.CRASH_AFTER, 0.001))
 *         .seed(42)
 *         .run();
 * }</pre>
 *
 * <p>Repeatable as {@link Simulation} is, with further random streams for failures and for each fault. It keeps 21 to 42 bytes of each
 * message until it ends. Immutable and thread-safe.
 */
public final class MessageSimulation {
    private final QueueModel queue;
    private final PlatformModel model;
    private Arrivals arrivals = Arrivals.poisson(1);
    private long messages = Nanos.NEVER;
    private @Nullable Duration duration;
    private Law warm = Law.constant(Duration.ofMillis(100));
    private @Nullable Law cold;
    private double failing;
    private @Nullable MessageHandling handling;
    private @Nullable Workload workload;
    private LongUnaryOperator groups = message -> 0;
    private Faults faults = Faults.none();
    private long seed = 1;

    private MessageSimulation(QueueModel queue, PlatformModel model) {
        this.queue = queue;
        this.model = model;
    }

    private MessageSimulation(MessageSimulation other) {
        this(other.queue, other.model);
        arrivals = other.arrivals;
        messages = other.messages;
        duration = other.duration;
        warm = other.warm;
        cold = other.cold;
        failing = other.failing;
        handling = other.handling;
        workload = other.workload;
        groups = other.groups;
        faults = other.faults;
        seed = other.seed;
    }

    /**
     * A simulation of a queue before a platform: one message a second (Poisson), handled in 100 ms, all in one group, without
     * failures and faults, seed 1. How long it goes on has to be said by {@link #messages} or {@link #duration}, except for a
     * trace.
     *
     * @param queue the queue
     * @param model the platform
     * @return the simulation
     */
    public static MessageSimulation of(QueueModel queue, PlatformModel model) {
        return new MessageSimulation(queue, model);
    }

    /**
     * Says when messages are published.
     *
     * @param published the moments
     * @return the simulation with that changed
     */
    public MessageSimulation arrivals(Arrivals published) {
        MessageSimulation changed = new MessageSimulation(this);
        changed.arrivals = published;
        return changed;
    }

    /**
     * Publishes a number of messages and ends when all are settled.
     *
     * @param count how many, at least 1
     * @return the simulation with that changed
     */
    public MessageSimulation messages(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("A simulation needs at least one message, not " + count);
        }
        MessageSimulation changed = new MessageSimulation(this);
        changed.messages = count;
        return changed;
    }

    /**
     * Ends after a time, whatever is under way then.
     *
     * @param time how long in virtual time, longer than zero
     * @return the simulation with that changed
     */
    public MessageSimulation duration(Duration time) {
        Nanos.positive(time, "The duration of a simulation");
        MessageSimulation changed = new MessageSimulation(this);
        changed.duration = time;
        return changed;
    }

    /**
     * Has messages handled by a law.
     *
     * @param time how long one delivery takes, whatever its size
     * @param failureProbability how probable it is that a message fails, at each delivery, from 0 to 1
     * @return the simulation with that changed
     */
    public MessageSimulation handledBy(Law time, double failureProbability) {
        if (!(failureProbability >= 0 && failureProbability <= 1)) {
            throw new IllegalArgumentException("A probability is from 0 to 1, not " + failureProbability);
        }
        MessageSimulation changed = new MessageSimulation(this);
        changed.warm = time;
        changed.failing = failureProbability;
        changed.handling = null;
        changed.workload = null;
        return changed;
    }

    /**
     * Says how long the first delivery of an instance takes, after its init, where a law handles messages.
     *
     * @param time the law
     * @return the simulation with that changed
     */
    public MessageSimulation coldService(Law time) {
        MessageSimulation changed = new MessageSimulation(this);
        changed.cold = time;
        return changed;
    }

    /**
     * Has messages handled by something else than a law.
     *
     * @param handler is called for each delivery
     * @return the simulation with that changed
     */
    public MessageSimulation handledBy(MessageHandling handler) {
        MessageSimulation changed = new MessageSimulation(this);
        changed.handling = handler;
        changed.workload = null;
        return changed;
    }

    /**
     * Has messages handled by a real app, through the adapter and the wire format of a cloud.
     *
     * @param app the app with its messages, made by {@link Workload#messages}
     * @return the simulation with that changed
     */
    public MessageSimulation handledBy(Workload app) {
        MessageSimulation changed = new MessageSimulation(this);
        changed.handling = null;
        changed.workload = app;
        return changed;
    }

    /**
     * Says which group a message belongs to, for queues with groups.
     *
     * @param groupOf gives the group's number for a message's, counted from 0 in the order of publishing
     * @return the simulation with that changed
     */
    public MessageSimulation groups(LongUnaryOperator groupOf) {
        MessageSimulation changed = new MessageSimulation(this);
        changed.groups = groupOf;
        return changed;
    }

    /**
     * Injects faults. {@link Fault#DUPLICATE} and {@link Fault#REORDERING} happen only where the queue allows them.
     *
     * @param injected the faults
     * @return the simulation with that changed
     */
    public MessageSimulation faults(Faults injected) {
        MessageSimulation changed = new MessageSimulation(this);
        changed.faults = injected;
        return changed;
    }

    /**
     * Changes the seed of all random streams.
     *
     * @param number any number
     * @return the simulation with that changed
     */
    public MessageSimulation seed(long number) {
        MessageSimulation changed = new MessageSimulation(this);
        changed.seed = number;
        return changed;
    }

    /**
     * Runs it in the calling thread.
     *
     * @return what happened
     * @throws IllegalStateException when it would never end
     * @throws IllegalArgumentException when its settings contradict each other
     */
    public MessageReport run() {
        boolean endless = messages == Nanos.NEVER && arrivals.isEndless();
        if (duration == null) {
            refuse(endless, "This simulation would never end: set messages(…) or duration(…)");
            refuse(
                    queue.retry().isEndless(),
                    "A message that always fails would be tried for ever: set duration(…), or tries of the queue");
            refuse(
                    faults.rule(Fault.THROTTLING).probability() == 1
                            && queue.throttle().isEndless()
                            && !queue.throttleIsTry(),
                    "Every delivery would be rejected for ever: set duration(…)");
        }
        FaultPlan plan = new FaultPlan(faults, seed);
        Simulation simulation = Simulation.of(model)
                .arrivals(arrivals)
                .faults(faults)
                .seed(seed)
                .description(description());
        simulation = duration == null ? simulation : simulation.duration(duration);
        MessageHandling handler = handler(plan);
        MessageRun run = new MessageRun(
                queue,
                handler,
                plan,
                arrivals.start(RandomStream.of(seed, "arrivals")),
                messages,
                model.timeout().toNanos(),
                message -> groups.applyAsLong(message));
        try {
            SimulationReport instances = new Engine(simulation.service(run), run, plan).run();
            return new MessageReport(queue, seed, description(), run.tally(), instances, plan);
        } finally {
            if (handler instanceof WorkloadRun started) {
                started.close();
            }
        }
    }

    private static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw new IllegalStateException(why);
        }
    }

    private MessageHandling handler(FaultPlan plan) {
        MessageHandling given = handling;
        if (given != null) {
            return given;
        }
        return workload == null
                ? new LawHandling(warm, cold == null ? warm : cold, failing, queue.groups(), plan, seed)
                : workload.start(plan, seed);
    }

    private String description() {
        StringBuilder text = new StringBuilder();
        text.append(queue.name()).append(", ").append(arrivals);
        if (messages != Nanos.NEVER) {
            text.append(", ").append(messages).append(" messages");
        }
        if (duration != null) {
            text.append(", for ").append(duration);
        }
        if (workload != null) {
            text.append(", handled by ").append(workload);
        } else if (handling != null) {
            text.append(", handled by calls");
        } else {
            text.append(", handled in ").append(warm);
            if (cold != null) {
                text.append(", cold in ").append(cold);
            }
            if (failing > 0) {
                text.append(", failing with probability ").append(failing);
            }
        }
        if (!faults.isNone()) {
            text.append(", faults ").append(faults);
        }
        return text.append(", ")
                .append(queue.settings())
                .append(", on ")
                .append(model)
                .toString();
    }

    /** One line with everything that a run depends on, without the seed. */
    @Override
    public String toString() {
        return description();
    }
}
