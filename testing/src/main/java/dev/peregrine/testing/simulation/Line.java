package dev.peregrine.testing.simulation;

/**
 * A line of a plot. Between its points it is level, as all that is counted is.
 *
 * @param label its name, written at its end
 * @param style the number of its colour and dashes
 * @param filled whether what is beneath it is tinted
 * @param x the points' places along, ascending
 * @param y the points' heights; each holds from its place to the next
 */
record Line(String label, int style, boolean filled, double[] x, double[] y) {
    Line {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException("A line of " + x.length + " places and " + y.length + " heights");
        }
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
