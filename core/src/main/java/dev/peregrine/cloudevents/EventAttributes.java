package dev.peregrine.cloudevents;

import dev.peregrine.http.MediaType;
import dev.peregrine.text.Text;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of an event, whoever made it, checked before they are written. */
final class EventAttributes {
    private EventAttributes() {}

    /** All attributes that are set, in their order; values are of String, Boolean or Integer. */
    static Map<String, Object> of(CloudEvent event) {
        if (event.getSpecVersion() != SpecVersion.V1) {
            throw new IllegalArgumentException("Only CloudEvents of version 1.0 are written");
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        put(attributes, "id", required("id", event.getId()));
        put(attributes, "source", required("source", event.getSource()));
        put(attributes, "type", required("type", event.getType()));
        put(attributes, "subject", event.getSubject());
        put(attributes, "time", event.getTime());
        put(attributes, "datacontenttype", event.getDataContentType());
        put(attributes, "dataschema", event.getDataSchema());
        for (String name : event.getExtensionNames()) {
            if (!EventDraft.isExtension(name)) {
                throw new IllegalArgumentException("Not a name of an extension of CloudEvents: " + name);
            }
            put(attributes, name, event.getExtension(name));
        }
        return attributes;
    }

    private static Object required(String name, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException("The " + name + " of the event is missing");
        }
        return value;
    }

    private static void put(Map<String, Object> attributes, String name, @Nullable Object value) {
        if (value == null) {
            return;
        }
        boolean scalar = value instanceof Boolean || value instanceof Integer;
        Object canonical = scalar ? value : text(name, value);
        if (canonical instanceof String text) {
            check(name, text);
        }
        attributes.put(name, canonical);
    }

    private static void check(String name, String text) {
        if (!Text.isUnicode(text)) {
            throw new IllegalArgumentException("The " + name + " of the event holds half a character");
        }
        if (text.isEmpty() && PortableEvent.isAttribute(name)) {
            throw new IllegalArgumentException("The " + name + " of the event is empty");
        }
        if (name.equals("datacontenttype") && MediaType.parse(text).isEmpty()) {
            throw new IllegalArgumentException("The datacontenttype of the event is not a media type");
        }
    }

    /** The canonical text of a value (specification, "Type System"). */
    private static String text(String name, Object value) {
        if (value instanceof String || value instanceof URI) {
            return value.toString();
        }
        if (value instanceof OffsetDateTime time) {
            return time(name, time);
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        throw new IllegalArgumentException(
                "The " + name + " of the event is of " + value.getClass().getName()
                        + "; an extension is a String, Boolean, Integer, URI, OffsetDateTime or byte[]");
    }

    private static String time(String name, OffsetDateTime time) {
        boolean wholeMinutes = time.getOffset().getTotalSeconds() % 60 == 0;
        OffsetDateTime written = wholeMinutes ? time : time.withOffsetSameInstant(ZoneOffset.UTC);
        if (written.getYear() < 0 || written.getYear() > 9999) {
            throw new IllegalArgumentException("The " + name + " of the event is outside the years 0 to 9999");
        }
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(written);
    }
}
