package dev.peregrine.samples.orders;

import dev.peregrine.Context;
import dev.peregrine.event.Message;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.event.PermanentFailure;
import java.io.IOException;

/** Has the orders of a queue shipped. */
public final class OrderConsumer implements MessageHandler<Order> {
    private final Warehouse warehouse;

    /**
     * A consumer.
     *
     * @param warehouse where the orders go
     */
    public OrderConsumer(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public void handle(Message<Order> message, Context context) throws IOException {
        Order order = message.body();
        for (Order.Line line : order.lines()) {
            if (!warehouse.knows(line.sku())) {
                // it will be as unknown next time: somebody has to look at it
                throw new PermanentFailure("Order " + order.number() + " is for an unknown article");
            }
        }
        warehouse.ship(order); // an IOException has this order alone delivered again
    }
}
