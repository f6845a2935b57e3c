package dev.peregrine.testing.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How long something takes: a probability distribution of durations. Used for service, init and keep-alive times.
 *
 * <p>The laws made here are immutable and thread-safe, and say what they are in {@code toString}. A law of your own must
 * take its randomness from the stream that it is given, and nothing else, or a run can't be repeated.
 */
public interface Law {
    /**
     * The next duration.
     *
     * @param random where the randomness comes from
     * @return nanoseconds, at least 0; {@link Long#MAX_VALUE} is for ever
     */
    long draw(RandomStream random);

    /**
     * The mean of the distribution.
     *
     * @return nanoseconds, {@link Double#POSITIVE_INFINITY} for what lasts for ever
     */
    double meanNanos();

    /**
     * Always the same.
     *
     * @param duration how long, at least zero
     * @return the law
     */
    static Law constant(Duration duration) {
        return new ConstantLaw(Nanos.of(duration, "The duration"));
    }

    /**
     * For ever; as a keep-alive: an idle instance never ends.
     *
     * @return the law
     */
    static Law forever() {
        return new ConstantLaw(Nanos.NEVER);
    }

    /**
     * Exponential: without memory, its standard deviation is its mean.
     *
     * @param mean the mean, longer than zero
     * @return the law
     */
    static Law exponential(Duration mean) {
        return new ExponentialLaw(Nanos.positive(mean, "The mean"));
    }

    /**
     * Every duration between two is as likely.
     *
     * @param from the shortest
     * @param to the longest
     * @return the law
     */
    static Law uniform(Duration from, Duration to) {
        return new UniformLaw(Nanos.of(from, "The shortest duration"), Nanos.of(to, "The longest duration"));
    }

    /**
     * Lognormal: the logarithm is normally distributed. A usual shape for service times, with a tail to the right.
     *
     * @param median half of the durations are shorter; longer than zero
     * @param p99 99 of 100 are shorter; at least the median
     * @return the law
     */
    static Law lognormal(Duration median, Duration p99) {
        return LognormalLaw.of(Nanos.positive(median, "The median"), Nanos.positive(p99, "The 99th percentile"));
    }

    /**
     * A table of quantiles as measurements are published, with straight lines between them. Below the lowest probability
     * of the table its value holds, and above the highest too: give 0 and 1 where you know the extremes.
     *
     * @param quantiles durations by their probabilities from 0 to 1, such as 0.5 for the median; rising together
     * @return the law
     */
    static Law quantiles(Map<Double, Duration> quantiles) {
        return QuantileLaw.of(quantiles);
    }

    /**
     * One of the durations that were measured, each as likely.
     *
     * @param durations what was measured, at least one
     * @return the law
     */
    static Law measured(List<Duration> durations) {
        return MeasuredLaw.of(durations);
    }
}
