package dev.peregrine.aws;

import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes events out of the messages that carry them: an SNS message, an S3 notification or an EventBridge event out of an SQS
 * message; the latter two out of an SNS message too. Whatever is found inside, the host knows the carrier alone.
 */
final class Unwrapping {
    private Unwrapping() {}

    /** Adds what a message carries; the message itself, if that is nothing. */
    static void add(
            List<Item> items,
            RawMessage carrier,
            @Nullable String lane,
            FunctionDefinition function,
            boolean fromQueue) {
        List<Item> inner;
        try {
            inner = inside(carrier, lane, function, fromQueue);
        } catch (UndecodableException e) {
            inner = List.of(Item.undecodable(carrier, lane, e));
        }
        for (int i = 0; i < inner.size(); i++) {
            items.add(inner.get(i).carriedBy(carrier, lane));
        }
    }

    private static List<Item> inside(
            RawMessage message, @Nullable String lane, FunctionDefinition function, boolean fromQueue) {
        Kind kind = function.kind();
        String what = "The body of message " + message.id();
        byte[] body = message.bytes();
        EventHead head = head(body, what);
        if (head != null && fromQueue && head.isNotification()) {
            return inside(notification(body, what, message), lane, function, false);
        }
        if (kind == Kind.OBJECTS || kind == Kind.EVENTS) {
            EventFormat format = head == null ? null : format(head, kind, message.id());
            if (format != null) {
                JsonCursor json = JsonCursor.of(body, what);
                return format.read(json, function);
            }
            if (kind == Kind.OBJECTS) {
                throw new UndecodableException(what + " holds no event of S3, and function " + function.name()
                        + " is declared for changes of objects");
            }
        }
        return List.of(Item.messageOrEvent(message, lane, function));
    }

    /** What tells where a body comes from; null when it isn't JSON, which a message needn't be. */
    private static @Nullable EventHead head(byte[] body, String what) {
        try {
            return EventHead.of(body, body.length, what);
        } catch (UndecodableException e) {
            return null;
        }
    }

    private static @Nullable EventFormat format(EventHead head, Kind kind, String carrierId) {
        if (head.hasSourcedRecord && "aws:s3".equals(head.source)) {
            return S3Format.of(carrierId);
        }
        if (head.storageTest && head.source == null) {
            return S3Format.trial(carrierId);
        }
        return head.source == null && EventFormats.isEventBridge(head, kind) ? new EventBridgeFormat() : null;
    }

    private static RawMessage notification(byte[] body, String what, RawMessage carrier) {
        SnsMessage message = new SnsMessage();
        JsonCursor json = JsonCursor.of(body, what);
        message.read(json);
        json.end();
        message.require(json, message.id, "MessageId");
        if (message.text == null) {
            throw json.missing("Message");
        }
        if (message.failure != null) {
            throw message.failure;
        }
        return message.decoded(carrier);
    }
}
