package dev.peregrine.testing.wire;

import dev.peregrine.event.ObjectEvent;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An S3 bucket that notifies a Lambda function, asynchronously and of one object at a time. Keys are form-encoded.
 *
 * <p>S3 tells no media type, and of deleted objects neither size nor tag; only of written and deleted ones what orders them.
 * Its notifications have no id: it is made of the request's, the sequencer and the key.
 */
public final class S3Twin implements SourceTwin<ObjectEvent> {
    private S3Twin() {}

    /**
     * A bucket.
     *
     * @return the twin, named {@code aws-s3}
     */
    public static S3Twin create() {
        return new S3Twin();
    }

    @Override
    public String name() {
        return "aws-s3";
    }

    @Override
    public List<ObjectEvent> arriving(List<ObjectEvent> sent) {
        List<ObjectEvent> arriving = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            ObjectEvent object = sent.get(i);
            boolean deleted = object.kind() == ObjectEvent.Kind.DELETED;
            boolean ordered = deleted || object.kind() == ObjectEvent.Kind.CREATED;
            String sequencer = ordered ? object.sequence().orElse("0055AED6DCD902%04X".formatted(0x81E5 + i)) : null;
            String end = "/" + (sequencer == null ? "-" : sequencer) + "/" + encoded(object.key());
            String id = object.id().endsWith(end) ? object.id() : request(i) + end;
            arriving.add(ObjectEvent.builder(object.kind(), object.container(), object.key())
                    .id(id)
                    .source("arn:aws:s3:::" + object.container())
                    .size(deleted ? -1 : object.size().orElse(-1))
                    .etag(deleted ? null : object.etag().orElse(null))
                    .version(object.version().orElse(null))
                    .time(time(object))
                    .sequence(sequencer)
                    .build());
        }
        return arriving;
    }

    private static String request(int number) {
        return "C3D13FE58DE4" + HexFormat.of().withUpperCase().toHexDigits((short) (0xC810 + number));
    }

    private static Instant time(ObjectEvent object) {
        return Instant.ofEpochMilli(object.time().orElse(Aws.TIME).toEpochMilli());
    }

    /** Assumption: as forms have it, but for slashes, which stay. */
    private static String encoded(String key) {
        return URLEncoder.encode(key, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    @Override
    public byte[] event(List<ObjectEvent> events) {
        List<@Nullable Object> records = new ArrayList<>();
        for (ObjectEvent object : arriving(events)) {
            records.add(record(object));
        }
        return Aws.records(records, Aws.MAX_ASYNCHRONOUS);
    }

    private static Map<String, @Nullable Object> record(ObjectEvent object) {
        Map<String, @Nullable Object> described = Json.object("key", encoded(object.key()));
        object.size().ifPresent(size -> described.put("size", size));
        object.etag().ifPresent(etag -> described.put("eTag", etag));
        object.version().ifPresent(version -> described.put("versionId", version));
        object.sequence().ifPresent(sequencer -> described.put("sequencer", sequencer));
        return Json.object(
                "eventVersion",
                "2.1",
                "eventSource",
                "aws:s3",
                "awsRegion",
                Aws.REGION,
                "eventTime",
                Aws.millis(time(object)),
                "eventName",
                name(object.kind()),
                "userIdentity",
                Json.object("principalId", "AWS:AROAEXAMPLEID:sender"),
                "requestParameters",
                Json.object("sourceIPAddress", "203.0.113.7"),
                "responseElements",
                Json.object(
                        "x-amz-request-id",
                        object.id().substring(0, object.id().indexOf('/')),
                        "x-amz-id-2",
                        "FMyUVURIY8/IgAtTv8xRjskZQpcIZ9KG4V5Wp6S7S/JRWeUWerMUE5JgHvANOjpD"),
                "s3",
                Json.object(
                        "s3SchemaVersion",
                        "1.0",
                        "configurationId",
                        "test",
                        "bucket",
                        Json.object(
                                "name",
                                object.container(),
                                "ownerIdentity",
                                Json.object("principalId", "A3NL1KOZZKExample"),
                                "arn",
                                object.source()),
                        "object",
                        described));
    }

    private static String name(ObjectEvent.Kind kind) {
        return switch (kind) {
            case CREATED -> "ObjectCreated:Put";
            case DELETED -> "ObjectRemoved:Delete";
            case ARCHIVED -> "LifecycleTransition";
            case RESTORED -> "ObjectRestore:Completed";
            case METADATA_CHANGED -> "ObjectTagging:Put";
        };
    }
}
