package dev.peregrine.samples.orders;

import dev.peregrine.Capability;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.DeliveryReply;
import dev.peregrine.testing.Kind;

/** Sends four orders through every wire format and prints what becomes of each. */
final class TryIt {
    private TryIt() {}

    public static void main(String[] args) {
        System.out.println(
                "1 is a good order, 2 is no order, 3 is for an unknown article, 4 meets a closed warehouse.\n");
        System.out.printf("%-22s %-10s %-10s %s%n", "", "shipped", "parked", "comes again");
        for (Cloud cloud : Cloud.all(Kind.MESSAGES)) {
            if (cloud.can(Capability.PARTIAL_FAILURES)) {
                try (cloud) {
                    Shop shop = new Shop();
                    shop.closeFor("A-4");
                    DeliveryReply reply = Shop.deliver(
                            shop.on(cloud),
                            Shop.good("1", "A-1"),
                            Shop.broken("2"),
                            Shop.unknown("3", "A-3"),
                            Shop.good("4", "A-4"));
                    System.out.printf(
                            "%-22s %-10s %-10s %s%n",
                            cloud,
                            String.join(" ", reply.done()),
                            String.join(" ", reply.parked()),
                            String.join(" ", reply.redelivered()));
                }
            } else {
                System.out.printf("%-22s is refused: it has no partial failures%n", cloud);
            }
        }
    }
}
