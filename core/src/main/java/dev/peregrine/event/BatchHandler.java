package dev.peregrine.event;

import dev.peregrine.Context;
import java.util.List;

/**
 * A function that gets messages as the host batches them, for work that is cheaper done together. Must be thread-safe.
 *
 * @param <T> what a message's body is bound to: {@code String}, {@code byte[]} or a type read from JSON
 */
@FunctionalInterface
public interface BatchHandler<T> {
    /**
     * Handles a batch. Messages that can't be decoded are not in it: they have failed already, and where order is kept, so
     * has what follows them.
     *
     * @param batch the messages in the host's order, at least one; unmodifiable
     * @param context the invocation's facts
     * @return which of them failed
     * @throws Exception any failure, which counts for all messages of the batch
     */
    BatchResult handle(List<Message<T>> batch, Context context) throws Exception;
}
