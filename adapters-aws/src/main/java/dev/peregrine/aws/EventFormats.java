package dev.peregrine.aws;

import dev.peregrine.event.UndecodableException;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Kind;
import org.jspecify.annotations.Nullable;

/** Chooses between the forms in which the events of a function's kind come; a form of another kind is none. */
final class EventFormats {
    private EventFormats() {}

    /**
     * The form of an event.
     *
     * @param requestId Lambda's id of the invocation, which stays the same when Lambda tries again
     * @return the form, or null when no event of this function's kind looks so
     * @throws UndecodableException when it isn't JSON, or would have to be answered in another way
     */
    static @Nullable EventFormat of(Payload event, FunctionDefinition function, String requestId) {
        EventHead head = EventHead.of(event.buffer(), event.length(), "The event");
        if (head.isWindowed()) {
            throw new UndecodableException(
                    "The event belongs to a tumbling window, whose state a function would have to"
                            + " return, and function " + function.name()
                            + " can't. Remove TumblingWindowInSeconds from the event source mapping");
        }
        return of(head, function, requestId);
    }

    private static @Nullable EventFormat of(EventHead head, FunctionDefinition function, String requestId) {
        Kind kind = function.kind();
        boolean events = kind == Kind.EVENTS;
        if (head.source == null) {
            if (head.detailType != null) {
                return isEventBridge(head, kind) ? new EventBridgeFormat() : null;
            }
            if (head.storageTest && (events || kind == Kind.OBJECTS)) {
                return S3Format.trial(requestId);
            }
            return kind == Kind.SCHEDULE ? new SchedulerFormat(requestId) : null;
        }
        if (kind == Kind.SCHEDULE) {
            // a schedule may send anything, but taking another service's events for its would acknowledge them unread
            boolean others = head.source.startsWith("aws:") || head.source.equals("SelfManagedKafka");
            return others ? null : new SchedulerFormat(requestId);
        }
        boolean messages = events || kind == Kind.MESSAGES || kind == Kind.BATCHES;
        boolean carried = messages || (kind == Kind.OBJECTS && function.isUnwrapped());
        return switch (head.source) {
            case "aws:sqs" -> carried ? SqsFormat.of(head.sourceArn) : null;
            case "aws:sns" -> carried ? new SnsFormat() : null;
            case "aws:s3" -> events || kind == Kind.OBJECTS ? S3Format.of(requestId) : null;
            default -> StreamFormats.of(head.source, kind);
        };
    }

    /** Whether this is an event of EventBridge that functions of a kind take. */
    static boolean isEventBridge(EventHead head, Kind kind) {
        String type = head.detailType;
        if (type == null || kind == Kind.EVENTS) {
            return type != null;
        }
        return kind == Kind.SCHEDULE
                ? type.equals("Scheduled Event")
                : kind == Kind.OBJECTS && "aws.s3".equals(head.busSource) && type.startsWith("Object ");
    }
}
