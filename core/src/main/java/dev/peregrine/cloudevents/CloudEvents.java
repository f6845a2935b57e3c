package dev.peregrine.cloudevents;

import dev.peregrine.TypeRef;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawChange;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.http.MediaType;
import dev.peregrine.json.JsonCodec;
import dev.peregrine.json.JsonException;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * What one does with a {@link CloudEvent}: make one, read its data. Source of all rules: <em>CloudEvents Specification
 * 1.0.2</em> with its JSON event format and HTTP protocol binding.
 */
public final class CloudEvents {
    private CloudEvents() {}

    /**
     * Starts an event.
     *
     * @param id unique within the source, not empty
     * @param source where the event comes from; characters that no URI may hold are percent-encoded
     * @param type what happened, such as {@code com.example.order.placed}, not empty
     * @return the builder
     */
    public static CloudEventBuilder builder(String id, String source, String type) {
        return new CloudEventBuilder(id, uri(source), type);
    }

    /**
     * Reads an event's data as JSON, by the light codec.
     *
     * @param event the event
     * @param type the type
     * @param <T> the type
     * @return the value
     * @throws UndecodableException when there is no data, it isn't JSON or doesn't fit the type
     */
    @SuppressWarnings("unchecked") // the codec returns an instance of the type
    public static <T> T json(CloudEvent event, Class<T> type) {
        return (T) json(event, (Type) type, JsonCodec.light());
    }

    /**
     * Reads an event's data as JSON, by the light codec.
     *
     * @param event the event
     * @param type the type
     * @param <T> the type
     * @return the value
     * @throws UndecodableException when there is no data, it isn't JSON or doesn't fit the type
     */
    @SuppressWarnings("unchecked") // the codec returns an instance of the type
    public static <T> T json(CloudEvent event, TypeRef<T> type) {
        return (T) json(event, type.type(), JsonCodec.light());
    }

    /**
     * Reads an event's data as JSON.
     *
     * @param event the event
     * @param type the type
     * @param codec reads JSON
     * @return the value
     * @throws UndecodableException when there is no data, it isn't JSON or doesn't fit the type
     */
    public static Object json(CloudEvent event, Type type, JsonCodec codec) {
        CloudEventData data = event.getData();
        if (data == null) {
            throw new UndecodableException("The event " + event.getId() + " has no data");
        }
        try {
            return codec.read(data.toBytes(), type);
        } catch (JsonException e) {
            throw new UndecodableException("The data of event " + event.getId() + ": " + e.getMessage(), e);
        }
    }

    /**
     * A message as an event.
     *
     * @param message the message
     * @return an event of type {@code dev.peregrine.message}; the extensions {@code partitionkey} and {@code sequence} hold
     *     the ordering key and the sequence, where there are such; a content type that is no media type is left out
     */
    public static CloudEvent of(RawMessage message) {
        CloudEventBuilder event = builder(message.id(), message.source(), "dev.peregrine.message");
        message.publishedTime().ifPresent(event::time);
        message.orderingKey().ifPresent(key -> event.extension("partitionkey", key));
        message.sequence().ifPresent(sequence -> event.extension("sequence", sequence));
        // senders write what they like there, and an event with anything else could not be written
        message.contentType().filter(type -> MediaType.parse(type).isPresent()).ifPresent(event::dataContentType);
        return event.data(message.bytes()).build();
    }

    /**
     * A change in an object store as an event.
     *
     * @param object the change
     * @return an event of a type such as {@code dev.peregrine.object.created} with the key as its subject and all that is
     *     known as JSON
     */
    public static CloudEvent of(ObjectEvent object) {
        String type = "dev.peregrine.object." + object.kind().name().toLowerCase(Locale.ROOT);
        CloudEventBuilder event = builder(object.id(), object.source(), type);
        if (!object.key().isEmpty()) {
            event.subject(object.key());
        }
        object.time().ifPresent(event::time);
        object.sequence().ifPresent(sequence -> event.extension("sequence", sequence));
        return event.json(EventJson.of(object)).build();
    }

    /**
     * A change of a document as an event.
     *
     * @param change the change
     * @return an event of a type such as {@code dev.peregrine.change.insert} with the key as its subject and JSON of the
     *     form <code>{"collection":…,"key":…,"oldImage":…,"newImage":…}</code>
     */
    public static CloudEvent of(RawChange change) {
        String type = "dev.peregrine.change." + change.kind().name().toLowerCase(Locale.ROOT);
        CloudEventBuilder event = builder(change.id(), change.source(), type);
        if (!change.key().isEmpty()) {
            event.subject(change.key());
        }
        change.time().ifPresent(event::time);
        change.sequence().ifPresent(sequence -> event.extension("sequence", sequence));
        return event.json(EventJson.of(change)).build();
    }

    /**
     * An occurrence of a schedule as an event.
     *
     * @param occurrence the occurrence
     * @return an event of type {@code dev.peregrine.schedule} with the scheduled time and, as its data, what the schedule
     *     sends along
     */
    public static CloudEvent of(ScheduledEvent occurrence) {
        CloudEventBuilder event = builder(occurrence.id(), occurrence.source(), "dev.peregrine.schedule");
        if (!occurrence.scheduleName().isEmpty()) {
            event.subject(occurrence.scheduleName());
        }
        event.time(occurrence.scheduledTime());
        return occurrence.payload().length == 0
                ? event.build()
                : event.data(occurrence.payload()).build();
    }

    /** A name as a URI reference; what no URI may hold is percent-encoded. */
    static URI uri(String name) {
        try {
            return new URI(name);
        } catch (URISyntaxException e) {
            int path = 0;
            while (path < name.length() && name.charAt(path) == '/') {
                path++; // two slashes would begin an authority
            }
            try {
                return new URI(null, null, "/" + name.substring(path), null);
            } catch (URISyntaxException never) {
                throw new IllegalArgumentException("Not a source of events: " + name, never);
            }
        }
    }
}
