package dev.peregrine.aws;

import dev.peregrine.Capability;
import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Redelivery;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Messages of a RabbitMQ broker. Source: <em>Using Lambda with Amazon MQ</em> in the AWS Lambda developer guide. */
final class RabbitMqFormat extends RecordFormat {
    RabbitMqFormat() {
        super("RabbitMQ", Redelivery.ALL, Set.of(Capability.KNOWN_DEADLINE), "rmqMessagesByQueue", true);
    }

    @Override
    Item item(JsonCursor json, byte[] whole, String group, String address, FunctionDefinition function) {
        Fields record = new Fields();
        record.read(json);
        if (record.data == null) {
            record.failed(json.missing("data"));
        }
        record.headers.addAll(record.facts);
        byte[] body = record.failure == null && record.data != null ? record.data : whole;
        RawMessage message = RawMessage.bytes(id(record.id, group), body)
                .source(source(address, group))
                .attributes(Attributes.ofPairs(record.headers))
                .contentType(record.failure == null ? record.contentType : null)
                .publishedTime(record.time)
                .attempt(record.attempt)
                .build();
        return record.failure == null ? Item.message(message, null) : Item.undecodable(message, null, record.failure);
    }

    /**
     * The sender's id, or one that no other message has: with the place in the batch in its stead, one who remembers ids would
     * take the first message of the next batch for one already handled.
     */
    private static String id(@Nullable String given, String queue) {
        return given == null || given.isEmpty() ? queue + "/" + UUID.randomUUID() : given;
    }

    @Override
    String eventClass() {
        return "RabbitMQEvent";
    }

    private static final class Fields extends RecordReader {
        /** The sender's own, and behind them what the message says of itself. */
        private final List<Object> headers = new ArrayList<>();

        private final List<Object> facts = new ArrayList<>();
        private @Nullable String id;
        private @Nullable String contentType;
        private @Nullable Instant time;
        private int attempt;
        private byte @Nullable [] data;

        @Override
        void field(String name, JsonCursor json) {
            switch (name) {
                case "basicProperties" -> {
                    if (!json.isNull()) {
                        read(json);
                    }
                }
                case "messageId" -> id = json.text();
                case "contentType" -> contentType = json.text();
                case "timestamp" -> time = RabbitTime.parse(json.scalarText());
                // of a further attempt the number isn't told
                case "redelivered" -> attempt = json.isNull() || json.bool() ? 0 : 1;
                case "data" -> data = json.base64();
                case "headers" -> headers(json);
                case "contentEncoding",
                        "correlationId",
                        "replyTo",
                        "type",
                        "appId",
                        "userId",
                        "deliveryMode",
                        "priority",
                        "expiration" -> add(facts, name, json.scalarText());
                default -> {
                    // of no use to a function
                }
            }
        }

        private void headers(JsonCursor json) {
            boolean some = json.enterObject();
            for (String name = some ? json.nextField() : null; name != null; name = json.nextField()) {
                add(headers, name, json.isObject() || json.isArray() ? structure(json.copy()) : json.scalarText());
            }
        }

        private static void add(List<Object> pairs, String name, @Nullable Object value) {
            if (value != null) {
                pairs.add(name);
                pairs.add(value);
            }
        }

        /** The bytes of an AMQP string, which are written {@code {"bytes":[…]}}; the JSON of anything else. */
        private static Object structure(byte[] json) {
            byte[] bytes = null;
            boolean only = true;
            JsonCursor value = JsonCursor.of(json, "a header");
            boolean object = value.isObject() && value.enterObject();
            for (String name = object ? value.nextField() : null; name != null; name = value.nextField()) {
                if (name.equals("bytes") && value.isArray()) {
                    bytes = listedBytes(value);
                } else {
                    only = false;
                }
            }
            return bytes != null && only ? bytes : new String(json, StandardCharsets.UTF_8);
        }
    }
}
