package dev.peregrine.benchmarks;

import dev.peregrine.Context;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;

/** The portable handler. */
final class OrderForm implements HttpHandler {
    @Override
    public HttpResponse handle(HttpRequest request, Context context) {
        Order order = request.json(Order.class);
        return HttpResponse.json(
                        202,
                        new Order.Accepted(
                                order.number(),
                                order.quantity(),
                                request.header("user-agent").orElse("")))
                .withHeader("Cache-Control", "no-store")
                .withHeader("Location", "/orders/" + order.number());
    }
}
