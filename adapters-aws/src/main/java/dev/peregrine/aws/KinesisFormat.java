package dev.peregrine.aws;

import dev.peregrine.Capability;
import dev.peregrine.event.RawMessage;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.json.JsonWriter;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Redelivery;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records of a Kinesis data stream. Source: <em>Using Lambda to process records from Amazon Kinesis Data Streams</em> in the
 * AWS Lambda developer guide.
 */
final class KinesisFormat extends RecordFormat {
    KinesisFormat() {
        super(
                "Kinesis",
                Redelivery.CHECKPOINT,
                Set.of(Capability.PARTIAL_FAILURES, Capability.ORDERED_DELIVERY, Capability.KNOWN_DEADLINE),
                "Records",
                false);
    }

    @Override
    Item item(JsonCursor json, byte[] whole, String group, String address, FunctionDefinition function) {
        Fields record = new Fields();
        record.read(json);
        String sequence = record.require(json, record.sequence, "kinesis.sequenceNumber");
        String id = record.require(json, record.id, "eventID");
        if (record.data == null) {
            record.failed(json.missing("kinesis.data"));
        }
        if (record.source == null) {
            record.failed(json.missing("eventSourceARN"));
        }
        int shardEnd = id.lastIndexOf(':');
        String shard = shardEnd < 0 ? "" : id.substring(0, shardEnd);
        byte[] body = record.failure == null && record.data != null ? record.data : whole;
        RawMessage message = RawMessage.bytes(id, body)
                .source(record.source == null ? "unknown" : record.source)
                .publishedTime(record.time)
                .orderingKey(record.key)
                .partition(shard)
                .sequence(sequence)
                .build();
        return record.failure == null ? Item.message(message, shard) : Item.undecodable(message, shard, record.failure);
    }

    /** The position in the shard; the id of the event has the shard too. */
    @Override
    void writeIdentifier(JsonWriter json, Item item) {
        json.text(item.raw().sequence().orElseThrow());
    }

    @Override
    String eventClass() {
        return "KinesisEvent";
    }

    private static final class Fields extends RecordReader {
        private @Nullable String id;
        private @Nullable String source;
        private @Nullable String sequence;
        private @Nullable String key;
        private @Nullable Instant time;
        private byte @Nullable [] data;

        @Override
        void field(String name, JsonCursor json) {
            switch (name) {
                case "eventID" -> id = json.text();
                case "eventSourceARN" -> source = json.text();
                case "kinesis" -> read(json);
                case "sequenceNumber" -> sequence = json.text();
                case "partitionKey" -> key = json.text();
                case "approximateArrivalTimestamp" -> time = seconds(json);
                case "data" -> data = json.base64();
                default -> {
                    // of no use to a function
                }
            }
        }
    }
}
