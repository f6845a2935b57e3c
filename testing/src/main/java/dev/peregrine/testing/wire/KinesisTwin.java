package dev.peregrine.testing.wire;

import dev.peregrine.event.RawMessage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Kinesis data stream with an event source mapping to a Lambda function: each shard has batches of its own. Records are of
 * the shard {@code shardId-000000000000} unless a message names its partition, and have partition keys equal to their ordering
 * keys.
 *
 * <p>Kinesis carries bytes and no attributes, and gives ids of its own, made of shard and sequence number. A failed batch comes
 * again until its records are too old.
 */
public final class KinesisTwin implements SourceTwin<RawMessage> {
    private static final String SHARD = "shardId-000000000000";

    private final boolean reports;

    private KinesisTwin(boolean reports) {
        this.reports = reports;
    }

    /**
     * A stream.
     *
     * @return the twin, named {@code aws-kinesis}, without {@code ReportBatchItemFailures}
     */
    public static KinesisTwin create() {
        return new KinesisTwin(false);
    }

    /**
     * This with or without {@code ReportBatchItemFailures} on the event source mapping.
     *
     * @param listens whether the mapping has it
     * @return the new twin
     */
    public KinesisTwin reportingBatchItemFailures(boolean listens) {
        return new KinesisTwin(listens);
    }

    @Override
    public String name() {
        return "aws-kinesis";
    }

    @Override
    public int mostPerInvocation() {
        return 10_000;
    }

    @Override
    public int attempts() {
        return 0;
    }

    @Override
    public List<RawMessage> arriving(List<RawMessage> sent) {
        List<RawMessage> arriving = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            RawMessage message = sent.get(i);
            String shard = message.partition().orElse(SHARD);
            // 56 digits, ascending, though not one by one
            String number = message.sequence().orElse("495903382714902566085597%032d".formatted(10L + i * 17L));
            arriving.add(RawMessage.bytes(shard + ":" + number, message.bytes())
                    .source(Streams.kinesis(message.source()))
                    .publishedTime(Aws.time(message))
                    .orderingKey(message.orderingKey().orElse("partition-key"))
                    .partition(shard)
                    .sequence(number)
                    .build());
        }
        return arriving;
    }

    @Override
    public List<List<Integer>> invocations(List<RawMessage> arriving) {
        return Aws.grouped(
                arriving,
                message -> message.source() + " " + message.partition().orElseThrow());
    }

    @Override
    public byte[] event(List<RawMessage> events) {
        List<@Nullable Object> records = new ArrayList<>();
        for (RawMessage message : arriving(events)) {
            records.add(record(message));
        }
        return Aws.records(records, AwsRequest.MAX_EVENT);
    }

    private static Map<String, @Nullable Object> record(RawMessage message) {
        return Json.object(
                "kinesis",
                Json.object(
                        "kinesisSchemaVersion",
                        "1.0",
                        "partitionKey",
                        message.orderingKey().orElseThrow(),
                        "sequenceNumber",
                        message.sequence().orElseThrow(),
                        "data",
                        Aws.base64(message.bytes()),
                        "approximateArrivalTimestamp",
                        BigDecimal.valueOf(Aws.time(message).toEpochMilli(), 3)),
                "eventSource",
                "aws:kinesis",
                "eventVersion",
                "1.0",
                "eventID",
                message.id(),
                "eventName",
                "aws:kinesis:record",
                "invokeIdentityArn",
                "arn:aws:iam::" + AwsRequest.ACCOUNT + ":role/lambda-role",
                "awsRegion",
                Aws.REGION,
                "eventSourceARN",
                message.source());
    }

    @Override
    public List<Fate> answered(List<RawMessage> events, byte[] answer) {
        List<String> numbers = arriving(events).stream()
                .map(message -> message.sequence().orElseThrow())
                .toList();
        return Streams.answered(numbers, answer, reports);
    }
}
