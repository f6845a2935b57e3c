package dev.peregrine.testing.guide;

import dev.peregrine.Context;
import dev.peregrine.event.Message;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.event.PermanentFailure;

// snippet: order-consumer
public final class OrderConsumer implements MessageHandler<OrderConsumer.Order> {
    private final Stock stock;

    public OrderConsumer(Stock stock) {
        this.stock = stock;
    }

    @Override
    public void handle(Message<Order> message, Context context) throws Exception {
        Order order = message.body();
        if (order.quantity() < 1) {
            throw new PermanentFailure("An order of " + order.quantity() + " pieces"); // trying again won't mend it
        }
        stock.take(message.id(), order.sku(), order.quantity()); // returns: done. Throws: comes again
    }

    public record Order(String sku, int quantity) {}
}
// end
