package dev.peregrine.testing.simulation;

/**
 * A figure of a report.
 *
 * @param name what it is, in a few words
 * @param value how much, in the base of its unit
 * @param unit what it counts in
 * @param note what it is to be read with, such as what it is a share of; may be empty
 */
record Figure(String name, double value, Unit unit, String note) {
    static Figure of(String name, double value, Unit unit) {
        return new Figure(name, value, unit, "");
    }

    static Figure of(String name, long value, Unit unit) {
        return of(name, (double) value, unit);
    }

    Figure named(String other) {
        return new Figure(other, value, unit, note);
    }

    String text() {
        return unit.text(value);
    }
}
