package dev.peregrine.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;

/** Events of Kinesis and Kafka as AWS documents them. */
final class StreamEvents {
    private StreamEvents() {}

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    /** An event of records made by {@link #kinesisRecord}. */
    static byte[] kinesis(List<String> records) {
        return ("{\"Records\":[" + String.join(",", records) + "]}").getBytes(UTF_8);
    }

    /** A record of a data stream. */
    static String kinesisRecord(String sequence, String body) {
        return "{\"kinesis\":{\"kinesisSchemaVersion\":\"1.0\",\"partitionKey\":\"1\",\"sequenceNumber\":\"" + sequence
                + "\",\"data\":\"" + base64(body) + "\",\"approximateArrivalTimestamp\":1545084650.987},"
                + "\"eventSource\":\"aws:kinesis\",\"eventVersion\":\"1.0\",\"eventID\":\"shardId-000000000006:"
                + sequence + "\",\"eventName\":\"aws:kinesis:record\","
                + "\"invokeIdentityArn\":\"arn:aws:iam::123456789012:role/clicks\",\"awsRegion\":\"us-east-2\","
                + "\"eventSourceARN\":\"arn:aws:kinesis:us-east-2:123456789012:stream/clicks\"}";
    }

    /** An event of Amazon MSK with two partitions, of records made by {@link #kafkaRecord}. */
    static byte[] kafka(List<String> first, List<String> second) {
        return ("{\"eventSource\":\"aws:kafka\","
                        + "\"eventSourceArn\":\"arn:aws:kafka:us-east-1:123456789012:cluster/clicks/751d2973-2\","
                        + "\"bootstrapServers\":\"b-1.clicks.c1.kafka.us-east-1.amazonaws.com:9092\","
                        + "\"records\":{\"clicks-0\":[" + String.join(",", first) + "],\"clicks-1\":["
                        + String.join(",", second) + "]}}")
                .getBytes(UTF_8);
    }

    /** A record of the topic. */
    static String kafkaRecord(int partition, long offset, String body) {
        return "{\"topic\":\"clicks\",\"partition\":" + partition + ",\"offset\":" + offset
                + ",\"timestamp\":1545084650987,\"timestampType\":\"CREATE_TIME\",\"key\":\"" + base64("user-7")
                + "\",\"value\":\"" + base64(body) + "\",\"headers\":[{\"tenant\":[110,-61,-74]}]}";
    }
}
