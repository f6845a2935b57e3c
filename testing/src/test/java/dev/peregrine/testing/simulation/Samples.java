package dev.peregrine.testing.simulation;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** How far samples are from a distribution (Kolmogorov and Smirnov). */
final class Samples {
    private Samples() {}

    /** The largest distance between the shares that were drawn and those of a distribution function. */
    static double distance(double[] draws, DoubleUnaryOperator distribution) {
        double[] sorted = draws.clone();
        Arrays.sort(sorted);
        double distance = 0;
        for (int i = 0; i < sorted.length; i++) {
            double exact = distribution.applyAsDouble(sorted[i]);
            distance = Math.max(distance, Math.abs(exact - (double) i / sorted.length));
            distance = Math.max(distance, Math.abs(exact - (i + 1.0) / sorted.length));
        }
        return distance;
    }

    /** What the distance of right samples exceeds once in ten thousand times. */
    static double bound(int draws) {
        return Math.sqrt(-Math.log(0.0001 / 2) / 2 / draws);
    }

    /** The normal distribution function, by its series around zero; good to 1e-10 where samples are. */
    static double normal(double x) {
        if (Math.abs(x) > 6) {
            return x > 0 ? 1 : 0;
        }
        double term = x;
        double sum = x;
        for (int i = 1; i < 200; i++) {
            term *= x * x / (2 * i + 1);
            sum += term;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
