package dev.peregrine.testing.simulation;

import java.util.List;

/**
 * One axis of a plot: from values to places.
 *
 * @param from the lowest value
 * @param to the highest value
 * @param logarithmic whether places go by the values' logarithms
 * @param ticks where the axis is marked
 */
record Axis(double from, double to, boolean logarithmic, List<Tick> ticks) {
    Axis {
        ticks = List.copyOf(ticks);
        if (!(to > from) || (logarithmic && !(from > 0))) {
            throw new IllegalArgumentException("No axis goes from " + from + " to " + to);
        }
    }

    /**
     * A mark on an axis.
     *
     * @param value where
     * @param label what stands beside it; may be empty
     */
    record Tick(double value, String label) {}

    /** Where a value stands: 0 at the start of the axis, 1 at its end. */
    double place(double value) {
        double place = logarithmic
                ? (StrictMath.log(Math.max(value, from)) - StrictMath.log(from))
                        / (StrictMath.log(to) - StrictMath.log(from))
                : (value - from) / (to - from);
        return Math.min(1, Math.max(0, place));
    }
}
