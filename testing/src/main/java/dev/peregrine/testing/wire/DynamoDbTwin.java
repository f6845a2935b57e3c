package dev.peregrine.testing.wire;

import dev.peregrine.event.Change;
import dev.peregrine.event.RawChange;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stream of a DynamoDB table, with both images and an event source mapping to a Lambda function. Documents are JSON objects,
 * whose values become typed attributes; a change without key attributes has the string {@code id}.
 *
 * <p>DynamoDB knows inserts, updates and deletions, and cuts times to seconds. A failed batch comes again until its records
 * are too old.
 */
public final class DynamoDbTwin implements SourceTwin<RawChange> {
    private final boolean reports;

    private DynamoDbTwin(boolean reports) {
        this.reports = reports;
    }

    /**
     * A table.
     *
     * @return the twin, named {@code aws-dynamodb}, without {@code ReportBatchItemFailures}
     */
    public static DynamoDbTwin create() {
        return new DynamoDbTwin(false);
    }

    /**
     * This with or without {@code ReportBatchItemFailures} on the event source mapping.
     *
     * @param listens whether the mapping has it
     * @return the new twin
     */
    public DynamoDbTwin reportingBatchItemFailures(boolean listens) {
        return new DynamoDbTwin(listens);
    }

    @Override
    public String name() {
        return "aws-dynamodb";
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
    public List<RawChange> arriving(List<RawChange> sent) {
        List<RawChange> arriving = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            RawChange change = sent.get(i);
            if (change.kind() == Change.Kind.UPSERT) {
                throw new NotCarriedException(
                        "DynamoDB tells inserts from updates; change " + change.id() + " must be one of them");
            }
            arriving.add(RawChange.builder(change.id(), change.kind(), change.collection(), change.key())
                    .source(stream(change))
                    .keyAttributes(keys(change))
                    .oldImage(json(change.oldImage()))
                    .newImage(json(change.newImage()))
                    .time(time(change))
                    .sequence(change.sequence().orElse("44216000000000065116%05d".formatted(16 * i + 5)))
                    .build());
        }
        return arriving;
    }

    private static String stream(RawChange change) {
        return Aws.arn("dynamodb", "table/" + change.collection() + "/stream/2025-01-01T00:00:00.000");
    }

    private static Map<String, Object> keys(RawChange change) {
        return change.keyAttributes().isEmpty() ? Map.of("id", change.key()) : change.keyAttributes();
    }

    private static Instant time(RawChange change) {
        return change.time().orElse(Aws.TIME).truncatedTo(ChronoUnit.SECONDS);
    }

    private static byte @Nullable [] json(Optional<byte[]> image) {
        return image.isEmpty() ? null : Json.write(members(image.get()));
    }

    private static Map<?, ?> members(byte[] image) {
        try {
            if (Json.read(image) instanceof Map<?, ?> members) {
                return members;
            }
        } catch (IOException e) {
            // said below
        }
        throw new NotCarriedException("A document of DynamoDB is a JSON object");
    }

    @Override
    public List<List<Integer>> invocations(List<RawChange> arriving) {
        return Aws.grouped(arriving, RawChange::collection);
    }

    @Override
    public byte[] event(List<RawChange> events) {
        List<@Nullable Object> records = new ArrayList<>();
        for (RawChange change : arriving(events)) {
            records.add(record(change));
        }
        return Aws.records(records, AwsRequest.MAX_EVENT);
    }

    private static Map<String, @Nullable Object> record(RawChange change) {
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        keys(change).forEach((name, value) -> keys.put(name, attribute(value)));
        Map<String, @Nullable Object> described =
                Json.object("ApproximateCreationDateTime", time(change).getEpochSecond(), "Keys", keys);
        change.newImage().ifPresent(image -> described.put("NewImage", attributes(members(image))));
        change.oldImage().ifPresent(image -> described.put("OldImage", attributes(members(image))));
        described.put("SequenceNumber", change.sequence().orElseThrow());
        described.put("SizeBytes", 59);
        described.put("StreamViewType", "NEW_AND_OLD_IMAGES");
        return Json.object(
                "eventID",
                change.id(),
                "eventName",
                name(change.kind()),
                "eventVersion",
                "1.1",
                "eventSource",
                "aws:dynamodb",
                "awsRegion",
                Aws.REGION,
                "dynamodb",
                described,
                "eventSourceARN",
                change.source());
    }

    private static String name(Change.Kind kind) {
        return switch (kind) {
            case INSERT -> "INSERT";
            case UPDATE -> "MODIFY";
            case DELETE -> "REMOVE";
            case UPSERT -> throw new IllegalStateException("refused before");
        };
    }

    private static Map<String, @Nullable Object> attributes(Map<?, ?> members) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        members.forEach((name, value) -> attributes.put(String.valueOf(name), attribute(value)));
        return attributes;
    }

    /** A value with its type; numbers are strings. */
    private static Map<String, @Nullable Object> attribute(@Nullable Object value) {
        if (value == null) {
            return Json.object("NULL", true);
        }
        if (value instanceof Map<?, ?> members) {
            return Json.object("M", attributes(members));
        }
        if (value instanceof List<?> elements) {
            return Json.object(
                    "L", elements.stream().map(DynamoDbTwin::attribute).toList());
        }
        if (value instanceof Boolean flag) {
            return Json.object("BOOL", flag);
        }
        if (value instanceof byte[] bytes) {
            return Json.object("B", Aws.base64(bytes));
        }
        return value instanceof Number number
                ? Json.object("N", new BigDecimal(number.toString()).toString())
                : Json.object("S", value.toString());
    }

    @Override
    public List<Fate> answered(List<RawChange> events, byte[] answer) {
        List<String> numbers = arriving(events).stream()
                .map(change -> change.sequence().orElseThrow())
                .toList();
        return Streams.answered(numbers, answer, reports);
    }
}
