package dev.peregrine.aws;

import dev.peregrine.event.ObjectEvent;
import dev.peregrine.json.JsonCursor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Reads what S3 tells of an object: a record of its notifications or, much the same, the detail of what it sends to
 * EventBridge. Source: <em>Amazon S3 User Guide</em>, "Event message structure" and "EventBridge event message structure".
 */
final class S3Record extends RecordReader {
    @Nullable
    String eventName;

    @Nullable
    String bucket;

    @Nullable
    String bucketArn;

    /** As it is spelled in the event: form-encoded in a notification, plain in EventBridge. */
    @Nullable
    String key;

    @Nullable
    String requestId;

    @Nullable
    String sequencer;

    @Nullable
    Instant time;

    private @Nullable String etag;
    private @Nullable String version;
    private long size = -1;

    /** An event with all that is told of the object itself. */
    ObjectEvent.Builder object(ObjectEvent.Kind kind, String container, String decodedKey) {
        return ObjectEvent.builder(kind, container, decodedKey)
                .source(bucketArn)
                .size(size)
                .etag(etag)
                .version(version)
                .sequence(sequencer)
                .time(time);
    }

    @Override
    void field(String name, JsonCursor json) {
        switch (name) {
            case "eventName" -> eventName = json.text();
            case "eventTime" -> time = time(json);
            case "request-id" -> requestId = json.text();
            case "s3" -> {
                if (json.enterObject()) {
                    for (String inner = json.nextField(); inner != null; inner = json.nextField()) {
                        field(inner, json);
                    }
                }
            }
            case "bucket", "object", "responseElements" -> {
                if (json.enterObject()) {
                    for (String inner = json.nextField(); inner != null; inner = json.nextField()) {
                        inner(name, inner, json);
                    }
                }
            }
            default -> {
                // of no use to a function
            }
        }
    }

    private void inner(String outer, String name, JsonCursor json) {
        switch (outer) {
            case "bucket" -> {
                if (name.equals("name")) {
                    bucket = json.text();
                } else if (name.equals("arn")) {
                    bucketArn = name(json);
                }
            }
            case "object" -> ofObject(name, json);
            default -> {
                if (name.equals("x-amz-request-id")) {
                    requestId = json.text();
                }
            }
        }
    }

    private void ofObject(String name, JsonCursor json) {
        switch (name) {
            case "key" -> key = json.text();
            case "size" -> size = json.isNull() ? -1 : json.wholeNumber();
            case "eTag", "etag" -> etag = json.text();
            case "versionId", "version-id" -> version = json.text();
            case "sequencer" -> sequencer = json.text();
            default -> {
                // of no use to a function
            }
        }
    }
}
