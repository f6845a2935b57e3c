package dev.peregrine;

/**
 * Wraps every handler call of an app or a function, whatever its kind: for metrics, idempotency, transactions. Must be
 * thread-safe.
 *
 * <p>Of the kinds that answer nothing, a call that isn't proceeded with counts as done. A kind that answers ({@code http},
 * {@code invoke}) has no answer then, which is a failure: use an {@link dev.peregrine.http.HttpFilter} to answer in the
 * handler's place.
 */
@FunctionalInterface
public interface Interceptor {
    /**
     * Wraps one handler call.
     *
     * @param input what the handler gets, such as an {@link dev.peregrine.http.HttpRequest}
     * @param context the invocation's facts
     * @param proceed calls the next interceptor, at last the handler
     * @throws Exception any failure, also the handler's; swallowing the handler's makes the call count as done
     */
    void around(Object input, Context context, Proceed proceed) throws Exception;

    /** The rest of a handler call. */
    @FunctionalInterface
    interface Proceed {
        /**
         * Calls the next interceptor, at last the handler; to be called at most once, by the interceptor's own thread.
         *
         * @throws IllegalStateException when it is called again, by another thread, or after the call has ended
         * @throws Exception what the handler threw
         */
        void proceed() throws Exception;
    }
}
