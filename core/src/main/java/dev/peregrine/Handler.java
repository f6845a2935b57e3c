package dev.peregrine;

/**
 * A function that takes a value and answers with one: the kind {@code invoke}, and the shape of an HTTP handler.
 *
 * <p>A handler is a plain object. One instance serves all invocations of its function, on some hosts several at the same
 * time, so it must be thread-safe.
 *
 * @param <I> the input, bound from JSON when declared with {@link Functions#invoke}
 * @param <O> the answer
 */
@FunctionalInterface
public interface Handler<I, O> {
    /**
     * Handles one invocation. Work that goes on after the return is not supported: hosts freeze the process.
     *
     * @param input what the caller sent
     * @param context the invocation's facts
     * @return the answer
     * @throws Exception any failure; how it reaches the caller depends on the kind of function
     */
    O handle(I input, Context context) throws Exception;
}
