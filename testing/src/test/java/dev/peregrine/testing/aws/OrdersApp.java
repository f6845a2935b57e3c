package dev.peregrine.testing.aws;

import dev.peregrine.Context;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.event.Message;
import dev.peregrine.event.MessageHandler;

/** Functions for the messages of a queue, run in AWS's runtime client; the item "dodo" can't be had. */
public final class OrdersApp implements FunctionApp {
    record Order(String item, int quantity) {}

    /** What the shop throws. */
    static final class OutOfStock extends Exception {
        private static final long serialVersionUID = 1L;

        OutOfStock(String item) {
            super("No more " + item);
        }
    }

    static final class OrderConsumer implements MessageHandler<Order> {
        @Override
        public void handle(Message<Order> message, Context context) throws OutOfStock {
            if (message.body().item().equals("dodo")) {
                throw new OutOfStock(message.body().item());
            }
        }
    }

    @Override
    public void define(Functions f) {
        f.messages("orders", Order.class, OrderConsumer::new).partialFailures();
        f.messages("all-or-nothing", Order.class, OrderConsumer::new);
    }
}
