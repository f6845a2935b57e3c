package dev.peregrine.aws;

import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import org.jspecify.annotations.Nullable;

/** What tells where an event comes from, found top-down; of an event's content no more is read than that takes. */
final class EventHead {
    /** The {@code eventSource} of the event or of its first record. */
    @Nullable
    String source;

    /** Its address, if it stands beside the source. */
    @Nullable
    String sourceArn;

    /** The {@code detail-type} and the {@code source} of EventBridge. */
    @Nullable
    String detailType;

    @Nullable
    String busSource;

    /** Whether a record says where it comes from, and not only the event around it. */
    boolean hasSourcedRecord;

    /** Whether S3 has sent this to try whether it can send. */
    boolean storageTest;

    private boolean hasRecords;
    private boolean hasWindow;
    private boolean typed;
    private boolean fromTopic;
    private boolean identified;

    private EventHead() {}

    /**
     * Reads what tells the source.
     *
     * @throws UndecodableException when the event isn't JSON, as far as it was read
     */
    static EventHead of(byte[] event, int length, String what) {
        EventHead head = new EventHead();
        JsonCursor json = JsonCursor.of(event, length, what);
        if (json.isObject()) {
            head.read(json);
        }
        return head;
    }

    /** Whether this belongs to a tumbling window of a stream. */
    boolean isWindowed() {
        return hasRecords && hasWindow;
    }

    /** Whether this is a message of SNS in the envelope in which SNS puts it into a queue. */
    boolean isNotification() {
        return typed && fromTopic && identified;
    }

    private void read(JsonCursor json) {
        json.enterObject();
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            switch (name) {
                case "Records" -> {
                    hasRecords = true;
                    if (json.isArray()) {
                        records(json);
                    }
                }
                case "eventSource" -> source = text(json);
                case "detail-type" -> detailType = text(json);
                case "source" -> busSource = text(json);
                case "window", "isFinalInvokeForWindow" -> hasWindow = true;
                case "Event" -> storageTest = "s3:TestEvent".equals(text(json));
                case "Type" -> typed = "Notification".equals(text(json));
                case "TopicArn" -> fromTopic = text(json) != null;
                case "MessageId" -> identified = text(json) != null;
                default -> {
                    // tells nothing
                }
            }
            if (isEnough()) {
                return;
            }
        }
    }

    private boolean isEnough() {
        if (source != null) {
            // a window stands behind the records
            return !source.equals("aws:kinesis") && !source.equals("aws:dynamodb");
        }
        return (detailType != null && busSource != null) || isNotification();
    }

    private void records(JsonCursor json) {
        json.enterArray();
        if (json.nextElement()) {
            if (json.isObject()) {
                firstRecord(json);
            }
            while (!isEnough() && json.nextElement()) {
                // comes from where the first came from
            }
        }
    }

    private void firstRecord(JsonCursor json) {
        json.enterObject();
        for (String name = json.nextField(); name != null; name = json.nextField()) {
            switch (name) {
                case "eventSource", "EventSource" -> {
                    source = text(json);
                    hasSourcedRecord = source != null;
                }
                case "eventSourceARN" -> sourceArn = text(json);
                default -> {
                    // tells nothing
                }
            }
        }
    }

    private static @Nullable String text(JsonCursor json) {
        return json.isText() ? json.requireText() : null;
    }
}
