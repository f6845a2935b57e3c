package dev.peregrine.azure;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.Item;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads Kafka records in the trigger's JSON, as <em>Apache Kafka trigger for Azure Functions</em> describes it. A record that
 * can't be read fails by itself.
 */
final class KafkaMessages {
    private static final String WHAT = "The Kafka record";
    private static final byte[] NONE = {};

    private @Nullable String topic;
    private @Nullable String partition;
    private @Nullable String offset;
    private @Nullable String key;
    private @Nullable Instant time;
    private Attributes headers = Attributes.empty();
    private byte[] value = NONE;

    private KafkaMessages() {}

    static List<Item> of(List<String> records, EventScope scope) {
        List<Item> items = new ArrayList<>(records.size());
        for (int i = 0; i < records.size(); i++) {
            items.add(item(records.get(i), i, scope));
        }
        return items;
    }

    private static Item item(String record, int index, EventScope scope) {
        KafkaMessages read = new KafkaMessages();
        UndecodableException failure = null;
        try {
            JsonCursor json = JsonCursor.of(record, WHAT);
            read.record(json);
            json.end();
        } catch (UndecodableException e) {
            failure = e;
        }
        if (failure == null && read.isDamaged(scope)) {
            failure = new UndecodableException(WHAT + " holds bytes that aren't text in UTF-8, and the host has damaged"
                    + " them by reading them as such");
        }
        return read.item(record, index, failure, scope);
    }

    private void record(JsonCursor json) {
        if (!json.enterObject()) {
            throw json.wrong("an object");
        }
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            switch (name) {
                case "Topic" -> topic = json.requireText();
                case "Partition" -> partition = json.scalarText();
                case "Offset" -> offset = json.scalarText();
                case "Key" -> key = json.isObject() || json.isArray() ? text(json.copy()) : json.scalarText();
                case "Timestamp" -> time = Metadata.time("Timestamp", json.requireText());
                case "Value" -> value = value(json);
                case "Headers" -> headers = headers(json);
                default -> {}
            }
        }
        if (topic == null || partition == null || offset == null) {
            throw json.missing(topic == null ? "Topic" : partition == null ? "Partition" : "Offset");
        }
    }

    private static String text(byte[] json) {
        return new String(json, StandardCharsets.UTF_8);
    }

    /** Text is the record's value; what else the host has read by a schema is given as its JSON. */
    private static byte[] value(JsonCursor json) {
        if (json.isNull()) {
            return NONE;
        }
        return json.isText() ? json.requireText().getBytes(StandardCharsets.UTF_8) : json.copy();
    }

    private static Attributes headers(JsonCursor json) {
        List<Object> pairs = new ArrayList<>();
        if (json.enterArray()) {
            while (json.nextElement()) {
                header(json, pairs);
            }
        }
        return Attributes.ofPairs(pairs);
    }

    private static void header(JsonCursor json, List<Object> pairs) {
        if (!json.enterObject()) {
            throw json.wrong("an object");
        }
        String name = null;
        byte[] content = null;
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            if (field.equals("Key")) {
                name = json.requireText();
            } else if (field.equals("Value")) {
                content = json.base64();
            }
        }
        if (name == null) {
            throw json.missing("Key");
        }
        pairs.add(name);
        pairs.add(content == null ? NONE : content);
    }

    /** Whether a function that wants bytes gets text with replacements for them. */
    private boolean isDamaged(EventScope scope) {
        return scope.function().bodyType().filter(type -> type == byte[].class).isPresent()
                && text(value).indexOf('\uFFFD') >= 0;
    }

    private Item item(String record, int index, @Nullable UndecodableException failure, EventScope scope) {
        if (topic == null || partition == null || offset == null || failure != null) {
            RawMessage raw = RawMessage.text(scope.fallbackId(index), record)
                    .source(topic == null ? scope.source() : topic)
                    .partition(partition)
                    .sequence(offset)
                    .build();
            return Item.undecodable(
                    raw, lane(), failure == null ? new UndecodableException(WHAT + " has no position") : failure);
        }
        RawMessage message = RawMessage.bytes(topic + ":" + partition + ":" + offset, value)
                .source(topic)
                .partition(partition)
                .sequence(offset)
                .orderingKey(key)
                .publishedTime(time)
                .attributes(headers)
                .attempt(scope.attempt())
                .build();
        return Item.messageOrEvent(message, lane(), scope.function());
    }

    private @Nullable String lane() {
        return topic == null || partition == null ? null : topic + ":" + partition;
    }
}
