package dev.peregrine.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Events of SQS as AWS documents them. */
final class QueueEvents {
    private QueueEvents() {}

    /** An event of messages made by the other methods. */
    static byte[] event(List<String> messages) {
        return ("{\"Records\":[" + String.join(",", messages) + "]}").getBytes(UTF_8);
    }

    /** A message of a standard queue. */
    static String message(String id, String body) {
        return message(id, "", "orders", body);
    }

    /** A message of a FIFO queue. */
    static String message(String id, String group, String body) {
        return message(
                id,
                "\"MessageGroupId\":\"" + group + "\",\"SequenceNumber\":\"18849496460467696128\","
                        + "\"MessageDeduplicationId\":\"" + id + "\",",
                "orders.fifo",
                body);
    }

    private static String message(String id, String attributes, String queue, String body) {
        return "{\"messageId\":\"" + id + "\",\"receiptHandle\":\"AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a\",\"body\":\""
                + body.replace("\\", "\\\\").replace("\"", "\\\"") + "\",\"attributes\":{" + attributes
                + "\"ApproximateReceiveCount\":\"1\",\"SentTimestamp\":\"1545082649183\","
                + "\"SenderId\":\"AIDAIENQZJOLO23YVJ4VO\",\"ApproximateFirstReceiveTimestamp\":\"1545082649185\"},"
                + "\"messageAttributes\":{\"tenant\":{\"stringValue\":\"north\",\"stringListValues\":[],"
                + "\"binaryListValues\":[],\"dataType\":\"String\"}},\"md5OfBody\":\"e4e68fb7bd0e697a0ae8f1bb342846b3\","
                + "\"eventSource\":\"aws:sqs\",\"eventSourceARN\":\"arn:aws:sqs:us-east-1:123456789012:" + queue
                + "\",\"awsRegion\":\"us-east-1\"}";
    }
}
