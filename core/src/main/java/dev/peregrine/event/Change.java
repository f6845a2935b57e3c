package dev.peregrine.event;

import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A change of a document: a row of a table, a document of a collection. Immutable as far as its images are; thread-safe.
 *
 * @param <T> what documents are bound to
 */
public final class Change<T> {
    private final RawChange raw;
    private final Optional<T> oldImage;
    private final Optional<T> newImage;

    private Change(RawChange raw, Optional<T> oldImage, Optional<T> newImage) {
        this.raw = raw;
        this.oldImage = oldImage;
        this.newImage = newImage;
    }

    /** What happened to a document. */
    public enum Kind {
        /** It is new. */
        INSERT,
        /** It was there before, and was changed. */
        UPDATE,
        /** It was written; the host doesn't tell whether it was there before. */
        UPSERT,
        /** It was deleted. */
        DELETE
    }

    static <T> Change<T> of(RawChange raw, Optional<T> oldImage, Optional<T> newImage) {
        return new Change<>(raw, oldImage, newImage);
    }

    /**
     * A new document, for a plain test of a handler.
     *
     * @param key what identifies the document
     * @param document the document
     * @param <T> its type
     * @return the change
     */
    public static <T> Change<T> insert(String key, T document) {
        return of(Kind.INSERT, key, Optional.empty(), Optional.of(document));
    }

    /**
     * A changed document, for a plain test of a handler.
     *
     * @param key what identifies the document
     * @param before the document before
     * @param after the document after
     * @param <T> its type
     * @return the change
     */
    public static <T> Change<T> update(String key, T before, T after) {
        return of(Kind.UPDATE, key, Optional.of(before), Optional.of(after));
    }

    /**
     * A written document of which nothing earlier is known, for a plain test of a handler.
     *
     * @param key what identifies the document
     * @param document the document
     * @param <T> its type
     * @return the change
     */
    public static <T> Change<T> upsert(String key, T document) {
        return of(Kind.UPSERT, key, Optional.empty(), Optional.of(document));
    }

    /**
     * A deleted document, for a plain test of a handler.
     *
     * @param key what identifies the document
     * @param before the document before
     * @param <T> its type
     * @return the change
     */
    public static <T> Change<T> delete(String key, T before) {
        return of(Kind.DELETE, key, Optional.of(before), Optional.empty());
    }

    private static <T> Change<T> of(Kind kind, String key, Optional<T> before, Optional<T> after) {
        return of(RawChange.builder(kind + "-" + key, kind, "test", key).build(), before, after);
    }

    /**
     * What happened.
     *
     * @return the kind of change
     */
    public Kind kind() {
        return raw.kind();
    }

    /**
     * The host's id of this event; the same when it is delivered again.
     *
     * @return the id
     */
    public String id() {
        return raw.id();
    }

    /**
     * The table, collection or container.
     *
     * @return its name
     */
    public String collection() {
        return raw.collection();
    }

    /**
     * What identifies the document in its collection: the document's path or id, the key's value where it is one attribute,
     * else the key's values joined by slashes.
     *
     * @return the key
     */
    public String key() {
        return raw.key();
    }

    /**
     * The attributes that make up the key, where the store has such.
     *
     * @return names and values: {@code String}, {@code BigDecimal} or {@code byte[]}; unmodifiable, maybe empty
     */
    public Map<String, Object> keyAttributes() {
        return raw.keyAttributes();
    }

    /**
     * The document before the change.
     *
     * @return the document; empty for an insert, and where the host doesn't deliver it
     */
    public Optional<T> oldImage() {
        return oldImage;
    }

    /**
     * The document after the change.
     *
     * @return the document; empty for a deletion, and where the host doesn't deliver it
     */
    public Optional<T> newImage() {
        return newImage;
    }

    /**
     * Where the event comes from, in the host's terms.
     *
     * @return the source
     */
    public String source() {
        return raw.source();
    }

    /**
     * When it happened.
     *
     * @return the time, empty when the host doesn't tell
     */
    public Optional<Instant> time() {
        return raw.time();
    }

    /**
     * The position in the stream of changes.
     *
     * @return the host's spelling of it, empty when there is none
     */
    public Optional<String> sequence() {
        return raw.sequence();
    }

    /**
     * The change as a CloudEvent.
     *
     * @return the event, as in {@link RawChange#toCloudEvent}
     */
    public CloudEvent toCloudEvent() {
        return raw.toCloudEvent();
    }

    /** What happened to which document; images don't belong into logs. */
    @Override
    public String toString() {
        return raw.toString();
    }
}
