package dev.peregrine.testing.guide;

import dev.peregrine.Context;
import dev.peregrine.Handler;
import java.math.BigDecimal;
import java.util.List;

// snippet: checkout
public final class Checkout implements Handler<Checkout.Cart, Checkout.Total> {
    @Override
    public Total handle(Cart cart, Context context) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Item item : cart.items()) {
            sum = sum.add(item.price().multiply(BigDecimal.valueOf(item.quantity())));
        }
        return new Total(sum);
    }

    public record Cart(List<Item> items) {}

    public record Item(String sku, BigDecimal price, int quantity) {}

    public record Total(BigDecimal sum) {}
}
// end
