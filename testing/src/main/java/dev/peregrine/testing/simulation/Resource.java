package dev.peregrine.testing.simulation;

import java.math.BigDecimal;

/**
 * What a provider bills by time.
 *
 * @param component its name on the bill
 * @param size how much of it an instance has
 * @param unit what that is counted in, such as GB; with a second it is what the price is for
 * @param price of one unit for a second, in US dollars
 * @param free units and seconds that a month has free
 * @param standby of one unit for a second of an instance that is kept ready
 * @param standbyBusy of one unit for a second in which such an instance serves requests
 */
record Resource(
        String component,
        BigDecimal size,
        String unit,
        BigDecimal price,
        BigDecimal free,
        BigDecimal standby,
        BigDecimal standbyBusy) {

    BigDecimal units(BigDecimal seconds) {
        return seconds.multiply(size);
    }

    /** Such as {@code 3,000,000 × 0.12 s × 1.5 GB = 540,000 GB-s × $0.0000166667 = $9.000018}, without the amount. */
    String arithmetic(String time, BigDecimal seconds, BigDecimal at) {
        BigDecimal units = units(seconds);
        return time + " × " + Decimals.number(size) + " " + unit + Decimals.equals(units) + unitSeconds(units) + " × "
                + Decimals.price(at);
    }

    String unitSeconds(BigDecimal units) {
        return Decimals.number(units) + " " + unit + "-s";
    }
}
