package dev.peregrine.testing;

import dev.peregrine.Context;
import dev.peregrine.FunctionApp;
import dev.peregrine.cloudevents.CloudEvents;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Change;
import dev.peregrine.event.Message;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.ScheduledEvent;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Set;

/** Events of every kind, in the form in which a cloud carries them, and functions that fail on some of them. */
final class EventSamples {
    /** What a function throws. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private EventSamples() {}

    /** Events with ids of their own, of the kind that the cloud carries. */
    static TestEvent[] events(Cloud cloud, int number) {
        TestEvent[] events = new TestEvent[number];
        Arrays.setAll(events, i -> event(cloud, i + 1));
        return events;
    }

    private static TestEvent event(Cloud cloud, int number) {
        String id = Integer.toString(number);
        if (cloud.kinds().contains(Kind.MESSAGES)) {
            return TestEvent.message(id, Content.json("{\"n\":" + number + "}"));
        }
        if (cloud.kinds().contains(Kind.OBJECTS)) {
            return TestEvent.of(ObjectEvent.builder(ObjectEvent.Kind.CREATED, "photos", "a b/" + id + ".jpg")
                    .id(id)
                    .size(5)
                    .build());
        }
        if (cloud.kinds().contains(Kind.CHANGES)) {
            return TestEvent.inserted(id, Content.json("{\"id\":\"" + id + "\",\"n\":" + number + "}"));
        }
        Instant time = Instant.parse("2025-01-15T03:00:00Z");
        if (cloud.kinds().contains(Kind.SCHEDULE)) {
            return TestEvent.of(ScheduledEvent.builder(id, "nightly", time.plusSeconds(number))
                    .build());
        }
        return TestEvent.event(CloudEvents.builder(id, "urn:example:shop", "com.example.order.placed")
                .time(time)
                .json(("{\"n\":" + number + "}").getBytes(StandardCharsets.UTF_8))
                .build());
    }

    /** A function of a kind that fails on the events with certain ids, as they arrive. */
    static FunctionApp failingOn(Set<String> ids, Kind kind, Cloud cloud) {
        return f -> {
            switch (kind) {
                case MESSAGES ->
                    cloud.declared(f.messages("function", byte[].class, (Message<byte[]> message, Context context) -> {
                        check(ids, message.id());
                    }));
                case BATCHES ->
                    cloud.declared(f.batches("function", byte[].class, (batch, context) -> {
                        BatchResult result = BatchResult.done();
                        for (Message<byte[]> message : batch) {
                            if (ids.contains(message.id())) {
                                result = result.failed(message, new Refused());
                            }
                        }
                        return result;
                    }));
                case OBJECTS ->
                    cloud.declared(f.objects("function", (ObjectEvent object, Context context) -> {
                        check(ids, object.id());
                    }));
                case CHANGES ->
                    cloud.declared(f.changes("function", String.class, (Change<String> change, Context context) -> {
                        check(ids, change.id());
                    }));
                case SCHEDULE ->
                    f.schedule("nightly", "0 3 * * *", ZoneOffset.UTC, (ScheduledEvent occurrence, Context context) -> {
                        check(ids, occurrence.id());
                    });
                default ->
                    cloud.declared(f.events("function", (CloudEvent event, Context context) -> {
                        check(ids, event.getId());
                    }));
            }
        };
    }

    /** The name of the function of a kind; schedules are called as their functions on some hosts. */
    static String function(Kind kind) {
        return kind == Kind.SCHEDULE ? "nightly" : "function";
    }

    private static void check(Set<String> ids, String id) {
        if (ids.contains(id)) {
            throw new Refused();
        }
    }
}
