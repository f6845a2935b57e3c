package dev.peregrine.testing.simulation;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * When requests arrive. Immutable and thread-safe; each run starts a {@link Process} of its own from the stream of the
 * arrivals, so that everything that is compared under one seed sees the same arrivals.
 */
public interface Arrivals {
    /** The arrivals of one run, one after the other. */
    @FunctionalInterface
    interface Process {
        /**
         * The next arrival.
         *
         * @return nanoseconds since the start, never less than before; {@link Long#MAX_VALUE} when no more come
         */
        long next();
    }

    /**
     * Begins a run.
     *
     * @param random where the randomness comes from
     * @return the arrivals of the run
     */
    Process start(RandomStream random);

    /**
     * Whether arrivals go on for ever, so that a simulation must say when it ends.
     *
     * @return false for a trace
     */
    default boolean isEndless() {
        return true;
    }

    /**
     * These and others together.
     *
     * @param others the others
     * @return both, in the order of time
     */
    default Arrivals and(Arrivals others) {
        return new MergedArrivals(this, others);
    }

    /**
     * Requests of many users who know nothing of each other: exponential gaps.
     *
     * @param perSecond how many a second on average, more than 0 and at most a thousand million
     * @return the arrivals
     */
    static Arrivals poisson(double perSecond) {
        return new PoissonArrivals(Rates.checked(perSecond));
    }

    /**
     * Evenly, the first one at the start.
     *
     * @param perSecond how many a second, more than 0 and at most a thousand million
     * @return the arrivals
     */
    static Arrivals constant(double perSecond) {
        return new ConstantArrivals(Rates.checked(perSecond));
    }

    /**
     * Several at the same moment, again and again, the first ones at the start.
     *
     * @param size how many at once, at least 1
     * @param every how long from one burst to the next, longer than zero
     * @return the arrivals
     */
    static Arrivals bursts(int size, Duration every) {
        return new BurstArrivals(size, Nanos.positive(every, "The time between bursts"));
    }

    /**
     * Day and night: a Poisson process whose rate follows a cosine over 24 hours, lowest at the start.
     *
     * @param perSecond how many a second on average over a day
     * @param peakToMean the highest rate over the average one, from 1 (even) to 2 (nothing at the lowest moment)
     * @return the arrivals
     */
    static Arrivals diurnal(double perSecond, double peakToMean) {
        return new DiurnalArrivals(Rates.checked(perSecond), peakToMean);
    }

    /**
     * Given moments.
     *
     * @param moments the times since the start, none before the one ahead of it
     * @return the arrivals
     */
    static Arrivals at(List<Duration> moments) {
        return TraceArrivals.at(moments);
    }

    /**
     * A recorded trace of CSV: the first column is the moment, in seconds as a decimal number or as an instant such as
     * {@code 2026-01-31T12:00:00Z}; a second column, if there is one, says how many requests came at it. A first line that
     * begins with neither is a heading. The first moment is the start of the simulation if they are instants, else 0 is.
     *
     * @param file the file, UTF-8
     * @return the arrivals
     * @throws IOException when it can't be read
     * @throws IllegalArgumentException when a line isn't as described, or is earlier than the one before; names the line
     */
    static Arrivals trace(Path file) throws IOException {
        return TraceArrivals.read(file);
    }
}
