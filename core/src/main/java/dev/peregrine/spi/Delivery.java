package dev.peregrine.spi;

import dev.peregrine.event.Parking;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a host delivers in one invocation. Filled in by the adapter's thread and not changed once it is handed over. */
public final class Delivery {
    private final Redelivery redelivery;
    private final List<Item> items;
    private @Nullable Parking output;

    private Delivery(Redelivery redelivery, List<Item> items) {
        this.redelivery = redelivery;
        this.items = items;
    }

    /**
     * A delivery.
     *
     * @param redelivery what the host can be asked to deliver again; whether the function wants that is core's to see to
     * @param items the items in the host's order
     * @return the delivery
     */
    public static Delivery of(Redelivery redelivery, List<Item> items) {
        return new Delivery(redelivery, items);
    }

    /**
     * A delivery of one item.
     *
     * @param redelivery {@link Redelivery#ALL} or {@link Redelivery#NONE}
     * @param item the item
     * @return the delivery
     */
    public static Delivery of(Redelivery redelivery, Item item) {
        return new Delivery(redelivery, List.of(item));
    }

    /**
     * Sets the host's output for parked messages, which {@link Parking#output} stands for.
     *
     * @param parking takes the messages; thread-safe
     * @return this
     */
    public Delivery output(Parking parking) {
        this.output = parking;
        return this;
    }

    Redelivery redelivery() {
        return redelivery;
    }

    List<Item> items() {
        return items;
    }

    @Nullable
    Parking output() {
        return output;
    }
}
