package dev.peregrine.gcp;

import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.text.Times;
import io.cloudevents.CloudEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Cloud Storage tells of an object, in an event of Eventarc or in a notification through Pub/Sub. The object is
 * the resource of its JSON API. Sources: {@code google/events/cloud/storage/v1/data.proto} of
 * github.com/googleapis/google-cloudevents; Google's documentation, "Pub/Sub notifications for Cloud Storage".
 */
final class StorageObject {
    static final String TYPES = "google.cloud.storage.object.v1.";

    private @Nullable String bucket;
    private @Nullable String name;
    private @Nullable String generation;
    private @Nullable String etag;
    private @Nullable String contentType;
    private long size = -1;

    private StorageObject() {}

    /** What an event of a type says, null for a type that isn't Cloud Storage's. */
    static ObjectEvent.@Nullable Kind kind(String type) {
        if (!type.startsWith(TYPES)) {
            return null;
        }
        return switch (type.substring(TYPES.length())) {
            case "finalized" -> ObjectEvent.Kind.CREATED;
            case "deleted" -> ObjectEvent.Kind.DELETED;
            case "archived" -> ObjectEvent.Kind.ARCHIVED;
            case "metadataUpdated" -> ObjectEvent.Kind.METADATA_CHANGED;
            default -> null;
        };
    }

    /**
     * Reads an event. The name is taken from the data: of a subject with a comma Google's invoker passes on only the end.
     *
     * @throws UndecodableException when the data aren't an object's
     */
    static ObjectEvent of(CloudEvent event, ObjectEvent.Kind kind, RawMessage raw) {
        StorageObject object = read(raw.bytes(), "The data of event " + event.getId());
        if (object.bucket == null || object.name == null) {
            throw new UndecodableException("The data of event " + event.getId() + ": bucket or name is missing");
        }
        return object.builder(kind, object.bucket, object.name)
                .id(event.getId())
                .source(raw.source())
                .version(object.generation)
                .time(raw.publishedTime().orElse(null))
                .original(event)
                .build();
    }

    /** Whether a message is a notification of Cloud Storage. */
    static boolean isNotification(RawMessage message) {
        return message.attributes().contains("eventType")
                && message.attributes().contains("bucketId")
                && message.attributes().contains("objectId");
    }

    /**
     * Reads a notification. What it is about stands in its attributes, more of the object in its body if it is configured so.
     *
     * @throws UndecodableException when it isn't what it should be
     */
    static ObjectEvent notified(RawMessage message) {
        String what = "The notification in message " + message.id();
        StorageObject object = attribute(message, "payloadFormat").equals("JSON_API_V1")
                ? read(message.bytes(), what)
                : new StorageObject();
        ObjectEvent.Kind kind = switch (attribute(message, "eventType")) {
            case "OBJECT_FINALIZE" -> ObjectEvent.Kind.CREATED;
            case "OBJECT_DELETE" -> ObjectEvent.Kind.DELETED;
            case "OBJECT_ARCHIVE" -> ObjectEvent.Kind.ARCHIVED;
            case "OBJECT_METADATA_UPDATE" -> ObjectEvent.Kind.METADATA_CHANGED;
            default -> throw new UndecodableException(what + ": eventType is none that is known");
        };
        String bucketId = attribute(message, "bucketId");
        String time = message.attributes().get("eventTime").orElse(null);
        Instant at = time == null ? message.publishedTime().orElse(null) : Times.rfc3339(time);
        if (time != null && at == null) {
            throw new UndecodableException(what + ": eventTime is not a time of RFC 3339");
        }
        return object.builder(kind, bucketId, attribute(message, "objectId"))
                .id(message.id())
                .source("//storage.googleapis.com/projects/_/buckets/" + bucketId)
                .version(message.attributes().get("objectGeneration").orElse(object.generation))
                .time(at)
                .build();
    }

    private static String attribute(RawMessage message, String attribute) {
        return message.attributes().get(attribute).orElse("");
    }

    private ObjectEvent.Builder builder(ObjectEvent.Kind kind, String container, String key) {
        return ObjectEvent.builder(kind, container, key).size(size).etag(etag).contentType(contentType);
    }

    private static StorageObject read(byte[] json, String what) {
        StorageObject object = new StorageObject();
        JsonCursor cursor = JsonCursor.of(json, what);
        if (!cursor.enterObject()) {
            throw cursor.wrong("an object");
        }
        for (String field = cursor.nextField(); field != null; field = cursor.nextField()) {
            object.take(field, cursor);
        }
        cursor.end();
        return object;
    }

    private void take(String field, JsonCursor cursor) {
        switch (field) {
            case "bucket" -> bucket = cursor.text();
            case "name" -> name = cursor.text();
            case "etag" -> etag = cursor.text();
            case "contentType" -> contentType = cursor.text();
            // both are strings, as JSON's numbers are too small for them in JavaScript; some tools send numbers
            case "generation" -> generation = cursor.scalarText();
            case "size" -> size = cursor.isNull() ? -1 : cursor.wholeNumber();
            default -> {
                // of no use here; an EventHandler gets all of it
            }
        }
    }
}
