package dev.peregrine.testing.wire;

import dev.peregrine.event.ObjectEvent;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Event Grid's events of Blob Storage, in its own schema or that of CloudEvents, handed to a function or put into a storage queue
 * which that reads. It knows blobs that were written and deleted; of other changes there are no events here.
 */
public final class EventGridStorageTwin implements AzureSource<ObjectEvent> {
    private static final String ACCOUNT = "/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/test"
            + "/providers/Microsoft.Storage/storageAccounts/test";

    private final boolean cloudEvents;
    private final boolean queued;

    private EventGridStorageTwin(boolean cloudEvents, boolean queued) {
        this.cloudEvents = cloudEvents;
        this.queued = queued;
    }

    /**
     * In Event Grid's schema.
     *
     * @return the twin, named {@code azure-event-grid-storage}
     */
    public static EventGridStorageTwin eventGridSchema() {
        return new EventGridStorageTwin(false, false);
    }

    /**
     * In the schema of CloudEvents.
     *
     * @return the twin, named {@code azure-event-grid-storage-cloudevents}
     */
    public static EventGridStorageTwin cloudEventsSchema() {
        return new EventGridStorageTwin(true, false);
    }

    /**
     * This with a storage queue in between.
     *
     * @return the twin, named as before with {@code -in-queue} behind it
     */
    public EventGridStorageTwin inQueue() {
        return new EventGridStorageTwin(cloudEvents, true);
    }

    @Override
    public String name() {
        return "azure-event-grid-storage" + (cloudEvents ? "-cloudevents" : "") + (queued ? "-in-queue" : "");
    }

    @Override
    public List<ObjectEvent> arriving(List<ObjectEvent> sent) {
        return sent.stream().map(EventGridStorageTwin::arriving).toList();
    }

    private static ObjectEvent arriving(ObjectEvent sent) {
        type(sent);
        boolean deleted = sent.kind() == ObjectEvent.Kind.DELETED;
        return ObjectEvent.builder(sent.kind(), sent.container(), sent.key())
                .id(sent.id())
                .source(ACCOUNT)
                .size(deleted ? -1 : sent.size().orElse(0))
                .etag(deleted ? null : sent.etag().orElse("0x8D4BCC2E4835CD0"))
                .contentType(sent.contentType().orElse("application/octet-stream"))
                .time(Azure.time(sent.time()))
                .sequence(sent.sequence().orElse("00000000000004420000000000028963"))
                .build();
    }

    private static String type(ObjectEvent object) {
        return switch (object.kind()) {
            case CREATED -> "Microsoft.Storage.BlobCreated";
            case DELETED -> "Microsoft.Storage.BlobDeleted";
            default ->
                throw new NotCarriedException("Event Grid is asked for blobs that were written or deleted alone");
        };
    }

    @Override
    public AzureTrigger trigger(List<ObjectEvent> events) {
        ObjectEvent object = arriving(events.get(0));
        String json = Azure.json(cloudEvents ? cloudEvent(object) : event(object));
        return queued
                ? AzureTrigger.of(json.getBytes(StandardCharsets.UTF_8))
                        .with("Id", object.id())
                        .with("DequeueCount", "1")
                        .with(
                                "InsertionTime",
                                Azure.json(Azure.time(object.time()).toString()))
                : AzureTrigger.of(json);
    }

    private static Map<String, @Nullable Object> event(ObjectEvent object) {
        return Json.object(
                "topic",
                ACCOUNT,
                "subject",
                subject(object),
                "eventType",
                type(object),
                "eventTime",
                Azure.time(object.time()).toString(),
                "id",
                object.id(),
                "data",
                data(object),
                "dataVersion",
                "",
                "metadataVersion",
                "1");
    }

    private static Map<String, @Nullable Object> cloudEvent(ObjectEvent object) {
        return Json.object(
                "source",
                ACCOUNT,
                "subject",
                subject(object),
                "type",
                type(object),
                "time",
                Azure.time(object.time()).toString(),
                "id",
                object.id(),
                "data",
                data(object),
                "specversion",
                "1.0");
    }

    private static String subject(ObjectEvent object) {
        return "/blobServices/default/containers/" + object.container() + "/blobs/" + object.key();
    }

    private static Map<String, @Nullable Object> data(ObjectEvent object) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("api", object.kind() == ObjectEvent.Kind.DELETED ? "DeleteBlob" : "PutBlob");
        data.put("clientRequestId", "6d79dbfb-0e37-4fc4-981f-442c9ca65760");
        data.put("requestId", "831e1650-001e-001b-66ab-eeb76e000000");
        object.etag().ifPresent(etag -> data.put("eTag", etag));
        object.contentType().ifPresent(type -> data.put("contentType", type));
        object.size().ifPresent(size -> data.put("contentLength", size));
        data.put("blobType", "BlockBlob");
        data.put("url", "https://test.blob.core.windows.net/" + Azure.encoded(object.container() + "/" + object.key()));
        object.sequence().ifPresent(sequence -> data.put("sequencer", sequence));
        return data;
    }
}
