package dev.peregrine.testing.simulation;

import java.time.Duration;

/**
 * How a provider counts the time that it bills: what one count covers, in which steps it is rounded up, what it comes to at
 * least, and whether the start of an instance belongs to it. Rounding is done count by count, so a simulation does it while it
 * runs; a sum can't be rounded afterwards.
 *
 * <p>Immutable and thread-safe.
 *
 * @param scope what one count covers
 * @param step the time to whose multiples a count is rounded up, greater than zero
 * @param minimum what a count comes to at least; zero for no minimum
 * @param init whether the time in which an instance starts is billed too
 */
public record Metering(Scope scope, Duration step, Duration minimum, boolean init) {
    /** Refuses what nobody can count by. */
    public Metering {
        if (step.isZero() || step.isNegative()) {
            throw new IllegalArgumentException("The step of a metering is " + step + "; give one greater than zero");
        }
        if (minimum.isNegative()) {
            throw new IllegalArgumentException("The minimum of a metering is " + minimum + "; give zero or more");
        }
    }

    /** What one count of time covers. */
    public enum Scope {
        /** Each request by itself, also when several share an instance. */
        REQUEST,
        /** Each period in which an instance has at least one request: those that share it are billed once. */
        INSTANCE
    }

    /**
     * Every nanosecond of every request, and none of the starts: what is used, before any provider's rules.
     *
     * @return the metering without rounding
     */
    public static Metering exact() {
        return new Metering(Scope.REQUEST, Duration.ofNanos(1), Duration.ZERO, false);
    }

    /**
     * What a count comes to.
     *
     * @param nanos the time that passed, in nanoseconds, zero or more
     * @return the time that is billed, in nanoseconds
     */
    public long billed(long nanos) {
        return billed(nanos, step.toNanos(), minimum.toNanos());
    }

    static long billed(long nanos, long step, long minimum) {
        long counted = Math.max(nanos, minimum);
        return Math.addExact(counted, step - 1) / step * step;
    }

    /**
     * The rule in words.
     *
     * @return for example {@code each request in steps of 1 ms}
     */
    @Override
    public String toString() {
        String what = scope == Scope.REQUEST ? "each request" : "each busy period of an instance";
        String least = minimum.isZero() ? "" : ", at least " + Decimals.seconds(minimum);
        return what + " in steps of " + Decimals.seconds(step) + least + (init ? ", with its start" : "");
    }
}
