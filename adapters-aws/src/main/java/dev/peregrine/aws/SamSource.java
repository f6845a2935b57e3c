package dev.peregrine.aws;

import dev.peregrine.Capability;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What can feed a function, by its name in the settings. */
enum SamSource {
    SQS,
    /** Directly; through a queue it is as that queue. */
    SNS,
    S3,
    EVENTBRIDGE,
    SCHEDULE,
    KINESIS,
    DYNAMODB,
    MSK,
    KAFKA,
    ACTIVEMQ,
    RABBITMQ;

    /** The name in the settings. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Chooses the source that the settings name, and adds it to the function. */
    static void add(SamFunction sam, FunctionDefinition function) {
        SamSource source = function.kind() == Kind.SCHEDULE ? schedule(sam) : named(sam, function);
        boolean queued = source == SQS || (source == SNS && sam.settings.has("queue"));
        source.checkNeeds(sam, function, queued ? SQS : source);
        switch (source) {
            case SQS -> QueueEvents.sqs(sam, function);
            case SNS -> {
                if (queued) {
                    QueueEvents.snsThroughQueue(sam, function);
                } else {
                    PushEvents.sns(sam);
                }
            }
            case S3 -> PushEvents.s3(sam);
            case EVENTBRIDGE -> PushEvents.eventBridge(sam, function);
            case SCHEDULE -> PushEvents.schedule(sam, function);
            case KINESIS -> StreamEvents.kinesis(sam, function);
            case DYNAMODB -> StreamEvents.dynamodb(sam, function);
            case MSK -> KafkaEvents.msk(sam, function);
            case KAFKA -> KafkaEvents.selfManaged(sam, function);
            case ACTIVEMQ -> QueueEvents.activeMq(sam);
            case RABBITMQ -> QueueEvents.rabbitMq(sam);
        }
    }

    private static SamSource schedule(SamFunction sam) {
        String named = sam.settings.optional("source");
        if (named != null && !named.equals(SCHEDULE.id())) {
            throw sam.settings.wrong(
                    "source", named, "schedule or nothing, because the function is declared to run at set times");
        }
        return SCHEDULE;
    }

    private static SamSource named(SamFunction sam, FunctionDefinition function) {
        List<String> fitting = new ArrayList<>();
        for (SamSource source : values()) {
            if (source.feeds(function)) {
                fitting.add(source.id());
            }
        }
        String kind = function.kind().name().toLowerCase(Locale.ROOT);
        String choice = "one of: " + String.join(", ", fitting) + ", which can feed a function of kind " + kind;
        String named = sam.settings.required("source", choice);
        for (SamSource source : values()) {
            if (source.id().equals(named) && source.feeds(function)) {
                return source;
            }
        }
        boolean needsUnwrapping = function.kind() == Kind.OBJECTS && (named.equals(SQS.id()) || named.equals(SNS.id()));
        throw sam.settings.wrong(
                "source",
                named,
                choice
                        + (needsUnwrapping
                                ? "; or declare the function unwrapped(), to take S3's events out of the messages"
                                : ""));
    }

    /** Whether the adapter makes of this source's events what the function gets. */
    private boolean feeds(FunctionDefinition function) {
        boolean message = this != S3 && this != EVENTBRIDGE && this != SCHEDULE && this != DYNAMODB;
        return switch (function.kind()) {
            case MESSAGES, BATCHES -> message;
            case OBJECTS ->
                this == S3 || this == EVENTBRIDGE || (function.isUnwrapped() && (this == SQS || this == SNS));
            case CHANGES -> this == DYNAMODB;
            case EVENTS -> this != SCHEDULE;
            default -> false;
        };
    }

    private boolean can(Capability need) {
        return switch (need) {
            case KNOWN_DEADLINE -> true;
            case PARTIAL_FAILURES, ORDERED_DELIVERY ->
                this == SQS || this == KINESIS || this == DYNAMODB || this == MSK || this == KAFKA;
            case OLD_IMAGES, DELETIONS -> this == DYNAMODB;
            default -> false;
        };
    }

    private void checkNeeds(SamFunction sam, FunctionDefinition function, SamSource effective) {
        for (Capability need : function.needs()) {
            if (!effective.can(need)) {
                throw sam.refusal(
                        switch (need) {
                            case PARTIAL_FAILURES ->
                                "declares partialFailures(), and the source " + id()
                                        + " can't redeliver a part of what it delivers. Leave partialFailures() out"
                                        + (this == SNS
                                                ? ", or write " + sam.settings.key("queue")
                                                        + "= with the ARN of a queue that"
                                                        + " the topic's messages go through"
                                                : " or choose another source");
                            case ORDERED_DELIVERY ->
                                "declares ordered(), and the source " + id()
                                        + " keeps no order. Leave ordered() out, or choose a FIFO queue or a stream";
                            case PARKING_OUTPUT ->
                                "parks by Parking.output(), and Lambda has no outputs. Declare a parking(…) of"
                                        + " your own that sends to a queue, a table or a bucket";
                            default ->
                                "needs " + need + ", and the source " + id()
                                        + " hasn't got it; leave the need out or choose another source";
                        });
            }
        }
    }
}
