package dev.peregrine.testing.simulation;

import dev.peregrine.testing.simulation.Line.Shape;

/** A distribution as a line: how large a share lies within a time. */
final class QuantileCurve {
    private static final int POINTS = 250;

    private QuantileCurve() {}

    /** Even steps for the body, and steps that become smaller for the tail, which even ones would leave out. */
    static Line of(Distribution distribution, String label, int style, Shape shape) {
        double[] tail = {0.997, 0.998, 0.999, 0.9995, 0.9999, 0.99999, 1};
        double[] x = new double[POINTS + tail.length];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = i < POINTS ? (double) i / POINTS : tail[i - POINTS];
            x[i] = distribution.quantile(y[i]).toNanos();
        }
        return new Line(label, style, shape, x, y);
    }

    /** Where an axis may begin: not at nothing, which has no logarithm, nor far away at what one of thousands took. */
    static double begin(Line line) {
        for (int i = 1; i < line.size(); i++) {
            if (line.x(i) > 0) {
                return line.x(i);
            }
        }
        return 0;
    }
}
