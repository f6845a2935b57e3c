package dev.peregrine.testing.simulation;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Straight lines between given quantiles. */
final class QuantileLaw implements Law {
    private final double[] probabilities;
    private final long[] nanos;

    private QuantileLaw(double[] probabilities, long[] nanos) {
        this.probabilities = probabilities;
        this.nanos = nanos;
    }

    static QuantileLaw of(Map<Double, Duration> quantiles) {
        if (quantiles.isEmpty()) {
            throw new IllegalArgumentException("A table of quantiles needs at least one");
        }
        double[] probabilities = new double[quantiles.size()];
        long[] nanos = new long[quantiles.size()];
        int i = 0;
        for (Map.Entry<Double, Duration> quantile : new TreeMap<>(quantiles).entrySet()) {
            double probability = quantile.getKey();
            if (!(probability >= 0 && probability <= 1)) {
                throw new IllegalArgumentException("A quantile's probability is between 0 and 1, not " + probability);
            }
            probabilities[i] = probability;
            nanos[i] = Nanos.of(quantile.getValue(), "The quantile of " + probability);
            if (i > 0 && nanos[i] < nanos[i - 1]) {
                throw new IllegalArgumentException("The quantile of " + probability + ", " + Nanos.text(nanos[i])
                        + ", is less than that of " + probabilities[i - 1] + ", " + Nanos.text(nanos[i - 1]));
            }
            i++;
        }
        return new QuantileLaw(probabilities, nanos);
    }

    @Override
    public long draw(RandomStream random) {
        double u = random.nextDouble();
        int last = probabilities.length - 1;
        if (u <= probabilities[0]) {
            return nanos[0];
        }
        if (u >= probabilities[last]) {
            return nanos[last];
        }
        int above = 1;
        while (probabilities[above] < u) {
            above++;
        }
        int below = above - 1;
        double part = (u - probabilities[below]) / (probabilities[above] - probabilities[below]);
        return nanos[below] + Nanos.rounded(part * (nanos[above] - nanos[below]));
    }

    @Override
    public double meanNanos() {
        int last = probabilities.length - 1;
        double mean = probabilities[0] * nanos[0] + (1 - probabilities[last]) * nanos[last];
        for (int i = 1; i <= last; i++) {
            mean += (probabilities[i] - probabilities[i - 1]) * (nanos[i] / 2.0 + nanos[i - 1] / 2.0);
        }
        return mean;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("quantiles");
        for (int i = 0; i < nanos.length; i++) {
            text.append(i == 0 ? " " : ", ")
                    .append(probabilities[i])
                    .append(": ")
                    .append(Nanos.text(nanos[i]));
        }
        return text.toString();
    }
}
