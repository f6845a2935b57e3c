package dev.peregrine.testing.simulation;

import java.time.Duration;

/**
 * How fast new instances may be started: a bucket of permissions, full at the beginning, each start taking one, and a new
 * one coming in at a fixed interval while the bucket isn't full.
 *
 * @param burst how many may be started at once, at least 1
 * @param interval how long one permission takes to come in; zero for no limit
 */
public record ScaleOut(int burst, Duration interval) {
    /**
     * Checks both.
     *
     * @param burst how many may be started at once, at least 1
     * @param interval how long one permission takes to come in; zero for no limit
     * @throws IllegalArgumentException when less than one may be started, or the interval is negative
     */
    public ScaleOut {
        if (burst < 1) {
            throw new IllegalArgumentException("At least one instance must be startable at once, not " + burst);
        }
        Nanos.of(interval, "The interval between starts");
    }

    /**
     * As many and as fast as requests ask for.
     *
     * @return no limit
     */
    public static ScaleOut unlimited() {
        return new ScaleOut(Integer.MAX_VALUE, Duration.ZERO);
    }

    /**
     * A number of instances in each span of time: so many at once, then evenly at that rate.
     *
     * @param instances how many, at least 1
     * @param span in which time, longer than zero
     * @return the limit
     */
    public static ScaleOut of(int instances, Duration span) {
        if (instances < 1) {
            throw new IllegalArgumentException("At least one instance must be startable in " + span);
        }
        long nanos = Nanos.positive(span, "The span of the scaling limit");
        return new ScaleOut(instances, Duration.ofNanos(Math.max(1, nanos / instances)));
    }

    /**
     * Whether there is no limit.
     *
     * @return true when instances are started as fast as requests ask for
     */
    public boolean isUnlimited() {
        return interval.isZero();
    }

    @Override
    public String toString() {
        return isUnlimited() ? "unlimited" : burst + " at once and one every " + interval;
    }
}
