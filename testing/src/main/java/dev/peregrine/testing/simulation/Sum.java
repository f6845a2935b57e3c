package dev.peregrine.testing.simulation;

import java.math.BigDecimal;

/** A component of a bill that is made of several products. */
final class Sum {
    private final StringBuilder text = new StringBuilder();
    private BigDecimal amount = BigDecimal.ZERO;

    /** Adds the price of a resource for a time, if there is any. */
    void add(BigDecimal seconds, String kind, Resource resource, BigDecimal price) {
        if (seconds.signum() > 0) {
            String time = Decimals.number(seconds) + " s" + kind;
            add(
                    resource.arithmetic(time, seconds, price),
                    resource.units(seconds).multiply(price));
        }
    }

    void add(String arithmetic, BigDecimal product) {
        text.append(text.length() == 0 ? "" : " + ").append(arithmetic);
        amount = amount.add(product);
    }

    Cost.Component component(String name) {
        return Bill.line(name, text.toString(), amount);
    }

    Cost.Component deduction(String name) {
        return Bill.line(name, text.length() == 0 ? "nothing" : "−(" + text + ")", amount.negate());
    }
}
