package dev.peregrine.testing.wire;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka topic with Azure's trigger, one record or several at a time. Values are text; headers are bytes and may come more than
 * once. The host goes on after a failure, unless a retry policy has it try again: then, as here without an end.
 */
public final class AzureKafkaTwin implements AzureSource<RawMessage> {
    private static final long FIRST = 300;

    private final boolean many;

    private AzureKafkaTwin(boolean many) {
        this.many = many;
    }

    /**
     * One record at a time.
     *
     * @return the twin, named {@code azure-kafka}
     */
    public static AzureKafkaTwin one() {
        return new AzureKafkaTwin(false);
    }

    /**
     * Several records at a time.
     *
     * @return the twin, named {@code azure-kafka-many}
     */
    public static AzureKafkaTwin many() {
        return new AzureKafkaTwin(true);
    }

    @Override
    public String name() {
        return many ? "azure-kafka-many" : "azure-kafka";
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
            String text = new String(message.bytes(), StandardCharsets.UTF_8);
            if (text.indexOf('\uFFFD') >= 0) {
                throw new NotCarriedException("The trigger reads values as text, which would damage these bytes");
            }
            String partition = message.partition().orElse("0");
            String offset = message.sequence().orElse(Long.toString(FIRST + i));
            arriving.add(RawMessage.bytes(message.source() + ":" + partition + ":" + offset, message.bytes())
                    .source(message.source())
                    .attributes(binary(message.attributes()))
                    .publishedTime(Azure.time(message.publishedTime()))
                    .attempt(1)
                    .orderingKey(message.orderingKey().orElse(null))
                    .partition(partition)
                    .sequence(offset)
                    .build());
        }
        return arriving;
    }

    private static Attributes binary(Attributes attributes) {
        Attributes binary = Attributes.empty();
        for (int i = 0; i < attributes.size(); i++) {
            binary = binary.with(attributes.name(i), attributes.bytes(i));
        }
        return binary;
    }

    @Override
    public List<List<Integer>> invocations(List<RawMessage> arriving) {
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < arriving.size(); i++) {
            all.add(i);
        }
        return many && !all.isEmpty() ? List.of(all) : AzureSource.super.invocations(arriving);
    }

    @Override
    public int mostPerInvocation() {
        return many ? 64 : 1;
    }

    @Override
    public AzureTrigger trigger(List<RawMessage> events) {
        List<String> records = events.stream().map(AzureKafkaTwin::record).toList();
        return AzureTrigger.of(many ? records : records.get(0));
    }

    private static String record(RawMessage event) {
        List<@Nullable Object> headers = new ArrayList<>();
        for (int i = 0; i < event.attributes().size(); i++) {
            headers.add(Json.object(
                    "Key",
                    event.attributes().name(i),
                    "Value",
                    Google.base64(event.attributes().bytes(i))));
        }
        Map<String, @Nullable Object> json = Json.object(
                "Offset",
                Long.valueOf(event.sequence().orElseThrow()),
                "Partition",
                Integer.valueOf(event.partition().orElseThrow()),
                "Topic",
                event.source(),
                "Timestamp",
                Azure.time(event.publishedTime()).toString(),
                "Value",
                new String(event.bytes(), StandardCharsets.UTF_8),
                "Key",
                event.orderingKey().orElse(null),
                "Headers",
                headers);
        return Azure.json(json);
    }
}
