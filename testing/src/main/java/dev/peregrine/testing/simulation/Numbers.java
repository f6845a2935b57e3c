package dev.peregrine.testing.simulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as people read them: three significant digits, grouped by commas, the same in every locale. */
final class Numbers {
    private static final int DIGITS = 3;
    private static final String MISSING = "–";
    private static final String[] SHORT_UNITS = {"ns", "µs", "ms", "s"};

    private Numbers() {}

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** How many there are of something whose name takes an s. */
    static String count(long value, String what) {
        return count(value) + " " + what + (value == 1 ? "" : "s");
    }

    /** A number that isn't a count, such as a mean. */
    static String decimal(double value) {
        if (!Double.isFinite(value)) {
            return MISSING;
        }
        BigDecimal exact = BigDecimal.valueOf(value);
        return exact.abs().compareTo(BigDecimal.valueOf(1000)) >= 0
                ? count(exact.setScale(0, RoundingMode.HALF_EVEN).longValue())
                : significant(exact);
    }

    /** A share of one, in per cent. Near the ends it gets as many digits as it takes not to be rounded to 0% or 100%. */
    static String percent(double share) {
        if (!Double.isFinite(share)) {
            return MISSING;
        }
        BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2);
        BigDecimal rest = BigDecimal.valueOf(100).subtract(percent);
        if (rest.signum() == 0 || percent.signum() == 0) {
            return percent.signum() == 0 ? "0%" : "100%";
        }
        if (rest.signum() > 0 && rest.compareTo(BigDecimal.ONE) < 0) {
            int scale = Math.max(1, rest.round(new MathContext(2)).scale());
            return percent.setScale(scale, RoundingMode.HALF_EVEN).toPlainString() + "%";
        }
        return significant(percent) + "%";
    }

    /** A time in the unit that suits it; from a minute on in two units. */
    static String duration(double nanos) {
        if (!Double.isFinite(nanos)) {
            return MISSING;
        }
        if (nanos < 0) {
            return "−" + duration(-nanos);
        }
        if (Math.round(nanos / 1e9) >= 60) {
            return longDuration(Math.round(nanos / 1e9));
        }
        if (nanos == 0) {
            return "0 ms";
        }
        BigDecimal value = BigDecimal.valueOf(nanos).round(new MathContext(DIGITS));
        int unit = 0;
        while (unit < SHORT_UNITS.length - 1 && value.compareTo(BigDecimal.valueOf(1000)) >= 0) {
            value = value.movePointLeft(3);
            unit++;
        }
        return significant(value) + " " + SHORT_UNITS[unit];
    }

    /** An amount of dollars to the cent; one that isn't zero and less than a cent with two significant digits. */
    static String money(BigDecimal amount) {
        boolean tiny = amount.signum() != 0 && amount.abs().compareTo(new BigDecimal("0.005")) < 0;
        BigDecimal shown = tiny ? amount.round(new MathContext(2)) : amount.setScale(2, RoundingMode.HALF_UP);
        BigDecimal[] parts = shown.abs().divideAndRemainder(BigDecimal.ONE);
        String fraction = parts[1].toPlainString();
        return (shown.signum() < 0 ? "−$" : "$")
                + count(parts[0].longValue())
                + fraction.substring(fraction.indexOf('.'));
    }

    static String duration(long nanos) {
        return duration((double) nanos);
    }

    private static String longDuration(long seconds) {
        if (seconds < 3600) {
            return two(seconds / 60, "min", seconds % 60, "s");
        }
        long minutes = Math.round(seconds / 60.0);
        if (minutes < 24 * 60) {
            return two(minutes / 60, "h", minutes % 60, "min");
        }
        long hours = Math.round(seconds / 3600.0);
        return two(hours / 24, "d", hours % 24, "h");
    }

    private static String two(long large, String largeUnit, long small, String smallUnit) {
        String first = count(large) + " " + largeUnit;
        return small == 0 ? first : first + " " + small + " " + smallUnit;
    }

    /** Three significant digits, and all digits before the point. */
    static String significant(BigDecimal exact) {
        if (exact.signum() == 0) {
            return "0";
        }
        BigDecimal rounded = exact.round(new MathContext(DIGITS, RoundingMode.HALF_EVEN));
        int whole = rounded.precision() - rounded.scale();
        return rounded.setScale(Math.max(0, DIGITS - whole), RoundingMode.HALF_EVEN)
                .toPlainString();
    }
}
