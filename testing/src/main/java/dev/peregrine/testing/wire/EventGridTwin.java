package dev.peregrine.testing.wire;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Any CloudEvents through Event Grid, in its schema of CloudEvents, which is their JSON. */
public final class EventGridTwin implements AzureSource<CloudEvent> {
    private EventGridTwin() {}

    /**
     * A topic with the schema of CloudEvents.
     *
     * @return the twin, named {@code azure-event-grid}
     */
    public static EventGridTwin create() {
        return new EventGridTwin();
    }

    @Override
    public String name() {
        return "azure-event-grid";
    }

    @Override
    public List<CloudEvent> arriving(List<CloudEvent> sent) {
        return List.copyOf(sent);
    }

    @Override
    public AzureTrigger trigger(List<CloudEvent> events) {
        CloudEvent event = events.get(0);
        Map<String, @Nullable Object> json = new LinkedHashMap<>(EventarcTwin.attributes(event));
        json.put("specversion", "1.0");
        if (event.getDataContentType() != null) {
            json.put("datacontenttype", event.getDataContentType());
        }
        CloudEventData data = event.getData();
        if (data != null) {
            data(json, event, data.toBytes());
        }
        return AzureTrigger.of(Azure.json(json));
    }

    private static void data(Map<String, @Nullable Object> json, CloudEvent event, byte[] data) {
        if ("application/json".equals(event.getDataContentType())) {
            try {
                json.put("data", Json.read(data));
                return;
            } catch (IOException e) {
                // then it goes as bytes
            }
        }
        json.put("data_base64", Google.base64(data));
    }
}
