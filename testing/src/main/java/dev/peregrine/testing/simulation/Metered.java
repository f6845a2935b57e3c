package dev.peregrine.testing.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What a bill is made from: time after its rounding, in seconds.
 *
 * @param requests how many are billed
 * @param busy time on instances that come and go
 * @param busyText how that comes about, such as {@code 3,000,000 × 0.12 s}
 * @param init time of starts
 * @param standby time of instances that are kept ready, busy or not
 * @param standbyBusy time in which they served requests
 * @param span what time all this is of
 */
record Metered(
        BigDecimal requests,
        BigDecimal busy,
        String busyText,
        BigDecimal init,
        BigDecimal standby,
        BigDecimal standbyBusy,
        BigDecimal span) {

    /** What a simulation used. */
    static Metered of(Usage usage) {
        BigDecimal busy = seconds(usage.billedBusyNanos());
        return new Metered(
                BigDecimal.valueOf(usage.requests()),
                busy,
                Decimals.number(busy) + " s",
                seconds(usage.billedInitNanos()),
                seconds(usage.provisionedNanos()),
                seconds(usage.billedProvisionedNanos()),
                Decimals.seconds(usage.spanNanos()));
    }

    /** The same going on for another time, with whole requests. */
    Metered over(BigDecimal otherSpan) {
        BigDecimal factor = otherSpan.divide(span, Decimals.QUOTIENT);
        BigDecimal longer = busy.multiply(factor);
        return new Metered(
                requests.multiply(factor).setScale(0, RoundingMode.HALF_UP),
                longer,
                Decimals.number(longer) + " s",
                init.multiply(factor),
                standby.multiply(factor),
                standbyBusy.multiply(factor),
                otherSpan);
    }

    private static BigDecimal seconds(double nanos) {
        return new BigDecimal(nanos).movePointLeft(9);
    }
}
