package dev.peregrine.event;

import dev.peregrine.Context;
import io.cloudevents.CloudEvent;

/**
 * A function that gets CloudEvents: those that the host delivers as such, and every other event in that form. Must be
 * thread-safe.
 */
@FunctionalInterface
public interface EventHandler {
    /**
     * Handles one event. Hosts deliver at least once: source and id together tell a duplicate.
     *
     * @param event the event; {@link dev.peregrine.cloudevents.CloudEvents#json} reads its data
     * @param context the invocation's facts
     * @throws Exception any failure: the event is delivered again as the host does it
     */
    void handle(CloudEvent event, Context context) throws Exception;
}
