package dev.peregrine.aws;

import dev.peregrine.spi.Kind;
import org.jspecify.annotations.Nullable;

/** Chooses between the forms of streams and brokers; apart, so that a queue's function needn't load them. */
final class StreamFormats {
    private StreamFormats() {}

    /** The form of a source's events, or null when functions of this kind don't get them. */
    static @Nullable EventFormat of(String source, Kind kind) {
        boolean events = kind == Kind.EVENTS;
        boolean messages = events || kind == Kind.MESSAGES || kind == Kind.BATCHES;
        return switch (source) {
            case "aws:kinesis" -> messages ? new KinesisFormat() : null;
            case "aws:dynamodb" -> events || kind == Kind.CHANGES ? new DynamoDbFormat() : null;
            case "aws:kafka", "SelfManagedKafka" -> messages ? new KafkaFormat() : null;
            case "aws:mq", "aws:amq" -> messages ? new ActiveMqFormat() : null;
            case "aws:rmq" -> messages ? new RabbitMqFormat() : null;
            default -> null;
        };
    }
}
