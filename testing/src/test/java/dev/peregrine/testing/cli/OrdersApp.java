package dev.peregrine.testing.cli;

import dev.peregrine.Context;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Message;
import dev.peregrine.event.PermanentFailure;
import dev.peregrine.http.HttpResponse;
import java.util.List;

/** Functions that do some orders, fail on others and park the rest. */
public final class OrdersApp implements FunctionApp {
    @Override
    public void define(Functions f) {
        f.messages("orders", Order.class, OrdersApp::handle);
        f.messages("partial", Order.class, OrdersApp::handle).partialFailures().parking((message, cause) -> {});
        f.batches("batches", Order.class, OrdersApp::batch).partialFailures();
        f.http(
                "price",
                "GET /orders/{id}",
                (request, context) -> HttpResponse.text(200, request.pathParameter("id"))
                        .withHeader(
                                "X-Currency", f.environment().get("CURRENCY").orElse("none")));
    }

    private static void handle(Message<Order> message, Context context) {
        if (message.body().pieces() == 0) {
            throw new PermanentFailure("An order of nothing");
        }
        if (message.body().pieces() > 2) {
            throw new IllegalStateException("The warehouse is empty");
        }
    }

    private static BatchResult batch(List<Message<Order>> batch, Context context) {
        BatchResult result = BatchResult.done();
        for (Message<Order> message : batch) {
            if (message.body().pieces() > 2) {
                result = result.failed(message, new IllegalStateException("The warehouse is empty"));
            }
        }
        return result;
    }

    /** What is ordered. */
    public record Order(String sku, int pieces) {}
}
