package dev.peregrine.spi;

/** The kinds of functions, by what calls them. */
public enum Kind {
    /** Answers HTTP requests. */
    HTTP,
    /** Invoked directly, with JSON in and out. */
    INVOKE,
    /** Gets messages one at a time. */
    MESSAGES,
    /** Gets messages as the host batches them. */
    BATCHES,
    /** Gets changes in an object store. */
    OBJECTS,
    /** Gets changes in a document store. */
    CHANGES,
    /** Runs at set times. */
    SCHEDULE,
    /** Gets CloudEvents. */
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
