package dev.peregrine.testing.wire;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A queue of a RabbitMQ broker of Amazon MQ, on the virtual host {@code /}, with an event source mapping to a Lambda function.
 * A batch is done or fails as a whole, and then comes again until it expires.
 *
 * <p>RabbitMQ carries bytes with a media type, and headers with a name each, whose text arrives as bytes; times are cut to
 * seconds. It tells only whether a message has been tried before. What the message says of itself stands behind the headers.
 */
public final class RabbitMqTwin implements SourceTwin<RawMessage> {
    private static final String BROKER = "broker:test:b-2a5f0d3e-7c3b-4b0e-9f0c-5d1f3f0a8e11";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("MMM d, uuuu, h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);
    private static final Map<String, String> FACTS = facts();

    private RabbitMqTwin() {}

    private static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("deliveryMode", "2");
        facts.put("priority", "0");
        return facts;
    }

    /**
     * A queue.
     *
     * @return the twin, named {@code aws-rabbitmq}
     */
    public static RabbitMqTwin create() {
        return new RabbitMqTwin();
    }

    @Override
    public String name() {
        return "aws-rabbitmq";
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
        String prefix = Aws.arn("mq", BROKER) + "/";
        String queue =
                message.source().startsWith(prefix) ? message.source().substring(prefix.length()) : message.source();
        return queue.contains("::") ? queue : queue + "::/";
    }

    private static Instant time(RawMessage message) {
        return Instant.ofEpochSecond(message.publishedTime().orElse(Aws.TIME).getEpochSecond());
    }

    @Override
    public List<RawMessage> arriving(List<RawMessage> sent) {
        List<RawMessage> arriving = new ArrayList<>();
        for (RawMessage message : sent) {
            Attributes all = own(message);
            for (Map.Entry<String, String> fact : FACTS.entrySet()) {
                all = all.with(fact.getKey(), fact.getValue());
            }
            arriving.add(RawMessage.bytes(message.id(), message.bytes())
                    .source(Aws.arn("mq", BROKER) + "/" + queue(message))
                    .attributes(all)
                    .contentType(message.contentType().orElse(null))
                    .publishedTime(time(message))
                    .attempt(message.attempt().orElse(0) == 1 ? 1 : 0)
                    .build());
        }
        return arriving;
    }

    /** The headers alone, in bytes. */
    private static Attributes own(RawMessage message) {
        Attributes own = Attributes.empty();
        for (int i = 0; i < message.attributes().size(); i++) {
            String name = message.attributes().name(i);
            if (own.contains(name)) {
                throw new NotCarriedException("RabbitMQ has each header once, and message " + message.id() + " has "
                        + name + " more than once");
            }
            if (!FACTS.containsKey(name)) {
                own = own.with(name, message.attributes().bytes(i));
            }
        }
        return own;
    }

    @Override
    public List<List<Integer>> invocations(List<RawMessage> arriving) {
        return Aws.grouped(arriving, any -> BROKER);
    }

    @Override
    public byte[] event(List<RawMessage> events) {
        Map<String, @Nullable Object> queues = new LinkedHashMap<>();
        for (List<Integer> numbers : Aws.grouped(events, RabbitMqTwin::queue)) {
            List<@Nullable Object> messages = new ArrayList<>();
            numbers.forEach(number -> messages.add(record(events.get(number))));
            queues.put(queue(events.get(numbers.get(0))), messages);
        }
        return Aws.payload(
                Json.object(
                        "eventSource",
                        "aws:rmq",
                        "eventSourceArn",
                        Aws.arn("mq", BROKER),
                        "rmqMessagesByQueue",
                        queues),
                AwsRequest.MAX_EVENT);
    }

    private static Map<String, @Nullable Object> record(RawMessage message) {
        Map<String, @Nullable Object> headers = new LinkedHashMap<>();
        Attributes own = own(message);
        for (int i = 0; i < own.size(); i++) {
            headers.put(own.name(i), Json.object("bytes", Aws.numbers(own.bytes(i))));
        }
        Map<String, @Nullable Object> properties = Json.object(
                "contentType",
                message.contentType().orElse(null),
                "contentEncoding",
                null,
                "headers",
                headers,
                "deliveryMode",
                2,
                "priority",
                0,
                "correlationId",
                null,
                "replyTo",
                null,
                "expiration",
                null,
                "messageId",
                message.id(),
                "timestamp",
                TIME.format(time(message)),
                "type",
                null,
                "userId",
                null,
                "appId",
                null,
                "clusterId",
                null,
                "bodySize",
                message.bytes().length);
        return Json.object(
                "basicProperties",
                properties,
                "redelivered",
                message.attempt().orElse(0) != 1,
                "data",
                Aws.base64(message.bytes()));
    }
}
