package dev.peregrine.testing.simulation;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * Durations that were measured: count, mean and extremes exact, quantiles to one part in a thousand, in memory that doesn't
 * depend on how many there were. Immutable and thread-safe.
 */
public final class Distribution {
    private final Histogram histogram;
    private final double sum;
    private final long min;
    private final long max;

    Distribution(Histogram histogram, double sum, long min, long max) {
        this.histogram = histogram;
        this.sum = sum;
        this.min = min;
        this.max = max;
    }

    /**
     * How many there were.
     *
     * @return at least 0
     */
    public long count() {
        return histogram.getTotalCount();
    }

    /**
     * Their mean.
     *
     * @return nanoseconds, 0 when there were none
     */
    public double meanNanos() {
        return count() == 0 ? 0 : sum / count();
    }

    /**
     * Their mean, rounded.
     *
     * @return the mean, zero when there were none
     */
    public Duration mean() {
        return Duration.ofNanos(Nanos.rounded(meanNanos()));
    }

    /**
     * The duration that a share of all were no longer than.
     *
     * @param share from 0 to 1, such as 0.5 for the median
     * @return the quantile, zero when there were none
     * @throws IllegalArgumentException when the share isn't between 0 and 1
     */
    public Duration quantile(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A quantile is asked for by a share between 0 and 1, not " + share);
        }
        long nanos = share == 0 ? min : histogram.getValueAtPercentile(share * 100);
        return Duration.ofNanos(Math.max(min, Math.min(nanos, max)));
    }

    /**
     * How many of all were no longer than a duration.
     *
     * @param duration the duration
     * @return from 0 to 1; 1 when there were none
     */
    public double shareAtMost(Duration duration) {
        long nanos = duration.toNanos();
        if (count() == 0 || nanos >= max) {
            return 1;
        }
        return nanos < min ? 0 : (double) histogram.getCountBetweenValues(0, nanos) / count();
    }

    /**
     * The shortest.
     *
     * @return the minimum, zero when there were none
     */
    public Duration min() {
        return Duration.ofNanos(min);
    }

    /**
     * The longest.
     *
     * @return the maximum, zero when there were none
     */
    public Duration max() {
        return Duration.ofNanos(max);
    }

    /** Count, mean and some quantiles. */
    @Override
    public String toString() {
        return count() + " with mean " + mean() + ", median " + quantile(0.5) + ", 90% " + quantile(0.9) + ", 99% "
                + quantile(0.99) + ", 99.9% " + quantile(0.999) + ", max " + max();
    }
}
