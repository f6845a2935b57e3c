package dev.peregrine.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.TypeRef;
import dev.peregrine.cloudevents.CloudEventReader;
import dev.peregrine.cloudevents.CloudEventWriter;
import dev.peregrine.cloudevents.CloudEvents;
import dev.peregrine.json.JsonCodec;
import io.cloudevents.CloudEvent;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    record Order(String sku) {}

    private static final Instant TIME = Instant.parse("2024-02-29T12:00:00Z");

    private static RawMessage.Builder full(RawMessage.Builder builder) {
        return builder.source("orders")
                .attributes(Attributes.empty().with("colour", "red"))
                .contentType("application/json")
                .publishedTime(TIME)
                .attempt(3)
                .orderingKey("customer 7")
                .partition("shard-1")
                .sequence("42");
    }

    @Test
    void tellsWhatTheHostTells() {
        RawMessage raw = full(RawMessage.text("m-1", "{\"sku\":\"falcon\"}")).build();
        Message<Order> message = Message.of(raw, new Order("falcon"));

        assertThat(message.id()).isEqualTo("m-1");
        assertThat(message.body()).isEqualTo(new Order("falcon"));
        assertThat(message.source()).isEqualTo("orders");
        assertThat(message.attributes().names()).containsExactly("colour");
        assertThat(message.attribute("colour")).contains("red");
        assertThat(message.attribute("size")).isEmpty();
        assertThat(message.publishedTime()).contains(TIME);
        assertThat(message.attempt()).hasValue(3);
        assertThat(message.orderingKey()).contains("customer 7");
        assertThat(message.partition()).contains("shard-1");
        assertThat(message.sequence()).contains("42");
        assertThat(message.raw()).isSameAs(raw);
        assertThat(raw.contentType()).contains("application/json");
        assertThat(message).hasToString("message m-1");
    }

    @Test
    void knowsNothingThatNobodyTold() {
        Message<String> message = Message.of("m-1", "hello");

        assertThat(message.body()).isEqualTo("hello");
        assertThat(message.source()).isEqualTo("unknown");
        assertThat(message.attributes().size()).isZero();
        assertThat(message.publishedTime()).isEmpty();
        assertThat(message.attempt()).isEmpty();
        assertThat(message.orderingKey()).isEmpty();
        assertThat(message.partition()).isEmpty();
        assertThat(message.sequence()).isEmpty();
        assertThat(message.raw().contentType()).isEmpty();
    }

    @Test
    void readsTheBodyAsTheTypeAskedFor() {
        RawMessage json = RawMessage.text("m-1", "[{\"sku\":\"falcon\"}]").build();
        RawMessage bytes = RawMessage.bytes("m-2", "grüß".getBytes(UTF_8)).build();
        JsonCodec codec = JsonCodec.light();

        assertThat(json.read(new TypeRef<List<Order>>() {}.type(), codec)).isEqualTo(List.of(new Order("falcon")));
        assertThat(json.read(String.class, codec)).isEqualTo("[{\"sku\":\"falcon\"}]");
        assertThat(json.read(byte[].class, codec)).isEqualTo("[{\"sku\":\"falcon\"}]".getBytes(UTF_8));
        assertThat(bytes.text()).isEqualTo("grüß");
        assertThat(RawMessage.text("m-3", "grüß").build().bytes()).isEqualTo("grüß".getBytes(UTF_8));
    }

    @Test
    void saysWhoseBodyIsWrongAndNotWhatIsInIt() {
        RawMessage broken = RawMessage.text("m-1", "{\"sku\":\"secret").build();
        RawMessage binary =
                RawMessage.bytes("m-2", new byte[] {'o', (byte) 0xc3}).build();

        assertThatThrownBy(() -> broken.read(Order.class, JsonCodec.light()))
                .isInstanceOf(UndecodableException.class)
                .hasMessageStartingWith("The body of message m-1: ")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(binary::text)
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("m-2")
                .hasMessageContaining("UTF-8");
    }

    @Test
    void needsAnId() {
        assertThatThrownBy(() -> RawMessage.text("", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RawMessage.bytes("", new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void canBeSeenAsACloudEvent() {
        CloudEvent event = Message.of(
                        full(RawMessage.text("m-1", "{\"sku\":\"falcon\"}")).build(), "")
                .toCloudEvent();

        assertThat(event.getId()).isEqualTo("m-1");
        assertThat(event.getType()).isEqualTo("dev.peregrine.message");
        assertThat(event.getSource()).isEqualTo(URI.create("orders"));
        assertThat(event.getTime()).isEqualTo(TIME.atOffset(ZoneOffset.UTC));
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getExtension("partitionkey")).isEqualTo("customer 7");
        assertThat(event.getExtension("sequence")).isEqualTo("42");
        assertThat(CloudEvents.json(event, Order.class)).isEqualTo(new Order("falcon"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "json", "\n"})
    void isACloudEventThatCanBeWrittenWhateverItsSenderCallsItsContent(String contentType) {
        CloudEvent event =
                RawMessage.text("m-1", "x").contentType(contentType).build().toCloudEvent();

        assertThat(event.getDataContentType()).isNull();
        assertThat(CloudEventReader.json(CloudEventWriter.json(event)).getId()).isEqualTo("m-1");
        assertThatThrownBy(() -> CloudEvents.builder("m-1", "orders", "t").dataContentType(contentType))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void staysTheCloudEventThatItCameAs() {
        CloudEvent original =
                CloudEvents.builder("e-1", "/shop", "order.placed").build();

        assertThat(RawMessage.text("m-1", "").original(original).build().toCloudEvent())
                .isSameAs(original);
    }
}
