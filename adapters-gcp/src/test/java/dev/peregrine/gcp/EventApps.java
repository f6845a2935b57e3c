package dev.peregrine.gcp;

import dev.peregrine.Context;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.event.RawMessage;
import io.cloudevents.CloudEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Runs one function that gets events under both entry points, and keeps what it got. */
final class EventApps {
    final List<Object> got = new ArrayList<>();
    final List<Context> contexts = new ArrayList<>();
    final List<RawMessage> parked = new ArrayList<>();
    final List<Throwable> causes = new ArrayList<>();
    final ByteArrayOutputStream log = new ByteArrayOutputStream();

    /** What the handler throws from now on, if anything. */
    @Nullable
    Exception failure;

    private final GoogleEventFunction events;
    private final GoogleHttpFunction http;

    private EventApps(FunctionApp app) {
        FunctionApp recorded = functions -> {
            functions.intercept((input, context, proceed) -> {
                got.add(input);
                contexts.add(context);
                if (failure != null) {
                    throw failure;
                }
                proceed.proceed();
            });
            app.define(functions);
        };
        Environment environment = Environment.of(Map.of("K_SERVICE", "shop", "GOOGLE_CLOUD_PROJECT", "a-project"));
        PrintStream out = new PrintStream(log, true, StandardCharsets.UTF_8);
        events = new GoogleEventFunction(recorded, environment, out);
        http = new GoogleHttpFunction(recorded, environment, out);
    }

    static EventApps of(FunctionApp app) {
        return new EventApps(app);
    }

    static EventApps messages() {
        return of(functions -> functions.messages("orders", String.class, (message, context) -> {}));
    }

    /** As {@link #messages}, with a parking place. */
    static EventApps parking() {
        List<EventApps> self = new ArrayList<>();
        EventApps app = of(functions -> functions
                .messages("orders", String.class, (message, context) -> {})
                .parking((message, cause) -> {
                    self.get(0).parked.add(message);
                    self.get(0).causes.add(cause);
                }));
        self.add(app);
        return app;
    }

    static EventApps objects() {
        return of(functions -> functions.objects("thumbnails", (object, context) -> {}));
    }

    static EventApps changes() {
        return of(functions -> functions.changes("audit", String.class, (change, context) -> {}));
    }

    static EventApps schedule() {
        return of(functions -> nightly(functions));
    }

    private static void nightly(Functions functions) {
        functions.schedule("nightly", "0 3 * * *", java.time.ZoneOffset.UTC, (event, context) -> {});
    }

    static EventApps events() {
        return of(functions -> functions.events("all", (event, context) -> {}));
    }

    /** Hands an event over as Google's invoker does. */
    void accept(CloudEvent event) throws Exception {
        events.accept(event);
    }

    /** Sends a request and returns the status; nothing but that is ever answered. */
    int send(InMemoryRequest request) throws Exception {
        InMemoryResponse response = new InMemoryResponse();
        http.service(request, response);
        if (response.sent.size() > 0 || !response.headers.isEmpty()) {
            throw new AssertionError("an answer that nobody reads: " + response.headers + response.text());
        }
        return response.status;
    }

    int post(String json) throws Exception {
        return send(InMemoryRequest.post("application/json", bytes(json)));
    }

    /** The only thing that the handler got. */
    <T> T one(Class<T> type) {
        if (got.size() != 1) {
            throw new AssertionError(got.size() + " inputs, not one; logged: " + log());
        }
        return type.cast(got.get(0));
    }

    String trigger() {
        return contexts.get(contexts.size() - 1).host().trigger();
    }

    String log() {
        return log.toString(StandardCharsets.UTF_8);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static Optional<String> text(Optional<byte[]> bytes) {
        return bytes.map(all -> new String(all, StandardCharsets.UTF_8));
    }
}
