package dev.peregrine.gcp;

import dev.peregrine.Host;
import dev.peregrine.cloudevents.CloudEventReader;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Kind;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Makes of CloudEvents and of Pub/Sub's messages what a function of its kind gets. What belongs to the kind and can't be read
 * is an undecodable item; what doesn't belong to it is refused as a whole. Immutable.
 */
final class EventDecoder {
    private static final String PREFIX = "ce-";
    private static final byte[] NO_DATA = {};

    private final FunctionDefinition function;

    EventDecoder(FunctionDefinition function) {
        this.function = function;
    }

    /**
     * Reads an event.
     *
     * @throws UnexpectedEventException when the function isn't declared for such events
     */
    Arrival event(CloudEvent event) {
        return event.getType().equals(PubSubMessage.TYPE) ? published(event) : Arrival.of(host(event), item(event));
    }

    private static Host host(CloudEvent event) {
        if (event.getType().startsWith(StorageObject.TYPES)) {
            return EventHosts.STORAGE;
        }
        return event.getType().startsWith(FirestoreChange.TYPES) ? EventHosts.FIRESTORE : EventHosts.EVENTARC;
    }

    private Item item(CloudEvent event) {
        RawMessage raw = raw(event);
        if (function.kind() == Kind.EVENTS) {
            return Item.event(raw, event);
        }
        ObjectEvent.Kind change = function.kind() == Kind.OBJECTS ? StorageObject.kind(event.getType()) : null;
        boolean document = function.kind() == Kind.CHANGES && FirestoreChange.isType(event.getType());
        if (change == null && !document) {
            throw new UnexpectedEventException(
                    function,
                    "an event of type " + shown(event.getType()),
                    "Give the function a trigger of its kind, or declare it with events(…)");
        }
        try {
            return change != null
                    ? Item.object(raw, StorageObject.of(event, change, raw))
                    : Item.change(raw, null, FirestoreChange.of(event, raw));
        } catch (UndecodableException e) {
            return Item.undecodable(raw, null, e);
        }
    }

    private Arrival published(CloudEvent event) {
        PubSubMessage read;
        try {
            read = PubSubMessage.read(data(event), "The data of event " + event.getId());
        } catch (UndecodableException e) {
            return Arrival.of(EventHosts.PUB_SUB, unreadable(event, e));
        }
        UndecodableException failure = read.failure();
        Item item = failure == null ? item(read.of(event), event) : unreadable(event, failure);
        return Arrival.of(EventHosts.PUB_SUB, item);
    }

    /** A function of events asks for the event and not for what is in it. */
    private Item unreadable(CloudEvent event, UndecodableException failure) {
        RawMessage raw = raw(event);
        return function.kind() == Kind.EVENTS ? Item.event(raw, event) : Item.undecodable(raw, null, failure);
    }

    /**
     * Reads what Pub/Sub has pushed by itself.
     *
     * @throws UndecodableException when it can't be read so far that it could be parked
     * @throws UnexpectedEventException when the function isn't declared for such messages
     */
    Arrival pushed(byte[] json) {
        PubSubMessage read = PubSubMessage.read(json, "The request's body, taken for a push of Pub/Sub");
        UndecodableException failure = read.failure();
        RawMessage message = read.pushed();
        return Arrival.of(
                EventHosts.PUB_SUB_PUSH,
                failure == null
                        ? item(message, null)
                        : Item.undecodable(message, message.orderingKey().orElse(null), failure));
    }

    /**
     * Takes a message of Pub/Sub.
     *
     * @param event the event that it came as, if it did
     * @throws UnexpectedEventException when the function isn't declared for such messages
     */
    Item item(RawMessage message, @Nullable CloudEvent event) {
        String lane = message.orderingKey().orElse(null);
        Kind kind = function.kind();
        if (kind == Kind.MESSAGES || kind == Kind.BATCHES) {
            return Item.message(message, lane);
        }
        if (kind == Kind.SCHEDULE) {
            return Item.schedule(message, occurrence(message, event)).carriedBy(message, lane);
        }
        try {
            // what Eventarc can't write into headers, and what senders publish by the Pub/Sub binding of CloudEvents
            if (CloudEventReader.isCloudEvent(message.attributes(), PREFIX)) {
                return item(CloudEventReader.attributes(message.attributes(), PREFIX, message.bytes()))
                        .carriedBy(message, lane);
            }
            if (kind != Kind.CHANGES && function.isUnwrapped() && StorageObject.isNotification(message)) {
                return Item.object(message, StorageObject.notified(message)).carriedBy(message, lane);
            }
        } catch (UndecodableException e) {
            return Item.undecodable(message, lane, e);
        }
        if (kind == Kind.EVENTS) {
            return Item.message(message, lane);
        }
        throw new UnexpectedEventException(
                function,
                "a message of Pub/Sub",
                kind == Kind.OBJECTS
                        ? "If the topic gets notifications of Cloud Storage, declare the function with unwrapped()"
                        : "Give the function a trigger of its kind, or declare it with messages(…)");
    }

    /** Cloud Scheduler through Pub/Sub says neither which job it is nor when it was to run. */
    private ScheduledEvent occurrence(RawMessage message, @Nullable CloudEvent event) {
        ScheduledEvent.Builder occurrence = ScheduledEvent.builder(
                        message.id(), function.name(), message.publishedTime().orElseGet(Instant::now))
                .estimated()
                .source(message.source())
                .payload(message.bytes());
        return event == null ? occurrence.build() : occurrence.original(event).build();
    }

    /** An event as it came, for parking. */
    private static RawMessage raw(CloudEvent event) {
        OffsetDateTime time = event.getTime();
        return RawMessage.bytes(event.getId(), data(event))
                .source(event.getSource().toString())
                .contentType(event.getDataContentType())
                .publishedTime(time == null ? null : time.toInstant())
                .original(event)
                .build();
    }

    private static byte[] data(CloudEvent event) {
        CloudEventData data = event.getData();
        return data == null ? NO_DATA : data.toBytes();
    }

    /** A type as it may stand in a log. */
    static String shown(String type) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < type.length() && i < 100; i++) {
            char c = type.charAt(i);
            shown.append(c > ' ' && c <= '~' ? c : '?');
        }
        return shown.toString();
    }
}
