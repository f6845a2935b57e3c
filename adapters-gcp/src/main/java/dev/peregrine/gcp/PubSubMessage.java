package dev.peregrine.gcp;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.text.Times;
import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON in which Pub/Sub pushes a message, whether Eventarc makes an event of it or not. Sources: {@code
 * google/events/cloud/pubsub/v1/data.proto} of github.com/googleapis/google-cloudevents; Google's documentation of push
 * subscriptions, whose messages have some names twice, in camel case and in snake case. Used by one thread.
 */
final class PubSubMessage {
    static final String TYPE = "google.cloud.pubsub.topic.v1.messagePublished";

    private static final String SERVICE = "//pubsub.googleapis.com/";
    private static final byte[] NO_DATA = {};

    private byte[] data = NO_DATA;
    private Attributes attributes = Attributes.empty();
    private @Nullable String id;
    private @Nullable Instant publishTime;
    private @Nullable String orderingKey;
    private @Nullable String subscription;
    private long attempt;
    private @Nullable UndecodableException failure;

    private PubSubMessage() {}

    /**
     * Reads a message.
     *
     * @param json the envelope
     * @param what what it is, for messages
     * @throws UndecodableException when it can't be read at all, or the message has no id
     */
    static PubSubMessage read(byte[] json, String what) {
        PubSubMessage read = new PubSubMessage();
        JsonCursor cursor = JsonCursor.of(json, what);
        read.envelope(cursor);
        cursor.end();
        if (read.id == null || read.id.isEmpty()) {
            throw cursor.missing("message.messageId");
        }
        if (read.failure != null) {
            // what is parked then must not be less than what came
            read.data = json;
        }
        return read;
    }

    /** What is wrong with the message, null if nothing is. */
    @Nullable
    UndecodableException failure() {
        return failure;
    }

    /** The message as one of a topic, which Eventarc names. */
    RawMessage of(CloudEvent event) {
        String topic = event.getSource().toString();
        return message(topic.startsWith(SERVICE) ? topic.substring(SERVICE.length()) : topic)
                .original(event)
                .build();
    }

    /** The message as one of a subscription: a push names that and not the topic. */
    RawMessage pushed() {
        return message(subscription == null ? "unknown" : subscription).build();
    }

    private RawMessage.Builder message(String source) {
        return RawMessage.bytes(id == null ? "" : id, data)
                .source(source)
                .attributes(attributes)
                .contentType(contentType(attributes))
                .publishedTime(publishTime)
                // 0 stands where nothing is counted, without a dead-letter topic
                .attempt((int) Math.max(0, Math.min(attempt, Integer.MAX_VALUE)))
                .orderingKey(orderingKey == null || orderingKey.isEmpty() ? null : orderingKey);
    }

    private static @Nullable String contentType(Attributes attributes) {
        for (int i = 0; i < attributes.size(); i++) {
            if (attributes.name(i).equalsIgnoreCase("content-type")) {
                return attributes.value(i);
            }
        }
        return null;
    }

    private void envelope(JsonCursor cursor) {
        if (!cursor.enterObject()) {
            throw cursor.wrong("an object");
        }
        for (String name = cursor.nextField(); name != null; name = cursor.nextField()) {
            if (name.equals("message")) {
                message(cursor);
            } else {
                field(name, cursor);
            }
        }
    }

    private void message(JsonCursor cursor) {
        if (!cursor.enterObject()) {
            return;
        }
        for (String name = cursor.nextField(); name != null; name = cursor.nextField()) {
            if (name.equals("messageId") || name.equals("message_id")) {
                id = cursor.text();
            } else {
                field(name, cursor);
            }
        }
    }

    /** Whatever is wrong with anything but the id, the message can still be parked. */
    private void field(String name, JsonCursor cursor) {
        int depth = cursor.depth();
        try {
            switch (name) {
                case "data" -> data(cursor);
                case "attributes" -> attributes(cursor);
                case "publishTime", "publish_time" -> publishTime = time(cursor);
                case "orderingKey", "ordering_key" -> orderingKey = cursor.text();
                case "subscription" -> subscription = cursor.text();
                case "deliveryAttempt" -> attempt = cursor.isNull() ? 0 : cursor.wholeNumber();
                default -> {
                    // what may come one day
                }
            }
        } catch (UndecodableException e) {
            cursor.leave(depth);
            failure = e;
        }
    }

    private void data(JsonCursor cursor) {
        byte[] decoded = cursor.base64();
        data = decoded == null ? NO_DATA : decoded;
    }

    private void attributes(JsonCursor cursor) {
        List<Object> pairs = new ArrayList<>();
        boolean present = cursor.enterObject();
        for (String name = present ? cursor.nextField() : null; name != null; name = cursor.nextField()) {
            pairs.add(name);
            pairs.add(cursor.requireText());
        }
        attributes = Attributes.ofPairs(pairs);
    }

    private static @Nullable Instant time(JsonCursor cursor) {
        String text = cursor.text();
        Instant time = text == null ? null : Times.rfc3339(text);
        if (text != null && time == null) {
            throw cursor.wrong("a time of RFC 3339");
        }
        return time;
    }
}
