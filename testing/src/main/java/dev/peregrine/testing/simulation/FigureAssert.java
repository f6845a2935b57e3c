package dev.peregrine.testing.simulation;

import java.util.function.Function;

/**
 * Assertions on one figure of a report. Each hands back the report's assertions, so that the next figure can follow. A failure
 * names the figure and both values, and ends with the line that repeats the run.
 *
 * @param <A> the report's assertions
 * @param <T> what the figure is: a {@link Double}, a {@link java.time.Duration}, a {@link java.math.BigDecimal}
 */
public final class FigureAssert<A, T extends Comparable<? super T>> {
    private final A report;
    private final T actual;
    private final String name;
    private final Function<T, String> shown;
    private final Function<String, AssertionError> wrong;

    FigureAssert(A report, T actual, String name, Function<T, String> shown, Function<String, AssertionError> wrong) {
        this.report = report;
        this.actual = actual;
        this.name = name;
        this.shown = shown;
        this.wrong = wrong;
    }

    /**
     * Checks that the figure is within two values, both of them allowed.
     *
     * @param low the lowest that passes
     * @param high the highest that passes
     * @return the report's assertions
     * @throws IllegalArgumentException if the first is above the second, so that nothing could pass
     */
    public A isBetween(T low, T high) {
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException("Nothing is between %s and %s: swap them".formatted(low, high));
        }
        return check(
                actual.compareTo(low) >= 0 && actual.compareTo(high) <= 0,
                "between %s and %s".formatted(shown.apply(low), shown.apply(high)));
    }

    /**
     * Checks that the figure is below a value.
     *
     * @param limit the lowest that doesn't pass
     * @return the report's assertions
     */
    public A isLessThan(T limit) {
        return check(actual.compareTo(limit) < 0, "less than " + shown.apply(limit));
    }

    /**
     * Checks that the figure is at most a value.
     *
     * @param limit the highest that passes
     * @return the report's assertions
     */
    public A isAtMost(T limit) {
        return check(actual.compareTo(limit) <= 0, "at most " + shown.apply(limit));
    }

    /**
     * Checks that the figure is above a value.
     *
     * @param limit the highest that doesn't pass
     * @return the report's assertions
     */
    public A isGreaterThan(T limit) {
        return check(actual.compareTo(limit) > 0, "greater than " + shown.apply(limit));
    }

    /**
     * Checks that the figure is at least a value.
     *
     * @param limit the lowest that passes
     * @return the report's assertions
     */
    public A isAtLeast(T limit) {
        return check(actual.compareTo(limit) >= 0, "at least " + shown.apply(limit));
    }

    /**
     * Checks that the figure is just a value; 0.10 and 0.1 are the same.
     *
     * @param value the value
     * @return the report's assertions
     */
    public A isEqualTo(T value) {
        return check(actual.compareTo(value) == 0, shown.apply(value));
    }

    private A check(boolean passes, String expected) {
        if (!passes) {
            throw wrong.apply("Expected the %s to be %s, but it was %s".formatted(name, expected, shown.apply(actual)));
        }
        return report;
    }
}
