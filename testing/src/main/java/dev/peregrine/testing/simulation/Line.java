package dev.peregrine.testing.simulation;

/** A line of a plot. Between its points it is level, as all that is counted is. */
final class Line {
    private final String label;
    private final int style;
    private final Shape shape;
    private final double[] x;
    private final double[] y;

    /**
     * Takes the points as they are, without a copy.
     *
     * @param label its name, written at its end
     * @param style the number of its colour and dashes
     * @param shape how it is drawn
     * @param x the points' places along, ascending
     * @param y the points' heights; each holds from its place to the next
     */
    Line(String label, int style, Shape shape, double[] x, double[] y) {
        if (x.length != y.length || x.length == 0) {
            throw new IllegalArgumentException("A line of " + x.length + " places and " + y.length + " heights");
        }
        this.label = label;
        this.style = style;
        this.shape = shape;
        this.x = x;
        this.y = y;
    }

    String label() {
        return label;
    }

    int style() {
        return style;
    }

    Shape shape() {
        return shape;
    }

    int size() {
        return x.length;
    }

    double x(int point) {
        return x[point];
    }

    double y(int point) {
        return y[point];
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
