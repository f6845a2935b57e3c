package dev.peregrine.samples.orders;

import java.util.List;

/**
 * An order, valid by construction.
 *
 * @param number what the customer calls it by; letters, digits and dashes
 * @param lines what is ordered, at least one
 */
public record Order(String number, List<Line> lines) {
    /** Refuses what can't be shipped. */
    public Order {
        if (!number.matches("[A-Za-z0-9-]{1,40}")) {
            throw new IllegalArgumentException("An order's number has 1 to 40 letters, digits and dashes");
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("An order has at least one line");
        }
        lines = List.copyOf(lines);
    }

    /**
     * One line.
     *
     * @param sku the article
     * @param quantity how many, at least one
     */
    public record Line(String sku, int quantity) {
        /** Refuses what can't be shipped. */
        public Line {
            if (quantity < 1) {
                throw new IllegalArgumentException("A line orders at least one piece");
            }
        }
    }
}
