package dev.peregrine.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.cloudevents.CloudEvents;
import dev.peregrine.json.JsonCodec;
import io.cloudevents.CloudEvent;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeTest {
    record Order(String sku) {}

    private static final Instant TIME = Instant.parse("2024-02-29T12:00:00Z");

    private static RawChange.Builder full() {
        return RawChange.builder("e-1", Change.Kind.UPDATE, "orders", "17/2")
                .source("arn:orders")
                .keyAttributes(Map.of("customer", new BigDecimal("17"), "line", "2"))
                .oldImage("{\"sku\":\"kite\"}".getBytes(UTF_8))
                .newImage("{\"sku\":\"falcon\"}".getBytes(UTF_8))
                .time(TIME)
                .sequence("99");
    }

    @Test
    void tellsWhatTheHostTellsAndBindsBothImages() {
        Change<Object> change = full().build().bind(Order.class, JsonCodec.light());

        assertThat(change.kind()).isEqualTo(Change.Kind.UPDATE);
        assertThat(change.id()).isEqualTo("e-1");
        assertThat(change.collection()).isEqualTo("orders");
        assertThat(change.key()).isEqualTo("17/2");
        assertThat(change.keyAttributes()).containsEntry("customer", new BigDecimal("17"));
        assertThat(change.source()).isEqualTo("arn:orders");
        assertThat(change.oldImage()).contains(new Order("kite"));
        assertThat(change.newImage()).contains(new Order("falcon"));
        assertThat(change.time()).contains(TIME);
        assertThat(change.sequence()).contains("99");
        assertThat(change).hasToString("UPDATE orders/17/2");
        assertThatThrownBy(() -> change.keyAttributes().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void handsOutTheJsonItselfAsTextOrBytes() {
        RawChange raw = full().build();

        assertThat(raw.bind(String.class, JsonCodec.light()).newImage()).contains("{\"sku\":\"falcon\"}");
        assertThat(raw.bind(byte[].class, JsonCodec.light()).oldImage())
                .hasValueSatisfying(image -> assertThat(image).isEqualTo("{\"sku\":\"kite\"}".getBytes(UTF_8)));
    }

    @Test
    void saysWhichImageIsWrong() {
        RawChange raw = full().oldImage("{\"sku\":17}".getBytes(UTF_8)).build();

        assertThatThrownBy(() -> raw.bind(Order.class, JsonCodec.light()))
                .isInstanceOf(UndecodableException.class)
                .hasMessageStartingWith("The old image of change e-1: ")
                .hasMessageContaining("/sku");
    }

    @Test
    void hasTheImagesThatThereAre() {
        RawChange neither =
                RawChange.builder("e-1", Change.Kind.DELETE, "orders", "17").build();

        assertThat(neither.bind(Order.class, JsonCodec.light()).oldImage()).isEmpty();
        assertThat(neither.bind(Order.class, JsonCodec.light()).newImage()).isEmpty();
        assertThat(neither.source()).isEqualTo("orders");
        assertThat(neither.time()).isEmpty();
        assertThat(neither.sequence()).isEmpty();
        assertThat(neither.keyAttributes()).isEmpty();
        assertThatThrownBy(() -> RawChange.builder("", Change.Kind.DELETE, "orders", "17"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isMadeForPlainTestsOfHandlers() {
        assertThat(Change.insert("17", "new").newImage()).contains("new");
        assertThat(Change.insert("17", "new").oldImage()).isEmpty();
        assertThat(Change.update("17", "old", "new").oldImage()).contains("old");
        assertThat(Change.update("17", "old", "new").newImage()).contains("new");
        assertThat(Change.upsert("17", "new").kind()).isEqualTo(Change.Kind.UPSERT);
        assertThat(Change.upsert("17", "new").oldImage()).isEmpty();
        assertThat(Change.delete("17", "old").newImage()).isEqualTo(Optional.empty());
        assertThat(Change.delete("17", "old").key()).isEqualTo("17");
    }

    @Test
    void canBeSeenAsACloudEvent() {
        CloudEvent event = full().build().bind(Order.class, JsonCodec.light()).toCloudEvent();

        assertThat(event.getId()).isEqualTo("e-1");
        assertThat(event.getType()).isEqualTo("dev.peregrine.change.update");
        assertThat(event.getSource()).isEqualTo(URI.create("arn:orders"));
        assertThat(event.getSubject()).isEqualTo("17/2");
        assertThat(event.getExtension("sequence")).isEqualTo("99");
        assertThat(new String(Objects.requireNonNull(event.getData()).toBytes(), UTF_8))
                .isEqualTo("{\"collection\":\"orders\",\"key\":\"17/2\",\"oldImage\":{\"sku\":\"kite\"},"
                        + "\"newImage\":{\"sku\":\"falcon\"}}");
    }

    @Test
    void staysTheCloudEventThatItCameAs() {
        CloudEvent original = CloudEvents.builder("e-1", "/shop", "change").build();

        assertThat(full().original(original).build().toCloudEvent()).isSameAs(original);
    }
}
