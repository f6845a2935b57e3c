package dev.peregrine.cloudevents;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event of specification version 1.0. Immutable as far as its data is. */
final class PortableEvent implements CloudEvent, CloudEventData {
    private final String id;
    private final URI source;
    private final String type;
    private final @Nullable String dataContentType;
    private final @Nullable URI dataSchema;
    private final @Nullable String subject;
    private final @Nullable OffsetDateTime time;
    private final byte @Nullable [] data;
    private final Map<String, Object> extensions;

    PortableEvent(CloudEventBuilder from) {
        this.id = from.id;
        this.source = from.source;
        this.type = from.type;
        this.dataContentType = from.dataContentType;
        this.dataSchema = from.dataSchema;
        this.subject = from.subject;
        this.time = from.time;
        this.data = from.data;
        this.extensions = Collections.unmodifiableMap(new LinkedHashMap<>(from.extensions));
    }

    static boolean isAttribute(String name) {
        return switch (name) {
            case "specversion", "id", "source", "type", "datacontenttype", "dataschema", "subject", "time" -> true;
            case "data" -> true; // not an attribute, and not a name of one either
            default -> false;
        };
    }

    @Override
    public SpecVersion getSpecVersion() {
        return SpecVersion.V1;
    }

    @Override
    public String getId() {
        return id;
    }

    @Override
    public String getType() {
        return type;
    }

    @Override
    public URI getSource() {
        return source;
    }

    @Override
    public @Nullable String getDataContentType() {
        return dataContentType;
    }

    @Override
    public @Nullable URI getDataSchema() {
        return dataSchema;
    }

    @Override
    public @Nullable String getSubject() {
        return subject;
    }

    @Override
    public @Nullable OffsetDateTime getTime() {
        return time;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return switch (name) {
            case "specversion" -> SpecVersion.V1;
            case "id" -> id;
            case "source" -> source;
            case "type" -> type;
            case "datacontenttype" -> dataContentType;
            case "dataschema" -> dataSchema;
            case "subject" -> subject;
            case "time" -> time;
            default -> throw new IllegalArgumentException("CloudEvents 1.0 has no attribute " + name);
        };
    }

    @Override
    public @Nullable Object getExtension(String name) {
        return extensions.get(name);
    }

    @Override
    public Set<String> getExtensionNames() {
        return extensions.keySet();
    }

    @Override
    public @Nullable CloudEventData getData() {
        return data == null ? null : this;
    }

    @Override
    public byte[] toBytes() {
        return data == null ? new byte[0] : data;
    }

    /** What identifies the event; data don't belong into logs. */
    @Override
    public String toString() {
        return type + " " + id + " of " + source;
    }
}
