package dev.peregrine.azure;

import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.Item;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages of a Service Bus queue or subscription, as <em>Azure Service Bus trigger for Azure Functions</em> describes
 * them.
 */
final class ServiceBusMessages {
    private static final String COUNTS = "DeliveryCountArray";
    private static final String TIMES = "EnqueuedTimeUtcArray";
    private static final String PROPERTIES = "ApplicationPropertiesArray";

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
     * nothing. One that nothing right is told of fails by itself.
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
        List<byte[]> counts = Metadata.each(COUNTS, deliveryCounts, size, JsonCursor::copy);
        List<byte[]> times = Metadata.each(TIMES, enqueuedTimes, size, JsonCursor::copy);
        List<byte[]> attributes = Metadata.each(PROPERTIES, applicationProperties, size, JsonCursor::copy);
        List<Item> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            String number = String.valueOf(sequenceNumbers.get(i));
            String id = Metadata.at(i, messageIds, size);
            String session = sessionIds == null ? null : sessionIds.get(i);
            RawMessage.Builder message = RawMessage.bytes(id == null ? number : id, bodies.get(i))
                    .source(scope.source())
                    .sequence(number)
                    .contentType(Metadata.at(i, contentTypes, size))
                    .orderingKey(session == null ? Metadata.at(i, partitionKeys, size) : session);
            UndecodableException failure = null;
            try {
                message.attempt(Metadata.element(COUNTS, i, counts.get(i), json -> (int) json.wholeNumber()))
                        .publishedTime(Metadata.element(
                                TIMES, i, times.get(i), json -> Metadata.time(TIMES, json.requireText())))
                        .attributes(Metadata.element(PROPERTIES, i, attributes.get(i), Metadata::attributes));
            } catch (UndecodableException e) {
                failure = e;
            }
            items.add(
                    failure == null
                            ? CarriedEvents.item(message.build(), session, scope)
                            : Item.undecodable(message.build(), session, failure));
        }
        return items;
    }
}
