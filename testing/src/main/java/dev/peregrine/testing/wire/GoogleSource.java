package dev.peregrine.testing.wire;

/**
 * A service of Google Cloud that calls functions with events, one at a time: it turns neutral events into the HTTP requests
 * that it sends, and judges the answers by its documented rules. Immutable and thread-safe.
 *
 * <p>Sources: Google's documentation of Eventarc, Pub/Sub (<em>Push subscriptions</em>), Cloud Tasks (<em>Create HTTP target
 * tasks</em>), Cloud Scheduler, Cloud Storage and Firestore; {@code data.proto} of each service in
 * github.com/googleapis/google-cloudevents; the HTTP protocol binding of CloudEvents 1.0.2. Events carry fixed times and ids,
 * so the same events give the same bytes.
 *
 * @param <E> the neutral form of the events: a message, a change, an occurrence
 */
public interface GoogleSource<E> {
    /**
     * The name of the source.
     *
     * @return such as {@code gcp-pubsub}
     */
    String name();

    /**
     * An event as a function gets it: with what the service adds, and without what it doesn't carry.
     *
     * @param sent the event as it is sent
     * @return the event as it arrives
     * @throws NotCarriedException when the service refuses it
     */
    E arriving(E sent);

    /**
     * The request that the service sends.
     *
     * @param event the event
     * @return the request
     * @throws NotCarriedException when the service refuses the event
     */
    ClientRequest request(E event);

    /**
     * What the service does after an answer.
     *
     * @param status the status of the response
     * @return the fate of the event
     */
    default Fate answered(int status) {
        // what a push subscription, which also stands behind Eventarc, takes for an acknowledgement
        return status == 102 || status == 200 || status == 201 || status == 202 || status == 204
                ? Fate.DONE
                : Fate.AGAIN;
    }
}
