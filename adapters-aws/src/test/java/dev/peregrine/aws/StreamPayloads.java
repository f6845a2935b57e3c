package dev.peregrine.aws;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The events of streams and brokers, with every field that AWS's developer guide shows of them. */
final class StreamPayloads {
    static final String STREAM = "arn:aws:kinesis:eu-west-1:123456789012:stream/clicks";
    static final String TABLE_STREAM =
            "arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2024-05-31T12:30:00.123";
    static final String CLUSTER =
            "arn:aws:kafka:eu-west-1:123456789012:cluster/shop/7f3c1c9e-5d0b-4c55-9d3f-1a2b3c4d5e6f-2";
    static final String SERVERS =
            "b-1.shop.a1b2c3.c2.kafka.eu-west-1.amazonaws.com:9092,b-2.shop.a1b2c3.c2.kafka.eu-west-1.amazonaws.com:9092";
    static final String BROKER = "arn:aws:mq:eu-west-1:123456789012:broker:shop:b-0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0";

    private StreamPayloads() {}

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    static String base64(String text) {
        return base64(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode empty() {
        return Events.parse("{}");
    }

    static ObjectNode records(ObjectNode... records) {
        ObjectNode event = empty();
        ArrayNode list = event.putArray("Records");
        for (ObjectNode record : records) {
            list.add(record);
        }
        return event;
    }

    /** A record of Kinesis whose body is its sequence number. */
    static ObjectNode kinesis(String shard, String sequence) {
        ObjectNode record = Events.parse("""
                {
                  "kinesis": {
                    "kinesisSchemaVersion": "1.0",
                    "partitionKey": "user-7"
                  },
                  "eventSource": "aws:kinesis",
                  "eventVersion": "1.0",
                  "eventName": "aws:kinesis:record",
                  "invokeIdentityArn": "arn:aws:iam::123456789012:role/clicks",
                  "awsRegion": "eu-west-1"
                }
                """);
        record.withObject("/kinesis")
                .put("sequenceNumber", sequence)
                .put("data", base64(sequence))
                .put("approximateArrivalTimestamp", new BigDecimal("1717158600.987"));
        return record.put("eventID", shard + ":" + sequence).put("eventSourceARN", STREAM);
    }

    /** A change in DynamoDB. */
    static ObjectNode change(String sequence) {
        ObjectNode record = Events.parse("""
                {
                  "eventName": "MODIFY",
                  "eventVersion": "1.1",
                  "eventSource": "aws:dynamodb",
                  "awsRegion": "eu-west-1",
                  "dynamodb": {
                    "ApproximateCreationDateTime": 1717158600,
                    "Keys": {"id": {"S": "o-7"}},
                    "NewImage": {"id": {"S": "o-7"}, "total": {"N": "12.50"}},
                    "OldImage": {"id": {"S": "o-7"}, "total": {"N": "12"}},
                    "SizeBytes": 59,
                    "StreamViewType": "NEW_AND_OLD_IMAGES"
                  }
                }
                """);
        record.withObject("/dynamodb").put("SequenceNumber", sequence);
        return record.put("eventID", "event-" + sequence).put("eventSourceARN", TABLE_STREAM);
    }

    /** An event of Amazon MSK without records. */
    static ObjectNode kafka() {
        ObjectNode event = empty().put("eventSource", "aws:kafka")
                .put("eventSourceArn", CLUSTER)
                .put("bootstrapServers", SERVERS);
        event.putObject("records");
        return event;
    }

    /** Adds a record whose body is its offset. */
    static ObjectNode kafka(ObjectNode event, String topic, int partition, long offset) {
        ObjectNode record = Events.parse("""
                {"timestamp": 1717158600987, "timestampType": "CREATE_TIME", "headers": []}
                """);
        record.put("topic", topic)
                .put("partition", partition)
                .put("offset", offset)
                .put("key", base64("user-7"))
                .put("value", base64(Long.toString(offset)));
        event.withObject("/records").withArrayProperty(topic + "-" + partition).add(record);
        return record;
    }

    static ObjectNode activeMq(ObjectNode... messages) {
        ObjectNode event = empty().put("eventSource", "aws:mq").put("eventSourceArn", BROKER);
        ArrayNode list = event.putArray("messages");
        for (ObjectNode message : messages) {
            list.add(message);
        }
        return event;
    }

    /** A message of ActiveMQ whose body is its id. */
    static ObjectNode activeMqMessage(String id) {
        ObjectNode message = Events.parse("""
                {
                  "messageType": "jms/text-message",
                  "deliveryMode": 1,
                  "replyTo": null,
                  "type": null,
                  "expiration": "60000",
                  "priority": 4,
                  "correlationId": "c-1",
                  "redelivered": false,
                  "destination": {"physicalName": "orders"},
                  "timestamp": 1717158600987,
                  "brokerInTime": 1717158600988,
                  "brokerOutTime": 1717158600989,
                  "properties": {"tenant": "t-1", "urgent": "false"}
                }
                """);
        return message.put("messageID", id).put("data", base64(id));
    }

    static ObjectNode rabbitMq() {
        ObjectNode event = empty().put("eventSource", "aws:rmq").put("eventSourceArn", BROKER);
        event.putObject("rmqMessagesByQueue");
        return event;
    }

    /** Adds a message to a queue. */
    static ObjectNode rabbitMq(ObjectNode event, String queue, String body) {
        ObjectNode message = Events.parse("""
                {
                  "basicProperties": {
                    "contentType": "text/plain",
                    "contentEncoding": null,
                    "headers": {
                      "tenant": {"bytes": [116, 45, 49]},
                      "retries": 3
                    },
                    "deliveryMode": 2,
                    "priority": 5,
                    "correlationId": "c-1",
                    "replyTo": null,
                    "expiration": "60000",
                    "messageId": null,
                    "timestamp": "May 31, 2024, 12:30:00 PM",
                    "type": null,
                    "userId": "shop",
                    "appId": null,
                    "clusterId": null,
                    "bodySize": 2
                  },
                  "redelivered": false
                }
                """);
        message.put("data", base64(body));
        event.withObject("/rmqMessagesByQueue").withArrayProperty(queue).add(message);
        return message;
    }
}
