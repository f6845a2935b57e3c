package dev.peregrine.aws;

import dev.peregrine.Capability;
import dev.peregrine.spi.FunctionDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Queues: SQS, a topic through SQS, ActiveMQ and RabbitMQ. What fails stays in the queue, whose own rules end that. */
final class QueueEvents {
    private static final int MOST_OF_FIFO = 10;

    private QueueEvents() {}

    static void sqs(SamFunction sam, FunctionDefinition function) {
        sam.addEvent("Queue", "SQS", mapping(sam, function));
    }

    /**
     * SAM's own way, {@code SqsSubscription}, can't set {@code FunctionResponseTypes}; so the subscription is written apart.
     * A function that takes messages out of the topic's envelope gets the envelope, any other the message as it was sent.
     */
    static void snsThroughQueue(SamFunction sam, FunctionDefinition function) {
        SamValue topic = sam.settings.arn("topic", "sns");
        Map<String, Object> mapping = mapping(sam, function);
        Object queue = mapping.getOrDefault("Queue", "");
        if (topic.hasKnownEnd()
                && !topic.text().endsWith(".fifo")
                && queue.toString().endsWith(".fifo")) {
            throw sam.settings.refusal(
                    "topic",
                    "is a standard topic, which can't send to a FIFO queue. Name a FIFO topic, or a standard queue");
        }
        Map<String, Object> subscription = new LinkedHashMap<>();
        subscription.put("Protocol", "sqs");
        subscription.put("TopicArn", topic.node());
        subscription.put("Endpoint", queue);
        subscription.put("RawMessageDelivery", !function.isUnwrapped());
        addDeadLetters(sam, subscription, !function.isUnwrapped());
        sam.resources.put(sam.id + "Subscription", resource("AWS::SNS::Subscription", subscription));
        SamValue url = sam.settings.value("queueUrl");
        if (url == null) {
            sam.notices.add(
                    "The policy of the queue of " + sam.settings.owner + " must let the topic send to it; otherwise"
                            + " its messages are lost. Write " + sam.settings.key("queueUrl")
                            + "= with the queue's URL, such as !Ref"
                            + " Orders, to have that policy written, in place of what the queue has.");
        } else {
            Map<String, Object> statement = new LinkedHashMap<>();
            statement.put("Effect", "Allow");
            statement.put("Principal", Map.of("Service", "sns.amazonaws.com"));
            statement.put("Action", "sqs:SendMessage");
            statement.put("Resource", queue);
            statement.put("Condition", Map.of("ArnEquals", Map.of("aws:SourceArn", topic.node())));
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("Version", "2012-10-17");
            document.put("Statement", List.of(statement));
            Map<String, Object> policy = new LinkedHashMap<>();
            policy.put("Queues", List.of(url.node()));
            policy.put("PolicyDocument", document);
            sam.resources.put(sam.id + "QueuePolicy", resource("AWS::SQS::QueuePolicy", policy));
        }
        sam.addEvent("Queue", "SQS", mapping);
    }

    /** SQS takes ten attributes, and SNS drops what it refuses. In the envelope they are a part of the body. */
    private static void addDeadLetters(SamFunction sam, Map<String, Object> subscription, boolean raw) {
        SamValue dead = sam.settings.optionalArn("deadLetter", "sqs");
        if (dead != null) {
            subscription.put("RedrivePolicy", Map.of("deadLetterTargetArn", dead.node()));
        } else if (raw) {
            sam.notices.add("The topic of " + sam.settings.owner + " drops a message with more than ten attributes"
                    + " instead of sending it to the queue. To keep such, write " + sam.settings.key("deadLetter")
                    + "= with the ARN of a queue whose policy lets the topic send to it.");
        }
    }

    private static Map<String, Object> resource(String type, Map<String, Object> properties) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("Type", type);
        resource.put("Properties", properties);
        return resource;
    }

    private static Map<String, Object> mapping(SamFunction sam, FunctionDefinition function) {
        SettingsSection settings = sam.settings;
        SamValue queue = settings.arn("queue", "sqs");
        boolean fifo = isFifo(settings, queue);
        if (function.needs().contains(Capability.ORDERED_DELIVERY) && !fifo) {
            throw sam.refusal("declares ordered(), and " + settings.key("queue") + " is " + queue
                    + (queue.hasKnownEnd()
                            ? ", a standard queue, which keeps no order. Name a queue that ends in .fifo, or leave ordered() out"
                            : ", of which the kind isn't known. If it is a FIFO queue, write " + settings.key("fifo")
                                    + "=true; otherwise leave ordered() out"));
        }
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("Queue", queue.node());
        Integer size = settings.number("batchSize", 1, fifo ? MOST_OF_FIFO : 10_000);
        Integer window = settings.number("batchingWindow", 0, 300);
        if (fifo && window != null && window > 0) {
            throw settings.refusal("batchingWindow", "is set for a FIFO queue, which has none; remove the key");
        }
        if (size != null && size > MOST_OF_FIFO && (window == null || window == 0)) {
            throw settings.refusal(
                    "batchSize",
                    "is above 10, which Lambda takes only with a batching window: write "
                            + settings.key("batchingWindow") + "=1, or the seconds that a batch may wait");
        }
        put(mapping, "BatchSize", size);
        put(mapping, "MaximumBatchingWindowInSeconds", window);
        Integer concurrency = settings.number("maximumConcurrency", 2, 1000);
        if (concurrency != null) {
            mapping.put("ScalingConfig", Map.of("MaximumConcurrency", concurrency));
        }
        refuseOnFailure(settings, "the queue's own redrive policy (its dead letter queue)");
        sam.addPartialFailures(function, mapping);
        return mapping;
    }

    /** The ARN tells it by its end; of one that isn't known yet, the settings do. */
    private static boolean isFifo(SettingsSection settings, SamValue queue) {
        boolean told = settings.flag("fifo");
        boolean seen = queue.text().endsWith(".fifo");
        if (queue.hasKnownEnd() && told && !seen) {
            throw settings.refusal(
                    "fifo",
                    "says that " + queue + " is a FIFO queue, and their names end in .fifo; correct one of both");
        }
        return queue.hasKnownEnd() ? seen : told;
    }

    static void activeMq(SamFunction sam) {
        sam.addEvent("Broker", "MQ", broker(sam, null));
    }

    static void rabbitMq(SamFunction sam) {
        SamValue host = sam.settings.value("virtualHost");
        sam.addEvent("Broker", "MQ", broker(sam, host == null ? "/" : host.node()));
    }

    private static Map<String, Object> broker(SamFunction sam, @Nullable Object virtualHost) {
        SettingsSection settings = sam.settings;
        Map<String, Object> mapping = new LinkedHashMap<>();
        mapping.put("Broker", settings.arn("broker", "mq").node());
        mapping.put("Queues", List.of(settings.required("queue", "orders, the queue's name in the broker")));
        List<Object> access = new ArrayList<>();
        access.add(access("BASIC_AUTH", settings.arn("secret", "secretsmanager").node()));
        if (virtualHost != null) {
            access.add(access("VIRTUAL_HOST", virtualHost));
        }
        mapping.put("SourceAccessConfigurations", access);
        put(mapping, "BatchSize", settings.number("batchSize", 1, 10_000));
        put(mapping, "MaximumBatchingWindowInSeconds", settings.number("batchingWindow", 0, 300));
        refuseOnFailure(settings, "the broker, which keeps a message until it is done or expires");
        checkTimeout(sam);
        return mapping;
    }

    static Map<String, Object> access(String type, Object uri) {
        Map<String, Object> access = new LinkedHashMap<>();
        access.put("Type", type);
        access.put("URI", uri);
        return access;
    }

    static void put(Map<String, Object> map, String name, @Nullable Object value) {
        if (value != null) {
            map.put(name, value);
        }
    }

    /** Lambda reads from brokers and Kafka for functions of at most fourteen minutes. */
    static void checkTimeout(SamFunction sam) {
        if (sam.timeout() > 840) {
            throw sam.refusal(
                    "has a timeout of " + sam.timeout() + " s, and with such a source Lambda takes 840 at most. Write "
                            + sam.settings.key("timeout") + "=840 or less");
        }
    }

    private static void refuseOnFailure(SettingsSection settings, String instead) {
        if (settings.has("onFailure")) {
            throw settings.refusal(
                    "onFailure",
                    "has no effect on such a source; what becomes of a message that always fails" + " is up to "
                            + instead + ". Remove the key");
        }
    }
}
