package dev.peregrine.testing.tck;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.TypeRef;
import dev.peregrine.event.Change;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawChange;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.json.JsonCodec;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.Content;
import dev.peregrine.testing.DeliveryReply;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.TestEvent;
import dev.peregrine.testing.wire.NotCarriedException;
import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What holds for objects, changes, schedules and CloudEvents. */
interface EventRules extends Rules {
    /** {@return tests that an adapter hands over changes of objects as they arrive} */
    @TestFactory
    default Stream<DynamicTest> handsOverChangesOfObjectsAsTheyArrive() {
        return Tried.on(this, Kind.OBJECTS, cloud -> {
            for (ObjectEvent.Kind kind : ObjectEvent.Kind.values()) {
                TestEvent event = TestEvent.of(ObjectEvent.builder(kind, "photos", "2025/a b+c, ü%2F.jpg")
                        .id("event-" + kind)
                        .size(1_234_567_890_123L)
                        .etag("b1946ac92492d2347c6235b4d2611184")
                        .version("7")
                        .contentType("image/jpeg")
                        .time(Instant.parse("2025-03-04T05:06:07.089Z"))
                        .build());
                List<TestEvent> expected;
                try {
                    expected = cloud.platform().arriving("objects", List.of(event));
                } catch (NotCarriedException e) {
                    continue;
                }
                List<ObjectEvent> seen = Collections.synchronizedList(new ArrayList<>());
                assertThat(Samples.app(
                                        cloud,
                                        f -> cloud.declared(
                                                f.objects("objects", (object, context) -> seen.add(object))))
                                .deliver("objects", event))
                        .isDone();
                Seen.same(seen.get(0), expected.get(0).object());
            }
        });
    }

    /** {@return tests that an adapter hands over changes of documents as they arrive} */
    @TestFactory
    default Stream<DynamicTest> handsOverChangesOfDocumentsAsTheyArrive() {
        return Tried.on(this, Kind.CHANGES, cloud -> {
            Content before = Content.json("{\"id\":\"7\",\"n\":1,\"list\":[1,{\"a\":null}],\"ok\":true}");
            Content after = Content.json("{\"id\":\"7\",\"n\":12345678901234567890.5,\"text\":\"ü \\\" \"}");
            for (TestEvent event : List.of(
                    TestEvent.inserted("7", after),
                    TestEvent.updated("7", before, after),
                    TestEvent.deleted("7", before))) {
                seenAsSent(cloud, event);
            }
        });
    }

    private static void seenAsSent(Cloud cloud, TestEvent event) {
        List<TestEvent> expected;
        try {
            expected = cloud.platform().arriving("changes", List.of(event));
        } catch (NotCarriedException e) {
            return;
        }
        TypeRef<Map<String, Object>> document = new TypeRef<>() {};
        List<Change<Map<String, Object>>> seen = Collections.synchronizedList(new ArrayList<>());
        assertThat(Samples.app(
                                cloud,
                                f -> cloud.declared(
                                        f.changes("changes", document, (change, context) -> seen.add(change))))
                        .deliver("changes", event))
                .isDone();
        RawChange arrived = expected.get(0).change();
        @SuppressWarnings("unchecked") // bound to the document's type
        Change<Map<String, Object>> bound =
                (Change<Map<String, Object>>) (Change<?>) arrived.bind(document.type(), JsonCodec.light());
        Seen.same(seen.get(0), arrived, bound);
    }

    /** {@return tests that an adapter hands over occurrences of schedules as they arrive} */
    @TestFactory
    default Stream<DynamicTest> handsOverOccurrencesOfSchedulesAsTheyArrive() {
        return Tried.on(this, Kind.SCHEDULE, cloud -> {
            TestEvent event = TestEvent.of(
                    ScheduledEvent.builder("occurrence-1", "nightly", Instant.parse("2025-03-04T03:00:00Z"))
                            .build());
            TestEvent expected =
                    cloud.platform().arriving("nightly", List.of(event)).get(0);
            List<ScheduledEvent> seen = Collections.synchronizedList(new ArrayList<>());
            // some hosts know a schedule by its function's name alone
            assertThat(cloud.app(f -> f.schedule(
                                    "nightly",
                                    "0 3 * * *",
                                    ZoneOffset.UTC,
                                    (occurrence, context) -> seen.add(occurrence)))
                            .deliver("nightly", event))
                    .isDone();
            Seen.same(seen.get(0), expected.schedule());
        });
    }

    /** {@return tests that an adapter hands over every event as a CloudEvent} */
    @TestFactory
    default Stream<DynamicTest> handsOverEveryEventAsACloudEvent() {
        return Tried.on(this, Kind.EVENTS, cloud -> {
            TestEvent event = Samples.event(cloud, "1");
            TestEvent expected =
                    cloud.platform().arriving("events", List.of(event)).get(0);
            List<CloudEvent> seen = Collections.synchronizedList(new ArrayList<>());
            assertThat(Samples.app(cloud, f -> cloud.declared(f.events("events", (e, context) -> seen.add(e))))
                            .deliver("events", event))
                    .isDone();
            CloudEvent only = seen.get(0);
            assertThat(only.getId()).isEqualTo(expected.id());
            assertThat(only.getSpecVersion().toString()).isEqualTo("1.0");
            if (expected.event() instanceof CloudEvent sent) {
                assertThat(only.getType()).isEqualTo(sent.getType());
                assertThat(only.getSource()).isEqualTo(sent.getSource());
                assertThat(only.getSubject()).isEqualTo(sent.getSubject());
                assertThat(only.getTime()).isEqualTo(sent.getTime());
                assertThat(only.getExtensionNames()).containsAll(sent.getExtensionNames());
            }
        });
    }

    /** {@return tests that an adapter takes no event for done that failed} */
    @TestFactory
    default Stream<DynamicTest> takesNoEventForDoneThatFailed() {
        return Tried.on(this, Kind.EVENTS, cloud -> {
            DeliveryReply reply = Samples.app(
                            cloud,
                            f -> cloud.declared(f.events("events", (event, context) -> {
                                throw new IllegalStateException("no");
                            })))
                    .deliver("events", Samples.event(cloud, "1"));
            assertThat(reply.done()).isEmpty();
            if (cloud.platform().needsParking()) {
                assertThat(reply.parked()).hasSize(1);
            } else {
                assertThat(reply.failures()).isNotEmpty();
            }
        });
    }
}
