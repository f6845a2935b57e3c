package dev.peregrine.testing;

import java.util.HashMap;
import java.util.Map;

/** What people call the sources of events. */
final class SourceTitles {
    private static final Map<String, String> TITLES = titles();

    private SourceTitles() {}

    private static Map<String, String> titles() {
        Map<String, String> titles = new HashMap<>();
        titles.put("aws-sqs", "SQS");
        titles.put("aws-sqs-fifo", "SQS FIFO");
        titles.put("aws-sns", "SNS");
        titles.put("aws-sns-in-sqs", "SNS in SQS");
        titles.put("aws-kinesis", "Kinesis");
        titles.put("aws-kafka", "Kafka (MSK)");
        titles.put("aws-kafka-self-managed", "Kafka (self-managed)");
        titles.put("aws-activemq", "ActiveMQ");
        titles.put("aws-rabbitmq", "RabbitMQ");
        titles.put("aws-s3", "S3");
        titles.put("aws-s3-eventbridge", "S3 through EventBridge");
        titles.put("aws-s3-in-sqs", "S3 in SQS");
        titles.put("aws-s3-in-sns", "S3 in SNS");
        titles.put("aws-dynamodb", "DynamoDB streams");
        titles.put("aws-eventbridge", "EventBridge");
        titles.put("aws-eventbridge-rule", "EventBridge rule");
        titles.put("aws-eventbridge-scheduler", "EventBridge Scheduler");
        titles.put("gcp-pubsub", "Pub/Sub");
        titles.put("gcp-pubsub-http", "Pub/Sub (HTTP function)");
        titles.put("gcp-pubsub-push", "Pub/Sub push");
        titles.put("gcp-tasks", "Cloud Tasks");
        titles.put("gcp-storage", "Cloud Storage");
        titles.put("gcp-storage-http", "Cloud Storage (HTTP function)");
        titles.put("gcp-storage-in-pubsub", "Cloud Storage in Pub/Sub");
        titles.put("gcp-firestore", "Firestore (protobuf)");
        titles.put("gcp-firestore-http", "Firestore (protobuf, HTTP function)");
        titles.put("gcp-firestore-json", "Firestore (JSON)");
        titles.put("gcp-scheduler", "Cloud Scheduler");
        titles.put("gcp-scheduler-in-pubsub", "Cloud Scheduler through Pub/Sub");
        titles.put("gcp-eventarc", "Eventarc");
        titles.put("gcp-eventarc-http", "Eventarc (HTTP function)");
        titles.put("gcp-eventarc-structured", "Eventarc (structured)");
        titles.put("azure-queue", "Queue storage");
        titles.put("azure-service-bus", "Service Bus");
        titles.put("azure-service-bus-sessions", "Service Bus (sessions)");
        titles.put("azure-service-bus-many", "Service Bus (batches)");
        titles.put("azure-service-bus-sessions-many", "Service Bus (sessions, batches)");
        titles.put("azure-event-hubs", "Event Hubs");
        titles.put("azure-kafka", "Kafka");
        titles.put("azure-kafka-many", "Kafka (batches)");
        titles.put("azure-blob", "Blob storage");
        titles.put("azure-event-grid-storage", "Blob storage through Event Grid");
        titles.put("azure-event-grid-storage-cloudevents", "Blob storage through Event Grid (CloudEvents)");
        titles.put("azure-event-grid-storage-in-queue", "Event Grid's events of Blob storage in Queue storage");
        titles.put("azure-event-grid-storage-cloudevents-in-queue", "the same as CloudEvents");
        titles.put("azure-cosmos-db", "Cosmos DB");
        titles.put("azure-timer", "Timer");
        titles.put("azure-event-grid", "Event Grid");
        return titles;
    }

    static String of(String platform) {
        String title = TITLES.get(platform);
        if (title == null) {
            throw new AssertionError("SourceTitles has no title of " + platform);
        }
        return title;
    }
}
