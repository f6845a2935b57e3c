package dev.peregrine.testing.guide;

import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.Shared;
import dev.peregrine.cloudevents.CloudEvents;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.Parking;
import dev.peregrine.testing.guide.OrderConsumer.Order;
import dev.peregrine.testing.guide.ReadingWriter.Reading;
import java.time.Duration;
import java.time.ZoneId;

/** An app with every kind of event that docs/events.md shows. */
public final class Depot implements FunctionApp {
    private final Stock stock;
    private final Parking rejects;

    Depot(Stock stock, Parking rejects) {
        this.stock = stock;
        this.rejects = rejects;
    }

    @Override
    public void define(Functions f) {
        Shared<Stock> shared = f.shared(() -> stock);
        // snippet: event-messages
        f.messages("orders", Order.class, () -> new OrderConsumer(shared.get()))
                .partialFailures()
                .parking(rejects)
                .deadlineReserve(Duration.ofSeconds(5));
        // end
        // snippet: event-batches
        f.batches("readings", Reading.class, () -> new ReadingWriter(shared.get()));
        // end
        // snippet: event-ordered
        f.messages("clicks", String.class, (message, context) -> stock.note("click " + message.body()))
                .ordered()
                .parallel(8);
        // end
        // snippet: event-objects
        f.objects("thumbnails", (object, context) -> {
            if (object.kind() == ObjectEvent.Kind.CREATED) {
                stock.note("picture " + object.container() + " " + object.key());
            }
        });
        // end
        // snippet: event-changes
        f.changes("audit", Order.class, (change, context) -> {
            String before = change.oldImage().map(Order::sku).orElse("nothing");
            String after = change.newImage().map(Order::sku).orElse("nothing");
            stock.note(change.kind() + " " + change.key() + ": from " + before + " to " + after);
        });
        // end
        // snippet: event-schedule
        f.schedule(
                "nightly",
                "0 3 * * MON-FRI",
                ZoneId.of("Europe/Berlin"),
                (event, context) -> stock.note("report for " + event.scheduledTime()));
        // end
        // snippet: event-events
        f.events("placed", (event, context) -> {
            Order order = CloudEvents.json(event, Order.class);
            stock.note(event.getType() + " of " + order.sku());
        });
        // end
        // snippet: event-unwrapped
        f.objects("uploads", (object, context) -> stock.note("upload " + object.key()))
                .unwrapped();
        // end
        // snippet: event-intercept
        f.intercept((input, context, proceed) -> {
            long begin = System.nanoTime();
            try {
                proceed.proceed(); // not proceeding counts as done
            } finally {
                stock.note(context.functionName() + " took " + Duration.ofNanos(System.nanoTime() - begin));
            }
        });
        // end
    }
}
