package dev.peregrine.testing.wire;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A topic of Kafka with an event source mapping to a Lambda function. Records are of partition 0 unless a message names its
 * partition, a number; their keys are the ordering keys.
 *
 * <p>Kafka carries bytes, and as many headers of one name as one likes, whose values are bytes. Records have no ids but their
 * topic, partition and offset. A failed batch comes again until its records are too old.
 */
public final class KafkaTwin implements SourceTwin<RawMessage> {
    private static final String CLUSTER = "cluster/test/6cc0432b-8618-4f44-bccc-e1fbd8fb7c4d-2";
    private static final String SERVERS = "b-1.test.kafka.eu-central-1.amazonaws.com:9092";

    private final boolean managed;
    private final boolean reports;

    private KafkaTwin(boolean managed, boolean reports) {
        this.managed = managed;
        this.reports = reports;
    }

    /**
     * A topic of Amazon MSK.
     *
     * @return the twin, named {@code aws-kafka}, without {@code ReportBatchItemFailures}
     */
    public static KafkaTwin managed() {
        return new KafkaTwin(true, false);
    }

    /**
     * A topic of a cluster of one's own.
     *
     * @return the twin, named {@code aws-kafka-self-managed}, without {@code ReportBatchItemFailures}
     */
    public static KafkaTwin selfManaged() {
        return new KafkaTwin(false, false);
    }

    /**
     * This with or without {@code ReportBatchItemFailures} on the event source mapping.
     *
     * @param listens whether the mapping has it
     * @return the new twin
     */
    public KafkaTwin reportingBatchItemFailures(boolean listens) {
        return new KafkaTwin(managed, listens);
    }

    @Override
    public String name() {
        return managed ? "aws-kafka" : "aws-kafka-self-managed";
    }

    @Override
    public int mostPerInvocation() {
        return 10_000;
    }

    @Override
    public int attempts() {
        return 0;
    }

    /** The topic as it stands in the event. */
    private static String topic(RawMessage message) {
        return message.source().substring(message.source().lastIndexOf('/') + 1);
    }

    private static String partition(RawMessage message) {
        return message.partition().orElse("0");
    }

    @Override
    public List<RawMessage> arriving(List<RawMessage> sent) {
        List<RawMessage> arriving = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            RawMessage message = sent.get(i);
            String offset = message.sequence().orElse(Integer.toString(15 + i));
            String partition = partition(message);
            String address = managed ? Aws.arn("kafka", CLUSTER) : SERVERS;
            arriving.add(RawMessage.bytes(topic(message) + "-" + partition + "-" + offset, message.bytes())
                    .source(address + "/" + topic(message))
                    .attributes(binary(message.attributes()))
                    .publishedTime(Aws.time(message))
                    .orderingKey(message.orderingKey().orElse(null))
                    .partition(partition)
                    .sequence(offset)
                    .build());
        }
        return arriving;
    }

    private static Attributes binary(Attributes attributes) {
        Attributes binary = Attributes.empty();
        for (int i = 0; i < attributes.size(); i++) {
            binary = binary.with(attributes.name(i), attributes.bytes(i));
        }
        return binary;
    }

    @Override
    public List<List<Integer>> invocations(List<RawMessage> arriving) {
        return Aws.grouped(arriving, RawMessage::source);
    }

    @Override
    public byte[] event(List<RawMessage> events) {
        Map<String, @Nullable Object> partitions = new LinkedHashMap<>();
        List<RawMessage> arriving = arriving(events);
        for (List<Integer> numbers : Aws.grouped(arriving, KafkaTwin::lane)) {
            List<@Nullable Object> records = new ArrayList<>();
            numbers.forEach(number -> records.add(record(arriving.get(number))));
            partitions.put(lane(arriving.get(numbers.get(0))), records);
        }
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("eventSource", managed ? "aws:kafka" : "SelfManagedKafka");
        if (managed) {
            event.put("eventSourceArn", Aws.arn("kafka", CLUSTER));
        }
        event.put("bootstrapServers", SERVERS);
        event.put("records", partitions);
        return Aws.payload(event, AwsRequest.MAX_EVENT);
    }

    private static String lane(RawMessage message) {
        return topic(message) + "-" + partition(message);
    }

    private static Map<String, @Nullable Object> record(RawMessage message) {
        Map<String, @Nullable Object> record = Json.object(
                "topic",
                topic(message),
                "partition",
                new BigDecimal(partition(message)),
                "offset",
                new BigDecimal(message.sequence().orElseThrow()),
                "timestamp",
                Aws.time(message).toEpochMilli(),
                "timestampType",
                "CREATE_TIME");
        message.orderingKey().ifPresent(key -> record.put("key", Aws.base64(key.getBytes(StandardCharsets.UTF_8))));
        record.put("value", Aws.base64(message.bytes()));
        List<@Nullable Object> headers = new ArrayList<>();
        for (int i = 0; i < message.attributes().size(); i++) {
            headers.add(Json.object(
                    message.attributes().name(i),
                    Aws.numbers(message.attributes().bytes(i))));
        }
        record.put("headers", headers);
        return record;
    }

    @Override
    public List<Fate> answered(List<RawMessage> events, byte[] answer) {
        if (!reports) {
            return Collections.nCopies(events.size(), Fate.DONE);
        }
        List<RawMessage> arriving = arriving(events);
        Set<Object> known = new LinkedHashSet<>();
        arriving.forEach(message -> known.add(identifier(message)));
        Optional<Set<Object>> failures = BatchAnswer.failures(answer, known);
        if (failures.isEmpty()) {
            return failed(events);
        }
        Set<String> ended = new LinkedHashSet<>();
        List<Fate> fates = new ArrayList<>();
        for (RawMessage message : arriving) {
            if (failures.get().contains(identifier(message))) {
                ended.add(lane(message));
            }
            fates.add(ended.contains(lane(message)) ? Fate.AGAIN : Fate.DONE);
        }
        return fates;
    }

    /** An object, other than elsewhere: the key of the partition's list, and the offset as a number. */
    private static Map<String, @Nullable Object> identifier(RawMessage message) {
        return Json.object(
                "partition",
                lane(message),
                "offset",
                new BigDecimal(message.sequence().orElseThrow()));
    }
}
