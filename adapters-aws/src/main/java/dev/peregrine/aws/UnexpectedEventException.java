package dev.peregrine.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.JsonProcessingException;
import org.jspecify.annotations.Nullable;

/**
 * Something else than an HTTP request has arrived at a function that is declared for HTTP. The message names both and holds
 * nothing of the event's content.
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

    private static String malformed(byte[] payload, JsonProcessingException e) {
        if (payload.length == 0) {
            return "an empty payload has arrived.";
        }
        long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
        return "a payload of " + payload.length + " bytes has arrived that is not JSON"
                + (at < 0 ? "" : at >= payload.length ? ": it is cut off" : ", from byte " + at + " on") + ".";
    }
}
