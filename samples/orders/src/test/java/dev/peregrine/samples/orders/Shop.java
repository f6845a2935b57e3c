package dev.peregrine.samples.orders;

import dev.peregrine.event.Parking;
import dev.peregrine.event.RawMessage;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.CloudApp;
import dev.peregrine.testing.Content;
import dev.peregrine.testing.DeliveryReply;
import dev.peregrine.testing.TestEvent;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** What stands around the app in a test: a warehouse that can be closed, and a parking place. */
final class Shop implements Warehouse, Parking {
    private static final String FALCON = "{\"number\":\"%s\",\"lines\":[{\"sku\":\"%s\",\"quantity\":2}]}";

    final Set<String> shipped = Collections.synchronizedSet(new TreeSet<>());
    final Set<String> parked = Collections.synchronizedSet(new TreeSet<>());
    private volatile String closedFor = "";

    @Override
    public boolean knows(String sku) {
        return sku.equals("falcon");
    }

    @Override
    public void ship(Order order) throws IOException {
        if (order.number().equals(closedFor)) {
            throw new IOException("the warehouse is closed");
        }
        shipped.add(order.number());
    }

    @Override
    public void park(RawMessage message, Throwable cause) {
        parked.add(message.id());
    }

    void closeFor(String number) {
        closedFor = number;
    }

    void open() {
        closedFor = "";
    }

    CloudApp on(Cloud cloud) {
        return cloud.app(new OrdersApp(this, this));
    }

    /** An order for known articles. */
    static TestEvent good(String id, String number) {
        return TestEvent.message(id, Content.json(FALCON.formatted(number, "falcon")));
    }

    /** An order for an article that nobody has. */
    static TestEvent unknown(String id, String number) {
        return TestEvent.message(id, Content.json(FALCON.formatted(number, "dodo")));
    }

    /** Something that isn't an order. */
    static TestEvent broken(String id) {
        return TestEvent.message(id, "Hello");
    }

    static DeliveryReply deliver(CloudApp app, TestEvent... events) {
        return app.deliver("orders", events);
    }
}
