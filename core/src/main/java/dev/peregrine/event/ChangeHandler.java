package dev.peregrine.event;

import dev.peregrine.Context;

/**
 * A function that is told of changes in a document store. Must be thread-safe.
 *
 * @param <T> what documents are bound to, from JSON; {@code String} and {@code byte[]} get the JSON itself
 */
@FunctionalInterface
public interface ChangeHandler<T> {
    /**
     * Handles one change. Hosts deliver at least once.
     *
     * @param change the change
     * @param context the invocation's facts
     * @throws Exception any failure: the change is delivered again as the host does it
     */
    void handle(Change<T> change, Context context) throws Exception;
}
