package dev.peregrine.testing.simulation;

import dev.peregrine.testing.TestClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a handler in a simulation depends on, for the fakes that stand for it: a fake calls {@link #call} where the real thing would
 * be asked, and so meets the simulation's faults. Outside a simulation nothing happens. Used by one thread at a time.
 */
public final class Dependency {
    private @Nullable FaultPlan plan;
    private @Nullable TestClock clock;
    private long started;

    private Dependency() {}

    /**
     * A dependency; {@link Workload#dependency} puts it into a simulation.
     *
     * @return the dependency
     */
    public static Dependency create() {
        return new Dependency();
    }

    void begin(@Nullable FaultPlan newPlan, TestClock newClock) {
        plan = newPlan;
        clock = newClock;
    }

    /** The simulation is over. */
    void end() {
        plan = null;
        clock = null;
    }

    void at(long now) {
        started = now;
    }

    /**
     * Takes the time that the dependency takes: the handler's clock goes on by it, and by more when
     * {@link Fault#SLOW_DEPENDENCY} happens.
     *
     * @param usual how long it takes as a rule
     * @throws DependencyException when {@link Fault#PARTIAL_FAILURE} happens
     */
    public void call(Duration usual) {
        FaultPlan faults = plan;
        TestClock time = clock;
        if (time == null) {
            return;
        }
        time.advance(usual);
        if (faults != null) {
            if (faults.happens(Fault.SLOW_DEPENDENCY, started)) {
                time.advance(Duration.ofNanos(faults.slowness()));
            }
            if (faults.happens(Fault.PARTIAL_FAILURE, started)) {
                throw new DependencyException();
            }
        }
    }

    /** A failure that a simulation has injected. */
    public static final class DependencyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DependencyException() {
            super("The simulation has this call fail", null, false, false);
        }
    }
}
