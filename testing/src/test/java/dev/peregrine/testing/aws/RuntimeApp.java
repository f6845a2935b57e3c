package dev.peregrine.testing.aws;

import dev.peregrine.Context;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.Handler;
import dev.peregrine.http.Cookie;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;

/** The functions that the tests run in AWS's runtime client; compiled once and called through every format. */
public final class RuntimeApp implements FunctionApp {
    /** How many invocations meet before any of them is answered. */
    static final int MEETING = 8;

    record Contact(String name, String email, String message) {}

    record Accepted(String reference, String from) {}

    record Fields(String name, List<String> tags) {}

    record Cart(List<Item> items) {}

    record Item(String sku, BigDecimal price, int quantity) {}

    record Total(BigDecimal amount) {}

    /** What the shop throws; callers such as Step Functions match its name. */
    static final class OutOfStock extends Exception {
        private static final long serialVersionUID = 1L;

        OutOfStock(String sku) {
            super("No more " + sku);
        }
    }

    /** A handler that {@code PEREGRINE_APP} names by itself. */
    public static final class Greeting implements HttpHandler {
        @Override
        public HttpResponse handle(HttpRequest request, Context context) {
            return HttpResponse.text(200, "Hello from " + request.path());
        }
    }

    static final class Checkout implements Handler<Cart, Total> {
        @Override
        public Total handle(Cart cart, Context context) throws OutOfStock {
            BigDecimal amount = BigDecimal.ZERO;
            for (Item item : cart.items()) {
                if (item.sku().equals("dodo")) {
                    throw new OutOfStock(item.sku());
                }
                amount = amount.add(item.price().multiply(BigDecimal.valueOf(item.quantity())));
            }
            return new Total(amount);
        }
    }

    @Override
    public void define(Functions f) {
        CyclicBarrier meeting = new CyclicBarrier(MEETING);
        f.http("contact", "POST /contact", (request, context) -> {
            Contact contact = request.json(Contact.class);
            return HttpResponse.json(202, new Accepted(context.invocationId(), contact.name()));
        });
        f.http(
                "form",
                "POST /form",
                (request, context) -> HttpResponse.json(
                        200,
                        new Fields(
                                request.form().first("name").orElse(""),
                                request.form().all("tag"))));
        f.http("reverse", "POST /reverse", (request, context) -> {
            byte[] bytes = request.bytes();
            byte[] reversed = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                reversed[i] = bytes[bytes.length - 1 - i];
            }
            return HttpResponse.bytes(200, MediaType.BYTES, reversed);
        });
        f.http(
                "cookies",
                "GET /cookies",
                (request, context) -> HttpResponse.text(
                                200,
                                request.cookie("a").orElse("-") + " "
                                        + request.cookie("b").orElse("-"))
                        .withCookie(Cookie.of("c", "3").path("/").httpOnly()));
        f.http("fail", "GET /fail", (request, context) -> {
            throw new IllegalStateException("the password is swordfish");
        });
        f.http(
                "large",
                "GET /large/{size}",
                (request, context) ->
                        HttpResponse.text(200, "x".repeat(Integer.parseInt(request.pathParameter("size")))));
        f.http(
                "native",
                "GET /native",
                (request, context) -> HttpResponse.text(
                        200,
                        context.as(com.amazonaws.services.lambda.runtime.Context.class)
                                .orElseThrow()
                                .getLogStreamName()));
        f.http("meeting", "POST /meeting", (request, context) -> {
            String text = request.text();
            meeting.await(1, TimeUnit.MINUTES);
            return HttpResponse.text(200, context.invocationId() + " " + text);
        });
        f.invoke("checkout", Cart.class, Total.class, Checkout::new);
        f.invoke("concat", String.class, String.class, () -> (text, context) -> {
            meeting.await(1, TimeUnit.MINUTES);
            return context.invocationId() + " " + text;
        });
    }
}
