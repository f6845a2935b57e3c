package dev.peregrine.testing.simulation;

import java.time.Duration;

/** Virtual time: nanoseconds since the start of a simulation. */
final class Nanos {
    /** Later than everything. */
    static final long NEVER = Long.MAX_VALUE;

    static final double PER_SECOND = 1e9;

    private Nanos() {}

    /** The nanoseconds of a duration that must not be negative. */
    static long of(Duration duration, String what) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(what + " is negative: " + duration);
        }
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            throw new IllegalArgumentException(
                    what + " is longer than 292 years, the end of virtual time: " + duration, tooLong);
        }
    }

    /** The same for a duration that must be longer than nothing. */
    static long positive(Duration duration, String what) {
        long nanos = of(duration, what);
        if (nanos == 0) {
            throw new IllegalArgumentException(what + " is zero: give a positive duration");
        }
        return nanos;
    }

    /** A sum that stays at {@link #NEVER}; both are at least zero. */
    static long plus(long time, long nanos) {
        long sum = time + nanos;
        return sum < 0 ? NEVER : sum;
    }

    static long rounded(double nanos) {
        return (long) (nanos + 0.5);
    }

    static String text(long nanos) {
        return nanos == NEVER ? "never" : Duration.ofNanos(nanos).toString();
    }
}
