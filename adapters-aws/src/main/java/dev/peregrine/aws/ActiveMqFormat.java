package dev.peregrine.aws;

import dev.peregrine.Capability;
import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Redelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages of an ActiveMQ broker. Source: <em>Using Lambda with Amazon MQ</em> in the AWS Lambda developer guide. */
final class ActiveMqFormat extends RecordFormat {
    ActiveMqFormat() {
        super("ActiveMQ", Redelivery.ALL, Set.of(Capability.KNOWN_DEADLINE), "messages", false);
    }

    @Override
    Item item(JsonCursor json, byte[] whole, String group, String address, FunctionDefinition function) {
        Fields record = new Fields();
        record.read(json);
        String id = record.require(json, record.id, "messageID");
        if (record.data == null) {
            record.failed(json.missing("data"));
        }
        if (record.destination == null) {
            record.failed(json.missing("destination.physicalName"));
        }
        record.properties.addAll(record.facts);
        byte[] body = record.failure == null && record.data != null ? record.data : whole;
        RawMessage message = RawMessage.bytes(id, body)
                .source(source(address, record.destination))
                .attributes(Attributes.ofPairs(record.properties))
                .publishedTime(record.time)
                .attempt(record.attempt)
                .build();
        return record.failure == null ? Item.message(message, null) : Item.undecodable(message, null, record.failure);
    }

    @Override
    String eventClass() {
        return "ActiveMQEvent";
    }

    private static final class Fields extends RecordReader {
        /** The sender's own, and behind them what the message says of itself. */
        private final List<Object> properties = new ArrayList<>();

        private final List<Object> facts = new ArrayList<>();
        private @Nullable String id;
        private @Nullable String destination;
        private @Nullable Instant time;
        private int attempt;
        private byte @Nullable [] data;

        @Override
        void field(String name, JsonCursor json) {
            switch (name) {
                case "messageID" -> id = json.text();
                case "destination" -> read(json);
                // the guide has spelled it in both ways
                case "physicalName", "physicalname" -> destination = json.text();
                case "timestamp" -> time = millis(json);
                // of a further attempt the number isn't told
                case "redelivered" -> attempt = json.isNull() || json.bool() ? 0 : 1;
                case "data" -> data = json.base64();
                case "properties" -> properties(json);
                // the guide spells it in the one way, AWS's own class in the other
                case "correlationId", "correlationID" -> fact("correlationId", json);
                case "messageType", "type", "replyTo", "deliveryMode", "priority", "expiration" -> fact(name, json);
                default -> {
                    // of no use to a function
                }
            }
        }

        private void properties(JsonCursor json) {
            boolean some = json.enterObject();
            for (String name = some ? json.nextField() : null; name != null; name = json.nextField()) {
                add(properties, name, json);
            }
        }

        private void fact(String name, JsonCursor json) {
            add(facts, name, json);
        }

        private static void add(List<Object> pairs, String name, JsonCursor json) {
            String value = json.scalarText();
            if (value != null) {
                pairs.add(name);
                pairs.add(value);
            }
        }
    }
}
