package dev.peregrine.testing.guide;

import dev.peregrine.Context;
import dev.peregrine.event.Message;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.event.PermanentFailure;
import java.util.List;

// snippet: messages
public final class Orders implements MessageHandler<Orders.Order> {
    private final Warehouse warehouse;

    public Orders(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    @Override
    public void handle(Message<Order> message, Context context) throws Exception {
        if (message.body().skus().isEmpty()) {
            throw new PermanentFailure("An order of nothing"); // goes to the parking place, if there is one
        }
        warehouse.ship(message.body()); // returns: done. Throws: this message is delivered again
    }

    public record Order(String number, List<String> skus) {}
}
// end
