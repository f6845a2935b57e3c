package dev.peregrine.cloudevents;

import dev.peregrine.http.MediaType;
import dev.peregrine.text.Text;
import dev.peregrine.text.Times;
import io.cloudevents.CloudEvent;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event as far as it has been read. The rules for attributes stand here, whatever form the event came in. */
final class EventDraft {
    private boolean hasSpecVersion;
    private @Nullable String id;
    private @Nullable URI source;
    private @Nullable String type;
    private @Nullable String dataContentType;
    private @Nullable URI dataSchema;
    private @Nullable String subject;
    private @Nullable OffsetDateTime time;
    private final Map<String, Object> extensions = new LinkedHashMap<>();

    static boolean isExtension(String name) {
        return CloudEventBuilder.isName(name) && !PortableEvent.isAttribute(name);
    }

    /**
     * Takes an attribute in its canonical text.
     *
     * @return what it should be and isn't; null when it is right
     */
    @Nullable
    String text(String name, String value) {
        if (!Text.isUnicode(value)) {
            return "text without half characters";
        }
        if (!PortableEvent.isAttribute(name)) {
            return extension(name, value);
        }
        return value.isEmpty() ? "anything but empty" : attribute(name, value);
    }

    private @Nullable String attribute(String name, String value) {
        switch (name) {
            case "specversion" -> {
                hasSpecVersion = true;
                return value.equals("1.0") ? null : "1.0, the version of CloudEvents that is read";
            }
            case "id" -> id = value;
            case "type" -> type = value;
            case "subject" -> subject = value;
            case "source" -> {
                source = uri(value);
                return source == null ? "a URI reference" : null;
            }
            case "dataschema" -> {
                dataSchema = uri(value);
                return dataSchema == null ? "a URI" : null;
            }
            case "time" -> {
                time = Times.offsetDateTime(value);
                return time == null ? "a time with its offset (RFC 3339)" : null;
            }
            case "datacontenttype" -> {
                dataContentType = value;
                return MediaType.parse(value).isEmpty() ? "a media type" : null;
            }
            default -> {
                return "the name of an attribute: data is none";
            }
        }
        return null;
    }

    /** Takes an extension with a value of its type; says as {@link #text} what is wrong. */
    @Nullable
    String extension(String name, Object value) {
        if (!isExtension(name)) {
            return "an attribute with a name of lower-case letters and digits";
        }
        extensions.put(name, value);
        return null;
    }

    private static @Nullable URI uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    @Nullable
    String dataContentType() {
        return dataContentType;
    }

    void impliedContentType(String mediaType) {
        if (dataContentType == null) {
            dataContentType = mediaType;
        }
    }

    /** The first of the required attributes that is missing, null when none is. */
    @Nullable
    String missing() {
        if (!hasSpecVersion) {
            return "specversion";
        }
        if (id == null) {
            return "id";
        }
        if (source == null) {
            return "source";
        }
        return type == null ? "type" : null;
    }

    /** Makes the event once nothing is missing. */
    CloudEvent event(byte @Nullable [] data) {
        if (id == null || source == null || type == null) {
            throw new IllegalStateException("missing: " + missing());
        }
        CloudEventBuilder builder = new CloudEventBuilder(id, source, type);
        builder.dataContentType = dataContentType;
        builder.dataSchema = dataSchema;
        builder.subject = subject;
        builder.time = time;
        builder.data = data;
        builder.extensions.putAll(extensions);
        return builder.build();
    }
}
