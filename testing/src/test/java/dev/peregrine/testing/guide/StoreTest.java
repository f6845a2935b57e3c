package dev.peregrine.testing.guide;

import static dev.peregrine.testing.Assertions.assertThat;
import static dev.peregrine.testing.Content.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.Capability;
import dev.peregrine.cloudevents.CloudEvents;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Message;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.CloudApp;
import dev.peregrine.testing.DeliveryReply;
import dev.peregrine.testing.EveryCloud;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.TestContext;
import dev.peregrine.testing.TestEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Runs what the guide shows of events. */
class StoreTest {
    private final Warehouse.Shelf warehouse = new Warehouse.Shelf("main");
    private final Notes notes = new Notes();
    private final List<String> parked = Collections.synchronizedList(new ArrayList<>());

    private CloudApp store(Cloud cloud) {
        return cloud.app(new Store(warehouse, (message, cause) -> parked.add(message.id()), notes));
    }

    // snippet: deliver-test
    @EveryCloud(kind = Kind.MESSAGES, needs = Capability.PARTIAL_FAILURES)
    void parksAnOrderOfNothingAndShipsTheOthers(Cloud cloud) {
        DeliveryReply reply = store(cloud)
                .deliver(
                        "orders",
                        TestEvent.message("1", json("{\"number\":\"A-1\",\"skus\":[\"falcon\"]}")),
                        TestEvent.message("2", json("{\"number\":\"A-2\",\"skus\":[]}")),
                        TestEvent.message("3", json("{\"number\":\"A-3\",\"skus\":[\"kite\"]}")));
        assertThat(reply).hasDone("1", "3").parked("2").lostNothing();
        assertThat(warehouse.shipped()).containsExactly("A-1", "A-3");
    }
    // end

    @EveryCloud(kind = Kind.BATCHES)
    void indexesProductsTogether(Cloud cloud) {
        assertThat(store(cloud)
                        .deliver(
                                "index",
                                TestEvent.message("1", json("{\"sku\":\"falcon\",\"title\":\"A falcon\"}")),
                                TestEvent.message("2", json("{\"sku\":\"kite\",\"title\":\"A kite\"}"))))
                .isDone();
        assertThat(notes.lines()).containsExactly("falcon", "kite");
    }

    @Test
    void saysWhichProductFoundNoRoom() {
        Message<Store.Product> kite = Message.of("1", new Store.Product("kite", "A kite"));
        Message<Store.Product> full = Message.of("2", new Store.Product("full", "One too many"));
        BatchResult result = new Indexer(notes).handle(List.of(kite, full), TestContext.create());
        assertThat(result.failures()).containsOnlyKeys("2");
    }

    @EveryCloud(kind = Kind.OBJECTS)
    void isToldOfUploads(Cloud cloud) {
        assertThat(store(cloud).deliver("uploads", TestEvent.created("photos", "a.png")))
                .isDone();
        assertThat(notes.lines()).containsExactly("CREATED a.png");
    }

    @EveryCloud(kind = Kind.CHANGES)
    void writesDownChanges(Cloud cloud) {
        assertThat(store(cloud)
                        .deliver("audit", TestEvent.inserted("7", json("{\"sku\":\"falcon\",\"title\":\"A falcon\"}"))))
                .isDone();
        assertThat(notes.lines()).singleElement().asString().matches("(INSERT|UPSERT) 7");
    }

    @EveryCloud(kind = Kind.SCHEDULE)
    void runsAtNight(Cloud cloud) {
        TestEvent night = TestEvent.schedule("nightly", Instant.parse("2025-02-01T03:00:00Z"));
        assertThat(store(cloud).deliver("nightly", night)).isDone();
        assertThat(notes.lines()).singleElement().asString().contains("nightly");
    }

    @EveryCloud(kind = Kind.EVENTS)
    void getsEveryEventAsACloudEvent(Cloud cloud) {
        TestEvent event = any(cloud);
        assertThat(store(cloud).deliver("log", event)).isDone();
        assertThat(notes.lines()).hasSize(1);
    }

    /** An event of a form that a cloud carries. */
    private static TestEvent any(Cloud cloud) {
        if (cloud.kinds().contains(Kind.MESSAGES)) {
            return TestEvent.message("1", "hello");
        }
        if (cloud.kinds().contains(Kind.OBJECTS)) {
            return TestEvent.created("photos", "a.png");
        }
        if (cloud.kinds().contains(Kind.CHANGES)) {
            return TestEvent.inserted("7", json("{\"a\":1}"));
        }
        return cloud.kinds().contains(Kind.SCHEDULE)
                ? TestEvent.schedule("nightly", Instant.parse("2025-02-01T03:00:00Z"))
                : TestEvent.event(CloudEvents.builder("1", "/orders", "com.example.order.placed")
                        .build());
    }
}
