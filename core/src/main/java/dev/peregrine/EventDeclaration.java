package dev.peregrine;

import dev.peregrine.event.Parking;
import java.time.Duration;

/** What can be added to the declaration of a function that gets events; see {@link EventFunctions}. */
public interface EventDeclaration {
    /**
     * Has only those messages of a batch delivered again that failed or weren't started. A host that can't do that refuses to
     * start the function. On AWS it also takes {@code ReportBatchItemFailures} on the event source mapping and the environment
     * variable {@code PEREGRINE_PARTIAL_FAILURES=on}: Lambda ignores the answer of a function without that setting and
     * <em>deletes what failed</em>, and no event shows whether it is set.
     *
     * <p>Without this the first failure ends the batch, and all of it is delivered again.
     *
     * @return this
     */
    EventDeclaration partialFailures();

    /**
     * States that messages of one key, shard or partition must come in order. A host or a source that doesn't keep order
     * refuses the function. Where the source keeps order, with or without this, nothing of a key, shard or partition runs
     * after its first failure until that is delivered again; what was parked holds nothing back, nor what the host won't
     * deliver again.
     *
     * @return this
     */
    EventDeclaration ordered();

    /**
     * Runs up to a number of messages of a batch at the same time, those of one key, shard or partition one after the other.
     *
     * @param most how many, 1 to 1,000; 1 without this
     * @return this
     */
    EventDeclaration parallel(int most);

    /**
     * Parks what delivering again won't mend, see {@link Parking}. A function has one parking place.
     *
     * @param factory creates the parking place, with the handler
     * @return this
     */
    EventDeclaration parking(Factory<? extends Parking> factory);

    /**
     * Parks what delivering again won't mend, see {@link Parking}.
     *
     * @param parking the parking place, such as {@link Parking#output()}
     * @return this
     */
    EventDeclaration parking(Parking parking);

    /**
     * Starts no message when less than this is left until the deadline, so that the rest is reported in time and delivered
     * again. What has been started is not cut short: the time should be more than the slowest message takes.
     *
     * @param reserve the time, an hour at most; 500 ms without this
     * @return this
     */
    EventDeclaration deadlineReserve(Duration reserve);

    /**
     * Takes the event out of the envelope of the service that carries it: a topic's message out of a queue's, a storage
     * notification out of a message's body. Without this, what is in a message is the message's body.
     *
     * @return this
     */
    EventDeclaration unwrapped();

    /**
     * Puts an interceptor around this function's handler calls, inside the app's interceptors.
     *
     * @param interceptor the interceptor
     * @return this
     */
    EventDeclaration intercept(Interceptor interceptor);

    /**
     * States what the function can't do without. A host that lacks it refuses to start the function; a source that lacks it is
     * refused at its first event.
     *
     * @param capabilities what is needed
     * @return this
     */
    EventDeclaration needs(Capability... capabilities);
}
