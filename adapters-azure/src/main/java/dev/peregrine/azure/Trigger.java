package dev.peregrine.azure;

import dev.peregrine.Capability;
import dev.peregrine.Host;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Kind;
import dev.peregrine.spi.Redelivery;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What calls a function, and all that the host can do for it: the packager and the run time go by the same. */
enum Trigger {
    /** One message of a storage queue. */
    QUEUE("queue", "storage queue trigger", Failure.REDELIVERED, Kind.MESSAGES, Kind.BATCHES, Kind.EVENTS),
    /** One message of a Service Bus queue or subscription. */
    SERVICE_BUS("serviceBus", "Service Bus trigger", Failure.REDELIVERED, Kind.MESSAGES, Kind.BATCHES, Kind.EVENTS),
    /** One message of a session. */
    SERVICE_BUS_SESSION(
            "serviceBusSession",
            "Service Bus trigger with sessions",
            Failure.REDELIVERED,
            Kind.MESSAGES,
            Kind.BATCHES,
            Kind.EVENTS),
    /** Several messages. */
    SERVICE_BUS_MANY(
            "serviceBusMany",
            "Service Bus trigger, several messages",
            Failure.ALL_REDELIVERED,
            Kind.MESSAGES,
            Kind.BATCHES,
            Kind.EVENTS),
    /** Several messages of one session. */
    SERVICE_BUS_SESSION_MANY(
            "serviceBusSessionMany",
            "Service Bus trigger with sessions, several messages",
            Failure.ALL_REDELIVERED,
            Kind.MESSAGES,
            Kind.BATCHES,
            Kind.EVENTS),
    /** Several events of one partition. */
    EVENT_HUB("eventHub", "Event Hubs trigger", Failure.RETRIED, Kind.MESSAGES, Kind.BATCHES, Kind.EVENTS),
    /** One record. */
    KAFKA("kafka", "Kafka trigger", Failure.RETRIED, Kind.MESSAGES, Kind.BATCHES, Kind.EVENTS),
    /** Several records. */
    KAFKA_MANY(
            "kafkaMany", "Kafka trigger, several records", Failure.RETRIED, Kind.MESSAGES, Kind.BATCHES, Kind.EVENTS),
    /** A blob that was written. */
    BLOB("blob", "blob trigger", Failure.REDELIVERED, Kind.OBJECTS, Kind.EVENTS),
    /** An event of Event Grid. */
    EVENT_GRID("eventGrid", "Event Grid trigger", Failure.REDELIVERED, Kind.OBJECTS, Kind.EVENTS),
    /** Documents of one container. */
    COSMOS_DB("cosmosDB", "Cosmos DB trigger", Failure.RETRIED, Kind.CHANGES, Kind.EVENTS),
    /** An occurrence of a schedule. */
    TIMER("timer", "timer trigger", Failure.RETRIED, Kind.SCHEDULE);

    /** What becomes of events whose invocation fails. */
    private enum Failure {
        /** The host delivers the one event again, until it puts it aside. */
        REDELIVERED,
        /** The host delivers them all again. */
        ALL_REDELIVERED,
        /** The host tries again as the retry policy says, then it goes on. */
        RETRIED
    }

    /** The entry method's name. */
    final String method;

    /** What people call it. */
    final String title;

    private final Failure failure;
    private final Set<Kind> kinds;
    private final Host host;
    private final Host parkingHost;

    Trigger(String method, String title, Failure failure, Kind... kinds) {
        this.method = method;
        this.title = title;
        this.failure = failure;
        this.kinds = Set.of(kinds);
        this.host = new Host("azure", "functions", title, capabilities(false));
        this.parkingHost = new Host("azure", "functions", title, capabilities(true));
    }

    private Set<Capability> capabilities(boolean parks) {
        Set<Capability> all = EnumSet.noneOf(Capability.class);
        if (takesParkingOutput()) {
            all.add(Capability.PARKING_OUTPUT);
        }
        if (isOrdered()) {
            all.add(Capability.ORDERED_DELIVERY);
        }
        if (!isBatched() || parks) {
            all.add(Capability.PARTIAL_FAILURES);
        }
        return all;
    }

    /** How functions of a kind are declared. */
    static String declaration(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "(…)";
    }

    /** What the host can do for a function that is called in this way. */
    Host host(FunctionDefinition function) {
        return function.parks() ? parkingHost : host;
    }

    /** Whether functions of this declaration can be called in this way. */
    boolean takes(FunctionDefinition function) {
        return kinds.contains(function.kind()) || (function.kind() == Kind.OBJECTS && carries(function));
    }

    /** Whether what is in the messages are events of Event Grid, for this function. */
    boolean carries(FunctionDefinition function) {
        return function.isUnwrapped() && canCarry();
    }

    /** Whether Event Grid can have put its events into the messages. */
    boolean canCarry() {
        return switch (this) {
            case QUEUE, SERVICE_BUS, SERVICE_BUS_SESSION, SERVICE_BUS_MANY, SERVICE_BUS_SESSION_MANY -> true;
            default -> false;
        };
    }

    /** Whether a retry policy counts: without one, what fails is not delivered again. */
    boolean isRetried() {
        return failure == Failure.RETRIED;
    }

    /** Whether one invocation brings several items. */
    boolean isBatched() {
        return failure == Failure.ALL_REDELIVERED || this == EVENT_HUB || this == KAFKA_MANY || this == COSMOS_DB;
    }

    /** Whether items arrive in order, within what they are ordered in. */
    boolean isOrdered() {
        return switch (this) {
            case SERVICE_BUS_SESSION, SERVICE_BUS_SESSION_MANY, EVENT_HUB, KAFKA, KAFKA_MANY, COSMOS_DB -> true;
            default -> false;
        };
    }

    /** Whether functions called in this way can park; a schedule declares no parking place. */
    boolean takesParkingOutput() {
        return this != TIMER;
    }

    /**
     * What the host can be asked for again.
     *
     * @param function the function
     * @param retriesLeft whether the host will try again by a retry policy
     */
    Redelivery redelivery(FunctionDefinition function, boolean retriesLeft) {
        if (isBatched() && function.hasPartialFailures()) {
            // what failed is parked, so that the rest need not be done again
            return Redelivery.NONE;
        }
        return isRetried() && !retriesLeft ? Redelivery.NONE : Redelivery.ALL;
    }
}
