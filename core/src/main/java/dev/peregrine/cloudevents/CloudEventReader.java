package dev.peregrine.cloudevents;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.http.Headers;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.text.Text;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads CloudEvents 1.0, strictly: what isn't an event as the specification has it is an {@link UndecodableException} that
 * says what is wrong and holds nothing of the content. Stateless.
 */
public final class CloudEventReader {
    private static final String EVENT = "the CloudEvent";
    private static final String BATCH = "the batch of CloudEvents";
    private static final String PREFIX = "ce-";
    private static final String CONTENT_TYPE = "content-type";

    private CloudEventReader() {}

    /**
     * Whether an HTTP message carries CloudEvents, right or wrong ones.
     *
     * @param headers its headers
     * @return whether its media type is one of CloudEvents, or a required attribute is among its headers
     */
    public static boolean isCloudEvent(Headers headers) {
        return EventFormat.of(headers.first(CONTENT_TYPE).orElse(null)) != EventFormat.BINARY
                || headers.contains("ce-specversion")
                || headers.contains("ce-id")
                || headers.contains("ce-source")
                || headers.contains("ce-type");
    }

    /**
     * Whether a message carries a CloudEvent, right or wrong. Its other attributes tell nothing: a sender's own
     * {@code ce_type} makes no event.
     *
     * @param attributes its attributes
     * @param prefix what the names of an event's attributes begin with there, such as {@code ce_}
     * @return whether its media type is one of CloudEvents, or the version of the specification is among its attributes
     */
    public static boolean isCloudEvent(Attributes attributes, String prefix) {
        for (int i = 0; i < attributes.size(); i++) {
            if (attributes.name(i).equalsIgnoreCase(CONTENT_TYPE)
                    && EventFormat.of(attributes.value(i)) != EventFormat.BINARY) {
                return true;
            }
        }
        return attributes.contains(prefix + "specversion");
    }

    /**
     * Reads what an HTTP message carries, in any of the three modes: binary, structured or batched JSON.
     *
     * @param headers its headers
     * @param body its content; not copied
     * @return the event; of a batch any number, also none
     * @throws UndecodableException when it isn't that
     */
    public static List<CloudEvent> http(Headers headers, byte[] body) {
        List<String> types = headers.all(CONTENT_TYPE);
        if (types.size() > 1) {
            throw refused("Content-Type is given twice");
        }
        String type = types.isEmpty() ? null : types.get(0);
        return switch (EventFormat.of(type)) {
            case BINARY -> List.of(binary(headers, type, body));
            case JSON -> List.of(json(body));
            case JSON_BATCH -> jsonBatch(body);
            case UNKNOWN -> throw unknownFormat();
        };
    }

    private static CloudEvent binary(Headers headers, @Nullable String contentType, byte[] body) {
        EventDraft draft = new EventDraft();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < headers.size(); i++) {
            String header = headers.nameAt(i);
            if (header.startsWith(PREFIX)) {
                String name = header.substring(PREFIX.length());
                if (name.equals("datacontenttype")) {
                    throw refused(header + " must not be given; the media type of the data stands in Content-Type");
                }
                String value = HeaderValue.decode(headers.valueAt(i));
                if (value == null) {
                    throw refused(header + " is not UTF-8 where it is percent-encoded");
                }
                put(draft, names, header, name, value);
            }
        }
        if (contentType != null) {
            put(draft, names, "Content-Type", "datacontenttype", contentType);
        }
        return finished(draft, PREFIX, body);
    }

    /**
     * Reads the event that a message carries where attributes are plain text, as in Kafka, AMQP or Pub/Sub: in attributes of
     * their own beside the data, or all of it as JSON.
     *
     * @param attributes the message's attributes; the media type stands in {@code content-type}, in any case
     * @param prefix what the names of the event's attributes begin with, such as {@code ce_}; other attributes aren't the
     *     event's
     * @param body the message's content; not copied
     * @return the event
     * @throws UndecodableException when it isn't that
     */
    public static CloudEvent attributes(Attributes attributes, String prefix, byte[] body) {
        EventDraft draft = new EventDraft();
        Set<String> names = new HashSet<>();
        String contentType = null;
        for (int i = 0; i < attributes.size(); i++) {
            String attribute = attributes.name(i);
            boolean isContentType = attribute.equalsIgnoreCase(CONTENT_TYPE);
            if (isContentType || attribute.startsWith(prefix)) {
                String name = isContentType ? CONTENT_TYPE : attribute.substring(prefix.length());
                String value = attributes.isBinary(i)
                        ? Text.decode(attributes.bytes(i), StandardCharsets.UTF_8)
                        : attributes.value(i);
                if (value == null) {
                    throw refused(attribute + " is not UTF-8");
                }
                if (isContentType) {
                    once(names, attribute, name);
                    contentType = value;
                } else {
                    put(draft, names, attribute, name, value);
                }
            }
        }
        return switch (EventFormat.of(contentType)) {
            case JSON -> json(body);
            case JSON_BATCH -> throw refused("a batch, where one event is expected");
            case UNKNOWN -> throw unknownFormat();
            case BINARY -> {
                // Eventarc writes ce-datacontenttype, which the bindings of the specification leave to content-type.
                if (contentType != null && !contentType.equals(draft.dataContentType())) {
                    put(draft, names, CONTENT_TYPE, "datacontenttype", contentType);
                }
                yield finished(draft, prefix, body);
            }
        };
    }

    private static void put(EventDraft draft, Set<String> names, String shown, String name, String value) {
        once(names, shown, name);
        String expected = draft.text(name, value);
        if (expected != null) {
            throw refused(shown + " is not " + expected);
        }
    }

    private static void once(Set<String> names, String shown, String name) {
        if (!names.add(name)) {
            throw refused(shown + " is given twice");
        }
    }

    private static CloudEvent finished(EventDraft draft, String prefix, byte[] body) {
        String missing = draft.missing();
        if (missing != null) {
            throw refused(prefix + missing + " is missing");
        }
        return draft.event(body.length == 0 ? null : body);
    }

    /**
     * Reads one event of the JSON event format, {@code application/cloudevents+json}.
     *
     * @param json the event; not copied
     * @return the event; JSON data are the very bytes that stand there
     * @throws UndecodableException when it isn't that
     */
    public static CloudEvent json(byte[] json) {
        JsonCursor cursor = JsonCursor.of(json, EVENT);
        CloudEvent event = JsonEventReader.read(cursor);
        cursor.end();
        return event;
    }

    /**
     * Reads a batch of the JSON batch format, {@code application/cloudevents-batch+json}.
     *
     * @param json the batch; not copied
     * @return the events in their order, unmodifiable; none of an empty batch
     * @throws UndecodableException when it, or one event of it, isn't that
     */
    public static List<CloudEvent> jsonBatch(byte[] json) {
        JsonCursor cursor = JsonCursor.of(json, BATCH);
        List<CloudEvent> events = new ArrayList<>();
        if (!cursor.enterArray()) {
            throw cursor.wrong("an array");
        }
        while (cursor.nextElement()) {
            events.add(JsonEventReader.read(cursor));
        }
        cursor.end();
        return Collections.unmodifiableList(events);
    }

    private static UndecodableException unknownFormat() {
        return refused("its event format is unknown here; application/cloudevents+json and"
                + " application/cloudevents-batch+json are read");
    }

    private static UndecodableException refused(String detail) {
        return new UndecodableException(EVENT + ": " + detail);
    }
}
