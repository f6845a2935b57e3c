package dev.peregrine.testing.simulation;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** One of given durations. */
final class MeasuredLaw implements Law {
    private final long[] nanos;
    private final double mean;

    private MeasuredLaw(long[] nanos) {
        this.nanos = nanos;
        double sum = 0;
        for (long one : nanos) {
            sum += one;
        }
        this.mean = sum / nanos.length;
    }

    static MeasuredLaw of(List<Duration> durations) {
        if (durations.isEmpty()) {
            throw new IllegalArgumentException("A law of measured durations needs at least one");
        }
        long[] nanos = durations.stream()
                .mapToLong(duration -> Nanos.of(duration, "A measured duration"))
                .toArray();
        Arrays.sort(nanos); // the law doesn't depend on the order of measuring
        return new MeasuredLaw(nanos);
    }

    @Override
    public long draw(RandomStream random) {
        return nanos[random.below(nanos.length)];
    }

    @Override
    public double meanNanos() {
        return mean;
    }

    @Override
    public String toString() {
        return nanos.length + " measured durations from " + Nanos.text(nanos[0]) + " to "
                + Nanos.text(nanos[nanos.length - 1]) + " with mean " + Nanos.text(Nanos.rounded(mean));
    }
}
