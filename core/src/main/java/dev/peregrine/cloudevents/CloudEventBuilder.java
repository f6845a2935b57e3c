package dev.peregrine.cloudevents;

import dev.peregrine.http.MediaType;
import io.cloudevents.CloudEvent;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the parts of a CloudEvent; made by {@link CloudEvents#builder}. Wrong parts are refused by an
 * {@link IllegalArgumentException}. Used by one thread.
 */
public final class CloudEventBuilder {
    final String id;
    final URI source;
    final String type;

    @Nullable
    String dataContentType;

    @Nullable
    URI dataSchema;

    @Nullable
    String subject;

    @Nullable
    OffsetDateTime time;

    byte @Nullable [] data;
    final Map<String, Object> extensions = new LinkedHashMap<>();

    CloudEventBuilder(String id, URI source, String type) {
        if (id.isEmpty() || type.isEmpty() || source.toString().isEmpty()) {
            throw new IllegalArgumentException("A CloudEvent needs an id, a source and a type, none of them empty");
        }
        this.id = id;
        this.source = source;
        this.type = type;
    }

    /**
     * Sets what the event is about within its source.
     *
     * @param about the subject, not empty
     * @return this
     */
    public CloudEventBuilder subject(String about) {
        if (about.isEmpty()) {
            throw new IllegalArgumentException("The subject of a CloudEvent must not be empty");
        }
        this.subject = about;
        return this;
    }

    /**
     * Sets when it happened.
     *
     * @param at the time
     * @return this
     */
    public CloudEventBuilder time(Instant at) {
        return time(at.atOffset(ZoneOffset.UTC));
    }

    /**
     * Sets when it happened.
     *
     * @param at the time
     * @return this
     */
    public CloudEventBuilder time(OffsetDateTime at) {
        this.time = at;
        return this;
    }

    /**
     * Sets the schema of the data.
     *
     * @param schema its address, absolute
     * @return this
     */
    public CloudEventBuilder dataSchema(URI schema) {
        this.dataSchema = schema;
        return this;
    }

    /**
     * Sets the media type of the data.
     *
     * @param mediaType such as {@code application/json}
     * @return this
     */
    public CloudEventBuilder dataContentType(String mediaType) {
        if (MediaType.parse(mediaType).isEmpty()) {
            throw new IllegalArgumentException("The dataContentType of a CloudEvent is a media type");
        }
        this.dataContentType = mediaType;
        return this;
    }

    /**
     * Sets the data. Not copied: the caller gives it away.
     *
     * @param bytes the data
     * @return this
     */
    public CloudEventBuilder data(byte[] bytes) {
        this.data = bytes;
        return this;
    }

    /**
     * Sets the data and its media type, {@code application/json}.
     *
     * @param json the data, JSON in UTF-8; not copied
     * @return this
     */
    public CloudEventBuilder json(byte[] json) {
        return dataContentType("application/json").data(json);
    }

    /**
     * Sets an extension attribute.
     *
     * @param name lower-case ASCII letters and digits
     * @param value a String, Boolean, Integer, URI, OffsetDateTime or byte[]
     * @return this
     */
    public CloudEventBuilder extension(String name, Object value) {
        if (!isName(name) || PortableEvent.isAttribute(name)) {
            throw new IllegalArgumentException("Not a name of an extension of CloudEvents: use lower-case letters and"
                    + " digits, and none of the specification's own names");
        }
        if (!(value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof URI
                || value instanceof OffsetDateTime
                || value instanceof byte[])) {
            throw new IllegalArgumentException("The extension " + name + " has a value of "
                    + value.getClass().getName() + "; use a String, Boolean, Integer, URI, OffsetDateTime or byte[]");
        }
        extensions.put(name, value);
        return this;
    }

    static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    /**
     * Makes the event.
     *
     * @return an immutable event of specification version 1.0
     */
    public CloudEvent build() {
        return new PortableEvent(this);
    }
}
