package dev.peregrine.testing.simulation;

import java.time.Duration;

/**
 * What becomes of a request that no instance can serve and none may be started for: it waits in one line, first come first
 * served, or is rejected.
 *
 * @param most how long it waits at most; zero: it is rejected at once
 * @param places how many may wait at the same time
 */
public record Waiting(Duration most, int places) {
    private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    /**
     * Checks both.
     *
     * @param most how long it waits at most; zero: it is rejected at once
     * @param places how many may wait at the same time
     * @throws IllegalArgumentException when one is negative
     */
    public Waiting {
        Nanos.of(most, "The longest waiting time");
        if (places < 0) {
            throw new IllegalArgumentException("The number of places to wait at is negative: " + places);
        }
    }

    /**
     * It is rejected at once (throttled).
     *
     * @return no waiting
     */
    public static Waiting none() {
        return new Waiting(Duration.ZERO, 0);
    }

    /**
     * It waits and is rejected after a time.
     *
     * @param most how long it waits
     * @return waiting with any number of places
     */
    public static Waiting atMost(Duration most) {
        return new Waiting(most, Integer.MAX_VALUE);
    }

    /**
     * It waits until it is served.
     *
     * @return waiting without an end
     */
    public static Waiting forever() {
        return new Waiting(FOREVER, Integer.MAX_VALUE);
    }

    /**
     * The same with a number of places.
     *
     * @param most how many may wait at the same time; who comes when all are taken is rejected
     * @return waiting with so many places
     */
    public Waiting places(int most) {
        return new Waiting(this.most, most);
    }

    /**
     * Whether nothing waits.
     *
     * @return true when a request is rejected at once
     */
    public boolean isNone() {
        return most.isZero() || places == 0;
    }

    @Override
    public String toString() {
        if (isNone()) {
            return "none";
        }
        return (most.equals(FOREVER) ? "until served" : "at most " + most)
                + (places == Integer.MAX_VALUE ? "" : " at " + places + " places");
    }
}
