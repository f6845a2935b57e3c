package dev.peregrine.testing.gcp;

import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.gcp.GoogleEventFunction;
import dev.peregrine.gcp.GoogleHttpFunction;
import dev.peregrine.testing.runtime.GoogleInvoker;
import dev.peregrine.testing.runtime.RawHttp;
import dev.peregrine.testing.runtime.RawResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** An app of one function that gets events in Google's own invoker, by either signature, with what its handler got. */
final class ServedEvents implements AutoCloseable {
    /** How Google's invoker calls a function. */
    enum Signature {
        /** {@code CloudEventsFunction}: the invoker decodes the event. */
        CLOUD_EVENT,
        /** {@code HttpFunction}: the adapter decodes it. */
        HTTP
    }

    private final List<Object> got = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean failing = new AtomicBoolean();
    private final Runnable closing;
    private final GoogleInvoker invoker;

    private ServedEvents(Signature signature, FunctionApp app) {
        FunctionApp recorded = functions -> {
            functions.intercept((input, context, proceed) -> {
                got.add(input);
                if (failing.get()) {
                    throw new IllegalStateException("no database");
                }
                proceed.proceed();
            });
            app.define(functions);
        };
        Environment environment = Environment.of(Map.of());
        if (signature == Signature.HTTP) {
            GoogleHttpFunction http = new GoogleHttpFunction(recorded, environment) {};
            closing = http::close;
            invoker = GoogleInvoker.start(http);
        } else {
            GoogleEventFunction events = new GoogleEventFunction(recorded, environment) {};
            closing = events::close;
            invoker = GoogleInvoker.start(events);
        }
    }

    static ServedEvents of(Signature signature, FunctionApp app) {
        return new ServedEvents(signature, app);
    }

    /** Has every handler call fail from now on. */
    ServedEvents failing() {
        failing.set(true);
        return this;
    }

    /** Sends an event of Eventarc: attributes in headers, data in the body. */
    RawResponse send(String type, String subject, String mediaType, byte[] data) throws IOException {
        return post(
                data,
                "Content-Type: " + mediaType,
                "ce-specversion: 1.0",
                "ce-id: 9",
                "ce-type: " + type,
                "ce-source: //example.googleapis.com/projects/p",
                "ce-subject: " + subject,
                "ce-time: 2026-05-31T12:30:00.5Z");
    }

    RawResponse post(byte[] data, String... headers) throws IOException {
        List<String> lines =
                new ArrayList<>(List.of("POST / HTTP/1.1", "Host: example.org", "Content-Length: " + data.length));
        lines.addAll(List.of(headers));
        return RawHttp.send(invoker.uri(), RawHttp.request(data, lines.toArray(new String[0])));
    }

    /** The only thing that a handler got. */
    <T> T one(Class<T> type) {
        if (got.size() != 1) {
            throw new AssertionError(got.size() + " inputs, not one; logged: " + invoker.log());
        }
        return type.cast(got.get(0));
    }

    /** What a handler got so far. */
    List<Object> got() {
        return got;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        invoker.close();
        closing.run();
    }
}
