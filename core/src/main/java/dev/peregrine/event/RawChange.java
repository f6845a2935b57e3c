package dev.peregrine.event;

import dev.peregrine.cloudevents.CloudEvents;
import dev.peregrine.json.JsonCodec;
import io.cloudevents.CloudEvent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change as it came, its images JSON that is not yet bound to a type: what adapters make. Immutable and thread-safe. */
public final class RawChange {
    private final Change.Kind kind;
    private final String collection;
    private final String key;
    private final String id;
    private final String source;
    private final Map<String, Object> keyAttributes;
    private final byte @Nullable [] oldImage;
    private final byte @Nullable [] newImage;
    private final @Nullable Instant time;
    private final @Nullable String sequence;
    private final @Nullable CloudEvent original;

    private RawChange(Builder from) {
        this.kind = from.kind;
        this.collection = from.collection;
        this.key = from.key;
        this.id = from.id;
        this.source = Sources.firstTold(from.source, from.collection);
        this.keyAttributes = from.keyAttributes;
        this.oldImage = from.oldImage;
        this.newImage = from.newImage;
        this.time = from.time;
        this.sequence = from.sequence;
        this.original = from.original;
    }

    /**
     * Starts a change.
     *
     * @param id the host's id of the event, not empty
     * @param kind what happened
     * @param collection the table, collection or container
     * @param key what identifies the document in its collection
     * @return the builder
     */
    public static Builder builder(String id, Change.Kind kind, String collection, String key) {
        return new Builder(id, kind, collection, key);
    }

    /**
     * The host's id of the event.
     *
     * @return the id
     */
    public String id() {
        return id;
    }

    /**
     * What happened.
     *
     * @return the kind
     */
    public Change.Kind kind() {
        return kind;
    }

    /**
     * The table, collection or container.
     *
     * @return its name
     */
    public String collection() {
        return collection;
    }

    /**
     * What identifies the document in its collection.
     *
     * @return as in {@link Change#key}
     */
    public String key() {
        return key;
    }

    /**
     * The attributes that make up the key.
     *
     * @return names and values, as in {@link Change#keyAttributes}
     */
    public Map<String, Object> keyAttributes() {
        return keyAttributes;
    }

    /**
     * Where the event comes from, in the host's terms.
     *
     * @return the source
     */
    public String source() {
        return source;
    }

    /**
     * The document before the change.
     *
     * @return its JSON, not to be changed; empty where there is none
     */
    public Optional<byte[]> oldImage() {
        return Optional.ofNullable(oldImage);
    }

    /**
     * The document after the change.
     *
     * @return its JSON, not to be changed; empty where there is none
     */
    public Optional<byte[]> newImage() {
        return Optional.ofNullable(newImage);
    }

    /**
     * When it happened.
     *
     * @return the time, empty when the host doesn't tell
     */
    public Optional<Instant> time() {
        return Optional.ofNullable(time);
    }

    /**
     * The position in the stream of changes.
     *
     * @return the host's spelling of it, empty when there is none
     */
    public Optional<String> sequence() {
        return Optional.ofNullable(sequence);
    }

    /**
     * The change with its images bound to a type.
     *
     * @param type {@code String} and {@code byte[]} for the JSON itself, any other to bind it
     * @param codec reads JSON
     * @return the change
     * @throws UndecodableException when an image doesn't fit the type
     */
    public Change<Object> bind(Type type, JsonCodec codec) {
        return Change.of(
                this,
                oldImage == null
                        ? Optional.empty()
                        : Optional.of(image(oldImage, type, codec, "The old image of change")),
                newImage == null
                        ? Optional.empty()
                        : Optional.of(image(newImage, type, codec, "The new image of change")));
    }

    private Object image(byte[] json, Type type, JsonCodec codec, String what) {
        if (type == byte[].class) {
            return json;
        }
        return type == String.class ? new String(json, StandardCharsets.UTF_8) : Json.read(json, type, codec, what, id);
    }

    /**
     * The change as a CloudEvent: the one that it came as, else one of a type such as {@code dev.peregrine.change.insert}.
     *
     * @return the event
     */
    public CloudEvent toCloudEvent() {
        return original != null ? original : CloudEvents.of(this);
    }

    /** What happened to which document. */
    @Override
    public String toString() {
        return kind + " " + collection + "/" + key;
    }

    /** Collects the parts of a change. Used by one thread. */
    public static final class Builder {
        private final String id;
        private final Change.Kind kind;
        private final String collection;
        private final String key;
        private @Nullable String source;
        private Map<String, Object> keyAttributes = Map.of();
        private byte @Nullable [] oldImage;
        private byte @Nullable [] newImage;
        private @Nullable Instant time;
        private @Nullable String sequence;
        private @Nullable CloudEvent original;

        private Builder(String id, Change.Kind kind, String collection, String key) {
            if (id.isEmpty()) {
                throw new IllegalArgumentException("A change needs an id");
            }
            this.id = id;
            this.kind = kind;
            this.collection = collection;
            this.key = key;
        }

        /**
         * Sets where the event comes from.
         *
         * @param name the source in the host's terms, null for the collection's name
         * @return this
         */
        public Builder source(@Nullable String name) {
            this.source = name;
            return this;
        }

        /**
         * Sets the attributes that make up the key.
         *
         * @param attributes names and values, not changed afterwards
         * @return this
         */
        public Builder keyAttributes(Map<String, Object> attributes) {
            this.keyAttributes = Collections.unmodifiableMap(attributes);
            return this;
        }

        /**
         * Sets the document before the change.
         *
         * @param json its JSON, null when there is none
         * @return this
         */
        public Builder oldImage(byte @Nullable [] json) {
            this.oldImage = json;
            return this;
        }

        /**
         * Sets the document after the change.
         *
         * @param json its JSON, null when there is none
         * @return this
         */
        public Builder newImage(byte @Nullable [] json) {
            this.newImage = json;
            return this;
        }

        /**
         * Sets when it happened.
         *
         * @param at the time, null when it isn't known
         * @return this
         */
        public Builder time(@Nullable Instant at) {
            this.time = at;
            return this;
        }

        /**
         * Sets the position in the stream of changes.
         *
         * @param position the host's spelling, null when there is none
         * @return this
         */
        public Builder sequence(@Nullable String position) {
            this.sequence = position;
            return this;
        }

        /**
         * Sets the CloudEvent that it came as.
         *
         * @param event the event
         * @return this
         */
        public Builder original(CloudEvent event) {
            this.original = event;
            return this;
        }

        /**
         * Makes the change.
         *
         * @return the change
         */
        public RawChange build() {
            return new RawChange(this);
        }
    }
}
