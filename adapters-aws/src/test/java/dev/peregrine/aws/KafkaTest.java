package dev.peregrine.aws;

import static dev.peregrine.aws.StreamLambda.undone;
import static dev.peregrine.aws.StreamPayloads.base64;
import static dev.peregrine.aws.StreamPayloads.kafka;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.event.Attributes;
import dev.peregrine.event.Message;
import dev.peregrine.event.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaTest {
    private final ObjectNode event = kafka();

    private static Message<byte[]> only(ObjectNode event) {
        return StreamLambda.messages(event).handled().get(0);
    }

    private static List<String> texts(List<JsonNode> identifiers) {
        return identifiers.stream().map(JsonNode::toString).toList();
    }

    @Test
    void readsARecord() {
        kafka(event, "orders", 3, 15);

        Message<byte[]> message = only(event);
        assertThat(message.id()).isEqualTo("orders-3-15");
        assertThat(message.body()).isEqualTo("15".getBytes(StandardCharsets.UTF_8));
        assertThat(message.source()).isEqualTo(StreamPayloads.CLUSTER + "/orders");
        assertThat(message.orderingKey()).contains("user-7");
        assertThat(message.partition()).contains("3");
        assertThat(message.sequence()).contains("15");
        assertThat(message.publishedTime()).contains(Instant.parse("2024-05-31T12:30:00.987Z"));
        assertThat(message.attributes().size()).isZero();
    }

    @Test
    void readsARecordOfAClusterOfOnesOwn() {
        event.put("eventSource", "SelfManagedKafka").remove("eventSourceArn");
        kafka(event, "orders", 0, 1);

        assertThat(only(event).source()).isEqualTo(StreamPayloads.SERVERS + "/orders");
    }

    @Test
    void readsTheSourceWhereverItStands() {
        kafka(event, "orders", 0, 1);
        ObjectNode turned = Events.parse("{}");
        turned.set("records", event.remove("records"));
        turned.setAll(event);

        assertThat(only(turned).source()).isEqualTo(StreamPayloads.CLUSTER + "/orders");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsATombstoneAndWhatElseMayBeMissing(boolean asNull) {
        ObjectNode record = kafka(event, "orders", 0, 1);
        for (String field : new String[] {"key", "value", "headers", "timestamp"}) {
            if (asNull) {
                record.putNull(field);
            } else {
                record.remove(field);
            }
        }

        Message<byte[]> message = only(event);
        assertThat(message.body()).isEmpty();
        assertThat(message.orderingKey()).isEmpty();
        assertThat(message.publishedTime()).isEmpty();
    }

    @Test
    void readsTheTimeThatKafkaWritesForNone() {
        kafka(event, "orders", 0, 1).put("timestamp", -1);

        assertThat(only(event).publishedTime()).isEmpty();
    }

    @Test
    void keepsAKeyOfBytesAsBase64() {
        kafka(event, "orders", 0, 1).put("key", "//79");
        kafka(event, "orders", 0, 2).put("key", "");
        kafka(event, "orders", 0, 3).put("key", base64("ü 🦅"));

        assertThat(StreamLambda.messages(event).handled())
                .extracting(message -> message.orderingKey().orElseThrow())
                .containsExactly("//79", "", "ü 🦅");
    }

    @Test
    void readsHeadersInTheirOrderAndTheirBytes() {
        ArrayNode headers = kafka(event, "orders", 0, 1).withArray("/headers");
        headers.addObject().putArray("b").add(-1).add(0).add(127).add(-128);
        headers.addObject().putArray("a").add(104).add(105);
        headers.addObject().putArray("b");
        headers.addObject().putNull("c");

        Attributes attributes = only(event).attributes();
        assertThat(attributes.names()).containsExactly("b", "a", "c");
        assertThat(attributes.size()).isEqualTo(4);
        assertThat(attributes.bytes(0)).containsExactly(-1, 0, 127, -128);
        assertThat(attributes.isBinary(0)).isTrue();
        assertThat(attributes.get("a")).contains("hi");
        assertThat(attributes.bytes(2)).isEmpty();
        assertThat(attributes.bytes(3)).isEmpty();
    }

    @Property(tries = 200)
    void readsAnyHeaders(@ForAll List<@Size(max = 40) byte[]> values, @ForAll List<String> names) {
        ObjectNode any = kafka();
        ArrayNode headers = kafka(any, "orders", 0, 1).withArray("/headers");
        int count = Math.min(values.size(), names.size());
        for (int i = 0; i < count; i++) {
            ArrayNode bytes = headers.addObject().putArray(wellFormed(names.get(i)));
            for (byte value : values.get(i)) {
                bytes.add(value);
            }
        }

        Attributes attributes = only(any).attributes();
        assertThat(attributes.size()).isEqualTo(count);
        for (int i = 0; i < count; i++) {
            assertThat(attributes.name(i)).isEqualTo(wellFormed(names.get(i)));
            assertThat(attributes.bytes(i)).isEqualTo(values.get(i));
        }
    }

    /** Without halves of surrogate pairs, which UTF-8 can't carry. */
    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    @Test
    void keepsTheOrderOfEachPartition() {
        for (int offset = 1; offset < 4; offset++) {
            kafka(event, "orders", 0, offset);
            kafka(event, "orders", 1, 10 + offset);
        }

        assertThat(StreamLambda.messages(event).handled())
                .extracting(Message::id)
                .containsExactly("orders-0-1", "orders-0-2", "orders-0-3", "orders-1-11", "orders-1-12", "orders-1-13");
    }

    @Test
    void isToldTheFirstOffsetOfEachPartitionThatIsNotDone() {
        for (int offset = 1; offset < 4; offset++) {
            kafka(event, "orders", 0, offset);
            kafka(event, "my-orders", 12, 9_007_199_254_740_992L + offset);
            kafka(event, "other", 0, 20 + offset);
        }

        assertThat(texts(undone(event, "2", "3", "9007199254740993")))
                .containsExactlyInAnyOrder(
                        "{\"partition\":\"orders-0\",\"offset\":2}",
                        "{\"partition\":\"my-orders-12\",\"offset\":9007199254740993}");
        assertThat(undone(event)).isEmpty();
    }

    @Test
    void failsAltogetherWithoutTheDeclaration() {
        kafka(event, "orders", 0, 1);
        kafka(event, "orders", 1, 2);

        assertThatThrownBy(() -> StreamLambda.undeclared(event, "2"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("fails at 2");
    }

    @ParameterizedTest
    @CsvSource({
        "key, '\"*\"', '/key: expected base64, found a string'",
        "value, {}, '/value: expected a string, found an object'",
        "headers, '[{\"a\":[128,256]}]', '/headers/0/a/1: expected a byte, found a number'",
        "headers, '[{\"a\":[-129]}]', '/headers/0/a/0: expected a byte, found a number'",
        "headers, '[{\"a\":[1.5]}]', '/headers/0/a/0: expected a whole number of 64 bits, found a number'",
        "headers, '[{\"a\":\"hi\"}]', '/headers/0/a: expected an array, found a string'",
        "headers, '[null]', '/headers/0: expected an object, found null'",
        "timestamp, '\"now\"', '/timestamp: expected a whole number of 64 bits, found a string'",
        "topic, null, 'topic is missing'",
        "partition, {}, '/partition: expected a whole number of 64 bits, found an object'"
    })
    void sparesTheOthersOfAWrongRecord(String field, String value, String reason) {
        kafka(event, "orders", 0, 1);
        ObjectNode wrong = kafka(event, "orders", 0, 2);
        wrong.set(field, Events.parse("{\"v\":" + value + "}").get("v"));
        kafka(event, "orders", 0, 3);
        kafka(event, "orders", 1, 4);

        StreamLambda.Outcome<Message<byte[]>> outcome = StreamLambda.messages(event);
        assertThat(outcome.handled()).extracting(Message::id).containsExactly("orders-0-1", "orders-0-3", "orders-1-4");
        assertThat(outcome.reasons()).containsExactly("Record 1 of the Kafka event: " + reason);
        assertThat(outcome.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.id()).isEqualTo("orders-0-2");
            assertThat(parked.text()).isEqualTo(wrong.toString());
        });
        assertThat(texts(undone(event))).containsExactly("{\"partition\":\"orders-0\",\"offset\":2}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{\"orders-0\":{}}",
                "{\"orders-0\":[{\"topic\":\"orders\",\"partition\":0}]}",
                "{\"orders-0\":[{\"topic\":\"orders\",\"partition\":0,\"offset\":\"x\"}]}",
                "{\"orders-0\":[7]}"
            })
    void failsWhereNothingCouldBeReported(String records) {
        event.set("records", Events.parse("{\"v\":" + records + "}").get("v"));

        assertThatThrownBy(() -> undone(event)).isInstanceOf(UndecodableException.class);
    }
}
