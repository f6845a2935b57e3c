package dev.peregrine.testing.wire;

import dev.peregrine.event.RawMessage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue or subscription of Service Bus, one message or several at a time, with or without sessions. After ten tries a message
 * goes to the dead-letter queue. The queue's name is not told. Of a batch a failure abandons every message.
 */
public final class ServiceBusTwin implements AzureSource<RawMessage> {
    private static final int MAX_DELIVERY_COUNT = 10;
    private static final long FIRST = 1_001;

    private final boolean many;
    private final boolean sessions;

    private ServiceBusTwin(boolean many, boolean sessions) {
        this.many = many;
        this.sessions = sessions;
    }

    /**
     * One message at a time.
     *
     * @return the twin, named {@code azure-service-bus}
     */
    public static ServiceBusTwin one() {
        return new ServiceBusTwin(false, false);
    }

    /**
     * Several messages at a time.
     *
     * @return the twin, named {@code azure-service-bus-many}
     */
    public static ServiceBusTwin many() {
        return new ServiceBusTwin(true, false);
    }

    /**
     * This with sessions, in which messages are ordered: that of the ordering key, or {@code default}.
     *
     * @return the twin, named {@code azure-service-bus-sessions} or {@code azure-service-bus-sessions-many}
     */
    public ServiceBusTwin withSessions() {
        return new ServiceBusTwin(many, true);
    }

    @Override
    public String name() {
        return "azure-service-bus" + (sessions ? "-sessions" : "") + (many ? "-many" : "");
    }

    @Override
    public List<RawMessage> arriving(List<RawMessage> sent) {
        List<RawMessage> arriving = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            RawMessage message = sent.get(i);
            Azure.properties(message.attributes(), "Service Bus");
            arriving.add(RawMessage.bytes(message.id(), message.bytes())
                    .source("unknown")
                    .attributes(message.attributes())
                    .contentType(many ? "application/octet-stream" : null)
                    .publishedTime(Azure.time(message.publishedTime()))
                    .attempt(message.attempt().orElse(1))
                    .orderingKey(key(message))
                    .sequence(message.sequence().orElse(Long.toString(FIRST + i)))
                    .build());
        }
        return arriving;
    }

    private @Nullable String key(RawMessage message) {
        return sessions ? message.orderingKey().orElse("default") : null;
    }

    @Override
    public List<List<Integer>> invocations(List<RawMessage> arriving) {
        return many
                ? Azure.grouped(arriving, message -> message.orderingKey().orElse(""))
                : AzureSource.super.invocations(arriving);
    }

    @Override
    public int mostPerInvocation() {
        return many ? 1_000 : 1;
    }

    @Override
    public AzureTrigger trigger(List<RawMessage> events) {
        return many ? batch(events) : single(events.get(0));
    }

    private AzureTrigger single(RawMessage message) {
        AzureTrigger trigger = AzureTrigger.of(message.bytes())
                .with("MessageId", message.id())
                .with("DeliveryCount", Azure.json(message.attempt().orElse(1)))
                .with("SequenceNumber", message.sequence().orElseThrow())
                .with("EnqueuedTimeUtc", Azure.json(time(message)))
                .with("ApplicationProperties", Azure.json(Azure.properties(message.attributes(), "Service Bus")));
        return sessions ? trigger.with("SessionId", message.orderingKey().orElseThrow()) : trigger;
    }

    private AzureTrigger batch(List<RawMessage> events) {
        AzureTrigger trigger = AzureTrigger.of(
                        events.stream().map(RawMessage::bytes).toList())
                .with("MessageIdArray", events.stream().map(RawMessage::id).toList())
                .with(
                        "DeliveryCountArray",
                        Azure.json(events.stream()
                                .map(message -> message.attempt().orElse(1))
                                .toList()))
                .with(
                        "SequenceNumberArray",
                        events.stream()
                                .map(message -> Long.valueOf(message.sequence().orElseThrow()))
                                .toList())
                .with(
                        "EnqueuedTimeUtcArray",
                        Azure.json(events.stream().map(ServiceBusTwin::time).toList()))
                .with(
                        "ApplicationPropertiesArray",
                        Azure.json(events.stream()
                                .map(message -> Azure.properties(message.attributes(), "Service Bus"))
                                .toList()))
                .with(
                        "ContentTypeArray",
                        events.stream()
                                .map(message -> message.contentType().orElseThrow())
                                .toList())
                .with("PartitionKeyArray", List.of());
        return sessions
                ? trigger.with(
                        "SessionIdArray",
                        events.stream()
                                .map(message -> message.orderingKey().orElseThrow())
                                .toList())
                : trigger;
    }

    private static String time(RawMessage message) {
        return Azure.time(message.publishedTime()).toString();
    }

    @Override
    public List<Fate> failed(List<RawMessage> events) {
        return events.stream()
                .map(message -> message.attempt().orElse(1) < MAX_DELIVERY_COUNT ? Fate.AGAIN : Fate.DROPPED)
                .toList();
    }
}
