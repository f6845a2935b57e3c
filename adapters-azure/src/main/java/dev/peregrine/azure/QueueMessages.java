package dev.peregrine.azure;

import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.spi.Item;
import java.util.List;

/** Reads the message of a storage queue, as <em>Azure Queue storage trigger for Azure Functions</em> describes it. */
final class QueueMessages {
    private QueueMessages() {}

    static List<Item> one(byte[] body, String id, String dequeueCount, String insertionTime, EventScope scope) {
        RawMessage.Builder message = RawMessage.bytes(id, body).source(scope.source());
        try {
            message.attempt(Metadata.count("DequeueCount", dequeueCount))
                    .publishedTime(Metadata.time("InsertionTime", insertionTime));
        } catch (UndecodableException e) {
            return List.of(Item.undecodable(message.build(), null, e));
        }
        return List.of(CarriedEvents.item(message.build(), null, scope));
    }
}
