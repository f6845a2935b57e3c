package dev.peregrine.testing.guide;

import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.Shared;
import dev.peregrine.http.HttpResponse;
import java.math.BigDecimal;

// snippet: snapshot-hooks
public final class Quotes implements FunctionApp {
    @Override
    public void define(Functions f) {
        Shared<Prices> prices = f.shared(Prices::load);
        f.http("quote", "GET /quotes/{sku}", (request, context) -> {
            String sku = request.pathParameter("sku");
            return HttpResponse.json(200, new Quote(sku, prices.get().of(sku)));
        });
        f.beforeSnapshot(() -> prices.get().disconnect()); // loaded, and without what can't be kept
        f.afterRestore(() -> prices.get().refresh()); // what may be out of date, before the first invocation
    }

    public record Quote(String sku, BigDecimal price) {}
}
// end
