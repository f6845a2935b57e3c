package dev.peregrine.testing.guide;

import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.Shared;
import dev.peregrine.http.Cors;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.guide.Checkout.Cart;
import dev.peregrine.testing.guide.Checkout.Total;

// snippet: shop
public final class Shop implements FunctionApp {
    @Override
    public void define(Functions f) {
        Shared<Mailer> mailer = f.shared(() -> Mailer.from(f.environment())); // created once, when first needed
        f.filter(Cors.allow("https://shop.example"));
        f.http("contact", "POST /contact", () -> new ContactForm(mailer.get()));
        f.http("order", "GET /orders/{id}", (request, context) -> HttpResponse.text(200, request.pathParameter("id")))
                .filter(() -> new ApiKey(f.environment().require("API_KEY")));
        f.invoke("checkout", Cart.class, Total.class, Checkout::new);
    }
}
// end
