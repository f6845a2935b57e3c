package dev.peregrine.aws;

import dev.peregrine.Capability;
import dev.peregrine.StartupException;
import dev.peregrine.event.Change;
import dev.peregrine.event.RawChange;
import dev.peregrine.event.RawMessage;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.json.JsonWriter;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Redelivery;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records of the stream of a DynamoDB table. Source: <em>Using AWS Lambda with Amazon DynamoDB</em> in the AWS Lambda
 * developer guide.
 */
final class DynamoDbFormat extends RecordFormat {
    /** An invocation has the records of one shard, whose name it doesn't tell. */
    private static final String LANE = "shard";

    DynamoDbFormat() {
        super(
                "DynamoDB streams",
                Redelivery.CHECKPOINT,
                Set.of(
                        Capability.PARTIAL_FAILURES,
                        Capability.ORDERED_DELIVERY,
                        Capability.KNOWN_DEADLINE,
                        Capability.OLD_IMAGES,
                        Capability.DELETIONS),
                "Records",
                false);
    }

    @Override
    Item item(JsonCursor json, byte[] whole, String group, String address, FunctionDefinition function) {
        Fields record = new Fields();
        record.read(json);
        if (record.lacksOldImages() && function.needs().contains(Capability.OLD_IMAGES)) {
            throw new StartupException("Function " + function.name() + " needs " + Capability.OLD_IMAGES
                    + ", and the table's stream has the StreamViewType " + record.view
                    + ", which leaves them out. Set it to NEW_AND_OLD_IMAGES or OLD_IMAGE, or remove needs(OLD_IMAGES)"
                    + " from the function's declaration.");
        }
        String sequence = record.require(json, record.sequence, "dynamodb.SequenceNumber");
        String id = record.require(json, record.id, "eventID");
        if (record.kind == null) {
            record.failed(json.missing("eventName"));
        }
        if (record.keys.isEmpty()) {
            record.failed(json.missing("dynamodb.Keys"));
        }
        if (record.source == null) {
            record.failed(json.missing("eventSourceARN"));
        }
        RawMessage raw = RawMessage.bytes(id, whole)
                .source(record.source == null ? "unknown" : record.source)
                .contentType("application/json")
                .publishedTime(record.time)
                .sequence(sequence)
                .build();
        if (record.failure != null) {
            return Item.undecodable(raw, LANE, record.failure);
        }
        Change.Kind kind = Objects.requireNonNull(record.kind);
        RawChange change = RawChange.builder(id, kind, table(raw.source()), record.keyText.toString())
                .source(raw.source())
                .keyAttributes(record.keys)
                .oldImage(record.oldImage)
                .newImage(record.newImage)
                .time(record.time)
                .sequence(sequence)
                .build();
        return Item.change(raw, LANE, change);
    }

    /** The table of a stream, of whose name {@code …:table/<name>/stream/…} is the end. */
    private static String table(String stream) {
        int start = stream.indexOf(":table/") + ":table/".length();
        int end = stream.indexOf('/', start);
        return start < ":table/".length() || end < 0 ? stream : stream.substring(start, end);
    }

    /** The position in the shard. */
    @Override
    void writeIdentifier(JsonWriter json, Item item) {
        json.text(item.raw().sequence().orElseThrow());
    }

    @Override
    String eventClass() {
        return "DynamodbEvent";
    }

    private static final class Fields extends RecordReader {
        private final Map<String, Object> keys = new LinkedHashMap<>();
        private final StringBuilder keyText = new StringBuilder();
        private @Nullable String id;
        private @Nullable String source;
        private @Nullable String sequence;
        private Change.@Nullable Kind kind;
        private @Nullable Instant time;
        private byte @Nullable [] oldImage;
        private byte @Nullable [] newImage;
        private @Nullable String view;

        @Override
        void field(String name, JsonCursor json) {
            switch (name) {
                case "eventID" -> id = json.text();
                case "eventName" -> kind = kind(json);
                case "eventSourceARN" -> source = json.text();
                case "dynamodb" -> read(json);
                case "ApproximateCreationDateTime" -> time = seconds(json);
                case "SequenceNumber" -> sequence = json.text();
                case "Keys" -> keys(json);
                case "OldImage" -> oldImage = AttributeJson.document(json);
                case "NewImage" -> newImage = AttributeJson.document(json);
                case "StreamViewType" -> view = json.text();
                default -> {
                    // of no use to a function
                }
            }
        }

        /** Whether the stream says so: of one that says nothing it isn't known. */
        boolean lacksOldImages() {
            return "KEYS_ONLY".equals(view) || "NEW_IMAGE".equals(view);
        }

        private static Change.Kind kind(JsonCursor json) {
            return switch (json.requireText()) {
                case "INSERT" -> Change.Kind.INSERT;
                case "MODIFY" -> Change.Kind.UPDATE;
                case "REMOVE" -> Change.Kind.DELETE;
                default -> throw json.wrong("INSERT, MODIFY or REMOVE");
            };
        }

        private void keys(JsonCursor json) {
            boolean some = json.enterObject();
            for (String name = some ? json.nextField() : null; name != null; name = json.nextField()) {
                keyText.append(keys.isEmpty() ? "" : "/");
                keys.put(name, key(json));
            }
        }

        private Object key(JsonCursor json) {
            String type = AttributeJson.type(json);
            Object value;
            switch (type) {
                case "S" -> {
                    String text = json.requireText();
                    keyText.append(text);
                    value = text;
                }
                case "N" -> {
                    String text = AttributeJson.number(json);
                    keyText.append(text);
                    try {
                        value = new BigDecimal(text);
                    } catch (NumberFormatException e) {
                        throw json.wrong("a number with a smaller exponent");
                    }
                }
                case "B" -> {
                    byte[] bytes = AttributeJson.binary(json);
                    keyText.append(Base64.getEncoder().encodeToString(bytes));
                    value = bytes;
                }
                default -> throw json.wrong("a key of type S, N or B");
            }
            AttributeJson.end(json);
            return value;
        }
    }
}
