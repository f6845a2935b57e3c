package dev.peregrine.testing.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How often something is tried and how long to wait before the next time. Immutable and thread-safe.
 *
 * @param tries how often at most, the first time included; {@link Integer#MAX_VALUE} is without end
 * @param delays what to wait after the first failure, after the second, …; after all that follow, the last of them
 * @param maxAge when to give up whatever the tries, counted from the beginning; none is begun at or after it
 */
public record RetryPolicy(int tries, List<Duration> delays, Duration maxAge) {
    private static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

    /**
     * Checks and copies.
     *
     * @param tries how often at most, the first time included; {@link Integer#MAX_VALUE} is without end
     * @param delays what to wait after the first failure, after the second, …; after all that follow, the last of them
     * @param maxAge when to give up whatever the tries, counted from the beginning; none is begun at or after it
     * @throws IllegalArgumentException when there isn't one try, or a time is negative, or there is no delay for a second try
     */
    public RetryPolicy {
        delays = List.copyOf(delays);
        if (tries < 1) {
            throw new IllegalArgumentException("There is at least one try, not " + tries);
        }
        if (tries > 1 && delays.isEmpty()) {
            throw new IllegalArgumentException("Several tries need to know what to wait between them");
        }
        for (Duration delay : delays) {
            Nanos.of(delay, "The wait before a retry");
        }
        Nanos.positive(maxAge, "The age at which retrying ends");
    }

    /**
     * One try.
     *
     * @return the policy
     */
    public static RetryPolicy none() {
        return new RetryPolicy(1, List.of(), FOREVER);
    }

    /**
     * Tries with the same wait between them.
     *
     * @param tries how often at most, the first time included
     * @param delay what to wait
     * @return the policy
     */
    public static RetryPolicy fixed(int tries, Duration delay) {
        return new RetryPolicy(tries, List.of(delay), FOREVER);
    }

    /**
     * Tries with given waits between them; there is one try more than waits.
     *
     * @param delays what to wait after the first failure, after the second, …
     * @return the policy
     */
    public static RetryPolicy after(Duration... delays) {
        return new RetryPolicy(delays.length + 1, Arrays.asList(delays), FOREVER);
    }

    /**
     * Tries with a wait that doubles.
     *
     * @param tries how often at most, the first time included; {@link Integer#MAX_VALUE} is without end
     * @param first what to wait after the first failure, longer than zero
     * @param most what to wait at most
     * @return the policy
     */
    public static RetryPolicy exponential(int tries, Duration first, Duration most) {
        Nanos.positive(first, "The first wait");
        List<Duration> delays = new ArrayList<>();
        Duration delay = first;
        while (delay.compareTo(most) < 0) {
            delays.add(delay);
            delay = delay.multipliedBy(2);
        }
        delays.add(most);
        return new RetryPolicy(tries, delays, FOREVER);
    }

    /**
     * The same with an age at which it ends.
     *
     * @param age counted from the beginning
     * @return the changed policy
     */
    public RetryPolicy withMaxAge(Duration age) {
        return new RetryPolicy(tries, delays, age);
    }

    /**
     * The same with a number of tries.
     *
     * @param most how often at most, the first time included
     * @return the changed policy
     */
    public RetryPolicy withTries(int most) {
        return new RetryPolicy(most, delays, maxAge);
    }

    /** Whether what always fails is tried for ever. */
    boolean isEndless() {
        return tries == Integer.MAX_VALUE && maxAge.equals(FOREVER);
    }

    /** The wait after so many failures. */
    long delayNanos(int failures) {
        return delays.isEmpty()
                ? 0
                : delays.get(Math.min(failures, delays.size()) - 1).toNanos();
    }

    @Override
    public String toString() {
        String count = tries == Integer.MAX_VALUE ? "tries without end" : tries + (tries == 1 ? " try" : " tries");
        String waits = tries == 1 ? "" : " after " + (delays.size() > 1 ? delays : delays.get(0));
        return count + waits + (maxAge.equals(FOREVER) ? "" : " until " + maxAge);
    }
}
