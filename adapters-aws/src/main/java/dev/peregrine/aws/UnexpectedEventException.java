package dev.peregrine.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.JsonProcessingException;
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
    static RuntimeException of(byte[] payload, Context context, @Nullable Exception failure) {
        String message = "Lambda function " + context.getFunctionName()
                + " runs HTTP functions, which answer API Gateway, function URLs and load balancers, but ";
        if (failure instanceof JsonProcessingException json) {
            // Jackson's own message may quote the payload
            return new UnexpectedEventException(message + malformed(payload, json));
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

    private static String malformed(byte[] payload, JsonProcessingException e) {
        if (payload.length == 0) {
            return "an empty payload has arrived.";
        }
        long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
        return "a payload of " + payload.length + " bytes has arrived that is not JSON"
                + (at < 0 ? "" : at >= payload.length ? ": it is cut off" : ", from byte " + at + " on") + ".";
    }
}
