package dev.peregrine.event;

import dev.peregrine.cloudevents.CloudEvents;
import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A change in an object store. Immutable and thread-safe. */
public final class ObjectEvent {
    private final Kind kind;
    private final String container;
    private final String key;
    private final String id;
    private final String source;
    private final long size;
    private final @Nullable String etag;
    private final @Nullable String version;
    private final @Nullable String contentType;
    private final @Nullable Instant time;
    private final @Nullable String sequence;
    private final @Nullable CloudEvent original;

    private ObjectEvent(Builder from) {
        this.kind = from.kind;
        this.container = from.container;
        this.key = from.key;
        this.id = from.id == null || from.id.isEmpty() ? from.container + "/" + from.key : from.id;
        this.source = Sources.firstTold(from.source, from.container);
        this.size = from.size;
        this.etag = from.etag;
        this.version = from.version;
        this.contentType = from.contentType;
        this.time = from.time;
        this.sequence = from.sequence;
        this.original = from.original;
    }

    /** What happened to an object. */
    public enum Kind {
        /** It was written: new, or over an earlier one. */
        CREATED,
        /** It was deleted; where versions are kept, it may be only hidden. */
        DELETED,
        /** It was moved to an archive, or its version became an old one. */
        ARCHIVED,
        /** It was brought back from an archive. */
        RESTORED,
        /** Its metadata, tags or access rules were changed, and its content was not. */
        METADATA_CHANGED
    }

    /**
     * Starts an event.
     *
     * @param kind what happened
     * @param container the bucket or container
     * @param key the object's name, decoded
     * @return the builder
     */
    public static Builder builder(Kind kind, String container, String key) {
        return new Builder(kind, container, key);
    }

    /**
     * An event for a plain test of a handler.
     *
     * @param kind what happened
     * @param container the bucket or container
     * @param key the object's name
     * @return the event, without size and the rest
     */
    public static ObjectEvent of(Kind kind, String container, String key) {
        return builder(kind, container, key).build();
    }

    /**
     * What happened.
     *
     * @return the kind of change
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The bucket, on Azure the container.
     *
     * @return its name
     */
    public String container() {
        return container;
    }

    /**
     * The object's name within its container, with its slashes.
     *
     * @return the name, decoded
     */
    public String key() {
        return key;
    }

    /**
     * The host's id of this event.
     *
     * @return the id; where the host has none, made from what identifies the change
     */
    public String id() {
        return id;
    }

    /**
     * Where the event comes from, in the host's terms.
     *
     * @return the store's or bucket's address or name
     */
    public String source() {
        return source;
    }

    /**
     * The object's size.
     *
     * @return bytes; empty when the host doesn't tell, as of deleted ones
     */
    public OptionalLong size() {
        return size >= 0 ? OptionalLong.of(size) : OptionalLong.empty();
    }

    /**
     * The object's entity tag.
     *
     * @return the tag without quotes; empty when the host doesn't tell
     */
    public Optional<String> etag() {
        return Optional.ofNullable(etag);
    }

    /**
     * The object's version or generation.
     *
     * @return the host's spelling of it; empty when the store keeps none
     */
    public Optional<String> version() {
        return Optional.ofNullable(version);
    }

    /**
     * The object's media type.
     *
     * @return the type; empty when the host doesn't tell
     */
    public Optional<String> contentType() {
        return Optional.ofNullable(contentType);
    }

    /**
     * When it happened.
     *
     * @return the time; empty when the host doesn't tell
     */
    public Optional<Instant> time() {
        return Optional.ofNullable(time);
    }

    /**
     * What orders the events of one object.
     *
     * @return the host's sequencer; empty when there is none
     */
    public Optional<String> sequence() {
        return Optional.ofNullable(sequence);
    }

    /**
     * The event as a CloudEvent: the one that it came as, else one of a type such as {@code dev.peregrine.object.created}.
     *
     * @return the event
     */
    public CloudEvent toCloudEvent() {
        return original != null ? original : CloudEvents.of(this);
    }

    /** What happened to which object. */
    @Override
    public String toString() {
        return kind + " " + container + "/" + key;
    }

    /** Collects the parts of an event. Used by one thread. */
    public static final class Builder {
        private final Kind kind;
        private final String container;
        private final String key;
        private @Nullable String id;
        private @Nullable String source;
        private long size = -1;
        private @Nullable String etag;
        private @Nullable String version;
        private @Nullable String contentType;
        private @Nullable Instant time;
        private @Nullable String sequence;
        private @Nullable CloudEvent original;

        private Builder(Kind kind, String container, String key) {
            this.kind = kind;
            this.container = container;
            this.key = key;
        }

        /**
         * Sets the host's id of the event.
         *
         * @param eventId the id, null when there is none
         * @return this
         */
        public Builder id(@Nullable String eventId) {
            this.id = eventId;
            return this;
        }

        /**
         * Sets where the event comes from.
         *
         * @param name the store's or bucket's address or name, null for the container's name
         * @return this
         */
        public Builder source(@Nullable String name) {
            this.source = name;
            return this;
        }

        /**
         * Sets the size.
         *
         * @param bytes the size, negative when it isn't known
         * @return this
         */
        public Builder size(long bytes) {
            this.size = bytes;
            return this;
        }

        /**
         * Sets the entity tag.
         *
         * @param tag the tag without quotes, null when it isn't known
         * @return this
         */
        public Builder etag(@Nullable String tag) {
            this.etag = tag;
            return this;
        }

        /**
         * Sets the version or generation.
         *
         * @param name the host's spelling, null when there is none
         * @return this
         */
        public Builder version(@Nullable String name) {
            this.version = name;
            return this;
        }

        /**
         * Sets the media type.
         *
         * @param type the type, null when it isn't known
         * @return this
         */
        public Builder contentType(@Nullable String type) {
            this.contentType = type;
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
         * Sets what orders the events of one object.
         *
         * @param sequencer the host's spelling, null when there is none
         * @return this
         */
        public Builder sequence(@Nullable String sequencer) {
            this.sequence = sequencer;
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
         * Makes the event.
         *
         * @return the event
         */
        public ObjectEvent build() {
            return new ObjectEvent(this);
        }
    }
}
