package dev.peregrine.testing.simulation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;

/** Decimal numbers of bills, exact and as text; the same in every locale. */
final class Decimals {
    /** For the few quotients that have no end as decimals: 34 digits. */
    static final MathContext QUOTIENT = MathContext.DECIMAL128;

    private static final int SHOWN = 6;

    private Decimals() {}

    static BigDecimal seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9);
    }

    /** A duration as text in the largest unit that shows it without a fraction below a thousandth. */
    static String seconds(Duration time) {
        BigDecimal seconds = seconds(time.toNanos());
        if (seconds.signum() != 0 && seconds.compareTo(BigDecimal.ONE) < 0) {
            BigDecimal millis = seconds.movePointRight(3);
            return millis.compareTo(BigDecimal.ONE) < 0
                    ? number(millis.movePointRight(6)) + " ns"
                    : number(millis) + " ms";
        }
        return number(seconds) + " s";
    }

    /** With commas between thousands, rounded to six decimals, without zeros at the end. */
    static String number(BigDecimal value) {
        BigDecimal shown = value.setScale(SHOWN, RoundingMode.HALF_UP).stripTrailingZeros();
        return grouped(shown.scale() < 0 ? shown.setScale(0) : shown);
    }

    static String number(long value) {
        return grouped(BigDecimal.valueOf(value));
    }

    /** An amount of money: at least two decimals, at most six. */
    static String money(BigDecimal dollars) {
        BigDecimal shown = dollars.abs().setScale(SHOWN, RoundingMode.HALF_UP).stripTrailingZeros();
        String text = "$" + grouped(shown.scale() < 2 ? shown.setScale(2) : shown);
        return dollars.signum() < 0 ? "−" + text : text;
    }

    /** A price as it stands in a price list, with all its decimals. */
    static String price(BigDecimal dollars) {
        return "$" + grouped(dollars.scale() < 2 ? dollars.setScale(2) : dollars);
    }

    /** {@code =} before what {@link #number} or {@link #money} show in full, else {@code ≈}. */
    static String equals(BigDecimal value) {
        BigDecimal shown = value.setScale(SHOWN, RoundingMode.HALF_UP);
        return shown.compareTo(value) == 0 ? " = " : " ≈ ";
    }

    private static String grouped(BigDecimal value) {
        String plain = value.abs().toPlainString();
        int point = plain.indexOf('.');
        String fraction = point < 0 ? "" : plain.substring(point);
        StringBuilder text = new StringBuilder(point < 0 ? plain : plain.substring(0, point));
        for (int at = text.length() - 3; at > 0; at -= 3) {
            text.insert(at, ',');
        }
        if (value.signum() < 0) {
            text.insert(0, '−');
        }
        return text + fraction;
    }
}
