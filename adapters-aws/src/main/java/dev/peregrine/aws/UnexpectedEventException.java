package dev.peregrine.aws;

import com.amazonaws.services.lambda.runtime.Context;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.spi.FunctionDefinition;
import org.jspecify.annotations.Nullable;

/**
 * Something else has arrived than what a function is declared for. The message names both and holds nothing of the event's
 * content.
 */
public final class UnexpectedEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private UnexpectedEventException(String message) {
        super(message);
    }

    /** Says what came, with a second look at the payload. Declared as wide as this so that the first way needn't load the class. */
    static RuntimeException of(byte[] payload, Context context, @Nullable UndecodableException failure) {
        String message = "Lambda function " + context.getFunctionName()
                + " runs HTTP functions, which answer API Gateway, function URLs and load balancers, but ";
        String malformed = failure == null ? null : malformed(payload);
        if (malformed != null) {
            return new UnexpectedEventException(message + malformed);
        }
        String source = EventSource.of(payload);
        if (source != null) {
            return new UnexpectedEventException(message + source
                    + " has arrived. Remove that trigger, or let another Lambda function handle it, which names its function"
                    + " in PEREGRINE_FUNCTION.");
        }
        return new UnexpectedEventException(message + "an event of unknown kind has arrived"
                + (failure == null ? "" : " (" + failure.getMessage() + ")")
                + ". Invoke the function through one of them, or with an event of one of their forms.");
    }

    /** Says what came to a function that is declared for events. */
    static RuntimeException atEventFunction(byte[] payload, Context context, FunctionDefinition function) {
        String source = EventSource.of(payload);
        return new UnexpectedEventException("Lambda function " + context.getFunctionName() + " runs the function "
                + function.name() + ", which is declared for " + declared(function) + ", but "
                + (source == null ? "an event of unknown kind" : source)
                + " has arrived. Remove that trigger, or let another Lambda function handle it, which names its function in"
                + " PEREGRINE_FUNCTION.");
    }

    private static String declared(FunctionDefinition function) {
        return switch (function.kind()) {
            case MESSAGES, BATCHES -> "messages (SQS, SNS, Kinesis, Kafka, ActiveMQ, RabbitMQ)";
            case OBJECTS ->
                function.isUnwrapped()
                        ? "changes of objects (S3, by itself or through EventBridge, SNS or SQS)"
                        : "changes of objects (S3, by itself or through EventBridge; with unwrapped() through SNS or SQS too)";
            case CHANGES -> "changes of documents (DynamoDB streams)";
            case SCHEDULE -> "a schedule (EventBridge, EventBridge Scheduler)";
            default -> "events (SQS, SNS, S3, EventBridge, Kinesis, DynamoDB streams, Kafka, ActiveMQ, RabbitMQ)";
        };
    }

    private static @Nullable String malformed(byte[] payload) {
        if (payload.length == 0) {
            return "an empty payload has arrived.";
        }
        try {
            JsonCursor.of(payload, "it").end();
        } catch (UndecodableException e) {
            return "a payload of " + payload.length + " bytes has arrived that is not JSON (" + e.getMessage() + ").";
        }
        return null;
    }
}
