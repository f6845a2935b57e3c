package dev.peregrine.aws;

import dev.peregrine.Capability;
import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.json.JsonWriter;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Redelivery;
import dev.peregrine.text.Text;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records of Kafka, of Amazon MSK or a cluster of one's own. Source: <em>Using Lambda with Amazon MSK</em> and <em>Using
 * Lambda with self-managed Apache Kafka</em> in the AWS Lambda developer guide.
 */
final class KafkaFormat extends RecordFormat {
    private static final byte[] NONE = {};

    KafkaFormat() {
        super(
                "Kafka",
                Redelivery.CHECKPOINT,
                Set.of(Capability.PARTIAL_FAILURES, Capability.ORDERED_DELIVERY, Capability.KNOWN_DEADLINE),
                "records",
                true);
    }

    @Override
    Item item(JsonCursor json, byte[] whole, String group, String address, FunctionDefinition function) {
        Fields record = new Fields();
        record.read(json);
        String offset = record.require(json, record.offset, "offset");
        if (record.topic == null) {
            record.failed(json.missing("topic"));
        }
        if (record.partition == null) {
            record.failed(json.missing("partition"));
        }
        RawMessage message = RawMessage.bytes(group + "-" + offset, record.failure == null ? record.value : whole)
                .source(source(address, record.topic))
                .attributes(Attributes.ofPairs(record.headers))
                .publishedTime(record.time)
                .orderingKey(record.key == null ? null : key(record.key))
                .partition(record.partition)
                .sequence(offset)
                .build();
        return record.failure == null
                ? Item.messageOrEvent(message, group, function)
                : Item.undecodable(message, group, record.failure);
    }

    private static String key(byte[] bytes) {
        String text = Text.decode(bytes, StandardCharsets.UTF_8);
        return text != null ? text : Base64.getEncoder().encodeToString(bytes);
    }

    /** An object, other than for all other sources. */
    @Override
    void writeIdentifier(JsonWriter json, Item item) {
        json.object().name("partition").text(String.valueOf(item.lane()));
        json.name("offset").number(Long.parseLong(item.raw().sequence().orElseThrow()));
        json.endObject();
    }

    @Override
    String eventClass() {
        return "KafkaEvent";
    }

    private static final class Fields extends RecordReader {
        private final List<Object> headers = new ArrayList<>();
        private @Nullable String topic;
        private @Nullable String partition;
        private @Nullable String offset;
        private @Nullable Instant time;
        private byte @Nullable [] key;

        /** None for a tombstone. */
        private byte[] value = NONE;

        @Override
        void field(String name, JsonCursor json) {
            switch (name) {
                case "topic" -> topic = json.text();
                case "partition" -> partition = Long.toString(json.wholeNumber());
                case "offset" -> offset = Long.toString(json.wholeNumber());
                case "timestamp" -> time = millis(json);
                case "key" -> key = json.base64();
                case "value" -> {
                    byte[] bytes = json.base64();
                    value = bytes == null ? NONE : bytes;
                }
                case "headers" -> headers(json);
                default -> {
                    // of no use to a function
                }
            }
        }

        /** A list of objects with one header each, because a name may come more than once. */
        private void headers(JsonCursor json) {
            boolean listed = json.enterArray();
            while (listed && json.nextElement()) {
                if (!json.enterObject()) {
                    throw json.wrong("an object");
                }
                for (String name = json.nextField(); name != null; name = json.nextField()) {
                    headers.add(name);
                    headers.add(json.isNull() ? NONE : listedBytes(json));
                }
            }
        }
    }
}
