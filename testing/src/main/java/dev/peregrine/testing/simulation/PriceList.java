package dev.peregrine.testing.simulation;

import java.util.List;

/**
 * What a provider asks for functions of one size.
 *
 * @param name provider and size
 * @param metering how time is counted
 * @param resources what is billed by time, at least one
 * @param requests what is billed by number
 * @param standby how instances that are kept ready are billed
 * @param freeTier whether the free tier is still there
 */
record PriceList(
        String name,
        Metering metering,
        List<Resource> resources,
        RequestPrice requests,
        Standby standby,
        boolean freeTier) {

    PriceList {
        resources = List.copyOf(resources);
    }

    /** What an instance that is kept ready costs. */
    enum Standby {
        /** There are none. */
        NONE,
        /** The whole time that it is kept, and less than usual while it serves; nothing is free then. */
        WHOLE,
        /** The time in which it serves nothing. */
        IDLE
    }

    PriceList withMetering(Metering other) {
        return new PriceList(name, other, resources, requests, standby, freeTier);
    }

    PriceList withoutFreeTier() {
        return new PriceList(name, metering, resources, requests, standby, false);
    }

    /** The prices in one line. */
    String rates() {
        StringBuilder paid = new StringBuilder();
        StringBuilder free = new StringBuilder();
        for (Resource resource : resources) {
            paid.append(Decimals.price(resource.price()))
                    .append(" per ")
                    .append(resource.unit())
                    .append("-s, ");
            free.append(resource.unitSeconds(resource.free())).append(resources.size() > 1 ? ", " : " and ");
        }
        paid.append(Decimals.price(requests.perMillion())).append(" per million requests");
        free.append(Decimals.number(requests.free())).append(" requests a month free");
        return freeTier ? paid + "; " + free : paid.toString();
    }

    static void check(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException("There is no price for " + what);
        }
    }
}
