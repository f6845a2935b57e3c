package dev.peregrine.aws;

import dev.peregrine.Capability;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Redelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Messages of an SQS queue, standard or FIFO. */
final class SqsFormat extends EventFormat {
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
    List<Item> read(JsonCursor event, FunctionDefinition function) {
        List<Item> items = new ArrayList<>();
        event.enterObject();
        for (String name = event.nextField(); name != null; name = event.nextField()) {
            if (name.equals("Records") && event.enterArray()) {
                while (event.nextElement()) {
                    record(event, function, items);
                }
            }
        }
        event.end();
        return items;
    }

    private void record(JsonCursor event, FunctionDefinition function, List<Item> items) {
        SqsMessage message = new SqsMessage();
        message.read(event);
        message.require(event, message.id, "messageId");
        String lane = null;
        if (fifo) {
            // without its group nobody knows what must wait for it
            lane = message.require(event, message.group, "attributes.MessageGroupId");
        }
        if (message.body == null) {
            message.failed(event.missing("body"));
        }
        RawMessage raw = message.raw(lane);
        UndecodableException failure = message.failure;
        if (failure != null) {
            items.add(Item.undecodable(raw, lane, failure));
        } else if (function.isUnwrapped()) {
            Unwrapping.add(items, raw, lane, function, true);
        } else {
            items.add(Item.message(raw, lane));
        }
    }

    @Override
    String eventClass() {
        return "SQSEvent";
    }
}
