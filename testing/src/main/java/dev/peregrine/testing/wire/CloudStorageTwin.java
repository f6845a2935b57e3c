package dev.peregrine.testing.wire;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of Cloud Storage whose changes are told to a function, through Eventarc or by notifications in a topic of Pub/Sub.
 *
 * <p>Cloud Storage doesn't restore; each change gives an object a new generation, and there is no other sequence.
 */
public final class CloudStorageTwin implements GoogleSource<ObjectEvent> {
    private static final String GENERATION = "1736942400000000";

    private final boolean eventarc;

    private CloudStorageTwin(boolean eventarc) {
        this.eventarc = eventarc;
    }

    /**
     * Through Eventarc, as a CloudEvent.
     *
     * @return the twin, named {@code gcp-storage}
     */
    public static CloudStorageTwin eventarc() {
        return new CloudStorageTwin(true);
    }

    /**
     * By notifications through Pub/Sub and Eventarc.
     *
     * @return the twin, named {@code gcp-storage-in-pubsub}
     */
    public static CloudStorageTwin inPubSub() {
        return new CloudStorageTwin(false);
    }

    @Override
    public String name() {
        return eventarc ? "gcp-storage" : "gcp-storage-in-pubsub";
    }

    @Override
    public ObjectEvent arriving(ObjectEvent sent) {
        checkKind(sent);
        return ObjectEvent.builder(sent.kind(), sent.container(), sent.key())
                .id(id(sent.id()))
                .source(source(sent))
                .size(sent.size().orElse(0))
                .etag(sent.etag().orElse("CKih16GjycICEAE="))
                .version(sent.version().orElse(GENERATION))
                .contentType(sent.contentType().orElse("application/octet-stream"))
                .time(Google.time(sent.time()))
                .build();
    }

    private static void checkKind(ObjectEvent object) {
        if (object.kind() == ObjectEvent.Kind.RESTORED) {
            throw new NotCarriedException("Cloud Storage tells nothing of objects that are restored");
        }
        if (object.key().isEmpty() || object.key().getBytes(StandardCharsets.UTF_8).length > 1024) {
            throw new NotCarriedException("Names of objects have 1 to 1,024 bytes");
        }
    }

    /** Ids of Eventarc and Pub/Sub are digits; one that could be such stays. */
    private static String id(String sent) {
        boolean plain = sent.chars().allMatch(c -> c > ' ' && c < 0x7F && c != '%' && c != '"' && c != ',');
        return plain ? sent : Integer.toUnsignedString(sent.hashCode());
    }

    private static String source(ObjectEvent object) {
        return "//storage.googleapis.com/projects/_/buckets/" + object.container();
    }

    @Override
    public ClientRequest request(ObjectEvent event) {
        checkKind(event);
        return eventarc ? event(event) : PubSubTwin.eventarc().request(notification(event));
    }

    private static ClientRequest event(ObjectEvent event) {
        String type = switch (event.kind()) {
            case DELETED -> "deleted";
            case ARCHIVED -> "archived";
            case METADATA_CHANGED -> "metadataUpdated";
            default -> "finalized";
        };
        return EventRequest.of(event.id(), source(event), "google.cloud.storage.object.v1." + type)
                .attribute("subject", "objects/" + event.key())
                .attribute("time", Google.time(event.time()).toString())
                .attribute("bucket", event.container())
                .data("application/json", json(event));
    }

    private static byte[] json(ObjectEvent event) {
        OptionalLong size = event.size();
        Instant time = Google.time(event.time());
        Map<String, @Nullable Object> object = Json.object(
                "kind",
                "storage#object",
                "bucket",
                event.container(),
                "name",
                event.key(),
                "generation",
                event.version().orElse(GENERATION),
                "metageneration",
                "1",
                "contentType",
                event.contentType().orElse("application/octet-stream"),
                "timeCreated",
                time.toString(),
                "updated",
                time.toString(),
                "size",
                Long.toString(size.orElse(0)),
                "md5Hash",
                "1B2M2Y8AsgTpgAmY7PhCfg==",
                "etag",
                event.etag().orElse("CKih16GjycICEAE="));
        return Json.write(object);
    }

    private static RawMessage notification(ObjectEvent event) {
        String type = switch (event.kind()) {
            case DELETED -> "OBJECT_DELETE";
            case ARCHIVED -> "OBJECT_ARCHIVE";
            case METADATA_CHANGED -> "OBJECT_METADATA_UPDATE";
            default -> "OBJECT_FINALIZE";
        };
        Attributes attributes = Attributes.empty()
                .with("notificationConfig", "projects/_/buckets/" + event.container() + "/notificationConfigs/1")
                .with("eventType", type)
                .with("payloadFormat", "JSON_API_V1")
                .with("bucketId", event.container())
                .with("objectId", event.key())
                .with("objectGeneration", event.version().orElse(GENERATION))
                .with("eventTime", Google.time(event.time()).toString());
        return RawMessage.bytes(event.id(), json(event))
                .source("notifications")
                .attributes(attributes)
                .publishedTime(Google.time(event.time()))
                .build();
    }
}
