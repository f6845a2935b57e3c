package dev.peregrine.testing.simulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** What a figure counts in: how it is written, and how two of them are compared. */
enum Unit {
    /** Things, in whole numbers. */
    COUNT {
        @Override
        String text(double value) {
            return Numbers.count(Math.round(value));
        }
    },
    /** A mean of counts. */
    NUMBER {
        @Override
        String text(double value) {
            return Numbers.decimal(value);
        }
    },
    /** A part of one. */
    SHARE {
        @Override
        String text(double value) {
            return Numbers.percent(value);
        }

        @Override
        String difference(double first, double other) {
            double points = (other - first) * 100;
            return points == 0 || !Double.isFinite(points)
                    ? same(first, other)
                    : signed(points, Numbers.significant(BigDecimal.valueOf(Math.abs(points)))) + " pp";
        }
    },
    /** Nanoseconds. */
    TIME {
        @Override
        String text(double value) {
            return Numbers.duration(value);
        }
    },
    /** US dollars. */
    MONEY {
        @Override
        String text(double value) {
            return Numbers.money(BigDecimal.valueOf(value));
        }
    },
    /** Whether something holds: 1 or 0. */
    TRUTH {
        @Override
        String text(double value) {
            return value == 1 ? "holds" : "broken";
        }

        @Override
        String difference(double first, double other) {
            return first == other ? SAME : "differs";
        }
    };

    /** What is written where two are the same to the last bit, and where they differ by less than is shown. */
    static final String SAME = "=";

    private static final String ABOUT = "≈";

    abstract String text(double value);

    /** How another value differs from a first one: by how many per cent; shares by percentage points. */
    String difference(double first, double other) {
        if (first == other || !Double.isFinite(first) || !Double.isFinite(other)) {
            return same(first, other);
        }
        if (first == 0) {
            return signed(other, text(Math.abs(other)));
        }
        double ratio = other / first;
        if (ratio >= 10) {
            return "× " + Numbers.significant(BigDecimal.valueOf(ratio).round(new MathContext(2)));
        }
        BigDecimal percent = BigDecimal.valueOf((ratio - 1) * 100);
        BigDecimal shown =
                percent.abs().setScale(percent.abs().compareTo(BigDecimal.TEN) < 0 ? 1 : 0, RoundingMode.HALF_EVEN);
        return shown.signum() == 0 ? ABOUT : signed(percent.doubleValue(), shown.toPlainString()) + "%";
    }

    private static String same(double first, double other) {
        return first == other ? SAME : "";
    }

    private static String signed(double value, String size) {
        return (value < 0 ? "−" : "+") + size;
    }
}
