package dev.peregrine.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.Capability;
import dev.peregrine.Environment;
import dev.peregrine.Host;
import dev.peregrine.event.Change;
import dev.peregrine.event.Message;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.PermanentFailure;
import dev.peregrine.event.RawChange;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.spi.Delivery;
import dev.peregrine.spi.Deployment;
import dev.peregrine.spi.Invocation;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Redelivery;
import dev.peregrine.testing.TestContext;
import dev.peregrine.testing.guide.OrderConsumer.Order;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Runs what docs/events.md shows. */
class DepotTest {
    private static final Host HOST = new Host("test", "host", "events", EnumSet.allOf(Capability.class));

    private final Stock stock = new Stock();
    private final List<String> rejects = new ArrayList<>();
    private final Deployment depot = Deployment.startAll(
            new Depot(stock, (message, cause) -> rejects.add(message.id())), HOST, Environment.of(Map.of()));

    private List<String> deliver(String function, Item... items) throws Exception {
        List<String> again = new ArrayList<>();
        Invocation invocation = Invocation.of(HOST, "id-1", (message, cause) -> {});
        for (Item item : depot.deliver(function, Delivery.of(Redelivery.ITEM, List.of(items)), invocation)) {
            again.add(item.id());
        }
        assertThat(stock.entries()).last().asString().startsWith(function + " took PT");
        return again;
    }

    private static Item message(String id, String body) {
        return Item.message(RawMessage.text(id, body).build(), null);
    }

    // snippet: event-test
    @Test
    void takesWhatIsOrderedAndRefusesNothing() throws Exception {
        Stock stock = new Stock();
        OrderConsumer consumer = new OrderConsumer(stock);
        consumer.handle(Message.of("m-1", new Order("falcon", 2)), TestContext.create());
        assertThat(stock.entries()).containsExactly("2 falcon");
        assertThatThrownBy(() -> consumer.handle(Message.of("m-2", new Order("kite", 0)), TestContext.create()))
                .isInstanceOf(PermanentFailure.class);
    }
    // end

    @Test
    void ordersFailOneByOneAndHopelessOnesAreParked() throws Exception {
        assertThat(deliver(
                        "orders",
                        message("1", "{\"sku\":\"falcon\",\"quantity\":2}"),
                        message("2", "{\"sku\":\"phoenix\",\"quantity\":1}"),
                        message("3", "{\"sku\":\"kite\",\"quantity\":0}"),
                        message("4", "{\"sku\":\"kite\"}")))
                .containsExactly("2");
        assertThat(rejects).containsExactly("3", "4");
        assertThat(stock.entries()).contains("2 falcon");
    }

    @Test
    void aBadReadingHasItsBatchDeliveredAgainForWantOfPartialFailures() {
        assertThatThrownBy(() -> deliver(
                        "readings",
                        message("1", "{\"sensor\":\"a\",\"celsius\":20.5}"),
                        message("2", "{\"sensor\":\"a\",\"celsius\":-300}")))
                .isInstanceOf(PermanentFailure.class);
        assertThat(stock.entries()).contains("readings 1");
    }

    @Test
    void everyOtherKindReachesItsFunction() throws Exception {
        byte[] order = "{\"sku\":\"falcon\",\"quantity\":2}".getBytes(StandardCharsets.UTF_8);
        RawMessage raw = RawMessage.bytes("1", order).build();
        ObjectEvent object = ObjectEvent.of(ObjectEvent.Kind.CREATED, "photos", "cat.png");

        deliver("clicks", message("1", "a"));
        deliver("thumbnails", Item.object(raw, object));
        deliver("uploads", Item.object(raw, object));
        deliver(
                "audit",
                Item.change(
                        raw,
                        null,
                        RawChange.builder("1", Change.Kind.INSERT, "orders", "17")
                                .newImage(order)
                                .build()));
        deliver("nightly", Item.schedule(raw, ScheduledEvent.of("nightly", Instant.EPOCH)));
        deliver("placed", Item.message(raw, null));

        assertThat(stock.entries())
                .contains(
                        "click a",
                        "picture photos cat.png",
                        "upload cat.png",
                        "INSERT 17: from nothing to falcon",
                        "report for 1970-01-01T00:00:00Z",
                        "dev.peregrine.message of falcon");
    }
}
