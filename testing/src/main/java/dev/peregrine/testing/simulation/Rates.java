package dev.peregrine.testing.simulation;

import java.math.BigDecimal;

/** Rates in requests a second. */
final class Rates {
    private Rates() {}

    static double checked(double perSecond) {
        if (!(perSecond > 0 && perSecond <= Nanos.PER_SECOND)) {
            throw new IllegalArgumentException(
                    "A rate is more than 0 and at most a thousand million requests a second, not " + perSecond);
        }
        return perSecond;
    }

    static String text(double perSecond) {
        return new BigDecimal(Double.toString(perSecond)).stripTrailingZeros().toPlainString() + "/s";
    }
}
