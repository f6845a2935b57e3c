package dev.peregrine.testing.fuzz;

import static dev.peregrine.testing.fuzz.FuzzTarget.utf8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.databind.JsonNode;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.aws.LambdaFunction;
import dev.peregrine.aws.UnexpectedEventException;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.testing.fuzz.Handled.Order;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lambda's entry point for every kind of function and source. */
final class LambdaTargets {
    private static final Context CONTEXT = Stub.of(
            Context.class,
            Map.of(
                    "getAwsRequestId",
                    "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
                    "getFunctionName",
                    "function",
                    "getRemainingTimeInMillis",
                    30_000,
                    "getLogger",
                    Stub.of(LambdaLogger.class, Map.of())));

    private LambdaTargets() {}

    /** Declares the function to try. */
    private interface Declared {
        void define(Functions functions, Handled handled);
    }

    private static final class Lambda extends LambdaFunction {
        Lambda(FunctionApp app) {
            super(app, Environment.of(Map.of("PEREGRINE_PARTIAL_FAILURES", "on")));
        }
    }

    static List<FuzzTarget> all() {
        Declared messages = (f, handled) -> f.messages("f", Order.class, handled.messages());
        Declared partial =
                (f, handled) -> f.messages("f", Order.class, handled.messages()).partialFailures();
        Declared bytes = (f, handled) -> f.messages("f", byte[].class, handled.messages());
        Declared objects = (f, handled) -> f.objects("f", handled.objects());
        Declared unwrapped =
                (f, handled) -> f.objects("f", handled.objects()).unwrapped().partialFailures();
        Declared changes = (f, handled) -> f.changes("f", Order.class, handled.changes());
        Declared schedule = (f, handled) -> f.schedule("f", "0 3 * * *", ZoneOffset.UTC, handled.schedule());
        Declared events = (f, handled) -> f.events("f", handled.events());
        return List.of(
                target("lambda-sqs", partial, LambdaEvents.SQS, LambdaEvents.FIFO),
                target("lambda-sns", messages, LambdaEvents.SNS),
                target("lambda-s3", objects, LambdaEvents.S3, LambdaEvents.S3_THROUGH_EVENT_BRIDGE),
                target("lambda-s3-within-sqs", unwrapped, LambdaEvents.S3_WITHIN_SQS),
                target("lambda-kinesis", partial, LambdaEvents.KINESIS),
                target("lambda-dynamodb", changes, LambdaEvents.DYNAMO_DB),
                target("lambda-kafka", bytes, LambdaEvents.KAFKA),
                target("lambda-activemq", bytes, LambdaEvents.ACTIVE_MQ),
                target("lambda-rabbitmq", bytes, LambdaEvents.RABBIT_MQ),
                target("lambda-schedule", schedule, LambdaEvents.RULE, LambdaEvents.SCHEDULER),
                target("lambda-events", events, LambdaEvents.RULE, LambdaEvents.SQS, LambdaEvents.DYNAMO_DB));
    }

    private static FuzzTarget target(String name, Declared declared, String... seeds) {
        Handled handled = new Handled();
        Lambda lambda = new Lambda(f -> declared.define(f, handled));
        return FuzzTarget.of(name, input -> invoke(lambda, handled, input), utf8(seeds))
                .throwing(UndecodableException.class)
                .throwing(UnexpectedEventException.class);
    }

    private static void invoke(Lambda lambda, Handled handled, byte[] input) throws IOException {
        handled.reset();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        lambda.handleRequest(new ByteArrayInputStream(input), output, CONTEXT);
        Set<String> failed = new HashSet<>();
        for (JsonNode failure : Handled.acknowledged(output.toByteArray()).path("batchItemFailures")) {
            failed.add(failure.path("itemIdentifier").asText());
        }
        handled.covers(acknowledged(Handled.acknowledged(input), failed));
    }

    /** How much of an event the host takes for done: of streams at least nothing, when a position is answered. */
    private static int acknowledged(JsonNode event, Set<String> failed) {
        JsonNode records = event.path("Records");
        if (records.isArray()) {
            boolean stream = records.path(0).has("kinesis") || records.path(0).has("dynamodb");
            if (stream && !failed.isEmpty()) {
                return 0;
            }
            int done = 0;
            for (JsonNode record : records) {
                done += failed.contains(record.path("messageId").asText()) ? 0 : 1;
            }
            return done;
        }
        if (event.path("messages").isArray()) {
            return event.path("messages").size();
        }
        int sum = 0;
        for (String name : List.of("records", "rmqMessagesByQueue")) {
            for (JsonNode list : event.path(name)) {
                sum += list.size();
            }
        }
        return event.path("records").isObject()
                        || event.path("rmqMessagesByQueue").isObject()
                ? sum
                : 1;
    }
}
