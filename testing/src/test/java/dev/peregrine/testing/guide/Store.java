package dev.peregrine.testing.guide;

import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.Shared;
import dev.peregrine.event.Parking;
import java.time.ZoneOffset;

/** An app with a function of each kind of event. */
public final class Store implements FunctionApp {
    private final Warehouse warehouse;
    private final Parking parking;
    private final Notes notes;

    public Store(Warehouse warehouse, Parking parking, Notes notes) {
        this.warehouse = warehouse;
        this.parking = parking;
        this.notes = notes;
    }

    @Override
    public void define(Functions f) {
        Shared<Warehouse> shared = f.shared(() -> warehouse);
        // snippet: events
        f.messages("orders", Orders.Order.class, () -> new Orders(shared.get()))
                .partialFailures() // only what failed comes again
                .parking(parking); // where that goes which trying again won't mend
        f.batches("index", Product.class, () -> new Indexer(notes)); // a queue's or a stream's batch at once
        f.objects("uploads", (object, context) -> notes.add(object.kind() + " " + object.key()));
        f.changes("audit", Product.class, (change, context) -> notes.add(change.kind() + " " + change.key()));
        f.schedule("nightly", "0 3 * * *", ZoneOffset.UTC, (event, context) -> notes.add(event.scheduleName()));
        f.events("log", (event, context) -> notes.add(event.getType() + " " + event.getId()));
        // end
    }

    /** What is sold. */
    public record Product(String sku, String title) {}
}
