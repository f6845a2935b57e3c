package dev.peregrine.aws;

import dev.peregrine.Capability;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.http.Parameters;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Redelivery;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Notifications of an S3 bucket. What S3 sends to try a new configuration has no records, and so no items. */
final class S3Format extends ListedFormat {
    private final String eventId;
    private final boolean trial;

    private S3Format(String eventId, boolean trial) {
        super("S3", Redelivery.ALL, Set.of(Capability.KNOWN_DEADLINE));
        this.eventId = eventId;
        this.trial = trial;
    }

    /**
     * Notifications.
     *
     * @param eventId an id of the event that brings them, the same when it comes again; for records that can't be read
     */
    static S3Format of(String eventId) {
        return new S3Format(eventId, false);
    }

    /** What says of itself that S3 has sent it to try a configuration. */
    static S3Format trial(String eventId) {
        return new S3Format(eventId, true);
    }

    @Override
    String service() {
        return "S3";
    }

    @Override
    boolean mayHaveNone() {
        return trial;
    }

    @Override
    void record(JsonCursor json, int number, FunctionDefinition function, List<Item> items) {
        S3Record record = new S3Record();
        try {
            record.read(json);
            if (record.failure != null) {
                throw record.failure;
            }
            items.add(object(record, json));
        } catch (UndecodableException e) {
            json.leave(0);
            items.add(Item.undecodable(raw(eventId + "/" + number, record, json.whole()), null, e));
        }
    }

    private static Item object(S3Record record, JsonCursor json) {
        String eventName = record.require(json, record.eventName, "eventName");
        String bucket = record.require(json, record.bucket, "s3.bucket.name");
        String encoded = record.require(json, record.key, "s3.object.key");
        ObjectEvent.Kind kind = kind(eventName);
        if (kind == null) {
            throw new UndecodableException(
                    "The S3 event tells of something else than a change of an object; its eventName"
                            + " is none of those that S3 has for that. Remove it from the bucket's notifications");
        }
        String key = Parameters.decode(encoded)
                .orElseThrow(() -> new UndecodableException("The S3 event: the key of the object is not form-encoded"));
        // S3 has no id for an event; these are the same whenever it is delivered
        String id = orNone(record.requestId) + "/" + orNone(record.sequencer) + "/" + encoded;
        return Item.object(
                raw(id, record, json.whole()),
                record.object(kind, bucket, key).id(id).build());
    }

    private static RawMessage raw(String id, S3Record record, byte[] json) {
        RawMessage.Builder raw =
                RawMessage.bytes(id, json).contentType("application/json").publishedTime(record.time);
        return record.bucketArn == null
                ? raw.build()
                : raw.source(record.bucketArn).build();
    }

    private static String orNone(@Nullable String part) {
        return part == null ? "-" : part;
    }

    /** What has happened, by the name without its last part: {@code ObjectCreated:Put}, {@code LifecycleTransition}. */
    private static ObjectEvent.@Nullable Kind kind(String eventName) {
        int colon = eventName.indexOf(':');
        return switch (colon < 0 ? eventName : eventName.substring(0, colon)) {
            case "ObjectCreated" -> ObjectEvent.Kind.CREATED;
            case "ObjectRemoved", "LifecycleExpiration", "ReducedRedundancyLostObject" -> ObjectEvent.Kind.DELETED;
            case "LifecycleTransition", "IntelligentTiering" -> ObjectEvent.Kind.ARCHIVED;
            case "ObjectTagging", "ObjectAcl", "Replication" -> ObjectEvent.Kind.METADATA_CHANGED;
            case "ObjectRestore" -> restore(eventName);
            default -> null;
        };
    }

    /** A restore that was asked for has brought nothing back yet, and one that ran out leaves the object in its archive. */
    private static ObjectEvent.@Nullable Kind restore(String eventName) {
        return switch (eventName) {
            case "ObjectRestore:Post" -> ObjectEvent.Kind.METADATA_CHANGED;
            case "ObjectRestore:Completed" -> ObjectEvent.Kind.RESTORED;
            case "ObjectRestore:Delete" -> ObjectEvent.Kind.ARCHIVED;
            default -> null;
        };
    }

    @Override
    String eventClass() {
        return "S3Event";
    }
}
