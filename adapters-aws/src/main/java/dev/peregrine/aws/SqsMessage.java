package dev.peregrine.aws;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import dev.peregrine.json.JsonCursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a record of an SQS event. Source: <em>AWS Lambda Developer Guide</em>, "Using Lambda with Amazon SQS". */
final class SqsMessage extends RecordReader {
    @Nullable
    String id;

    byte @Nullable [] body;

    /** The message group, which messages of standard queues may have too. */
    @Nullable
    String group;

    private @Nullable String queue;
    private @Nullable String sequence;
    private @Nullable Instant sent;
    private int received;
    private final List<Object> attributes = new ArrayList<>();

    /** The message, with the key within which it is ordered if there is one. */
    RawMessage decoded(@Nullable String orderingKey) {
        return of(RawMessage.bytes(id == null ? "" : id, body == null ? new byte[0] : body), orderingKey);
    }

    /** The record as it stands, and as much of the message as could be read. */
    RawMessage undecoded(byte[] json, @Nullable String orderingKey) {
        return of(RawMessage.bytes(id == null ? "" : id, json), orderingKey);
    }

    private RawMessage of(RawMessage.Builder message, @Nullable String orderingKey) {
        message.attributes(Attributes.ofPairs(attributes))
                .publishedTime(sent)
                .attempt(received)
                .orderingKey(orderingKey)
                .sequence(sequence);
        return queue == null ? message.build() : message.source(queue).build();
    }

    @Override
    void field(String name, JsonCursor json) {
        switch (name) {
            case "messageId" -> id = json.text();
            case "body" -> body = json.utf8();
            case "eventSourceARN" -> queue = name(json);
            case "attributes" -> {
                if (json.enterObject()) {
                    for (String key = json.nextField(); key != null; key = json.nextField()) {
                        system(key, json);
                    }
                }
            }
            case "messageAttributes" -> {
                if (json.enterObject()) {
                    for (String key = json.nextField(); key != null; key = json.nextField()) {
                        attribute(key, json);
                    }
                }
            }
            default -> {
                // of no use to a function
            }
        }
    }

    /** What SQS itself says of a message; numbers are written as strings. */
    private void system(String name, JsonCursor json) {
        switch (name) {
            case "ApproximateReceiveCount" -> received = count(json);
            case "SentTimestamp" -> sent = epochMillis(json);
            case "SequenceNumber" -> sequence = json.text();
            case "MessageGroupId" -> group = json.text();
            default -> {
                // of no use to a function
            }
        }
    }

    private void attribute(String name, JsonCursor json) {
        Object value = null;
        if (json.enterObject()) {
            for (String field = json.nextField(); field != null; field = json.nextField()) {
                // of the two only the one that fits the type is there
                if (field.equals("stringValue") && !json.isNull()) {
                    value = json.requireText();
                } else if (field.equals("binaryValue") && !json.isNull()) {
                    value = json.base64();
                }
            }
        }
        if (value == null) {
            throw json.missing("stringValue");
        }
        attributes.add(name);
        attributes.add(value);
    }
}
