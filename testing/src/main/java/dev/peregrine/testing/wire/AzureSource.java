package dev.peregrine.testing.wire;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A trigger of Azure Functions: it turns neutral events into what the host hands to the Java worker, and says what becomes of
 * them after a failure by the documented rules. Immutable and thread-safe.
 *
 * <p>Sources: Microsoft's <em>Azure Functions triggers and bindings</em>, a page for each trigger, and <em>Azure Functions error
 * handling and retries</em>; what the real worker was seen to bind metadata to. Events carry fixed times and ids, so the same
 * events give the same data.
 *
 * @param <E> the neutral form of the events: a message, a change, an occurrence
 */
public interface AzureSource<E> {
    /**
     * The name of the source.
     *
     * @return such as {@code azure-queue}
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
     * @return 1 where each event comes by itself
     */
    default int mostPerInvocation() {
        return 1;
    }

    /**
     * What the host hands to the worker.
     *
     * @param events the events of one invocation, as they arrive
     * @return the trigger's data and metadata
     */
    AzureTrigger trigger(List<E> events);

    /**
     * Whether a failure is tried again by a retry policy alone. The trigger has one then, without an end.
     *
     * @return false where the service itself delivers again
     */
    default boolean isRetried() {
        return false;
    }

    /**
     * What becomes of events whose invocation has failed.
     *
     * @param events the events of the invocation
     * @return the fate of each, in their order
     */
    default List<Fate> failed(List<E> events) {
        return Collections.nCopies(events.size(), Fate.AGAIN);
    }
}
