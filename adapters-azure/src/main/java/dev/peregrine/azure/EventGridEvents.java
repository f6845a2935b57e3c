package dev.peregrine.azure;

import dev.peregrine.cloudevents.CloudEventBuilder;
import dev.peregrine.cloudevents.CloudEventReader;
import dev.peregrine.cloudevents.CloudEvents;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Kind;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads an event of Event Grid in either of its schemas, <em>Azure Event Grid event schema</em> and <em>CloudEvents v1.0
 * schema with Azure Event Grid</em>; both become a CloudEvent first.
 */
final class EventGridEvents {
    private static final String WHAT = "The event of Event Grid";

    private @Nullable String id;
    private @Nullable String topic;
    private @Nullable String subject;
    private @Nullable String type;
    private @Nullable Instant time;
    private @Nullable String dataVersion;
    private byte @Nullable [] data;
    private boolean cloudEvent;

    private EventGridEvents() {}

    /** Reads what the trigger brings. An event that can't be read gets the invocation's id. */
    static List<Item> of(String event, EventScope scope) {
        byte[] json = event.getBytes(StandardCharsets.UTF_8);
        try {
            return List.of(item(json, scope, null));
        } catch (UndecodableException e) {
            RawMessage raw =
                    raw(scope.invocationId(), json).source(scope.source()).build();
            return List.of(Item.undecodable(raw, null, e));
        }
    }

    /** Whether this is an event in one of the schemas, right or wrong: many a message has an id and a type of its own. */
    static boolean isEvent(byte[] json) {
        boolean id = false;
        boolean version = false;
        boolean type = false;
        boolean time = false;
        boolean subject = false;
        try {
            JsonCursor cursor = JsonCursor.of(json, WHAT);
            boolean object = cursor.isObject() && cursor.enterObject();
            for (String name = object ? cursor.nextField() : null; name != null; name = cursor.nextField()) {
                id |= name.equals("id");
                version |= name.equals("specversion");
                type |= name.equals("eventType");
                time |= name.equals("eventTime");
                subject |= name.equals("subject");
            }
        } catch (UndecodableException e) {
            return false;
        }
        return id && (version || (type && time && subject));
    }

    /**
     * Reads an event as the function wants it.
     *
     * @param carrier the message that it came in, null when there is none
     * @throws UndecodableException when it isn't one, or of a type that the function can't take
     */
    static Item item(byte[] json, EventScope scope, @Nullable RawMessage carrier) {
        CloudEvent event = event(json, scope);
        RawMessage raw = raw(event.getId(), json)
                .source(event.getSource().toString())
                .original(event)
                .build();
        Kind kind = scope.function().kind();
        if (kind == Kind.OBJECTS) {
            return Item.object(raw, StorageEvents.of(event));
        }
        return kind == Kind.EVENTS ? Item.event(raw, event) : Item.message(message(event, carrier), null);
    }

    private static RawMessage.Builder raw(String id, byte[] json) {
        return RawMessage.bytes(id, json).contentType("application/json");
    }

    /** What an event carried is the message's body; how often it came and in which order, the carrier tells. */
    private static RawMessage message(CloudEvent event, @Nullable RawMessage carrier) {
        byte[] body = event.getData() == null ? new byte[0] : event.getData().toBytes();
        RawMessage.Builder message = RawMessage.bytes(event.getId(), body);
        if (carrier != null) {
            message.attempt(carrier.attempt().orElse(0))
                    .orderingKey(carrier.orderingKey().orElse(null))
                    .sequence(carrier.sequence().orElse(null));
        }
        return message.source(event.getSource().toString())
                .contentType(event.getDataContentType())
                .publishedTime(event.getTime() == null ? null : event.getTime().toInstant())
                .original(event)
                .build();
    }

    private static CloudEvent event(byte[] json, EventScope scope) {
        EventGridEvents read = new EventGridEvents();
        JsonCursor cursor = JsonCursor.of(json, WHAT);
        read.read(cursor);
        cursor.end();
        return read.cloudEvent ? CloudEventReader.json(json) : read.translated(cursor, scope);
    }

    private void read(JsonCursor json) {
        if (!json.enterObject()) {
            throw json.wrong("an object");
        }
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            switch (name) {
                case "specversion" -> cloudEvent = true;
                case "id" -> id = json.text();
                case "topic" -> topic = json.text();
                case "subject" -> subject = json.text();
                case "eventType" -> type = json.text();
                case "eventTime" -> time = json.isNull() ? null : Metadata.time("eventTime", json.requireText());
                case "dataVersion" -> dataVersion = json.text();
                case "data" -> data = json.isNull() ? null : json.copy();
                default -> {}
            }
        }
    }

    private CloudEvent translated(JsonCursor json, EventScope scope) {
        if (id == null || id.isEmpty()) {
            throw json.missing("id");
        }
        if (type == null || type.isEmpty()) {
            throw json.missing("eventType");
        }
        String source = topic == null || topic.isEmpty() ? scope.source() : topic;
        CloudEventBuilder event = CloudEvents.builder(id, source, type);
        if (subject != null && !subject.isEmpty()) {
            event.subject(subject);
        }
        if (time != null) {
            event.time(time);
        }
        if (dataVersion != null && !dataVersion.isEmpty()) {
            event.extension("dataversion", dataVersion);
        }
        return (data == null ? event : event.json(data)).build();
    }
}
