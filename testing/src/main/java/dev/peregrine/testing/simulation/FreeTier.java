package dev.peregrine.testing.simulation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Takes off a bill what is free in its span of time. */
final class FreeTier {
    private static final BigDecimal MONTH = Decimals.seconds(Prices.MONTH.toNanos());

    private FreeTier() {}

    /**
     * The negative component.
     *
     * @param standbyBusy whether what instances that are kept ready serve is priced, and so free, like the rest
     */
    static Cost.Component of(Metered metered, List<Resource> resources, RequestPrice requests, boolean standbyBusy) {
        BigDecimal seconds = metered.busy().add(metered.init());
        if (standbyBusy) {
            seconds = seconds.add(metered.standbyBusy());
        }
        Sum sum = new Sum();
        for (Resource resource : resources) {
            BigDecimal used = resource.units(seconds).min(share(resource.free(), metered.span()));
            if (used.signum() > 0) {
                String arithmetic = resource.unitSeconds(used) + " × " + Decimals.price(resource.price());
                sum.add(arithmetic, used.multiply(resource.price()));
            }
        }
        BigDecimal free = share(requests.free(), metered.span()).setScale(0, RoundingMode.HALF_UP);
        BigDecimal used = metered.requests().min(free);
        if (used.signum() > 0) {
            sum.add(requests.arithmetic(used), requests.amount(used));
        }
        return sum.deduction(Cost.FREE_TIER);
    }

    private static BigDecimal share(BigDecimal aMonth, BigDecimal span) {
        return aMonth.multiply(span).divide(MONTH, Decimals.QUOTIENT);
    }
}
