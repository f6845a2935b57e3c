package dev.peregrine.testing.wire;

import dev.peregrine.event.RawMessage;
import java.util.List;

/**
 * A queue of Azure Storage: one message at a time, bytes and nothing else, not even the queue's name. After five tries a message goes to the poison queue.
 */
public final class StorageQueueTwin implements AzureSource<RawMessage> {
    private static final int MAX_DEQUEUE_COUNT = 5;
    private static final int MAX_MESSAGE = 48 * 1024;

    private StorageQueueTwin() {}

    /**
     * A queue.
     *
     * @return the twin, named {@code azure-queue}
     */
    public static StorageQueueTwin create() {
        return new StorageQueueTwin();
    }

    @Override
    public String name() {
        return "azure-queue";
    }

    @Override
    public List<RawMessage> arriving(List<RawMessage> sent) {
        return sent.stream().map(StorageQueueTwin::arriving).toList();
    }

    private static RawMessage arriving(RawMessage sent) {
        if (sent.bytes().length > MAX_MESSAGE) {
            throw new NotCarriedException("A storage queue takes messages of up to " + MAX_MESSAGE + " bytes");
        }
        return RawMessage.bytes(sent.id(), sent.bytes())
                .source("unknown")
                .publishedTime(Azure.time(sent.publishedTime()))
                .attempt(sent.attempt().orElse(1))
                .build();
    }

    @Override
    public AzureTrigger trigger(List<RawMessage> events) {
        RawMessage message = events.get(0);
        return AzureTrigger.of(message.bytes())
                .with("Id", message.id())
                .with("DequeueCount", Azure.json(message.attempt().orElse(1)))
                .with(
                        "InsertionTime",
                        Azure.json(
                                Azure.time(message.publishedTime()).toString().replace("Z", "+00:00")));
    }

    @Override
    public List<Fate> failed(List<RawMessage> events) {
        return List.of(events.get(0).attempt().orElse(1) < MAX_DEQUEUE_COUNT ? Fate.AGAIN : Fate.DROPPED);
    }
}
