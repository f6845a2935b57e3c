package dev.peregrine.spi;

import dev.peregrine.cloudevents.CloudEventReader;
import dev.peregrine.event.Message;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawChange;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCodec;
import io.cloudevents.CloudEvent;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/**
 * One of the items that a host delivers together: a message, an event. It runs at most once within an invocation and is done,
 * parked or reported. Immutable.
 */
public final class Item {
    /** Of Kafka, and of AMQP in both of its spellings. */
    private static final String[] EVENT_PREFIXES = {"ce_", "cloudEvents:", "cloudEvents_"};

    private final RawMessage raw;
    private final @Nullable String lane;

    /** A RawMessage, ObjectEvent, RawChange, ScheduledEvent, CloudEvent, or the UndecodableException that it failed by. */
    private final Object event;

    private Item(RawMessage raw, @Nullable String lane, Object event) {
        this.raw = raw;
        this.lane = lane;
        this.event = event;
    }

    /**
     * A message.
     *
     * @param message the message
     * @param lane what it is ordered within: a shard, a partition, a message group; null when there is no order
     * @return the item
     */
    public static Item message(RawMessage message, @Nullable String lane) {
        return new Item(message, lane, message);
    }

    /**
     * A message, or the CloudEvent that it says it is when the function is one for events. Sources: <em>Kafka Protocol
     * Binding for CloudEvents 1.0.2</em> and <em>AMQP Protocol Binding for CloudEvents 1.0.2</em>; queues and topics that have
     * no binding of their own are read by the same rules.
     *
     * @param message the message; an event's attributes are among its own, with {@code ce_}, {@code cloudEvents:} or
     *     {@code cloudEvents_} before their names
     * @param lane as for {@link #message}
     * @param function the function that it is for
     * @return the item, undecodable when the message says that it is an event and isn't a right one
     */
    public static Item messageOrEvent(RawMessage message, @Nullable String lane, FunctionDefinition function) {
        if (function.kind() != Kind.EVENTS) {
            return message(message, lane);
        }
        for (String prefix : EVENT_PREFIXES) {
            if (CloudEventReader.isCloudEvent(message.attributes(), prefix)) {
                return carriedEvent(message, lane, prefix);
            }
        }
        return message(message, lane);
    }

    private static Item carriedEvent(RawMessage message, @Nullable String lane, String prefix) {
        try {
            return event(message, CloudEventReader.attributes(message.attributes(), prefix, message.bytes()))
                    .carriedBy(message, lane);
        } catch (UndecodableException e) {
            return undecodable(message, lane, e);
        }
    }

    /**
     * A change in an object store.
     *
     * @param raw the event as it came, for parking
     * @param object the event
     * @return the item
     */
    public static Item object(RawMessage raw, ObjectEvent object) {
        return new Item(raw, null, object);
    }

    /**
     * A change of a document.
     *
     * @param raw the event as it came, for parking
     * @param lane the shard of the stream of changes; null when there is no order
     * @param change the event
     * @return the item
     */
    public static Item change(RawMessage raw, @Nullable String lane, RawChange change) {
        return new Item(raw, lane, change);
    }

    /**
     * An occurrence of a schedule.
     *
     * @param raw the event as it came, for parking
     * @param occurrence the event
     * @return the item
     */
    public static Item schedule(RawMessage raw, ScheduledEvent occurrence) {
        return new Item(raw, null, occurrence);
    }

    /**
     * A CloudEvent.
     *
     * @param raw the event as it came, for parking
     * @param event the event
     * @return the item
     */
    public static Item event(RawMessage raw, CloudEvent event) {
        return new Item(raw, null, event);
    }

    /**
     * An item that isn't what it should be: it fails without entering the handler.
     *
     * @param raw the item as far as it could be read
     * @param lane what it is ordered within, null when there is no order
     * @param failure what is wrong with it
     * @return the item
     */
    public static Item undecodable(RawMessage raw, @Nullable String lane, UndecodableException failure) {
        return new Item(raw, lane, failure);
    }

    /**
     * This item within another that carried it, as a storage event within a queue's message: the outer one is what the host
     * knows.
     *
     * @param carrier the message that the host delivered
     * @param carrierLane what that is ordered within, null when there is no order
     * @return the item, with the carrier's id
     */
    public Item carriedBy(RawMessage carrier, @Nullable String carrierLane) {
        return new Item(carrier, carrierLane, event);
    }

    /**
     * The host's id of the item.
     *
     * @return the id
     */
    public String id() {
        return raw.id();
    }

    /**
     * The item as the host delivered it.
     *
     * @return the message, or what stands for it
     */
    public RawMessage raw() {
        return raw;
    }

    /**
     * What it is ordered within.
     *
     * @return a shard, a partition, a message group; null when there is no order
     */
    public @Nullable String lane() {
        return lane;
    }

    /** Makes what the handler gets. */
    Object input(FunctionDefinition function, JsonCodec codec) {
        if (event instanceof UndecodableException failure) {
            throw failure;
        }
        Kind kind = function.kind();
        if (kind == Kind.EVENTS) {
            return cloudEvent();
        }
        if (event instanceof RawMessage message && (kind == Kind.MESSAGES || kind == Kind.BATCHES)) {
            return Message.of(message, message.read(type(function), codec));
        }
        if (event instanceof RawChange change && kind == Kind.CHANGES) {
            return change.bind(type(function), codec);
        }
        if (event instanceof ObjectEvent
                ? kind == Kind.OBJECTS
                : event instanceof ScheduledEvent && kind == Kind.SCHEDULE) {
            return event;
        }
        // the trigger is wrong and not the item: parked, all that comes by it would be acknowledged unread
        throw new IllegalStateException("Item " + id() + " is not what function " + function.name()
                + " takes: it isn't one for functions of kind " + kind + ". Give the function a trigger of its kind");
    }

    private static Type type(FunctionDefinition function) {
        return function.types().get(0);
    }

    private CloudEvent cloudEvent() {
        if (event instanceof RawMessage message) {
            return message.toCloudEvent();
        }
        if (event instanceof ObjectEvent object) {
            return object.toCloudEvent();
        }
        if (event instanceof RawChange change) {
            return change.toCloudEvent();
        }
        return event instanceof ScheduledEvent occurrence ? occurrence.toCloudEvent() : (CloudEvent) event;
    }
}
