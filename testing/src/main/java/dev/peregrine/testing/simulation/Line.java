package dev.peregrine.testing.simulation;

/**
 * A line of a plot. Between its points it is level, as all that is counted is.
 *
 * @param label its name, written at its end
 * @param style the number of its colour and dashes
 * @param shape how it is drawn
 * @param x the points' places along, ascending
 * @param y the points' heights; each holds from its place to the next
 */
record Line(String label, int style, Shape shape, double[] x, double[] y) {
    Line {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException("A line of " + x.length + " places and " + y.length + " heights");
        }
    }

    /** How a line is drawn. */
    enum Shape {
        /** As a line. */
        LINE,
        /** As a line with what is beneath it tinted. */
        AREA,
        /** As a filled shape, for what happens now and then. */
        COLUMNS
    }

    /** The same with the sum of the heights so far. */
    Line summed(int newStyle) {
        double[] sums = y.clone();
        for (int i = 1; i < sums.length; i++) {
            sums[i] += sums[i - 1];
        }
        return new Line(label, newStyle, Shape.LINE, x, sums);
    }

    double last() {
        return y[y.length - 1];
    }

    double highest() {
        double highest = y[0];
        for (double each : y) {
            highest = Math.max(highest, each);
        }
        return highest;
    }
}
