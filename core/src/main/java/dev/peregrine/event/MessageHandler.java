package dev.peregrine.event;

import dev.peregrine.Context;

/**
 * A function that gets the messages of a queue, a topic or a stream, one at a time. Must be thread-safe.
 *
 * @param <T> what a message's body is bound to: {@code String}, {@code byte[]} or a type read from JSON
 */
@FunctionalInterface
public interface MessageHandler<T> {
    /**
     * Handles one message. To return is to have done it. Hosts deliver at least once: the same message may come again.
     *
     * @param message the message
     * @param context the invocation's facts
     * @throws Exception any failure: the message is delivered again as the host does it; a {@link PermanentFailure} goes to
     *     the function's {@link Parking}, if it has one
     */
    void handle(Message<T> message, Context context) throws Exception;
}
