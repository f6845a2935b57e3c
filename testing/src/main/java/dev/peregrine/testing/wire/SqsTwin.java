package dev.peregrine.testing.wire;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An SQS queue with an event source mapping to a Lambda function. What the mapping does not have
 * {@code ReportBatchItemFailures} for it does not do: then every answer counts as success. Messages of a FIFO queue are of the
 * group {@code default} unless they have an ordering key.
 *
 * <p>SQS carries text, up to ten attributes with a name each, and no media type; a standard queue keeps no order, so the
 * ordering key of its messages is not told. Messages that fail come again without end, as the queue has no dead-letter queue.
 */
public final class SqsTwin implements SourceTwin<RawMessage> {
    private static final int MAX_MESSAGE = 1_048_576;
    private static final int MAX_ATTRIBUTES = 10;

    private final boolean fifo;
    private final boolean reports;

    private SqsTwin(boolean fifo, boolean reports) {
        this.fifo = fifo;
        this.reports = reports;
    }

    /**
     * A standard queue.
     *
     * @return the twin, named {@code aws-sqs}, without {@code ReportBatchItemFailures}
     */
    public static SqsTwin standard() {
        return new SqsTwin(false, false);
    }

    /**
     * A FIFO queue.
     *
     * @return the twin, named {@code aws-sqs-fifo}, without {@code ReportBatchItemFailures}
     */
    public static SqsTwin fifo() {
        return new SqsTwin(true, false);
    }

    /**
     * This with or without {@code ReportBatchItemFailures} on the event source mapping.
     *
     * @param listens whether the mapping has it
     * @return the new twin
     */
    public SqsTwin reportingBatchItemFailures(boolean listens) {
        return new SqsTwin(fifo, listens);
    }

    /**
     * Messages of an SNS topic in this queue, each in SNS's envelope, as without raw delivery; for functions that are declared
     * {@code unwrapped()}. Their ids are those of the queue's messages with {@code sns-} before.
     *
     * @return the twin, named {@code aws-sns-in-sqs}
     */
    public SourceTwin<RawMessage> carryingTopic() {
        TopicInQueueTwin topic = new TopicInQueueTwin();
        return new CarriedTwin<>(
                "aws-sns-in-sqs", topic, this, TopicInQueueTwin::carrier, message -> topic.event(List.of(message)));
    }

    /**
     * Notifications of an S3 bucket in this queue; for functions that are declared {@code unwrapped()}.
     *
     * @return the twin, named {@code aws-s3-in-sqs}
     */
    public SourceTwin<ObjectEvent> carryingBucket() {
        return carrying("aws-s3-in-sqs", this);
    }

    /** Notifications of an S3 bucket in messages, which have the notifications' ids. */
    static SourceTwin<ObjectEvent> carrying(String name, SourceTwin<RawMessage> messages) {
        S3Twin bucket = S3Twin.create();
        return new CarriedTwin<>(
                name,
                bucket,
                messages,
                object -> RawMessage.text(object.id(), "").source("test").build(),
                object -> bucket.event(List.of(object)));
    }

    @Override
    public String name() {
        return fifo ? "aws-sqs-fifo" : "aws-sqs";
    }

    @Override
    public int mostPerInvocation() {
        return fifo ? 10 : 10_000;
    }

    @Override
    public int attempts() {
        return 0;
    }

    @Override
    public List<List<Integer>> invocations(List<RawMessage> arriving) {
        return Aws.grouped(arriving, RawMessage::source);
    }

    @Override
    public List<RawMessage> arriving(List<RawMessage> sent) {
        List<RawMessage> arriving = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            RawMessage message = sent.get(i);
            check(message.attributes());
            RawMessage.Builder arrived = RawMessage.text(message.id(), Aws.text(message, "SQS"))
                    .source(queue(message))
                    .attributes(message.attributes())
                    .publishedTime(Aws.time(message))
                    .attempt(message.attempt().orElse(1));
            if (fifo) {
                String number = "18849496460467%06d".formatted(696_128 + i);
                arrived.orderingKey(message.orderingKey().orElse("default"))
                        .sequence(message.sequence().orElse(number));
            }
            arriving.add(arrived.build());
        }
        return arriving;
    }

    private String queue(RawMessage message) {
        String queue = Aws.arn("sqs", message.source());
        return fifo && !queue.endsWith(".fifo") ? queue + ".fifo" : queue;
    }

    private static void check(Attributes attributes) {
        if (attributes.size() > MAX_ATTRIBUTES) {
            throw new NotCarriedException("SQS takes no more than " + MAX_ATTRIBUTES + " attributes");
        }
        if (attributes.names().size() < attributes.size()) {
            throw new NotCarriedException("SQS takes each name of an attribute once");
        }
        for (int i = 0; i < attributes.size(); i++) {
            if (attributes.bytes(i).length == 0) {
                throw new NotCarriedException("SQS refuses attributes without a value");
            }
        }
    }

    @Override
    public byte[] event(List<RawMessage> events) {
        if (events.size() > mostPerInvocation()) {
            throw new NotCarriedException("A batch has at most " + mostPerInvocation() + " messages");
        }
        List<@Nullable Object> records = new ArrayList<>();
        for (RawMessage message : arriving(events)) {
            records.add(record(message));
        }
        return Aws.records(records, AwsRequest.MAX_EVENT);
    }

    private Map<String, @Nullable Object> record(RawMessage message) {
        byte[] body = message.bytes();
        if (body.length > MAX_MESSAGE) {
            throw new NotCarriedException("SQS takes messages of up to " + MAX_MESSAGE + " bytes");
        }
        String sent = Long.toString(Aws.time(message).toEpochMilli());
        Map<String, @Nullable Object> system = Json.object(
                "ApproximateReceiveCount",
                Integer.toString(message.attempt().orElse(1)),
                "SentTimestamp",
                sent,
                "SenderId",
                "AROAEXAMPLEID:sender",
                "ApproximateFirstReceiveTimestamp",
                sent);
        if (fifo) {
            system.put("SequenceNumber", message.sequence().orElseThrow());
            system.put("MessageGroupId", message.orderingKey().orElseThrow());
            system.put("MessageDeduplicationId", message.id());
        }
        return Json.object(
                "messageId",
                message.id(),
                "receiptHandle",
                "AQEB" + HexFormat.of().formatHex(message.id().getBytes(StandardCharsets.UTF_8)),
                "body",
                message.text(),
                "attributes",
                system,
                "messageAttributes",
                attributes(message.attributes()),
                "md5OfBody",
                md5(body),
                "eventSource",
                "aws:sqs",
                "eventSourceARN",
                message.source(),
                "awsRegion",
                Aws.REGION);
    }

    private static Map<String, @Nullable Object> attributes(Attributes attributes) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        for (int i = 0; i < attributes.size(); i++) {
            boolean binary = attributes.isBinary(i);
            written.put(
                    attributes.name(i),
                    Json.object(
                            binary ? "binaryValue" : "stringValue",
                            binary ? Aws.base64(attributes.bytes(i)) : attributes.value(i),
                            "stringListValues",
                            List.of(),
                            "binaryListValues",
                            List.of(),
                            "dataType",
                            binary ? "Binary" : "String"));
        }
        return written;
    }

    private static String md5(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Fate> answered(List<RawMessage> events, byte[] answer) {
        if (!reports) {
            return Collections.nCopies(events.size(), Fate.DONE);
        }
        Set<String> known = new HashSet<>();
        events.forEach(message -> known.add(message.id()));
        Optional<Set<Object>> failures = BatchAnswer.failures(answer, known);
        return failures.map(ids -> events.stream()
                        .map(message -> ids.contains(message.id()) ? Fate.AGAIN : Fate.DONE)
                        .toList())
                .orElseGet(() -> failed(events));
    }
}
