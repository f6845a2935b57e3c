package dev.peregrine.testing.wire;

import dev.peregrine.event.ObjectEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events of an S3 bucket through EventBridge. */
final class BucketOnBusTwin implements SourceTwin<ObjectEvent> {
    @Override
    public String name() {
        return "aws-s3-eventbridge";
    }

    @Override
    public List<ObjectEvent> arriving(List<ObjectEvent> sent) {
        List<ObjectEvent> arriving = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            ObjectEvent object = sent.get(i);
            boolean deleted = object.kind() == ObjectEvent.Kind.DELETED;
            boolean ordered = deleted || object.kind() == ObjectEvent.Kind.CREATED;
            arriving.add(ObjectEvent.builder(object.kind(), object.container(), object.key())
                    .id(object.id())
                    .source("arn:aws:s3:::" + object.container())
                    .size(deleted || isTagging(object) ? -1 : object.size().orElse(-1))
                    .etag(object.etag().orElse(null))
                    .version(object.version().orElse(null))
                    .time(EventBridgeTwin.seconds(time(object)))
                    .sequence(ordered ? object.sequence().orElse("617f08299329d%03x".formatted(0x189 + i)) : null)
                    .build());
        }
        return arriving;
    }

    private static boolean isTagging(ObjectEvent object) {
        return object.kind() == ObjectEvent.Kind.METADATA_CHANGED;
    }

    private static Instant time(ObjectEvent object) {
        return object.time().orElse(Aws.TIME);
    }

    @Override
    public byte[] event(List<ObjectEvent> events) {
        ObjectEvent object = EventBridgeTwin.only(arriving(events));
        Map<String, @Nullable Object> described = Json.object("key", object.key());
        object.size().ifPresent(size -> described.put("size", size));
        object.etag().ifPresent(etag -> described.put("etag", etag));
        object.version().ifPresent(version -> described.put("version-id", version));
        object.sequence().ifPresent(sequencer -> described.put("sequencer", sequencer));
        Map<String, @Nullable Object> detail = Json.object(
                "version",
                "0",
                "bucket",
                Json.object("name", object.container()),
                "object",
                described,
                "request-id",
                "N4N7GDK58NMKJ12R",
                "requester",
                object.kind() == ObjectEvent.Kind.ARCHIVED ? "s3.amazonaws.com" : AwsRequest.ACCOUNT);
        String type = complete(detail, object.kind());
        return Aws.payload(
                EventBridgeTwin.envelope(object.id(), type, "aws.s3", time(object), List.of(object.source()), detail),
                Aws.MAX_ASYNCHRONOUS);
    }

    /** Adds what is particular to a kind of event, and returns its {@code detail-type}. */
    private static String complete(Map<String, @Nullable Object> detail, ObjectEvent.Kind kind) {
        switch (kind) {
            case CREATED -> {
                detail.put("source-ip-address", "203.0.113.7");
                detail.put("reason", "PutObject");
                return "Object Created";
            }
            case DELETED -> {
                detail.put("source-ip-address", "203.0.113.7");
                detail.put("reason", "DeleteObject");
                detail.put("deletion-type", "Permanently Deleted");
                return "Object Deleted";
            }
            case ARCHIVED -> {
                detail.put("destination-storage-class", "GLACIER");
                return "Object Storage Class Changed";
            }
            case RESTORED -> {
                detail.put("restore-expiry-time", "2025-01-30T00:00:00Z");
                detail.put("source-storage-class", "GLACIER");
                return "Object Restore Completed";
            }
            default -> {
                detail.put("source-ip-address", "203.0.113.7");
                return "Object Tags Added";
            }
        }
    }
}
