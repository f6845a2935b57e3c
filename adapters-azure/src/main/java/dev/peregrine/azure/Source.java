package dev.peregrine.azure;

import java.util.List;

/**
 * What {@code FUNCTION.trigger} can say, and the settings that go with it; named as the binding's own, as Microsoft's
 * <em>Azure Functions triggers and bindings</em> has them.
 */
enum Source {
    /** A queue of a storage account. */
    QUEUE("queue", "queueTrigger", "message", "queueName! connection"),
    /** A queue of Service Bus. */
    SERVICE_BUS_QUEUE("serviceBusQueue", "serviceBusTrigger", "message", "queueName! connection!"),
    /** A subscription of a topic of Service Bus. */
    SERVICE_BUS_TOPIC("serviceBusTopic", "serviceBusTrigger", "message", "topicName! subscriptionName! connection!"),
    /** An event hub. */
    EVENT_HUB("eventHub", "eventHubTrigger", "events", "eventHubName! connection! consumerGroup"),
    /** A topic of Kafka. */
    KAFKA(
            "kafka",
            "kafkaTrigger",
            "event",
            "topic! brokerList! consumerGroup! protocol authenticationMode username password sslCaLocation"
                    + " sslCertificateLocation sslKeyLocation sslKeyPassword schemaRegistryUrl schemaRegistryUsername"
                    + " schemaRegistryPassword avroSchema keyAvroSchema lagThreshold#"),
    /** Blobs of a container. */
    BLOB("blob", "blobTrigger", "blob", "path! connection source"),
    /** A subscription of Event Grid. */
    EVENT_GRID("eventGrid", "eventGridTrigger", "event", ""),
    /** The change feed of a container of Cosmos DB. */
    COSMOS_DB(
            "cosmosDB",
            "cosmosDBTrigger",
            "documents",
            "containerName! databaseName! connection! leaseConnection leaseDatabaseName leaseContainerName"
                    + " leaseContainerPrefix createLeaseContainerIfNotExists? maxItemsPerInvocation# feedPollDelay#"
                    + " startFromBeginning? startFromTime preferredLocations"),
    /** A schedule. */
    TIMER("timer", "timerTrigger", "timer", "useMonitor?");

    /** What the properties file calls it. */
    final String word;

    /** The binding's type. */
    final String type;

    /** The name of the parameter of the entry method. */
    final String parameter;

    private final String settings;

    Source(String word, String type, String parameter, String settings) {
        this.word = word;
        this.type = type;
        this.parameter = parameter;
        this.settings = settings;
    }

    /**
     * The names of the binding's own settings, that of its origin first; at their end ! for one that is needed, ? for true or
     * false, # for a number.
     */
    List<String> settings() {
        return settings.isEmpty() ? List.of() : List.of(settings.split(" ", -1));
    }

    /** Whether it may bring one item or several. */
    boolean hasCardinality() {
        return isServiceBus() || this == KAFKA;
    }

    boolean isServiceBus() {
        return this == SERVICE_BUS_QUEUE || this == SERVICE_BUS_TOPIC;
    }

    /** What calls the function by this. */
    Trigger trigger(boolean many, boolean sessions) {
        return switch (this) {
            case QUEUE -> Trigger.QUEUE;
            case SERVICE_BUS_QUEUE, SERVICE_BUS_TOPIC -> serviceBus(many, sessions);
            case EVENT_HUB -> Trigger.EVENT_HUB;
            case KAFKA -> many ? Trigger.KAFKA_MANY : Trigger.KAFKA;
            case BLOB -> Trigger.BLOB;
            case EVENT_GRID -> Trigger.EVENT_GRID;
            case COSMOS_DB -> Trigger.COSMOS_DB;
            case TIMER -> Trigger.TIMER;
        };
    }

    private static Trigger serviceBus(boolean many, boolean sessions) {
        if (many) {
            return sessions ? Trigger.SERVICE_BUS_SESSION_MANY : Trigger.SERVICE_BUS_MANY;
        }
        return sessions ? Trigger.SERVICE_BUS_SESSION : Trigger.SERVICE_BUS;
    }
}
