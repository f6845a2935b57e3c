package dev.peregrine.event;

import dev.peregrine.cloudevents.CloudEvents;
import dev.peregrine.json.JsonCodec;
import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One occurrence of a schedule. Immutable and thread-safe. */
public final class ScheduledEvent {
    private static final byte[] NONE = {};

    private final String id;
    private final String scheduleName;
    private final Instant scheduledTime;
    private final boolean estimated;
    private final String source;
    private final @Nullable Boolean late;
    private final byte[] payload;
    private final @Nullable CloudEvent original;

    private ScheduledEvent(Builder from) {
        this.id = from.id;
        this.scheduleName = from.scheduleName;
        this.scheduledTime = from.scheduledTime;
        this.estimated = from.estimated;
        this.source = Sources.firstTold(from.source, from.scheduleName);
        this.late = from.late;
        this.payload = from.payload;
        this.original = from.original;
    }

    /**
     * Starts an event.
     *
     * @param id the host's id of the occurrence, not empty
     * @param scheduleName the schedule's name
     * @param scheduledTime when it was to run
     * @return the builder
     */
    public static Builder builder(String id, String scheduleName, Instant scheduledTime) {
        return new Builder(id, scheduleName, scheduledTime);
    }

    /**
     * An event for a plain test of a handler.
     *
     * @param scheduleName the schedule's name
     * @param scheduledTime when it was to run
     * @return the event
     */
    public static ScheduledEvent of(String scheduleName, Instant scheduledTime) {
        return builder(scheduleName + "-" + scheduledTime, scheduleName, scheduledTime)
                .build();
    }

    /**
     * The host's id of this occurrence.
     *
     * @return the id, never empty
     */
    public String id() {
        return id;
    }

    /**
     * The schedule's name, in the host's terms: a rule, a schedule, a job or a function.
     *
     * @return the name; the function's own when the host tells none
     */
    public String scheduleName() {
        return scheduleName;
    }

    /**
     * When it was to run.
     *
     * @return the time
     */
    public Instant scheduledTime() {
        return scheduledTime;
    }

    /**
     * Whether {@link #scheduledTime()} is an estimate, because the host doesn't tell it: then it is the time at which the
     * event was sent or arrived.
     *
     * @return whether it is estimated
     */
    public boolean estimated() {
        return estimated;
    }

    /**
     * Whether it runs later than it should have, for instance because the host was down.
     *
     * @return whether it is late; empty when the host doesn't tell
     */
    public Optional<Boolean> late() {
        return Optional.ofNullable(late);
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
     * What the schedule is configured to send along.
     *
     * @return the bytes, not to be changed; none when nothing is configured
     */
    public byte[] payload() {
        return payload;
    }

    /**
     * What the schedule is configured to send along, read as JSON by the light codec.
     *
     * @param type the type
     * @param <T> the type
     * @return the value
     * @throws UndecodableException when it isn't JSON or doesn't fit the type
     */
    @SuppressWarnings("unchecked") // the codec returns an instance of the type
    public <T> T payload(Class<T> type) {
        return (T) Json.read(payload, type, JsonCodec.light(), "The payload of schedule", scheduleName);
    }

    /**
     * The event as a CloudEvent: the one that it came as, else one of the type {@code dev.peregrine.schedule}.
     *
     * @return the event
     */
    public CloudEvent toCloudEvent() {
        return original != null ? original : CloudEvents.of(this);
    }

    /** The schedule and the time. */
    @Override
    public String toString() {
        return scheduleName + " at " + scheduledTime;
    }

    /** Collects the parts of an event. Used by one thread. */
    public static final class Builder {
        private final String id;
        private final String scheduleName;
        private final Instant scheduledTime;
        private boolean estimated;
        private @Nullable String source;
        private @Nullable Boolean late;
        private byte[] payload = NONE;
        private @Nullable CloudEvent original;

        private Builder(String id, String scheduleName, Instant scheduledTime) {
            if (id.isEmpty()) {
                throw new IllegalArgumentException("An occurrence of a schedule needs an id");
            }
            this.id = id;
            this.scheduleName = scheduleName;
            this.scheduledTime = scheduledTime;
        }

        /**
         * Says that the time is an estimate.
         *
         * @return this
         */
        public Builder estimated() {
            this.estimated = true;
            return this;
        }

        /**
         * Sets where the event comes from.
         *
         * @param name the source in the host's terms, null for the schedule's name
         * @return this
         */
        public Builder source(@Nullable String name) {
            this.source = name;
            return this;
        }

        /**
         * Sets whether it is late.
         *
         * @param isLate whether it is
         * @return this
         */
        public Builder late(boolean isLate) {
            this.late = isLate;
            return this;
        }

        /**
         * Sets what the schedule sends along. Not copied: the caller gives it away.
         *
         * @param bytes the payload
         * @return this
         */
        public Builder payload(byte[] bytes) {
            this.payload = bytes;
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
        public ScheduledEvent build() {
            return new ScheduledEvent(this);
        }
    }
}
