package dev.peregrine.aws;

import dev.peregrine.Capability;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Redelivery;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages of an SQS queue, standard or FIFO. */
final class SqsFormat extends ListedFormat {
    private final boolean fifo;

    private SqsFormat(boolean fifo) {
        super(
                fifo ? "SQS (FIFO)" : "SQS (standard)",
                Redelivery.ITEM,
                fifo
                        ? Set.of(Capability.KNOWN_DEADLINE, Capability.PARTIAL_FAILURES, Capability.ORDERED_DELIVERY)
                        : Set.of(Capability.KNOWN_DEADLINE, Capability.PARTIAL_FAILURES));
        this.fifo = fifo;
    }

    /** The format for a queue: the names of FIFO queues, and only theirs, end so. */
    static SqsFormat of(@Nullable String queueArn) {
        return new SqsFormat(queueArn != null && queueArn.endsWith(".fifo"));
    }

    @Override
    String service() {
        return "SQS";
    }

    @Override
    void record(JsonCursor record, int number, FunctionDefinition function, List<Item> items) {
        SqsMessage message = new SqsMessage();
        message.read(record);
        message.require(record, message.id, "messageId");
        // without its group nobody knows what must wait for it
        String lane = fifo ? message.require(record, message.group, "attributes.MessageGroupId") : null;
        if (message.body == null) {
            message.failed(record.missing("body"));
        }
        UndecodableException failure = message.failure;
        if (failure != null) {
            items.add(Item.undecodable(message.undecoded(record.whole(), lane), lane, failure));
            return;
        }
        RawMessage raw = message.decoded(lane);
        if (function.isUnwrapped()) {
            Unwrapping.add(items, raw, lane, function, true);
        } else {
            items.add(Item.messageOrEvent(raw, lane, function));
        }
    }

    @Override
    String eventClass() {
        return "SQSEvent";
    }
}
