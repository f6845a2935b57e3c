package dev.peregrine.benchmarks;

import dev.peregrine.Context;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpProblem;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.json.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The same as {@link PurchaseApp} with generated codecs, also for the records that an annotated one reaches. */
public final class PurchaseJsonApp implements FunctionApp {
    @Override
    public void define(Functions f) {
        f.http("purchase", "POST /purchases", new Shop());
    }

    /** The handler. Purchases are kept, as the peers keep them. */
    static final class Shop implements HttpHandler {
        private final List<Purchase> kept = new ArrayList<>();

        @Override
        public HttpResponse handle(HttpRequest request, Context context) {
            Purchase purchase = request.json(Purchase.class);
            if (purchase.lines().isEmpty()) {
                throw HttpProblem.of(400, "Please order something.");
            }
            BigDecimal sum = BigDecimal.ZERO;
            for (Line line : purchase.lines()) {
                sum = sum.add(line.price().multiply(BigDecimal.valueOf(line.quantity())));
            }
            synchronized (this) {
                kept.add(purchase);
            }
            return HttpResponse.json(202, new Accepted(context.invocationId(), sum));
        }
    }

    /** What is sent. */
    @Json
    public record Purchase(String number, Customer customer, List<Line> lines, Instant placed) {}

    /** Who sends it. */
    public record Customer(String name, String email, Address address) {}

    /** Where it goes. */
    public record Address(String street, String city, String country) {}

    /** One thing of it. */
    public record Line(String sku, int quantity, BigDecimal price) {}

    /** What is answered. */
    @Json
    public record Accepted(String reference, BigDecimal sum) {}
}
