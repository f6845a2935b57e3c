package dev.peregrine.azure;

import dev.peregrine.Capability;
import dev.peregrine.Host;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Kind;
import dev.peregrine.spi.Redelivery;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What calls a function, and all that the host can do for it: the packager and the run time go by the same. */
final class Trigger {
    /** One message of a storage queue. */
    static final Trigger QUEUE = new Trigger("queue", "storage queue trigger", Kinds.MESSAGES, Trait.CARRIES);

    /** One message of a Service Bus queue or subscription. */
    static final Trigger SERVICE_BUS = new Trigger("serviceBus", "Service Bus trigger", Kinds.MESSAGES, Trait.CARRIES);

    /** One message of a session. */
    static final Trigger SERVICE_BUS_SESSION = new Trigger(
            "serviceBusSession", "Service Bus trigger with sessions", Kinds.MESSAGES, Trait.CARRIES, Trait.ORDERED);

    /** Several messages. */
    static final Trigger SERVICE_BUS_MANY = new Trigger(
            "serviceBusMany", "Service Bus trigger, several messages", Kinds.MESSAGES, Trait.CARRIES, Trait.SEVERAL);

    /** Several messages of one session. */
    static final Trigger SERVICE_BUS_SESSION_MANY = new Trigger(
            "serviceBusSessionMany",
            "Service Bus trigger with sessions, several messages",
            Kinds.MESSAGES,
            Trait.CARRIES,
            Trait.SEVERAL,
            Trait.ORDERED);

    /** Several events of one partition. */
    static final Trigger EVENT_HUB =
            new Trigger("eventHub", "Event Hubs trigger", Kinds.MESSAGES, Trait.SEVERAL, Trait.ORDERED, Trait.RETRIED);

    /** One record. */
    static final Trigger KAFKA = new Trigger("kafka", "Kafka trigger", Kinds.MESSAGES, Trait.ORDERED, Trait.RETRIED);

    /** Several records. */
    static final Trigger KAFKA_MANY = new Trigger(
            "kafkaMany", "Kafka trigger, several records", Kinds.MESSAGES, Trait.SEVERAL, Trait.ORDERED, Trait.RETRIED);

    /** A blob that was written. */
    static final Trigger BLOB = new Trigger("blob", "blob trigger", Kinds.OBJECTS);

    /** An event of Event Grid. */
    static final Trigger EVENT_GRID = new Trigger("eventGrid", "Event Grid trigger", Kinds.OBJECTS);

    /** Documents of one container. */
    static final Trigger COSMOS_DB =
            new Trigger("cosmosDB", "Cosmos DB trigger", Kinds.CHANGES, Trait.SEVERAL, Trait.ORDERED, Trait.RETRIED);

    /** An occurrence of a schedule. */
    static final Trigger TIMER = new Trigger("timer", "timer trigger", Kinds.SCHEDULE, Trait.RETRIED);

    /** Kinds of functions. */
    private static final class Kinds {
        static final Set<Kind> MESSAGES = EnumSet.of(Kind.MESSAGES, Kind.BATCHES, Kind.EVENTS);
        static final Set<Kind> OBJECTS = EnumSet.of(Kind.OBJECTS, Kind.EVENTS);
        static final Set<Kind> CHANGES = EnumSet.of(Kind.CHANGES, Kind.EVENTS);
        static final Set<Kind> SCHEDULE = EnumSet.of(Kind.SCHEDULE);

        private Kinds() {}
    }

    /** In what triggers differ. */
    private enum Trait {
        /** Messages that Event Grid may have put its events into. */
        CARRIES,
        /** One invocation brings several items, all of which or none are delivered again. */
        SEVERAL,
        /** Items come in order, within what they are ordered in. */
        ORDERED,
        /** What failed is tried again as the retry policy says, and by nothing else. */
        RETRIED
    }

    /** The entry method's name. */
    final String method;

    /** What people call it. */
    final String title;

    private final Set<Kind> kinds;
    private final Set<Trait> traits = EnumSet.noneOf(Trait.class);
    private final Host host;
    private final Host parkingHost;

    private Trigger(String method, String title, Set<Kind> kinds, Trait... traits) {
        this.method = method;
        this.title = title;
        this.kinds = kinds;
        this.traits.addAll(List.of(traits));
        this.host = new Host("azure", "functions", title, capabilities(false));
        this.parkingHost = new Host("azure", "functions", title, capabilities(true));
    }

    private Set<Capability> capabilities(boolean parks) {
        Set<Capability> all = EnumSet.noneOf(Capability.class);
        if (kinds != Kinds.SCHEDULE) {
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
        return traits.contains(Trait.CARRIES);
    }

    /** Whether a retry policy counts: without one, what fails is not delivered again. */
    boolean isRetried() {
        return traits.contains(Trait.RETRIED);
    }

    /** Whether one invocation brings several items. */
    boolean isBatched() {
        return traits.contains(Trait.SEVERAL);
    }

    /** Whether items arrive in order, within what they are ordered in. */
    boolean isOrdered() {
        return traits.contains(Trait.ORDERED);
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
        return deliversAgain(retriesLeft) ? Redelivery.ALL : Redelivery.NONE;
    }

    /**
     * Whether the items come again, or are dead-lettered by their service, when the invocation fails.
     *
     * @param retriesLeft whether the host will try again by a retry policy
     */
    boolean deliversAgain(boolean retriesLeft) {
        return !isRetried() || retriesLeft;
    }
}
