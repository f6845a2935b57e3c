package dev.peregrine.testing.simulation;

import dev.peregrine.testing.simulation.PriceList.Standby;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Makes a bill of what was counted, by a price list. */
final class Bill {
    private Bill() {}

    static Cost of(PriceList list, Metered metered) {
        boolean kept = metered.standby().signum() > 0;
        PriceList.check(
                !kept || list.standby() != Standby.NONE,
                "instances that are kept ready, which " + list.name() + " doesn't have; take another plan");
        List<Cost.Component> components = new ArrayList<>();
        for (Resource resource : list.resources()) {
            components.add(line(
                    resource.component(),
                    resource.arithmetic(metered.busyText(), metered.busy(), resource.price()),
                    resource.units(metered.busy()).multiply(resource.price())));
        }
        if (metered.init().signum() > 0) {
            Sum sum = new Sum();
            for (Resource resource : list.resources()) {
                sum.add(metered.init(), "", resource, resource.price());
            }
            components.add(sum.component(Cost.INIT));
        }
        if (kept) {
            BigDecimal time = list.standby() == Standby.IDLE
                    ? metered.standby().subtract(metered.standbyBusy())
                    : metered.standby();
            Sum sum = new Sum();
            for (Resource resource : list.resources()) {
                sum.add(time, list.standby() == Standby.IDLE ? " idle" : "", resource, resource.standby());
                sum.add(metered.standbyBusy(), " busy", resource, resource.standbyBusy());
            }
            components.add(sum.component(Cost.STANDBY));
        }
        components.add(list.requests().component(metered.requests()));
        if (list.freeTier() && !(kept && list.standby() == Standby.WHOLE)) {
            components.add(FreeTier.of(metered, list.resources(), list.requests(), list.standby() == Standby.IDLE));
        }
        return new Cost(list.name(), components);
    }

    static Cost.Component line(String component, String arithmetic, BigDecimal amount) {
        return new Cost.Component(
                component, arithmetic + Decimals.equals(amount) + Decimals.money(amount), amount.stripTrailingZeros());
    }
}
