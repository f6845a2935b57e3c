package dev.peregrine.aws;

import dev.peregrine.cloudevents.CloudEventBuilder;
import dev.peregrine.cloudevents.CloudEvents;
import dev.peregrine.json.JsonCursor;
import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an event of EventBridge. Source: <em>Amazon EventBridge Events Reference</em>, "AWS service event metadata". */
final class EventBridgeEvent extends RecordReader {
    @Nullable
    String id;

    @Nullable
    String type;

    @Nullable
    String source;

    @Nullable
    Instant time;

    /** JSON to the letter. */
    byte @Nullable [] detail;

    /** The addresses of what the event is about. */
    final List<String> resources = new ArrayList<>();

    private @Nullable String account;
    private @Nullable String region;

    /** The same as a CloudEvent; it differs from one in hardly more than the names. */
    CloudEvent cloudEvent(String eventId, String eventSource, String eventType) {
        CloudEventBuilder event = CloudEvents.builder(eventId, eventSource, eventType);
        if (time != null) {
            event.time(time);
        }
        if (resources.size() == 1 && !resources.get(0).isEmpty()) {
            event.subject(resources.get(0));
        }
        if (account != null) {
            event.extension("awsaccount", account);
        }
        if (region != null) {
            event.extension("awsregion", region);
        }
        return detail == null ? event.build() : event.json(detail).build();
    }

    @Override
    void field(String name, JsonCursor json) {
        switch (name) {
            case "id" -> id = json.text();
            case "detail-type" -> type = json.text();
            case "source" -> source = json.text();
            case "time" -> time = time(json);
            case "account" -> account = json.text();
            case "region" -> region = json.text();
            case "detail" -> detail = json.isNull() ? null : json.copy();
            case "resources" -> {
                if (json.enterArray()) {
                    while (json.nextElement()) {
                        resources.add(json.requireText());
                    }
                }
            }
            default -> {
                // of no use to a function
            }
        }
    }
}
