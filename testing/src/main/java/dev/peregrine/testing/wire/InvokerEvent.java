package dev.peregrine.testing.wire;

import dev.peregrine.cloudevents.CloudEventBuilder;
import dev.peregrine.cloudevents.CloudEvents;
import io.cloudevents.CloudEvent;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/**
 * A CloudEvent as Google's invoker hands it to a {@code CloudEventsFunction}. It doesn't decode percent-encoded headers, and of
 * one with commas it passes on only what stands behind the last: seen in {@code java-function-invoker} 2.0.0.
 */
public final class InvokerEvent {
    private InvokerEvent() {}

    /**
     * Reads a request.
     *
     * @param request a request in binary mode
     * @return the event
     * @throws NotCarriedException when it is none; the invoker then answers 500
     */
    public static CloudEvent of(ClientRequest request) {
        CloudEventBuilder event =
                CloudEvents.builder(required(request, "id"), required(request, "source"), required(request, "type"));
        for (ClientRequest.Header header : request.headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (name.startsWith("ce-")) {
                add(event, name.substring(3), seen(header.value()));
            }
        }
        request.first("content-type").ifPresent(event::dataContentType);
        if (request.body().length > 0) {
            event.data(request.body());
        }
        return event.build();
    }

    private static String required(ClientRequest request, String name) {
        Optional<String> value = request.first("ce-" + name);
        return seen(value.orElseThrow(
                () -> new NotCarriedException("An event function gets CloudEvents alone, and this has no " + name)));
    }

    private static String seen(String value) {
        return value.substring(value.lastIndexOf(',') + 1).strip();
    }

    private static void add(CloudEventBuilder event, String name, String value) {
        switch (name) {
            case "specversion", "id", "source", "type" -> {
                // taken already
            }
            case "subject" -> event.subject(value);
            case "time" -> event.time(OffsetDateTime.parse(value));
            default -> event.extension(name, value);
        }
    }
}
