package dev.peregrine.testing.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What stands between a source of events and a Lambda function: it turns neutral events into the JSON that the function gets,
 * and judges what the function answers by the documented rules of the source. Immutable and thread-safe.
 *
 * <p>Sources: <em>AWS Lambda Developer Guide</em> (a chapter for each service; <em>Asynchronous invocation</em>; quotas) and
 * the developer guides of the services. What they leave open is marked as an assumption where it stands. Events carry fixed
 * times and ids, so the same events give the same bytes.
 *
 * @param <E> the neutral form of the events: a message, a change, an occurrence
 */
public interface SourceTwin<E> {
    /**
     * The name of the source.
     *
     * @return such as {@code aws-sqs}
     */
    String name();

    /**
     * Events as a function gets them: with what the service adds, such as positions in a stream, and without what it doesn't
     * carry. Those that have been through this once aren't changed again.
     *
     * @param sent the events as they are sent
     * @return the same number of events in the same order
     * @throws NotCarriedException when the service refuses one of them
     */
    List<E> arriving(List<E> sent);

    /**
     * How the events are spread over invocations.
     *
     * @param arriving the events as they arrive
     * @return for each invocation the numbers of its events, from 0 on and in order
     */
    default List<List<Integer>> invocations(List<E> arriving) {
        List<List<Integer>> each = new ArrayList<>();
        for (int i = 0; i < arriving.size(); i++) {
            each.add(List.of(i));
        }
        return each;
    }

    /**
     * The most events of one invocation.
     *
     * @return 1 without batches
     */
    default int mostPerInvocation() {
        return 1;
    }

    /**
     * The JSON of one invocation.
     *
     * @param events its events
     * @return the event's JSON in UTF-8
     * @throws NotCarriedException when the service refuses one of them, or Lambda the whole
     */
    byte[] event(List<E> events);

    /**
     * What the service does after an answer.
     *
     * @param events the events of the invocation
     * @param answer what the function returned
     * @return the fate of each event, in their order
     */
    default List<Fate> answered(List<E> events, byte[] answer) {
        return Collections.nCopies(events.size(), Fate.DONE);
    }

    /**
     * What the service does after an invocation that failed.
     *
     * @param events the events of the invocation
     * @return the fate of each event, in their order
     */
    default List<Fate> failed(List<E> events) {
        return Collections.nCopies(events.size(), Fate.AGAIN);
    }

    /**
     * How often an event is tried before it is given up, or goes to where the function was configured to send failed events.
     *
     * @return by default 3, the first time and two retries of asynchronous invocations; 0 for no end
     */
    default int attempts() {
        return 3;
    }
}
