package dev.peregrine.testing.gcp;

import dev.peregrine.Context;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.gcp.GoogleHttpFunction;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.runtime.GoogleInvoker;
import dev.peregrine.testing.runtime.RawHttp;
import dev.peregrine.testing.runtime.RawResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** An app in Google's own invoker, with what its handler saw and what was logged. */
final class Served implements AutoCloseable {
    /** Held here because java.util.logging forgets a logger, and its handlers, that nobody holds. */
    private static final Logger LOGGER = Logger.getLogger("dev.peregrine");

    private static final AtomicInteger OPEN = new AtomicInteger();

    private final List<HttpRequest> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<Context> contexts = Collections.synchronizedList(new ArrayList<>());
    private final List<Throwable> logged = Collections.synchronizedList(new ArrayList<>());
    private final GoogleHttpFunction function;
    private final GoogleInvoker invoker;
    private final Handler log = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getThrown());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    private Served(FunctionApp app) {
        FunctionApp recorded = functions -> {
            functions.intercept((input, context, proceed) -> {
                if (input instanceof HttpRequest request) {
                    requests.add(request);
                }
                contexts.add(context);
                proceed.proceed();
            });
            app.define(functions);
        };
        OPEN.incrementAndGet();
        LOGGER.setUseParentHandlers(false);
        LOGGER.addHandler(log);
        function = new GoogleHttpFunction(recorded, Environment.of(Map.of())) {};
        invoker = GoogleInvoker.start(function);
    }

    static Served app(FunctionApp app) {
        return new Served(app);
    }

    /** One handler for every method and path. */
    static Served by(HttpHandler handler) {
        return new Served(functions -> functions.http("all", "/{path...}", handler));
    }

    /** A handler that answers 204. */
    static Served quietly() {
        return by((request, context) -> HttpResponse.of(204));
    }

    /** Forgets what was seen and logged, for the next test. */
    void forget() {
        requests.clear();
        contexts.clear();
        logged.clear();
    }

    URI uri() {
        return invoker.uri();
    }

    RawResponse get(String target) throws IOException {
        return send("GET " + target + " HTTP/1.1", new byte[0]);
    }

    /** Sends a request with a {@code Host} and, for a body, its {@code Content-Length}. */
    RawResponse send(String requestLine, byte[] body, String... headers) throws IOException {
        List<String> lines = new ArrayList<>(List.of(requestLine, "Host: example.org"));
        if (body.length > 0) {
            lines.add("Content-Length: " + body.length);
        }
        lines.addAll(List.of(headers));
        return exactly(body, lines.toArray(new String[0]));
    }

    RawResponse post(String type, String body) throws IOException {
        return send("POST / HTTP/1.1", body.getBytes(StandardCharsets.UTF_8), "Content-Type: " + type);
    }

    /** Sends exactly these lines and this body. */
    RawResponse exactly(byte[] body, String... lines) throws IOException {
        return RawHttp.send(uri(), RawHttp.request(body, lines));
    }

    /** The only request that has reached a handler. */
    HttpRequest request() {
        if (requests.size() != 1) {
            throw new AssertionError(requests.size() + " requests have reached a handler, not one");
        }
        return requests.get(0);
    }

    List<HttpRequest> requests() {
        return requests;
    }

    List<Context> contexts() {
        return contexts;
    }

    /** What was logged, by the adapter and not by the invoker. */
    List<Throwable> logged() {
        return logged;
    }

    /** What the invoker has logged. */
    String invokerLog() {
        return invoker.log();
    }

    @Override
    public void close() {
        LOGGER.removeHandler(log);
        LOGGER.setUseParentHandlers(OPEN.decrementAndGet() == 0);
        invoker.close();
        function.close();
    }
}
