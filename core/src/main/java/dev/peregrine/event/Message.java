package dev.peregrine.event;

import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A message of a queue, a topic or a stream. Immutable as far as its body is; thread-safe.
 *
 * @param <T> what the body is bound to
 */
public final class Message<T> {
    private final RawMessage raw;
    private final T body;

    private Message(RawMessage raw, T body) {
        this.raw = raw;
        this.body = body;
    }

    /**
     * A message with a bound body.
     *
     * @param raw the message as it came
     * @param body its body
     * @param <T> the body's type
     * @return the message
     */
    public static <T> Message<T> of(RawMessage raw, T body) {
        return new Message<>(raw, body);
    }

    /**
     * A message for a plain test of a handler.
     *
     * @param id its id
     * @param body its body
     * @param <T> the body's type
     * @return the message, without attributes and the rest
     */
    public static <T> Message<T> of(String id, T body) {
        return new Message<>(RawMessage.bytes(id, new byte[0]).build(), body);
    }

    /**
     * The host's id of the message, unique within its source; the same when it is delivered again.
     *
     * @return the id, never empty
     */
    public String id() {
        return raw.id();
    }

    /**
     * The body.
     *
     * @return the body, bound to the declared type
     */
    public T body() {
        return body;
    }

    /**
     * The sender's attributes, on some hosts called headers or properties.
     *
     * @return the attributes
     */
    public Attributes attributes() {
        return raw.attributes();
    }

    /**
     * The first value of an attribute.
     *
     * @param name its name
     * @return the value, bytes read as UTF-8; empty when there is none
     */
    public Optional<String> attribute(String name) {
        return raw.attributes().get(name);
    }

    /**
     * When the message was sent to the host.
     *
     * @return the time, empty when the host doesn't tell
     */
    public Optional<Instant> publishedTime() {
        return raw.publishedTime();
    }

    /**
     * How often the message has been delivered, this time included.
     *
     * @return 1 for the first time; empty when the host doesn't tell
     */
    public OptionalInt attempt() {
        return raw.attempt();
    }

    /**
     * The key within which messages are ordered: a message group, session, ordering or partition key.
     *
     * @return the key, empty when there is none
     */
    public Optional<String> orderingKey() {
        return raw.orderingKey();
    }

    /**
     * Where the message comes from, in the host's terms: the queue's, topic's or stream's name or address.
     *
     * @return the source
     */
    public String source() {
        return raw.source();
    }

    /**
     * The shard or partition of a stream.
     *
     * @return its name; empty for what isn't a stream
     */
    public Optional<String> partition() {
        return raw.partition();
    }

    /**
     * The position within the partition, or the number that a queue gives to its messages.
     *
     * @return the host's spelling of it; empty when there is none
     */
    public Optional<String> sequence() {
        return raw.sequence();
    }

    /**
     * The message as it came.
     *
     * @return the message with its body as text or bytes
     */
    public RawMessage raw() {
        return raw;
    }

    /**
     * The message as a CloudEvent.
     *
     * @return the event, as in {@link RawMessage#toCloudEvent}
     */
    public CloudEvent toCloudEvent() {
        return raw.toCloudEvent();
    }

    /** The id alone: bodies don't belong into logs. */
    @Override
    public String toString() {
        return raw.toString();
    }
}
