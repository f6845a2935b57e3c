package dev.peregrine.testing.guide;

import java.math.BigDecimal;

/** Stands for a catalogue behind a connection. It prints what is done with it. */
public final class Prices {
    private Prices() {
        System.out.println("prices: loaded");
    }

    public static Prices load() {
        return new Prices();
    }

    public BigDecimal of(String sku) {
        System.out.println("prices: of " + sku);
        return BigDecimal.TEN;
    }

    public void disconnect() {
        System.out.println("prices: disconnected");
    }

    public void refresh() {
        System.out.println("prices: refreshed");
    }
}
