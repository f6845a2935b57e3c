package dev.peregrine.testing.simulation;

import java.math.BigDecimal;

/** What requests cost: a price for a million of them, and how many a month has free. */
record RequestPrice(BigDecimal perMillion, BigDecimal free) {
    BigDecimal amount(BigDecimal requests) {
        return requests.multiply(perMillion).movePointLeft(6);
    }

    String arithmetic(BigDecimal requests) {
        return Decimals.number(requests) + " requests × " + Decimals.price(perMillion) + " per million";
    }

    Cost.Component component(BigDecimal requests) {
        return Bill.line(Cost.REQUESTS, arithmetic(requests), amount(requests));
    }
}
