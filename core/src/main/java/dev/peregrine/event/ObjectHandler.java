package dev.peregrine.event;

import dev.peregrine.Context;

/** A function that is told of changes in an object store: a file was written, deleted and so on. Must be thread-safe. */
@FunctionalInterface
public interface ObjectHandler {
    /**
     * Handles one change. Hosts deliver at least once, and mostly without order.
     *
     * @param object what changed
     * @param context the invocation's facts
     * @throws Exception any failure: the event is delivered again as the host does it
     */
    void handle(ObjectEvent object, Context context) throws Exception;
}
