package dev.peregrine.testing.wire;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Any CloudEvents that a function gets over HTTP: those of Eventarc (audit logs, Firebase and all that has no form of its own
 * here), which come in binary mode, and structured ones, as other senders have.
 */
public final class EventarcTwin implements GoogleSource<CloudEvent> {
    private final boolean binary;

    private EventarcTwin(boolean binary) {
        this.binary = binary;
    }

    /**
     * Attributes in headers.
     *
     * @return the twin, named {@code gcp-eventarc}
     */
    public static EventarcTwin binary() {
        return new EventarcTwin(true);
    }

    /**
     * All in JSON.
     *
     * @return the twin, named {@code gcp-eventarc-structured}
     */
    public static EventarcTwin structured() {
        return new EventarcTwin(false);
    }

    @Override
    public String name() {
        return binary ? "gcp-eventarc" : "gcp-eventarc-structured";
    }

    @Override
    public CloudEvent arriving(CloudEvent sent) {
        return sent;
    }

    @Override
    public ClientRequest request(CloudEvent event) {
        Map<String, String> attributes = attributes(event);
        CloudEventData data = event.getData();
        if (!binary) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>(attributes);
            json.put("specversion", "1.0");
            if (event.getDataContentType() != null) {
                json.put("datacontenttype", event.getDataContentType());
            }
            if (data != null) {
                json.put("data_base64", Google.base64(data.toBytes()));
            }
            return ClientRequest.of("POST", "/")
                    .withHeader("Content-Type", "application/cloudevents+json; charset=UTF-8")
                    .withBody(Json.write(json));
        }
        EventRequest request = EventRequest.of(event.getId(), event.getSource().toString(), event.getType());
        attributes.forEach((name, value) -> {
            if (!Set.of("id", "source", "type").contains(name)) {
                request.attribute(name, value);
            }
        });
        if (data == null) {
            return request.withoutData();
        }
        return request.data(
                Objects.requireNonNullElse(event.getDataContentType(), "application/octet-stream"), data.toBytes());
    }

    static Map<String, String> attributes(CloudEvent event) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("id", event.getId());
        attributes.put("source", event.getSource().toString());
        attributes.put("type", event.getType());
        if (event.getSubject() != null) {
            attributes.put("subject", event.getSubject());
        }
        if (event.getDataSchema() != null) {
            attributes.put("dataschema", event.getDataSchema().toString());
        }
        if (event.getTime() != null) {
            attributes.put("time", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(event.getTime()));
        }
        for (String name : event.getExtensionNames()) {
            attributes.put(name, String.valueOf(event.getExtension(name)));
        }
        return attributes;
    }
}
