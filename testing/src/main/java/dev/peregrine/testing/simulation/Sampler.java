package dev.peregrine.testing.simulation;

import org.HdrHistogram.Histogram;

/** Collects durations for a {@link Distribution}. */
final class Sampler {
    /** Durations are known to one part in a thousand. */
    private static final int DIGITS = 3;

    private final Histogram histogram = new Histogram(DIGITS);
    private final NanoSum sum = new NanoSum();
    private long zeros;
    private long min = Long.MAX_VALUE;
    private long max;

    Sampler() {
        histogram.setAutoResize(true);
    }

    void add(long nanos) {
        if (nanos == 0) {
            zeros++; // most requests don't wait: nothing to look up for them
        } else {
            histogram.recordValue(nanos);
            sum.add(nanos);
            min = Math.min(min, nanos);
            max = Math.max(max, nanos);
        }
    }

    /** What was collected; the sampler can't be used any more. */
    Distribution distribution() {
        if (zeros > 0) {
            histogram.recordValueWithCount(0, zeros);
            min = 0;
        }
        return new Distribution(histogram, sum.value(), histogram.getTotalCount() == 0 ? 0 : min, max);
    }
}
