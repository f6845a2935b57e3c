package dev.peregrine.event;

import dev.peregrine.cloudevents.CloudEvents;
import dev.peregrine.json.JsonCodec;
import dev.peregrine.text.Text;
import io.cloudevents.CloudEvent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A message as it came, its body not yet bound to a type: what adapters make, and what is {@linkplain Parking parked}.
 * Immutable and thread-safe.
 */
public final class RawMessage {
    private final String id;

    /** A String or a byte[]. */
    private final Object body;

    private final String source;
    private final Attributes attributes;
    private final @Nullable String contentType;
    private final @Nullable Instant publishedTime;
    private final int attempt;
    private final @Nullable String orderingKey;
    private final @Nullable String partition;
    private final @Nullable String sequence;
    private final @Nullable CloudEvent original;

    private RawMessage(Builder from) {
        this.id = from.id;
        this.body = from.body;
        this.source = Sources.firstTold(from.source);
        this.attributes = from.attributes;
        this.contentType = from.contentType;
        this.publishedTime = from.publishedTime;
        this.attempt = from.attempt;
        this.orderingKey = from.orderingKey;
        this.partition = from.partition;
        this.sequence = from.sequence;
        this.original = from.original;
    }

    /**
     * Starts a message of text.
     *
     * @param id the host's id of the message, not empty
     * @param body the body
     * @return the builder
     */
    public static Builder text(String id, String body) {
        return new Builder(id, body);
    }

    /**
     * Starts a message of bytes. They are not copied: the caller gives them away and must not change them.
     *
     * @param id the host's id of the message, not empty
     * @param body the body
     * @return the builder
     */
    public static Builder bytes(String id, byte[] body) {
        return new Builder(id, body);
    }

    /**
     * The host's id of the message, unique within its source.
     *
     * @return the id, never empty
     */
    public String id() {
        return id;
    }

    /**
     * The body as bytes.
     *
     * @return the bytes, text in UTF-8; not to be changed
     */
    public byte[] bytes() {
        return body instanceof byte[] bytes ? bytes : ((String) body).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The body as text.
     *
     * @return the text
     * @throws UndecodableException when the body is bytes that aren't UTF-8
     */
    public String text() {
        if (body instanceof String text) {
            return text;
        }
        String text = Text.decode((byte[]) body, StandardCharsets.UTF_8);
        if (text == null) {
            throw new UndecodableException("The body of message " + id + " is not text in UTF-8");
        }
        return text;
    }

    /**
     * The body bound to a type.
     *
     * @param type {@code String} and {@code byte[]} for the body itself, any other to read it as JSON
     * @param codec reads JSON
     * @return the body
     * @throws UndecodableException when the body is not what it should be
     */
    public Object read(Type type, JsonCodec codec) {
        if (type == String.class) {
            return text();
        }
        if (type == byte[].class) {
            return bytes();
        }
        return Json.read(bytes(), type, codec, "The body of message", id);
    }

    /**
     * Where the message comes from, in the host's terms: the queue's, topic's or stream's name or address.
     *
     * @return the source, never empty; {@code unknown} when the host doesn't tell
     */
    public String source() {
        return source;
    }

    /**
     * The sender's attributes, on some hosts called headers or properties.
     *
     * @return the attributes
     */
    public Attributes attributes() {
        return attributes;
    }

    /**
     * The media type of the body.
     *
     * @return the type, empty when the host doesn't tell
     */
    public Optional<String> contentType() {
        return Optional.ofNullable(contentType);
    }

    /**
     * When the message was sent to the host.
     *
     * @return the time, empty when the host doesn't tell
     */
    public Optional<Instant> publishedTime() {
        return Optional.ofNullable(publishedTime);
    }

    /**
     * How often the message has been delivered, this time included.
     *
     * @return 1 for the first time; empty when the host doesn't tell
     */
    public OptionalInt attempt() {
        return attempt > 0 ? OptionalInt.of(attempt) : OptionalInt.empty();
    }

    /**
     * The key within which messages are ordered: a message group, session, ordering or partition key.
     *
     * @return the key, bytes that aren't UTF-8 in base64; empty when there is none
     */
    public Optional<String> orderingKey() {
        return Optional.ofNullable(orderingKey);
    }

    /**
     * The shard or partition of a stream.
     *
     * @return its name; empty for what isn't a stream
     */
    public Optional<String> partition() {
        return Optional.ofNullable(partition);
    }

    /**
     * The position within the partition, or the number that a queue gives to its messages.
     *
     * @return the host's spelling of it; empty when there is none
     */
    public Optional<String> sequence() {
        return Optional.ofNullable(sequence);
    }

    /**
     * The message as a CloudEvent: the one that it came as, else one of the type {@code dev.peregrine.message} with the
     * message's id, source, time and body.
     *
     * @return the event
     */
    public CloudEvent toCloudEvent() {
        return original != null ? original : CloudEvents.of(this);
    }

    /** The id alone: bodies don't belong into logs. */
    @Override
    public String toString() {
        return "message " + id;
    }

    /** Collects the parts of a message. Used by one thread. */
    public static final class Builder {
        private final String id;
        private final Object body;
        private String source = "";
        private Attributes attributes = Attributes.empty();
        private @Nullable String contentType;
        private @Nullable Instant publishedTime;
        private int attempt;
        private @Nullable String orderingKey;
        private @Nullable String partition;
        private @Nullable String sequence;
        private @Nullable CloudEvent original;

        private Builder(String id, Object body) {
            if (id.isEmpty()) {
                throw new IllegalArgumentException("A message needs an id");
            }
            this.id = id;
            this.body = body;
        }

        /**
         * Sets where the message comes from.
         *
         * @param name the queue's, topic's or stream's name or address; empty when the host doesn't tell
         * @return this
         */
        public Builder source(String name) {
            this.source = name;
            return this;
        }

        /**
         * Sets the attributes.
         *
         * @param all the attributes
         * @return this
         */
        public Builder attributes(Attributes all) {
            this.attributes = all;
            return this;
        }

        /**
         * Sets the media type of the body.
         *
         * @param type the type, null when it isn't known
         * @return this
         */
        public Builder contentType(@Nullable String type) {
            this.contentType = type;
            return this;
        }

        /**
         * Sets when the message was sent.
         *
         * @param time the time, null when it isn't known
         * @return this
         */
        public Builder publishedTime(@Nullable Instant time) {
            this.publishedTime = time;
            return this;
        }

        /**
         * Sets how often the message has been delivered.
         *
         * @param number 1 for the first time, 0 when it isn't known
         * @return this
         */
        public Builder attempt(int number) {
            this.attempt = number;
            return this;
        }

        /**
         * Sets the key within which messages are ordered.
         *
         * @param key the key, null when there is none
         * @return this
         */
        public Builder orderingKey(@Nullable String key) {
            this.orderingKey = key;
            return this;
        }

        /**
         * Sets the shard or partition.
         *
         * @param name its name, null when there is none
         * @return this
         */
        public Builder partition(@Nullable String name) {
            this.partition = name;
            return this;
        }

        /**
         * Sets the position within the partition.
         *
         * @param position the host's spelling, null when there is none
         * @return this
         */
        public Builder sequence(@Nullable String position) {
            this.sequence = position;
            return this;
        }

        /**
         * Sets the CloudEvent that the message came as.
         *
         * @param event the event
         * @return this
         */
        public Builder original(CloudEvent event) {
            this.original = event;
            return this;
        }

        /**
         * Makes the message.
         *
         * @return the message
         */
        public RawMessage build() {
            return new RawMessage(this);
        }
    }
}
