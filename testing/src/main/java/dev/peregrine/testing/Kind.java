package dev.peregrine.testing;

/** Kinds of functions, by what calls them. */
public enum Kind {
    /** An HTTP request, through each of the formats in which hosts hand those over. */
    HTTP,
    /** A direct invocation with JSON, or an HTTP request with JSON where a host has no direct invocations. */
    INVOKE,
    /** Messages of a queue, a topic or a stream, one at a time. */
    MESSAGES,
    /** The same messages as the host batches them. */
    BATCHES,
    /** Changes in an object store. */
    OBJECTS,
    /** Changes in a document store. */
    CHANGES,
    /** An occurrence of a schedule. */
    SCHEDULE,
    /** CloudEvents, and every other event in that form: every source of events carries them. */
    EVENTS;

    /**
     * Whether functions of this kind get events, and answer nothing.
     *
     * @return false for {@link #HTTP} and {@link #INVOKE}
     */
    public boolean isEvent() {
        return this != HTTP && this != INVOKE;
    }
}
