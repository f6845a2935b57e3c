package dev.peregrine.aws;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a message of SNS, which looks the same in an event for Lambda and in a queue's message. Source: <em>Amazon SNS
 * Developer Guide</em>, "Parsing message formats".
 */
final class SnsMessage extends RecordReader {
    /** Where a message's subject goes, behind the sender's own attributes. */
    private static final String SUBJECT = "Subject";

    @Nullable
    String id;

    byte @Nullable [] text;

    private @Nullable String topic;
    private @Nullable String subject;
    private @Nullable String sequence;
    private @Nullable Instant time;
    private final List<Object> attributes = new ArrayList<>();

    RawMessage decoded() {
        return builder(RawMessage.bytes(id == null ? "" : id, text == null ? new byte[0] : text))
                .build();
    }

    /** The record as it stands, and as much of the message as could be read. */
    RawMessage undecoded(byte[] json) {
        return builder(RawMessage.bytes(id == null ? "" : id, json)).build();
    }

    /** The message as it is in a queue: how often it came and in which order, the queue's message tells. */
    RawMessage decoded(RawMessage carrier) {
        return builder(RawMessage.bytes(id == null ? "" : id, text == null ? new byte[0] : text))
                .sequence(sequence != null ? sequence : carrier.sequence().orElse(null))
                .attempt(carrier.attempt().orElse(0))
                .orderingKey(carrier.orderingKey().orElse(null))
                .build();
    }

    private RawMessage.Builder builder(RawMessage.Builder message) {
        List<Object> all = attributes;
        if (subject != null) {
            all = new ArrayList<>(attributes);
            all.add(SUBJECT);
            all.add(subject);
        }
        message.attributes(Attributes.ofPairs(all)).publishedTime(time).sequence(sequence);
        return topic == null ? message : message.source(topic);
    }

    @Override
    void field(String name, JsonCursor json) {
        switch (name) {
            case "MessageId" -> id = json.text();
            case "Message" -> text = json.utf8();
            case "TopicArn" -> topic = name(json);
            case "Subject" -> subject = name(json);
            case "SequenceNumber" -> sequence = json.text();
            case "Timestamp" -> time = time(json);
            case "MessageAttributes" -> {
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

    private void attribute(String name, JsonCursor json) {
        boolean binary = false;
        String value = null;
        if (json.enterObject()) {
            for (String field = json.nextField(); field != null; field = json.nextField()) {
                if (field.equals("Type")) {
                    binary = "Binary".equals(json.text());
                } else if (field.equals("Value")) {
                    value = json.text();
                }
            }
        }
        if (value == null) {
            throw json.missing("Value");
        }
        attributes.add(name);
        attributes.add(binary ? bytes(value) : value);
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new UndecodableException("The SNS message: a binary attribute is not base64");
        }
    }
}
