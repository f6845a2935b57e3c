package dev.peregrine.azure;

import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads events of an event hub, as <em>Azure Event Hubs trigger for Azure Functions</em> describes them. */
final class EventHubMessages {
    private static final String SYSTEM = "SystemPropertiesArray";
    private static final String PROPERTIES = "PropertiesArray";

    private EventHubMessages() {}

    /** What Event Hubs says of one event. */
    private record Facts(
            String sequenceNumber,
            @Nullable String partitionKey,
            @Nullable String contentType,
            @Nullable Instant enqueuedTime) {
        static Facts read(JsonCursor json) {
            if (!json.enterObject()) {
                throw json.wrong("an object");
            }
            String sequence = null;
            String key = null;
            String type = null;
            String time = null;
            for (String name = json.nextField(); name != null; name = json.nextField()) {
                if (name.equalsIgnoreCase("SequenceNumber")) {
                    sequence = json.scalarText();
                } else if (name.equalsIgnoreCase("PartitionKey")) {
                    key = json.text();
                } else if (name.equalsIgnoreCase("content-type")) {
                    type = json.text();
                } else if (name.equalsIgnoreCase("EnqueuedTimeUtc")) {
                    time = json.text();
                }
            }
            if (sequence == null) {
                throw json.missing("SequenceNumber");
            }
            return new Facts(sequence, key, type, time == null ? null : Metadata.time(SYSTEM, time));
        }
    }

    /** The events of an invocation are all of one partition. */
    private record Partition(String id, String hub) {
        static Partition read(String context, EventScope scope) {
            String id = null;
            String hub = scope.source();
            JsonCursor json = JsonCursor.of(context, "The metadata PartitionContext");
            json.enterObject();
            for (String name = json.nextField(); name != null; name = json.nextField()) {
                if (name.equalsIgnoreCase("PartitionId")) {
                    id = json.scalarText();
                } else if (name.equalsIgnoreCase("EventHubName") && json.isText()) {
                    hub = json.requireText();
                }
            }
            if (id == null) {
                throw json.missing("PartitionId");
            }
            return new Partition(id, hub);
        }
    }

    /**
     * Reads the events. One that nothing right is told of fails by itself. When it can't be told which is which all fail, each
     * as an item, so that they can be parked where the host goes on.
     */
    static List<Item> many(
            List<byte[]> bodies,
            String systemProperties,
            String properties,
            String partitionContext,
            EventScope scope) {
        List<Item> items = new ArrayList<>(bodies.size());
        try {
            Partition partition = Partition.read(partitionContext, scope);
            List<byte[]> facts = Metadata.each(SYSTEM, systemProperties, bodies.size(), JsonCursor::copy);
            List<byte[]> attributes = Metadata.each(PROPERTIES, properties, bodies.size(), JsonCursor::copy);
            for (int i = 0; i < bodies.size(); i++) {
                items.add(item(bodies.get(i), i, facts.get(i), attributes.get(i), partition, scope));
            }
            return items;
        } catch (UndecodableException e) {
            for (int i = 0; i < bodies.size(); i++) {
                RawMessage untold = RawMessage.bytes(scope.fallbackId(i), bodies.get(i))
                        .source(scope.source())
                        .build();
                items.add(Item.undecodable(untold, null, e));
            }
            return items;
        }
    }

    private static Item item(
            byte[] body, int index, byte[] systemProperties, byte[] properties, Partition partition, EventScope scope) {
        try {
            JsonCursor system = JsonCursor.of(systemProperties, Metadata.elementName(SYSTEM, index));
            JsonCursor own = JsonCursor.of(properties, Metadata.elementName(PROPERTIES, index));
            Facts of = Facts.read(system);
            RawMessage message = RawMessage.bytes(partition.id + ":" + of.sequenceNumber, body)
                    .source(partition.hub)
                    .partition(partition.id)
                    .sequence(of.sequenceNumber)
                    .orderingKey(of.partitionKey)
                    .contentType(of.contentType)
                    .publishedTime(of.enqueuedTime)
                    .attributes(Metadata.attributes(own))
                    .attempt(scope.attempt())
                    .build();
            return Item.message(message, partition.id);
        } catch (UndecodableException e) {
            RawMessage untold = RawMessage.bytes(scope.fallbackId(index), body)
                    .source(partition.hub)
                    .partition(partition.id)
                    .build();
            return Item.undecodable(untold, partition.id, e);
        }
    }
}
