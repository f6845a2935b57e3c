package dev.peregrine.gcp;

import dev.peregrine.Capability;
import dev.peregrine.Host;
import java.util.Set;

/**
 * What calls functions with events, and what each can do. All but the batch deliver one event per invocation, so that only
 * what failed is delivered again.
 */
final class EventHosts {
    static final Host PUB_SUB = host("Pub/Sub", Capability.PARTIAL_FAILURES, Capability.ORDERED_DELIVERY);
    static final Host PUB_SUB_PUSH = host("Pub/Sub push", Capability.PARTIAL_FAILURES, Capability.ORDERED_DELIVERY);
    static final Host STORAGE = host("Cloud Storage", Capability.PARTIAL_FAILURES);
    static final Host FIRESTORE =
            host("Firestore", Capability.PARTIAL_FAILURES, Capability.OLD_IMAGES, Capability.DELETIONS);
    static final Host SCHEDULER = host("Cloud Scheduler", Capability.PARTIAL_FAILURES);
    static final Host TASKS = host("Cloud Tasks", Capability.PARTIAL_FAILURES);
    static final Host EVENTARC = host("Eventarc", Capability.PARTIAL_FAILURES);

    /** Several CloudEvents in one request, which has one status for all of them. */
    static final Host BATCH = host("batch of CloudEvents");

    /** All that a function of {@code CloudEventsFunction} can be called by. */
    static final Host ANY = host(
            "event function",
            Capability.PARTIAL_FAILURES,
            Capability.ORDERED_DELIVERY,
            Capability.OLD_IMAGES,
            Capability.DELETIONS);

    private EventHosts() {}

    private static Host host(String trigger, Capability... capabilities) {
        return new Host("gcp", "cloud run functions", trigger, Set.of(capabilities));
    }
}
