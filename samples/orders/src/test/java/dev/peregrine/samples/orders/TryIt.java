package dev.peregrine.samples.orders;

import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.DeliveryReply;
import dev.peregrine.testing.Kind;
import java.util.List;

/** Sends four orders through every wire format and prints what becomes of each. */
final class TryIt {
    private static final String ROW = "%-32s %-8s %-8s %s%n";

    private TryIt() {}

    public static void main(String[] args) {
        System.out.println(
                "1 is a good order, 2 is no order, 3 is for an unknown article, 4 meets a closed warehouse.\n");
        System.out.printf(ROW, "", "shipped", "parked", "comes again");
        for (Cloud cloud : Cloud.all(Kind.MESSAGES)) {
            try (cloud) {
                Shop shop = new Shop();
                shop.closeFor("A-4");
                DeliveryReply reply = Shop.deliver(
                        shop.on(cloud),
                        Shop.good("1", "A-1"),
                        Shop.broken("2"),
                        Shop.unknown("3", "A-3"),
                        Shop.good("4", "A-4"));
                if (reply.started().isEmpty()) {
                    System.out.printf("%-32s is refused: one failed order would bring back the others%n", cloud);
                } else {
                    System.out.printf(ROW, cloud, ids(reply.done()), ids(reply.parked()), ids(reply.redelivered()));
                }
            }
        }
    }

    private static String ids(List<String> ids) {
        return String.join(" ", ids);
    }
}
