package dev.peregrine.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Recognises where an event comes from, to say so when it isn't one that a function is declared for. Best effort. */
final class EventSource {
    /** Looked at in this order. */
    private static final String[][] BY_FIELDS = {
        {"methodArn", "a request of API Gateway to a Lambda authorizer"},
        {"routeArn", "a request of API Gateway to a Lambda authorizer"},
        {"requestContext.connectionId", "a WebSocket event of API Gateway"},
        {"requestContext.serviceNetworkArn", "a request of VPC Lattice"},
        {"requestContext.elb", "a request of a load balancer without method or path"},
        {"detail-type", "an EventBridge event"},
        {"awslogs", "a CloudWatch Logs event"},
        {"triggerSource", "a Cognito event"},
        {"sessionState", "a Lex event"},
        {"rmqMessagesByQueue", "a RabbitMQ event"},
        {"invocationId", "a Firehose event"},
    };

    private EventSource() {}

    /** Where a payload comes from, or null when nothing is known of it. */
    static @Nullable String of(byte[] payload) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = Json.FACTORY.createParser(payload)) {
            JsonToken root = parser.nextToken();
            if (root == JsonToken.START_ARRAY) {
                return "a JSON array";
            }
            if (root != JsonToken.START_OBJECT) {
                return root == null ? "an empty payload" : "a single JSON value";
            }
            collect(parser, "", fields);
        } catch (IOException e) {
            // what was read before the fault may tell all the same
        }
        String source =
                fields.containsKey("eventSource") ? fields.get("eventSource") : fields.get("Records.eventSource");
        if (source == null) {
            source = fields.get("Records.EventSource");
        }
        if (source != null) {
            return bySource(source);
        }
        for (String[] known : BY_FIELDS) {
            if (fields.containsKey(known[0])) {
                return known[1];
            }
        }
        return fields.isEmpty() ? "an empty JSON object" : null;
    }

    /** Collects the fields of the root, of the request context and of the first record. */
    private static void collect(JsonParser parser, String prefix, Map<String, String> fields) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            fields.put(prefix + name, token == JsonToken.VALUE_STRING ? parser.getText() : "");
            if (prefix.isEmpty() && name.equals("requestContext") && token == JsonToken.START_OBJECT) {
                collect(parser, "requestContext.", fields);
            } else if (prefix.isEmpty() && name.equals("Records") && token == JsonToken.START_ARRAY) {
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    collect(parser, "Records.", fields);
                }
            } else {
                parser.skipChildren();
            }
        }
    }

    private static @Nullable String bySource(String source) {
        return switch (source) {
            case "aws:sqs" -> "an SQS event";
            case "aws:sns" -> "an SNS event";
            case "aws:s3" -> "an S3 event";
            case "aws:kinesis" -> "a Kinesis event";
            case "aws:dynamodb" -> "a DynamoDB streams event";
            case "aws:kafka", "SelfManagedKafka" -> "a Kafka event";
            case "aws:mq", "aws:amq" -> "an ActiveMQ event";
            case "aws:rmq" -> "a RabbitMQ event";
            case "aws:ses" -> "an SES event";
            case "aws:codecommit" -> "a CodeCommit event";
            default -> null;
        };
    }
}
