package dev.peregrine.testing;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.Change;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawChange;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.testing.wire.NotCarriedException;
import dev.peregrine.text.Text;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * An event to be delivered in a test: a message, a change in an object store or of a document, an occurrence of a schedule, a
 * CloudEvent. Its id is what replies call it by, on every host. Immutable; every {@code with…} gives a new event.
 *
 * <pre>{@code
 * TestEvent.message("1", json("{\"sku\":\"falcon\"}")).withKey("customer-7").withAttribute("tenant", "a")
 * }</pre>
 */
public final class TestEvent {
    /** When all happens that a test doesn't say the time of. */
    private static final Instant TIME = Instant.parse("2025-01-15T12:00:00Z");

    private final String id;

    /** A RawMessage, ObjectEvent, RawChange, ScheduledEvent or CloudEvent. */
    private final Object event;

    private TestEvent(String id, Object event) {
        this.id = id;
        this.event = event;
    }

    /**
     * A message of a queue, topic or stream called {@code test}.
     *
     * @param id its id
     * @param body its body; text and JSON in UTF-8 are sent as text, anything else as bytes
     * @return the message, sent at a fixed time, on its first delivery
     */
    public static TestEvent message(String id, Content body) {
        boolean text = Text.decode(body.content(), StandardCharsets.UTF_8) != null;
        RawMessage.Builder message = text
                ? RawMessage.text(id, new String(body.content(), StandardCharsets.UTF_8))
                : RawMessage.bytes(id, body.content());
        if (!body.mediaType().isEmpty()) {
            message.contentType(body.mediaType());
        }
        return of(message.source("test").publishedTime(TIME).attempt(1).build());
    }

    /**
     * A message of text.
     *
     * @param id its id
     * @param body its body
     * @return as above
     */
    public static TestEvent message(String id, String body) {
        return message(id, Content.text(body));
    }

    /**
     * Any message.
     *
     * @param message the message
     * @return the event, by the message's id
     */
    public static TestEvent of(RawMessage message) {
        return new TestEvent(message.id(), message);
    }

    /**
     * A change in an object store.
     *
     * @param kind what happened
     * @param container the bucket or container
     * @param key the object's name
     * @return the event, of an object of a few bytes, at a fixed time
     */
    public static TestEvent object(ObjectEvent.Kind kind, String container, String key) {
        return of(ObjectEvent.builder(kind, container, key)
                .size(1024)
                .etag("d41d8cd98f00b204e9800998ecf8427e")
                .time(TIME)
                .build());
    }

    /**
     * A new object, or one written over.
     *
     * @param container the bucket or container
     * @param key the object's name
     * @return as above
     */
    public static TestEvent created(String container, String key) {
        return object(ObjectEvent.Kind.CREATED, container, key);
    }

    /**
     * Any change in an object store.
     *
     * @param object the change
     * @return the event, by the change's id
     */
    public static TestEvent of(ObjectEvent object) {
        return new TestEvent(object.id(), object);
    }

    /**
     * A new document of a collection called {@code test}.
     *
     * @param key what identifies the document
     * @param document the document, a JSON object
     * @return the event, at a fixed time
     */
    public static TestEvent inserted(String key, Content document) {
        return of(change(Change.Kind.INSERT, key).newImage(document.content()).build());
    }

    /**
     * A changed document.
     *
     * @param key what identifies the document
     * @param before the document before, a JSON object
     * @param after the document after
     * @return as above
     */
    public static TestEvent updated(String key, Content before, Content after) {
        return of(change(Change.Kind.UPDATE, key)
                .oldImage(before.content())
                .newImage(after.content())
                .build());
    }

    /**
     * A deleted document.
     *
     * @param key what identifies the document
     * @param before the document before, a JSON object
     * @return as above
     */
    public static TestEvent deleted(String key, Content before) {
        return of(change(Change.Kind.DELETE, key).oldImage(before.content()).build());
    }

    private static RawChange.Builder change(Change.Kind kind, String key) {
        return RawChange.builder(kind + "-" + key, kind, "test", key).time(TIME);
    }

    /**
     * Any change of a document.
     *
     * @param change the change
     * @return the event, by the change's id
     */
    public static TestEvent of(RawChange change) {
        return new TestEvent(change.id(), change);
    }

    /**
     * An occurrence of a schedule.
     *
     * @param scheduleName the schedule's name
     * @param scheduledTime when it is to run
     * @return the event
     */
    public static TestEvent schedule(String scheduleName, Instant scheduledTime) {
        return of(ScheduledEvent.of(scheduleName, scheduledTime));
    }

    /**
     * Any occurrence of a schedule.
     *
     * @param occurrence the occurrence
     * @return the event, by the occurrence's id
     */
    public static TestEvent of(ScheduledEvent occurrence) {
        return new TestEvent(occurrence.id(), occurrence);
    }

    /**
     * A CloudEvent.
     *
     * @param event the event
     * @return the event, by its own id
     */
    public static TestEvent event(CloudEvent event) {
        return new TestEvent(event.getId(), event);
    }

    /**
     * Puts a message into the order of its key: a message group, session, ordering or partition key.
     *
     * @param key the key
     * @return the new message
     */
    public TestEvent withKey(String key) {
        return message(message -> message.orderingKey(key));
    }

    /**
     * Adds an attribute to a message.
     *
     * @param name its name
     * @param value its value
     * @return the new message
     */
    public TestEvent withAttribute(String name, String value) {
        Attributes more = message().attributes().with(name, value);
        return message(message -> message.attributes(more));
    }

    /**
     * Adds an attribute of bytes to a message.
     *
     * @param name its name
     * @param value its value
     * @return the new message
     */
    public TestEvent withAttribute(String name, byte[] value) {
        Attributes more = message().attributes().with(name, value);
        return message(message -> message.attributes(more));
    }

    /**
     * Says how often a message has been delivered, this time included. At a host's last attempt a failure drops the message.
     *
     * @param number 1 for the first time
     * @return the new message
     */
    public TestEvent withAttempt(int number) {
        return message(message -> message.attempt(number));
    }

    /**
     * Says when a message was sent.
     *
     * @param time the time
     * @return the new message
     */
    public TestEvent withPublishedTime(Instant time) {
        return message(message -> message.publishedTime(time));
    }

    /**
     * Names the queue, topic or stream of a message.
     *
     * @param name its name
     * @return the new message
     */
    public TestEvent withSource(String name) {
        return message(message -> message.source(name));
    }

    /**
     * Puts a message into a shard or partition of a stream.
     *
     * @param name its name, in the host's spelling
     * @param sequence the message's position in it, in the host's spelling
     * @return the new message
     */
    public TestEvent withPosition(String name, String sequence) {
        return message(message -> message.partition(name).sequence(sequence));
    }

    private TestEvent message(UnaryOperator<RawMessage.Builder> change) {
        return new TestEvent(id, change.apply(builder(message())).build());
    }

    private static RawMessage.Builder builder(RawMessage from) {
        boolean text = Text.decode(from.bytes(), StandardCharsets.UTF_8) != null;
        RawMessage.Builder builder =
                text ? RawMessage.text(from.id(), from.text()) : RawMessage.bytes(from.id(), from.bytes());
        return builder.source(from.source())
                .attributes(from.attributes())
                .contentType(from.contentType().orElse(null))
                .publishedTime(from.publishedTime().orElse(null))
                .attempt(from.attempt().orElse(0))
                .orderingKey(from.orderingKey().orElse(null))
                .partition(from.partition().orElse(null))
                .sequence(from.sequence().orElse(null));
    }

    /**
     * What replies call the event by.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * The neutral event.
     *
     * @return a {@link RawMessage}, {@link ObjectEvent}, {@link RawChange}, {@link ScheduledEvent} or {@link CloudEvent}
     */
    public Object event() {
        return event;
    }

    /**
     * The event as a message.
     *
     * @return the message
     * @throws NotCarriedException when it isn't one
     */
    public RawMessage message() {
        return as(RawMessage.class, "messages");
    }

    /**
     * The event as a change in an object store.
     *
     * @return the change
     * @throws NotCarriedException when it isn't one
     */
    public ObjectEvent object() {
        return as(ObjectEvent.class, "changes in an object store");
    }

    /**
     * The event as a change of a document.
     *
     * @return the change
     * @throws NotCarriedException when it isn't one
     */
    public RawChange change() {
        return as(RawChange.class, "changes of documents");
    }

    /**
     * The event as an occurrence of a schedule.
     *
     * @return the occurrence
     * @throws NotCarriedException when it isn't one
     */
    public ScheduledEvent schedule() {
        return as(ScheduledEvent.class, "occurrences of schedules");
    }

    /**
     * The event as a CloudEvent.
     *
     * @return the event
     * @throws NotCarriedException when it isn't one
     */
    public CloudEvent cloudEvent() {
        return as(CloudEvent.class, "CloudEvents");
    }

    private <T> T as(Class<T> type, String what) {
        if (!type.isInstance(event)) {
            throw new NotCarriedException("Only " + what + " are carried here, and event " + id + " is "
                    + (event instanceof CloudEvent
                            ? "a CloudEvent"
                            : "of type " + event.getClass().getSimpleName()));
        }
        return type.cast(event);
    }

    /** The id. */
    @Override
    public String toString() {
        return "event " + id;
    }
}
