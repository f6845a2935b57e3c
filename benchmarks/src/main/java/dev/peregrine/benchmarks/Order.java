package dev.peregrine.benchmarks;

/** What is read in all benchmarks with a body. */
public record Order(String number, String customer, int quantity, boolean express, String note) {
    /** Fails as a handler would: an order of nothing can't be shipped now. */
    static void ship(Order order) {
        if (order.quantity() <= 0) {
            throw new IllegalStateException("Nothing to ship");
        }
    }

    /** What is answered. */
    public record Accepted(String number, int quantity, String reference) {}
}
