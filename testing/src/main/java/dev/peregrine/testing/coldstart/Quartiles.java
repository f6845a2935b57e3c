package dev.peregrine.testing.coldstart;

import java.util.Arrays;

/**
 * Least, quartiles and greatest of some values, in their unit. A quantile between two values is interpolated linearly: that
 * of {@code p} of {@code n} sorted values lies at position {@code p · (n − 1)} from the first (definition 7 of Hyndman and
 * Fan, the default of R, NumPy and Excel).
 *
 * @param least the least value
 * @param lower the lower quartile
 * @param median the median
 * @param upper the upper quartile
 * @param greatest the greatest value
 */
public record Quartiles(double least, double lower, double median, double upper, double greatest) {
    /**
     * Computes them.
     *
     * @param values at least one, in any order
     * @return their quartiles
     * @throws IllegalArgumentException if there are no values
     */
    public static Quartiles of(double... values) {
        return new Quartiles(
                quantile(values, 0),
                quantile(values, 0.25),
                quantile(values, 0.5),
                quantile(values, 0.75),
                quantile(values, 1));
    }

    /**
     * Computes one quantile.
     *
     * @param values at least one, in any order
     * @param part from 0 to 1, such as 0.5 for the median
     * @return the quantile
     * @throws IllegalArgumentException if there are no values or the part isn't one
     */
    public static double quantile(double[] values, double part) {
        if (values.length == 0 || !(part >= 0 && part <= 1)) {
            throw new IllegalArgumentException("No quantile " + part + " of " + values.length + " values");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = part * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }
}
