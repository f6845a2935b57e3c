package dev.peregrine.event;

import dev.peregrine.Context;

/** A function that runs at set times. Must be thread-safe. */
@FunctionalInterface
public interface ScheduleHandler {
    /**
     * Handles one occurrence. Some hosts may run it twice.
     *
     * @param event when and what for
     * @param context the invocation's facts
     * @throws Exception any failure: the host tries again or waits for the next occurrence, as it is configured
     */
    void handle(ScheduledEvent event, Context context) throws Exception;
}
