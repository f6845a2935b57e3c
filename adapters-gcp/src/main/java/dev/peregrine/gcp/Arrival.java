package dev.peregrine.gcp;

import dev.peregrine.Host;
import dev.peregrine.spi.Delivery;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Redelivery;
import java.util.List;

/** What has arrived in one invocation, and what has called the function with it. */
final class Arrival {
    final Host host;
    final List<Item> items;

    Arrival(Host host, List<Item> items) {
        this.host = host;
        this.items = items;
    }

    static Arrival of(Host host, Item item) {
        return new Arrival(host, List.of(item));
    }

    /** Google delivers all of it again when the invocation fails, and nothing when it succeeds. */
    Delivery delivery() {
        return Delivery.of(Redelivery.ALL, items);
    }
}
