package dev.peregrine.aws;

import dev.peregrine.Capability;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Kind;
import dev.peregrine.spi.Redelivery;
import io.cloudevents.CloudEvent;
import java.util.List;
import java.util.Set;

/** Events of EventBridge: of S3, of a schedule, or of anyone else. */
final class EventBridgeFormat extends EventFormat {
    EventBridgeFormat() {
        super("EventBridge", Redelivery.ALL, Set.of(Capability.KNOWN_DEADLINE));
    }

    @Override
    List<Item> read(JsonCursor event, FunctionDefinition function) {
        byte[] json = event.copy();
        event.end();
        EventBridgeEvent read = new EventBridgeEvent();
        JsonCursor cursor = JsonCursor.of(json, "The EventBridge event");
        read.read(cursor);
        String id = read.require(cursor, read.id, "id");
        RawMessage.Builder raw = RawMessage.bytes(id, json)
                .contentType("application/json")
                .publishedTime(read.time)
                .source(source(read));
        try {
            return List.of(item(read, id, raw.build(), cursor, function.kind()));
        } catch (UndecodableException e) {
            return List.of(Item.undecodable(raw.build(), null, e));
        }
    }

    private static String source(EventBridgeEvent event) {
        return event.source == null || event.source.isEmpty() ? "unknown" : event.source;
    }

    private static Item item(EventBridgeEvent event, String id, RawMessage raw, JsonCursor cursor, Kind kind) {
        if (event.failure != null) {
            throw event.failure;
        }
        String type = event.require(cursor, event.type, "detail-type");
        String source = event.require(cursor, event.source, "source");
        CloudEvent original = event.cloudEvent(id, source, type);
        if (kind == Kind.OBJECTS) {
            return Item.object(raw, object(event, id, type, original));
        }
        return kind == Kind.SCHEDULE
                ? Item.schedule(raw, occurrence(event, id, cursor, original))
                : Item.event(raw, original);
    }

    private static ScheduledEvent occurrence(
            EventBridgeEvent event, String id, JsonCursor cursor, CloudEvent original) {
        if (event.resources.isEmpty()) {
            throw cursor.missing("resources");
        }
        if (event.time == null) {
            throw cursor.missing("time");
        }
        // of a rule, or of a schedule of EventBridge Scheduler that sends no input of its own
        String address = event.resources.get(0);
        return ScheduledEvent.builder(id, lastPart(address), event.time)
                .source(address)
                .original(original)
                .build();
    }

    /** The name at the end of an address such as {@code arn:…:rule/nightly} or {@code arn:…:schedule/group/nightly}. */
    static String lastPart(String arn) {
        return arn.substring(arn.lastIndexOf('/') + 1);
    }

    private static ObjectEvent object(EventBridgeEvent event, String id, String type, CloudEvent original) {
        S3Record record = new S3Record();
        byte[] detail = event.detail == null ? new byte[0] : event.detail;
        JsonCursor cursor = JsonCursor.of(detail, "The detail of the EventBridge event");
        record.read(cursor);
        if (record.failure != null) {
            throw record.failure;
        }
        String bucket = record.require(cursor, record.bucket, "bucket.name");
        String key = record.require(cursor, record.key, "object.key");
        record.time = event.time;
        record.bucketArn = event.resources.isEmpty() ? null : event.resources.get(0);
        return record.object(kind(type), bucket, key).id(id).original(original).build();
    }

    /** What has happened, by the {@code detail-type}. */
    private static ObjectEvent.Kind kind(String type) {
        return switch (type) {
            case "Object Created" -> ObjectEvent.Kind.CREATED;
            case "Object Deleted" -> ObjectEvent.Kind.DELETED;
            case "Object Storage Class Changed", "Object Access Tier Changed", "Object Restore Expired" ->
                ObjectEvent.Kind.ARCHIVED;
            case "Object Restore Completed" -> ObjectEvent.Kind.RESTORED;
            case "Object Restore Initiated", "Object ACL Updated", "Object Tags Added", "Object Tags Deleted" ->
                ObjectEvent.Kind.METADATA_CHANGED;
            default ->
                throw new UndecodableException(
                        "The EventBridge event tells of something else than a change of an object:"
                                + " its detail-type is none of those that S3 has for that. Change the rule's pattern");
        };
    }

    @Override
    String eventClass() {
        return "ScheduledEvent";
    }
}
