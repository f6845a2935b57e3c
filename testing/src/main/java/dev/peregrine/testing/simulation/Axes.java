package dev.peregrine.testing.simulation;

import dev.peregrine.testing.simulation.Axis.Tick;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Makes axes with round ticks. */
final class Axes {
    private static final int TICKS = 5;
    private static final double SECOND = 1e9;
    private static final double MINUTE = 60 * SECOND;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;

    /** Steps of clocks and calendars, in seconds; shorter ones go by tens. */
    private static final double[] CLOCK = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400
    };

    private Axes() {}

    /** From 0 to a round number over the highest value. */
    static Axis amount(double highest, boolean whole) {
        double top = highest > 0 && Double.isFinite(highest) ? highest : 1;
        double step = roundStep(top / TICKS);
        if (whole) {
            step = Math.max(1, step);
        }
        List<Tick> ticks = new ArrayList<>();
        long last = (long) Math.ceil(top / step - 1e-9);
        for (long i = 0; i <= last; i++) {
            ticks.add(new Tick(i * step, amountLabel(i, step)));
        }
        return new Axis(0, last * step, false, ticks);
    }

    private static String amountLabel(long count, double step) {
        BigDecimal value = BigDecimal.valueOf(step).multiply(BigDecimal.valueOf(count));
        if (step >= 1) {
            return Numbers.count(value.longValue());
        }
        return value.signum() == 0
                ? "0"
                : value.setScale(value.stripTrailingZeros().scale()).toPlainString();
    }

    /** The shares from none to all. */
    static Axis shares() {
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i <= 4; i++) {
            ticks.add(new Tick(i / 4.0, 25 * i + "%"));
        }
        return new Axis(0, 1, false, ticks);
    }

    /** A span of simulated time; it ends where the simulation does, not at a round number. */
    static Axis time(double fromNanos, double toNanos) {
        double to = toNanos > fromNanos ? toNanos : fromNanos + SECOND;
        double step = clockStep((to - fromNanos) / TICKS);
        List<Tick> ticks = new ArrayList<>();
        for (long i = (long) Math.ceil(fromNanos / step - 1e-9); i * step <= to * (1 + 1e-12); i++) {
            ticks.add(new Tick(i * step, timeLabel(i, step)));
        }
        return new Axis(fromNanos, to, false, ticks);
    }

    private static double clockStep(double atLeast) {
        if (atLeast < SECOND) {
            return roundStep(atLeast);
        }
        for (double step : CLOCK) {
            if (step * SECOND >= atLeast) {
                return step * SECOND;
            }
        }
        return roundStep(atLeast / DAY) * DAY;
    }

    private static String timeLabel(long count, double step) {
        if (count == 0) {
            return "0";
        }
        double value = count * step;
        double[] units = {DAY, HOUR, MINUTE, SECOND, 1e6, 1e3, 1};
        String[] names = {"d", "h", "min", "s", "ms", "µs", "ns"};
        for (int i = 0; i < units.length - 1; i++) {
            if (step >= units[i] && step % units[i] == 0) {
                return Numbers.count(Math.round(value / units[i])) + " " + names[i];
            }
        }
        return Numbers.duration(value);
    }

    /** Times from the shortest to the longest, by decades; within few decades the steps between are marked too. */
    static Axis logarithmicTime(double shortest, double longest) {
        double low = below(Math.max(1, shortest));
        double high = above(Math.max(low * 2, longest));
        boolean few = high / low <= 1_500;
        List<Tick> ticks = new ArrayList<>();
        for (double decade = powerOfTen(low); decade <= high * 1.0001; decade *= 10) {
            for (int digit : new int[] {1, 2, 5}) {
                double value = decade * digit;
                if (value >= low * 0.9999 && value <= high * 1.0001) {
                    ticks.add(new Tick(value, digit == 1 || few ? logarithmicLabel(value) : ""));
                }
            }
        }
        return new Axis(low, high, true, ticks);
    }

    private static String logarithmicLabel(double nanos) {
        double[] units = {1e9, 1e6, 1e3, 1};
        String[] names = {"s", "ms", "µs", "ns"};
        int unit = 0;
        while (nanos < units[unit] * 0.9999) {
            unit++;
        }
        return Numbers.count(Math.round(nanos / units[unit])) + " " + names[unit];
    }

    private static double powerOfTen(double atMost) {
        double power = 1;
        while (power * 10 <= atMost * 1.0000001) {
            power *= 10;
        }
        return power;
    }

    private static double below(double value) {
        double decade = powerOfTen(value);
        return value >= 5 * decade ? 5 * decade : value >= 2 * decade ? 2 * decade : decade;
    }

    private static double above(double value) {
        double below = below(value);
        if (value <= below * 1.0000001) {
            return below;
        }
        double digit = Math.round(below / powerOfTen(below));
        return digit == 2 ? below / 2 * 5 : below * 2;
    }

    /** The next of 1, 2, 5, 10, 20, 50, … */
    private static double roundStep(double atLeast) {
        int exponent = (int) Math.floor(StrictMath.log10(atLeast));
        for (int power = exponent; ; power++) {
            for (int digit : new int[] {1, 2, 5}) {
                double step = BigDecimal.valueOf(digit, -power).doubleValue();
                if (step >= atLeast * (1 - 1e-9)) {
                    return step;
                }
            }
        }
    }
}
