package dev.peregrine.testing.wire;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A topic of Pub/Sub whose messages go to a function, through Eventarc or pushed by a subscription of one's own.
 *
 * <p>Pub/Sub carries bytes and attributes of text with a name each. How often a message has been tried is told only by a
 * subscription with a dead-letter topic, as this one is when the message says so.
 */
public final class PubSubTwin implements GoogleSource<RawMessage> {
    private static final int MAX_MESSAGE = 10_000_000;

    private final boolean eventarc;

    private PubSubTwin(boolean eventarc) {
        this.eventarc = eventarc;
    }

    /**
     * Through Eventarc, as a CloudEvent.
     *
     * @return the twin, named {@code gcp-pubsub}
     */
    public static PubSubTwin eventarc() {
        return new PubSubTwin(true);
    }

    /**
     * Pushed, wrapped in JSON.
     *
     * @return the twin, named {@code gcp-pubsub-push}
     */
    public static PubSubTwin push() {
        return new PubSubTwin(false);
    }

    @Override
    public String name() {
        return eventarc ? "gcp-pubsub" : "gcp-pubsub-push";
    }

    @Override
    public RawMessage arriving(RawMessage sent) {
        check(sent);
        RawMessage.Builder arriving = Google.copy(sent, eventarc ? topic(sent) : subscription(sent))
                .attempt(sent.attempt().orElse(0))
                .orderingKey(sent.orderingKey().orElse(null));
        return arriving.build();
    }

    private static void check(RawMessage message) {
        Attributes attributes = message.attributes();
        if (attributes.names().size() < attributes.size()) {
            throw new NotCarriedException("Pub/Sub takes each name of an attribute once");
        }
        for (int i = 0; i < attributes.size(); i++) {
            if (attributes.isBinary(i)) {
                throw new NotCarriedException("Attributes of Pub/Sub are text");
            }
        }
        if (message.bytes().length == 0 && attributes.size() == 0) {
            throw new NotCarriedException("Pub/Sub refuses messages without data and attributes");
        }
        if (message.bytes().length > MAX_MESSAGE) {
            throw new NotCarriedException("Pub/Sub takes messages of up to " + MAX_MESSAGE + " bytes");
        }
    }

    static String topic(RawMessage message) {
        String name = message.source();
        return name.startsWith("projects/") ? name : "projects/" + Google.PROJECT + "/topics/" + name;
    }

    static String subscription(RawMessage message) {
        String name = message.source();
        return name.startsWith("projects/") ? name : "projects/" + Google.PROJECT + "/subscriptions/" + name;
    }

    @Override
    public ClientRequest request(RawMessage event) {
        check(event);
        byte[] json = json(event);
        return eventarc
                ? EventRequest.of(
                                event.id(),
                                "//pubsub.googleapis.com/" + topic(event),
                                "google.cloud.pubsub.topic.v1.messagePublished")
                        .attribute("time", Google.time(event.publishedTime()).toString())
                        .data("application/json", json)
                : ClientRequest.of("POST", "/")
                        .withHeader("Content-Type", "application/json")
                        .withBody(json);
    }

    static byte[] json(RawMessage event) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        for (int i = 0; i < event.attributes().size(); i++) {
            attributes.put(event.attributes().name(i), event.attributes().value(i));
        }
        String time = Google.time(event.publishedTime()).toString();
        Map<String, @Nullable Object> message = Json.object(
                "attributes",
                attributes,
                "data",
                Google.base64(event.bytes()),
                "messageId",
                event.id(),
                "message_id",
                event.id(),
                "publishTime",
                time,
                "publish_time",
                time);
        event.orderingKey().ifPresent(key -> message.put("orderingKey", key));
        Map<String, @Nullable Object> envelope = Json.object("message", message, "subscription", subscription(event));
        event.attempt().ifPresent(attempt -> envelope.put("deliveryAttempt", attempt));
        return Json.write(envelope);
    }
}
