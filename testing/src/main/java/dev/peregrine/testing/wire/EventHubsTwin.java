package dev.peregrine.testing.wire;

import dev.peregrine.event.RawMessage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An event hub, several events of one partition at a time. The host goes on after a failure, unless a retry policy has it try
 * again: then, as here without an end. Events are told apart by partition and sequence number.
 */
public final class EventHubsTwin implements AzureSource<RawMessage> {
    private static final int MAX_EVENT = 1024 * 1024;
    private static final long FIRST = 4_096;

    private EventHubsTwin() {}

    /**
     * An event hub.
     *
     * @return the twin, named {@code azure-event-hubs}
     */
    public static EventHubsTwin create() {
        return new EventHubsTwin();
    }

    @Override
    public String name() {
        return "azure-event-hubs";
    }

    @Override
    public boolean isRetried() {
        return true;
    }

    @Override
    public List<RawMessage> arriving(List<RawMessage> sent) {
        List<RawMessage> arriving = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            RawMessage message = sent.get(i);
            Azure.properties(message.attributes(), "Event Hubs");
            if (message.bytes().length > MAX_EVENT) {
                throw new NotCarriedException("Event Hubs takes events of up to " + MAX_EVENT + " bytes");
            }
            String partition = message.partition().orElse("0");
            String sequence = message.sequence().orElse(Long.toString(FIRST + i));
            arriving.add(RawMessage.bytes(partition + ":" + sequence, message.bytes())
                    .source(message.source())
                    .attributes(message.attributes())
                    .publishedTime(Azure.time(message.publishedTime()))
                    .attempt(1)
                    .orderingKey(message.orderingKey().orElse(null))
                    .partition(partition)
                    .sequence(sequence)
                    .build());
        }
        return arriving;
    }

    @Override
    public List<List<Integer>> invocations(List<RawMessage> arriving) {
        return Azure.grouped(arriving, message -> message.partition().orElseThrow());
    }

    @Override
    public int mostPerInvocation() {
        return 10;
    }

    @Override
    public AzureTrigger trigger(List<RawMessage> events) {
        RawMessage first = events.get(0);
        Map<String, @Nullable Object> partition = Json.object(
                "FullyQualifiedNamespace",
                "test.servicebus.windows.net",
                "EventHubName",
                first.source(),
                "ConsumerGroup",
                "$Default",
                "PartitionId",
                first.partition().orElseThrow());
        return AzureTrigger.of(events.stream().map(RawMessage::bytes).toList())
                .with(
                        "SystemPropertiesArray",
                        Azure.json(events.stream().map(EventHubsTwin::system).toList()))
                .with(
                        "PropertiesArray",
                        Azure.json(events.stream()
                                .map(event -> Azure.properties(event.attributes(), "Event Hubs"))
                                .toList()))
                .with("PartitionContext", Azure.json(partition));
    }

    private static Map<String, @Nullable Object> system(RawMessage event) {
        Map<String, @Nullable Object> system = new LinkedHashMap<>();
        system.put("SequenceNumber", Long.valueOf(event.sequence().orElseThrow()));
        system.put("Offset", "128");
        system.put("PartitionKey", event.orderingKey().orElse(null));
        system.put("EnqueuedTimeUtc", Azure.time(event.publishedTime()).toString());
        return system;
    }
}
