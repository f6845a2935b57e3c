package dev.peregrine.azure;

import dev.peregrine.event.Attributes;
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
    private static final String PROPERTIES = "SystemPropertiesArray";

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
            return new Facts(sequence, key, type, time == null ? null : Metadata.time(PROPERTIES, time));
        }
    }

    /** The events of an invocation are all of one partition. */
    private record Partition(String id, String hub) {
        static Partition read(String context, EventScope scope) {
            String id = null;
            String hub = scope.source();
            try (JsonCursor json = JsonCursor.of(context, "The metadata PartitionContext")) {
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
            }
            return new Partition(id, hub);
        }
    }

    /**
     * Reads the events.
     *
     * @throws UndecodableException when it can't be told which is which
     */
    static List<Item> many(
            List<byte[]> bodies,
            String systemProperties,
            String properties,
            String partitionContext,
            EventScope scope) {
        Partition partition = Partition.read(partitionContext, scope);
        List<Facts> facts = Metadata.each(PROPERTIES, systemProperties, bodies.size(), Facts::read);
        List<Attributes> attributes = Metadata.each("PropertiesArray", properties, bodies.size(), Metadata::attributes);
        List<Item> items = new ArrayList<>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            Facts of = facts.get(i);
            RawMessage message = RawMessage.bytes(partition.id + ":" + of.sequenceNumber, bodies.get(i))
                    .source(partition.hub)
                    .partition(partition.id)
                    .sequence(of.sequenceNumber)
                    .orderingKey(of.partitionKey)
                    .contentType(of.contentType)
                    .publishedTime(of.enqueuedTime)
                    .attributes(attributes.get(i))
                    .attempt(scope.attempt())
                    .build();
            items.add(Item.message(message, partition.id));
        }
        return items;
    }
}
