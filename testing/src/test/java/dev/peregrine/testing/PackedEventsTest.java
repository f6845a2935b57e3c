package dev.peregrine.testing;

import static dev.peregrine.testing.Content.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.cloudevents.CloudEventWriter;
import dev.peregrine.cloudevents.CloudEvents;
import dev.peregrine.event.Change;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawChange;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.testing.wire.NotCarriedException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackedEventsTest {
    private static final Instant TIME = Instant.parse("2025-03-01T10:00:00.123456789Z");

    private static byte[] packed(List<TestEvent> events) {
        PackedWriter out = new PackedWriter();
        PackedEvents.write(out, events);
        return out.toBytes();
    }

    private static TestEvent there(TestEvent event) {
        byte[] bytes = packed(List.of(event));
        List<TestEvent> read = PackedEvents.read(new PackedReader(bytes));
        assertThat(packed(read)).isEqualTo(bytes);
        return read.get(0);
    }

    @Test
    void aMessageArrivesWhole() {
        RawMessage message = there(TestEvent.message("1", "Grüße")
                        .withKey("key")
                        .withAttribute("text", "ä")
                        .withAttribute("bytes", new byte[] {-1, 0})
                        .withAttempt(3)
                        .withPublishedTime(TIME)
                        .withSource("queue")
                        .withPosition("shard-1", "17"))
                .message();
        assertThat(message.id()).isEqualTo("1");
        assertThat(message.text()).isEqualTo("Grüße");
        assertThat(message.orderingKey()).hasValue("key");
        assertThat(message.attributes().get("text")).hasValue("ä");
        assertThat(message.attributes().isBinary(1)).isTrue();
        assertThat(message.attributes().bytes(1)).containsExactly(-1, 0);
        assertThat(message.attempt()).hasValue(3);
        assertThat(message.publishedTime()).hasValue(TIME);
        assertThat(message.source()).isEqualTo("queue");
        assertThat(message.partition()).hasValue("shard-1");
        assertThat(message.sequence()).hasValue("17");
        byte[] large = new byte[200_000];
        large[199_999] = -1;
        assertThat(there(TestEvent.message("2", Content.bytes(large))).message().bytes())
                .isEqualTo(large);
    }

    @Test
    void anObjectArrivesWhole() {
        ObjectEvent object = there(TestEvent.of(ObjectEvent.builder(ObjectEvent.Kind.DELETED, "bucket", "a/b")
                        .id("id")
                        .source("source")
                        .size(7)
                        .etag("tag")
                        .version("2")
                        .contentType("text/plain")
                        .time(TIME)
                        .sequence("00A")
                        .build()))
                .object();
        assertThat(object.kind()).isEqualTo(ObjectEvent.Kind.DELETED);
        assertThat(object.container() + object.key() + object.id() + object.source())
                .isEqualTo("bucketa/bidsource");
        assertThat(object.size()).hasValue(7);
        assertThat(object.etag()).hasValue("tag");
        assertThat(object.version()).hasValue("2");
        assertThat(object.contentType()).hasValue("text/plain");
        assertThat(object.time()).hasValue(TIME);
        assertThat(object.sequence()).hasValue("00A");
    }

    @Test
    void aChangeArrivesWhole() {
        RawChange change = there(TestEvent.of(RawChange.builder("id", Change.Kind.UPDATE, "things", "k")
                        .source("source")
                        .keyAttributes(Map.of("n", new BigDecimal("1.50")))
                        .oldImage("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                        .time(TIME)
                        .sequence("5")
                        .build()))
                .change();
        assertThat(change.kind()).isEqualTo(Change.Kind.UPDATE);
        assertThat(change.collection() + change.key() + change.source()).isEqualTo("thingsksource");
        assertThat(change.keyAttributes()).containsExactly(Map.entry("n", new BigDecimal("1.50")));
        assertThat(change.oldImage())
                .hasValueSatisfying(image -> assertThat(image).hasSize(2));
        assertThat(change.newImage()).isEmpty();
        assertThat(change.time()).hasValue(TIME);
        assertThat(change.sequence()).hasValue("5");
        RawChange odd = RawChange.builder("id", Change.Kind.INSERT, "things", "k")
                .keyAttributes(Map.of("list", List.of()))
                .build();
        assertThatThrownBy(() -> packed(List.of(TestEvent.of(odd))))
                .isInstanceOf(NotCarriedException.class)
                .hasMessageContaining("list");
    }

    @Test
    void anOccurrenceArrivesWhole() {
        ScheduledEvent occurrence = there(TestEvent.of(ScheduledEvent.builder("id", "nightly", TIME)
                        .estimated()
                        .late(true)
                        .source("source")
                        .payload(new byte[] {1})
                        .build()))
                .schedule();
        assertThat(occurrence.id() + occurrence.scheduleName() + occurrence.source())
                .isEqualTo("idnightlysource");
        assertThat(occurrence.scheduledTime()).isEqualTo(TIME);
        assertThat(occurrence.estimated()).isTrue();
        assertThat(occurrence.late()).hasValue(true);
        assertThat(occurrence.payload()).containsExactly(1);
        assertThat(there(TestEvent.schedule("nightly", TIME)).schedule().late()).isEmpty();
    }

    @Test
    void aCloudEventArrivesWhole() {
        TestEvent event = TestEvent.event(CloudEvents.builder("id", "/source", "a.type")
                .subject("subject")
                .build());
        assertThat(CloudEventWriter.json(there(event).cloudEvent()))
                .isEqualTo(CloudEventWriter.json(event.cloudEvent()));
        assertThat(there(TestEvent.inserted("k", json("{}"))).id()).isEqualTo("INSERT-k");
    }
}
