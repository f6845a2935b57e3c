package dev.peregrine.azure;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.spi.Item;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages of a Service Bus queue or subscription, as <em>Azure Service Bus trigger for Azure Functions</em> describes
 * them.
 */
final class ServiceBusMessages {
    private ServiceBusMessages() {}

    static List<Item> one(
            byte[] body,
            String messageId,
            String deliveryCount,
            String sequenceNumber,
            String enqueuedTime,
            String applicationProperties,
            String sessionId,
            EventScope scope) {
        String number = Metadata.text(sequenceNumber);
        RawMessage.Builder message = RawMessage.bytes(messageId.isEmpty() ? number : messageId, body)
                .source(scope.source())
                .sequence(number);
        String session = sessionId.isEmpty() ? null : sessionId;
        try {
            message.orderingKey(session)
                    .attempt(Metadata.count("DeliveryCount", deliveryCount))
                    .publishedTime(Metadata.time("EnqueuedTimeUtc", enqueuedTime))
                    .attributes(Metadata.attributes("ApplicationProperties", applicationProperties));
        } catch (UndecodableException e) {
            return List.of(Item.undecodable(message.build(), session, e));
        }
        return List.of(CarriedEvents.item(message.build(), session, scope));
    }

    /**
     * Reads several. Lists of texts lack those of messages without one, so a list that is shorter than the messages tells
     * nothing.
     *
     * @throws UndecodableException when numbers, times or properties aren't as many as the messages
     */
    static List<Item> many(
            List<byte[]> bodies,
            List<String> messageIds,
            String deliveryCounts,
            List<Long> sequenceNumbers,
            String enqueuedTimes,
            String applicationProperties,
            List<String> contentTypes,
            List<String> partitionKeys,
            @Nullable List<String> sessionIds,
            EventScope scope) {
        int size = bodies.size();
        Metadata.checkLength("SequenceNumberArray", sequenceNumbers.size(), size);
        if (sessionIds != null) {
            Metadata.checkLength("SessionIdArray", sessionIds.size(), size);
        }
        List<Integer> counts =
                Metadata.each("DeliveryCountArray", deliveryCounts, size, json -> (int) json.wholeNumber());
        List<Instant> times = Metadata.each(
                "EnqueuedTimeUtcArray",
                enqueuedTimes,
                size,
                json -> Metadata.time("EnqueuedTimeUtcArray", json.requireText()));
        List<Attributes> attributes =
                Metadata.each("ApplicationPropertiesArray", applicationProperties, size, Metadata::attributes);
        List<Item> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String number = String.valueOf(sequenceNumbers.get(i));
            String id = Metadata.at(i, messageIds, size);
            String session = sessionIds == null ? null : sessionIds.get(i);
            RawMessage message = RawMessage.bytes(id == null ? number : id, bodies.get(i))
                    .source(scope.source())
                    .sequence(number)
                    .attempt(counts.get(i))
                    .publishedTime(times.get(i))
                    .attributes(attributes.get(i))
                    .contentType(Metadata.at(i, contentTypes, size))
                    .orderingKey(session == null ? Metadata.at(i, partitionKeys, size) : session)
                    .build();
            items.add(CarriedEvents.item(message, session, scope));
        }
        return items;
    }
}
