package dev.peregrine.samples.orders;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.Capability;
import dev.peregrine.StartupException;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.CloudApp;
import dev.peregrine.testing.DeliveryReply;
import dev.peregrine.testing.EveryCloud;
import dev.peregrine.testing.Kind;

/** The app over the wire format of every queue, topic and stream that delivers failed messages alone. */
class OrdersOnEveryCloudTest {
    private final Shop shop = new Shop();

    @EveryCloud(kind = Kind.MESSAGES, needs = Capability.PARTIAL_FAILURES)
    void shipsOrders(Cloud cloud) {
        DeliveryReply reply = Shop.deliver(shop.on(cloud), Shop.good("1", "A-1"), Shop.good("2", "A-2"));
        assertThat(reply).isDone();
        assertThat(shop.shipped).containsExactly("A-1", "A-2");
    }

    @EveryCloud(kind = Kind.MESSAGES, needs = Capability.PARTIAL_FAILURES)
    void parksWhatNobodyCanShip(Cloud cloud) {
        DeliveryReply reply =
                Shop.deliver(shop.on(cloud), Shop.unknown("1", "A-1"), Shop.broken("2"), Shop.good("3", "A-3"));
        assertThat(reply).parked("1", "2").hasDone("3").lostNothing();
        assertThat(shop.parked).hasSize(2);
        assertThat(shop.shipped).containsExactly("A-3");
    }

    @EveryCloud(kind = Kind.MESSAGES, needs = Capability.PARTIAL_FAILURES)
    void shipsInTheEndWhatMetAClosedWarehouse(Cloud cloud) {
        CloudApp app = shop.on(cloud);
        shop.closeFor("A-2");
        DeliveryReply first = Shop.deliver(app, Shop.good("1", "A-1"), Shop.good("2", "A-2"), Shop.good("3", "A-3"));
        assertThat(first).lostNothing();
        assertThat(first.redelivered()).contains("2");
        shop.open();
        assertThat(Shop.deliver(app, Shop.good("1", "A-1"), Shop.good("2", "A-2"), Shop.good("3", "A-3")))
                .isDone();
        assertThat(shop.shipped).containsExactly("A-1", "A-2", "A-3");
        assertThat(shop.parked).isEmpty();
    }

    @EveryCloud(kind = Kind.MESSAGES, lacks = Capability.PARTIAL_FAILURES, only = "aws")
    void doesNotRunWhereAFailedOrderWouldTakeOthersWithIt(Cloud cloud) {
        assertThat(Shop.deliver(shop.on(cloud), Shop.good("1", "A-1")))
                .threw(StartupException.class, "partialFailures()")
                .redeliversAll();
        assertThat(shop.shipped).isEmpty();
    }

    @EveryCloud(kind = Kind.MESSAGES, lacks = Capability.PARTIAL_FAILURES, only = "azure")
    void parksWhatABatchCannotHaveDeliveredAgainAlone(Cloud cloud) {
        shop.closeFor("A-2");
        assertThat(Shop.deliver(shop.on(cloud), Shop.good("1", "A-1"), Shop.good("2", "A-2"), Shop.broken("3")))
                .hasDone("1")
                .parked("2", "3")
                .lostNothing();
    }
}
