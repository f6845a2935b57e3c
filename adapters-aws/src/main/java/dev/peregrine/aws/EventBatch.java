package dev.peregrine.aws;

import dev.peregrine.json.JsonCursor;
import dev.peregrine.json.JsonWriter;
import dev.peregrine.spi.Delivery;
import dev.peregrine.spi.Deployment;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Invocation;
import dev.peregrine.spi.Item;
import dev.peregrine.spi.Redelivery;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs the items of an event and answers as its source takes it. */
final class EventBatch {
    private EventBatch() {}

    /**
     * Reads an event.
     *
     * @return its items, which hold nothing of the payload's buffer
     */
    static List<Item> read(Payload event, EventFormat format, FunctionDefinition function) {
        JsonCursor json = JsonCursor.of(event.buffer(), event.length(), "The event");
        return format.read(json, function);
    }

    /**
     * Runs the items of an event.
     *
     * @return the answer
     * @throws Exception what must fail the invocation, so that nothing counts as done
     */
    static byte[] run(Deployment deployment, EventFormat format, List<Item> items, Invocation invocation)
            throws Exception {
        FunctionDefinition function = deployment.function();
        List<Item> undone = deployment.deliver(Delivery.of(format.redelivery, items), invocation);
        boolean listened = format.redelivery == Redelivery.ITEM || format.redelivery == Redelivery.CHECKPOINT;
        return function.hasPartialFailures() && listened ? failures(format, undone) : bytes("null");
    }

    private static byte[] failures(EventFormat format, List<Item> undone) {
        if (undone.isEmpty()) {
            return bytes("{\"batchItemFailures\":[]}");
        }
        JsonWriter json = new JsonWriter(64 * undone.size());
        json.object().name("batchItemFailures").array();
        // one message can have carried several items
        Set<String> written = new HashSet<>();
        for (Item item : undone) {
            if (written.add(item.id())) {
                json.object().name("itemIdentifier");
                format.writeIdentifier(json, item);
                json.endObject();
            }
        }
        return json.endArray().endObject().toBytes();
    }

    private static byte[] bytes(String ascii) {
        return ascii.getBytes(StandardCharsets.US_ASCII);
    }
}
