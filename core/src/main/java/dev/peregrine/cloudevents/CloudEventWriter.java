package dev.peregrine.cloudevents;

import dev.peregrine.http.Headers;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Writes CloudEvents 1.0; {@link CloudEventReader} reads them back the same. An event that the specification doesn't allow is
 * refused by an {@link IllegalArgumentException}. Stateless.
 */
public final class CloudEventWriter {
    private CloudEventWriter() {}

    /**
     * Writes the headers of an HTTP message that carries an event in binary mode; its content is {@link #body}.
     *
     * @param event the event, whoever made it
     * @return the attributes as {@code ce-} headers, and {@code Content-Type} when the event has one
     * @throws IllegalArgumentException when the event isn't one of version 1.0
     */
    public static Headers headers(CloudEvent event) {
        Headers.Builder headers = Headers.builder();
        EventAttributes.of(event).forEach((name, value) -> {
            if (name.equals("datacontenttype")) {
                headers.add("content-type", value.toString());
            } else {
                headers.add("ce-" + name, HeaderValue.encode(value.toString()));
            }
        });
        return headers.build();
    }

    /**
     * Writes the content of an HTTP message that carries an event in binary mode.
     *
     * @param event the event
     * @return its data; no bytes when it has none, which binary mode can't tell apart from empty data
     */
    public static byte[] body(CloudEvent event) {
        CloudEventData data = event.getData();
        return data == null ? new byte[0] : data.toBytes();
    }

    /**
     * Writes an event in the JSON event format, {@code application/cloudevents+json}.
     *
     * @param event the event, whoever made it
     * @return JSON, with JSON data and text as {@code data} and any other as {@code data_base64}
     * @throws IllegalArgumentException when the event isn't one of version 1.0
     */
    public static byte[] json(CloudEvent event) {
        ByteArrayOutputStream json = new ByteArrayOutputStream(512);
        JsonEventWriter.write(event, json);
        return json.toByteArray();
    }

    /**
     * Writes events in the JSON batch format, {@code application/cloudevents-batch+json}.
     *
     * @param events the events, also none
     * @return a JSON array
     * @throws IllegalArgumentException when an event isn't one of version 1.0
     */
    public static byte[] jsonBatch(List<? extends CloudEvent> events) {
        ByteArrayOutputStream json = new ByteArrayOutputStream(512);
        json.write('[');
        for (int i = 0; i < events.size(); i++) {
            if (i > 0) {
                json.write(',');
            }
            JsonEventWriter.write(events.get(i), json);
        }
        json.write(']');
        return json.toByteArray();
    }
}
