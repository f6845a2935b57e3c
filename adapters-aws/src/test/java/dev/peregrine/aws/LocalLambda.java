package dev.peregrine.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.JsonNode;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The entry point with an app of a test, called as the runtime calls it: bytes in, bytes out. */
final class LocalLambda extends LambdaFunction {
    LocalLambda(FunctionApp app, Map<String, String> environment) {
        super(app, Environment.of(environment));
    }

    static LocalLambda of(FunctionApp app) {
        return new LocalLambda(app, Map.of());
    }

    static LocalLambda of(HttpHandler handler) {
        return of(FunctionApp.of(handler));
    }

    /** Answers every event alike. */
    static LocalLambda answering(HttpResponse response) {
        return of((request, context) -> response);
    }

    byte[] invoke(byte[] payload, Context context) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            handleRequest(new ByteArrayInputStream(payload), out, context);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    JsonNode invoke(JsonNode event, Context context) {
        return Events.read(invoke(Events.bytes(event), context));
    }

    JsonNode invoke(JsonNode event) {
        return invoke(event, new FixedContext());
    }

    /** The request a handler sees of an event. */
    static HttpRequest requestOf(JsonNode event) {
        return requestOf(event, Map.of());
    }

    static HttpRequest requestOf(JsonNode event, Map<String, String> environment) {
        AtomicReference<HttpRequest> seen = new AtomicReference<>();
        FunctionApp app = FunctionApp.of((request, context) -> {
            seen.set(request);
            return HttpResponse.of(204);
        });
        JsonNode answer = new LocalLambda(app, environment).invoke(event);
        if (seen.get() == null) {
            throw new AssertionError("the handler was not called: " + answer);
        }
        return seen.get();
    }
}
