package dev.peregrine.azure;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.CosmosDBTrigger;
import com.microsoft.azure.functions.annotation.EventGridTrigger;
import com.microsoft.azure.functions.annotation.EventHubTrigger;
import com.microsoft.azure.functions.annotation.KafkaTrigger;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import com.microsoft.azure.functions.annotation.ServiceBusQueueTrigger;
import com.microsoft.azure.functions.annotation.TimerTrigger;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import java.util.List;

/**
 * The entry point of every function that gets events on Azure Functions: one method for each kind of trigger, which looks up
 * the function by the name that the host has called. It shares the running app with {@link AzureFunction}. A function that
 * parks by {@link dev.peregrine.event.Parking#output} is entered through {@link AzureParkingEvents}, because the worker
 * refuses a parameter for an output that isn't declared.
 *
 * <p>Whatever fails, also an {@link Error} and also the start of the app, is thrown as an exception: an error from outside a
 * method's body would never be answered, and the host would wait. What a handler threw is thrown as it is.
 *
 * <p>Parameters are those that the host never leaves out. Texts that came from dates, numbers and objects are their JSON.
 */
public class AzureEvents extends AzureFunction {
    /** The app that is packaged here or named by the environment. */
    public AzureEvents() {}

    /**
     * A given app, for tests. The object keeps the running app, so it must be kept itself; the worker would not.
     *
     * @param app the app
     * @param environment what it reads its configuration from
     */
    protected AzureEvents(FunctionApp app, Environment environment) {
        super(app, environment);
    }

    /**
     * Handles a message of a storage queue.
     *
     * @param message the body
     * @param id the message's id
     * @param dequeueCount how often it has been delivered
     * @param insertionTime when it was sent
     * @param context the worker's context
     * @throws Exception what failed: the host delivers the message again, or moves it to the poison queue
     */
    public void queue(
            @QueueTrigger(name = "message", queueName = "", dataType = "binary") byte[] message,
            @BindingName("Id") String id,
            @BindingName("DequeueCount") String dequeueCount,
            @BindingName("InsertionTime") String insertionTime,
            ExecutionContext context)
            throws Exception {
        run(Trigger.QUEUE, context, scope -> QueueMessages.one(message, id, dequeueCount, insertionTime, scope));
    }

    /**
     * Handles a message of a Service Bus queue or subscription.
     *
     * @param message the body
     * @param messageId the sender's id of the message
     * @param deliveryCount how often it has been delivered
     * @param sequenceNumber the number that Service Bus gave it
     * @param enqueuedTime when it was sent
     * @param applicationProperties the sender's properties
     * @param context the worker's context
     * @throws Exception what failed: the host abandons the message, and it is delivered again or dead-lettered
     */
    public void serviceBus(
            @ServiceBusQueueTrigger(name = "message", queueName = "", connection = "", dataType = "binary")
                    byte[] message,
            @BindingName("MessageId") String messageId,
            @BindingName("DeliveryCount") String deliveryCount,
            @BindingName("SequenceNumber") String sequenceNumber,
            @BindingName("EnqueuedTimeUtc") String enqueuedTime,
            @BindingName("ApplicationProperties") String applicationProperties,
            ExecutionContext context)
            throws Exception {
        run(
                Trigger.SERVICE_BUS,
                context,
                scope -> ServiceBusMessages.one(
                        message,
                        messageId,
                        deliveryCount,
                        sequenceNumber,
                        enqueuedTime,
                        applicationProperties,
                        "",
                        scope));
    }

    /**
     * Handles a message of a Service Bus queue or subscription with sessions.
     *
     * @param message the body
     * @param messageId the sender's id of the message
     * @param deliveryCount how often it has been delivered
     * @param sequenceNumber the number that Service Bus gave it
     * @param enqueuedTime when it was sent
     * @param applicationProperties the sender's properties
     * @param sessionId the session
     * @param context the worker's context
     * @throws Exception what failed: the host abandons the message, and it is delivered again or dead-lettered
     */
    public void serviceBusSession(
            @ServiceBusQueueTrigger(name = "message", queueName = "", connection = "", dataType = "binary")
                    byte[] message,
            @BindingName("MessageId") String messageId,
            @BindingName("DeliveryCount") String deliveryCount,
            @BindingName("SequenceNumber") String sequenceNumber,
            @BindingName("EnqueuedTimeUtc") String enqueuedTime,
            @BindingName("ApplicationProperties") String applicationProperties,
            @BindingName("SessionId") String sessionId,
            ExecutionContext context)
            throws Exception {
        run(
                Trigger.SERVICE_BUS_SESSION,
                context,
                scope -> ServiceBusMessages.one(
                        message,
                        messageId,
                        deliveryCount,
                        sequenceNumber,
                        enqueuedTime,
                        applicationProperties,
                        sessionId,
                        scope));
    }

    /**
     * Handles several messages of a Service Bus queue or subscription.
     *
     * @param messages the bodies
     * @param messageIds the senders' ids, of those messages that have one
     * @param deliveryCounts how often each has been delivered
     * @param sequenceNumbers the numbers that Service Bus gave them
     * @param enqueuedTimes when each was sent
     * @param applicationProperties the senders' properties
     * @param contentTypes the media types, of those messages that have one
     * @param partitionKeys the partition keys, of those messages that have one
     * @param context the worker's context
     * @throws Exception what failed: the host abandons all the messages
     */
    public void serviceBusMany(
            @ServiceBusQueueTrigger(name = "message", queueName = "", connection = "", dataType = "binary")
                    List<byte[]> messages,
            @BindingName("MessageIdArray") List<String> messageIds,
            @BindingName("DeliveryCountArray") String deliveryCounts,
            @BindingName("SequenceNumberArray") List<Long> sequenceNumbers,
            @BindingName("EnqueuedTimeUtcArray") String enqueuedTimes,
            @BindingName("ApplicationPropertiesArray") String applicationProperties,
            @BindingName("ContentTypeArray") List<String> contentTypes,
            @BindingName("PartitionKeyArray") List<String> partitionKeys,
            ExecutionContext context)
            throws Exception {
        run(
                Trigger.SERVICE_BUS_MANY,
                context,
                scope -> ServiceBusMessages.many(
                        messages,
                        messageIds,
                        deliveryCounts,
                        sequenceNumbers,
                        enqueuedTimes,
                        applicationProperties,
                        contentTypes,
                        partitionKeys,
                        null,
                        scope));
    }

    /**
     * Handles several messages of one session of a Service Bus queue or subscription.
     *
     * @param messages the bodies
     * @param messageIds the senders' ids, of those messages that have one
     * @param deliveryCounts how often each has been delivered
     * @param sequenceNumbers the numbers that Service Bus gave them
     * @param enqueuedTimes when each was sent
     * @param applicationProperties the senders' properties
     * @param contentTypes the media types, of those messages that have one
     * @param partitionKeys the partition keys, of those messages that have one
     * @param sessionIds the sessions
     * @param context the worker's context
     * @throws Exception what failed: the host abandons all the messages
     */
    public void serviceBusSessionMany(
            @ServiceBusQueueTrigger(name = "message", queueName = "", connection = "", dataType = "binary")
                    List<byte[]> messages,
            @BindingName("MessageIdArray") List<String> messageIds,
            @BindingName("DeliveryCountArray") String deliveryCounts,
            @BindingName("SequenceNumberArray") List<Long> sequenceNumbers,
            @BindingName("EnqueuedTimeUtcArray") String enqueuedTimes,
            @BindingName("ApplicationPropertiesArray") String applicationProperties,
            @BindingName("ContentTypeArray") List<String> contentTypes,
            @BindingName("PartitionKeyArray") List<String> partitionKeys,
            @BindingName("SessionIdArray") List<String> sessionIds,
            ExecutionContext context)
            throws Exception {
        run(
                Trigger.SERVICE_BUS_SESSION_MANY,
                context,
                scope -> ServiceBusMessages.many(
                        messages,
                        messageIds,
                        deliveryCounts,
                        sequenceNumbers,
                        enqueuedTimes,
                        applicationProperties,
                        contentTypes,
                        partitionKeys,
                        sessionIds,
                        scope));
    }

    /**
     * Handles several events of one partition of an event hub.
     *
     * @param events the bodies
     * @param systemProperties what Event Hubs says of each
     * @param properties the senders' properties
     * @param partitionContext the partition
     * @param context the worker's context
     * @throws Exception what failed: with a retry policy the host tries again, else it goes on to the next events
     */
    public void eventHub(
            @EventHubTrigger(name = "events", eventHubName = "", connection = "", dataType = "binary")
                    List<byte[]> events,
            @BindingName("SystemPropertiesArray") String systemProperties,
            @BindingName("PropertiesArray") String properties,
            @BindingName("PartitionContext") String partitionContext,
            ExecutionContext context)
            throws Exception {
        run(
                Trigger.EVENT_HUB,
                context,
                scope -> EventHubMessages.many(events, systemProperties, properties, partitionContext, scope));
    }

    /**
     * Handles a Kafka record.
     *
     * @param event the trigger's JSON of the record
     * @param context the worker's context
     * @throws Exception what failed: with a retry policy the host tries again, else it goes on to the next record
     */
    public void kafka(
            @KafkaTrigger(name = "event", topic = "", brokerList = "", consumerGroup = "", dataType = "string")
                    String event,
            ExecutionContext context)
            throws Exception {
        run(Trigger.KAFKA, context, scope -> KafkaMessages.of(List.of(event), scope));
    }

    /**
     * Handles several Kafka records.
     *
     * @param events the trigger's JSON of each record
     * @param context the worker's context
     * @throws Exception what failed: with a retry policy the host tries again, else it goes on to the next records
     */
    public void kafkaMany(
            @KafkaTrigger(name = "event", topic = "", brokerList = "", consumerGroup = "", dataType = "string")
                    List<String> events,
            ExecutionContext context)
            throws Exception {
        run(Trigger.KAFKA_MANY, context, scope -> KafkaMessages.of(events, scope));
    }

    /**
     * Handles a blob that was written. Its content, which the host sends along, is left alone.
     *
     * @param path the container and the blob's name
     * @param uri the blob's address
     * @param properties the blob's properties
     * @param context the worker's context
     * @throws Exception what failed: the host tries again, or writes to the queue of poison blobs
     */
    public void blob(
            @BindingName("BlobTrigger") String path,
            @BindingName("Uri") String uri,
            @BindingName("Properties") String properties,
            ExecutionContext context)
            throws Exception {
        run(Trigger.BLOB, context, scope -> BlobEvents.of(path, uri, properties, scope));
    }

    /**
     * Handles an event of Event Grid, in its own schema or that of CloudEvents.
     *
     * @param event the event's JSON
     * @param context the worker's context
     * @throws Exception what failed: Event Grid delivers the event again, or dead-letters it
     */
    public void eventGrid(@EventGridTrigger(name = "event") String event, ExecutionContext context) throws Exception {
        run(Trigger.EVENT_GRID, context, scope -> EventGridEvents.of(event, scope));
    }

    /**
     * Handles documents of a Cosmos DB container that were written.
     *
     * @param documents a JSON array of the documents
     * @param context the worker's context
     * @throws Exception what failed: with a retry policy the host tries again, else it goes on to the next documents
     */
    public void cosmosDB(
            @CosmosDBTrigger(name = "documents", databaseName = "", containerName = "", connection = "")
                    String documents,
            ExecutionContext context)
            throws Exception {
        run(Trigger.COSMOS_DB, context, scope -> CosmosChanges.of(documents, scope));
    }

    /**
     * Handles an occurrence of a schedule.
     *
     * @param timer the trigger's JSON
     * @param context the worker's context
     * @throws Exception what failed: with a retry policy the host tries again, else it waits for the next occurrence
     */
    public void timer(@TimerTrigger(name = "timer", schedule = "") String timer, ExecutionContext context)
            throws Exception {
        run(Trigger.TIMER, context, scope -> TimerEvents.of(timer, scope));
    }

    /**
     * Starts the app on a new instance before events and requests reach it.
     *
     * @param context the worker's context
     * @throws Exception what failed; the first invocation tries again
     */
    public void warmup(ExecutionContext context) throws Exception {
        EventInvocation.warmUp(app(), context);
    }

    private void run(Trigger trigger, ExecutionContext context, EventDecoder decoder) throws Exception {
        EventInvocation.run(app(), trigger, context, decoder, null);
    }
}
