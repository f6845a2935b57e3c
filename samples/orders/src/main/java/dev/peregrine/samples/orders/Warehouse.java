package dev.peregrine.samples.orders;

import java.io.IOException;

/** Where orders go; a database or a service in real life. Thread-safe. */
public interface Warehouse {
    /**
     * Whether an article is known.
     *
     * @param sku the article
     * @return whether it is
     */
    boolean knows(String sku);

    /**
     * Has an order shipped. Doing so twice ships once: queues deliver at least once.
     *
     * @param order the order
     * @throws IOException when the warehouse can't be reached; trying again may help
     */
    void ship(Order order) throws IOException;
}
