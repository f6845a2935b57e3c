package dev.peregrine.testing.wire;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import dev.peregrine.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A queue of an ActiveMQ broker of Amazon MQ with an event source mapping to a Lambda function. A batch is done or fails as a
 * whole, and then comes again until it expires.
 *
 * <p>ActiveMQ carries text or bytes, and properties with a name each, which arrive as text. It tells only whether a message
 * has been tried before. What the message says of itself, such as its type and priority, stands behind the properties.
 */
public final class ActiveMqTwin implements SourceTwin<RawMessage> {
    private static final String BROKER = "broker:test:b-9bcfa592-423a-4942-879d-eb284b418fc8";

    private ActiveMqTwin() {}

    /**
     * A queue.
     *
     * @return the twin, named {@code aws-activemq}
     */
    public static ActiveMqTwin create() {
        return new ActiveMqTwin();
    }

    @Override
    public String name() {
        return "aws-activemq";
    }

    @Override
    public int mostPerInvocation() {
        return 10_000;
    }

    @Override
    public int attempts() {
        return 0;
    }

    private static String queue(RawMessage message) {
        return message.source().substring(message.source().lastIndexOf('/') + 1);
    }

    private static Map<String, String> facts(RawMessage message) {
        boolean text = Text.decode(message.bytes(), StandardCharsets.UTF_8) != null;
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("messageType", text ? "jms/text-message" : "jms/bytes-message");
        facts.put("deliveryMode", "1");
        facts.put("expiration", "60000");
        facts.put("priority", "4");
        return facts;
    }

    @Override
    public List<RawMessage> arriving(List<RawMessage> sent) {
        List<RawMessage> arriving = new ArrayList<>();
        for (RawMessage message : sent) {
            arriving.add(RawMessage.bytes(message.id(), message.bytes())
                    .source(Aws.arn("mq", BROKER) + "/" + queue(message))
                    .attributes(withFacts(message))
                    .publishedTime(Aws.time(message))
                    .attempt(message.attempt().orElse(0) == 1 ? 1 : 0)
                    .build());
        }
        return arriving;
    }

    private static Attributes withFacts(RawMessage message) {
        Attributes all = own(message);
        for (Map.Entry<String, String> fact : facts(message).entrySet()) {
            all = all.with(fact.getKey(), fact.getValue());
        }
        return all;
    }

    /** The properties alone. */
    private static Attributes own(RawMessage message) {
        Attributes own = Attributes.empty();
        for (int i = 0; i < message.attributes().size(); i++) {
            String name = message.attributes().name(i);
            if (own.contains(name)) {
                throw new NotCarriedException("ActiveMQ has each property once, and message " + message.id() + " has "
                        + name + " more than once");
            }
            if (message.attributes().isBinary(i)) {
                throw new NotCarriedException("Properties of ActiveMQ can't be bytes, as " + name + " is");
            }
            if (!facts(message).containsKey(name)) {
                own = own.with(name, message.attributes().value(i));
            }
        }
        return own;
    }

    @Override
    public List<List<Integer>> invocations(List<RawMessage> arriving) {
        return Aws.grouped(arriving, RawMessage::source);
    }

    @Override
    public byte[] event(List<RawMessage> events) {
        List<@Nullable Object> messages = new ArrayList<>();
        events.forEach(message -> messages.add(record(message)));
        return Aws.payload(
                Json.object("eventSource", "aws:mq", "eventSourceArn", Aws.arn("mq", BROKER), "messages", messages),
                AwsRequest.MAX_EVENT);
    }

    private static Map<String, @Nullable Object> record(RawMessage message) {
        long time = Aws.time(message).toEpochMilli();
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        Attributes own = own(message);
        for (int i = 0; i < own.size(); i++) {
            properties.put(own.name(i), own.value(i));
        }
        return Json.object(
                "messageID",
                message.id(),
                "messageType",
                facts(message).get("messageType"),
                "deliveryMode",
                1,
                "replyTo",
                null,
                "type",
                null,
                "expiration",
                "60000",
                "priority",
                4,
                "correlationId",
                null,
                "redelivered",
                message.attempt().orElse(0) != 1,
                "destination",
                Json.object("physicalName", queue(message)),
                "data",
                Aws.base64(message.bytes()),
                "timestamp",
                time,
                "brokerInTime",
                time,
                "brokerOutTime",
                time + 1,
                "properties",
                properties);
    }
}
