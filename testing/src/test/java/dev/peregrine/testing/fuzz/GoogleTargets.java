package dev.peregrine.testing.fuzz;

import static dev.peregrine.testing.fuzz.FuzzTarget.utf8;

import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.cloudevents.CloudEvents;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.gcp.GoogleEventFunction;
import dev.peregrine.gcp.GoogleHttpFunction;
import dev.peregrine.testing.fuzz.Handled.Order;
import io.cloudevents.CloudEvent;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Google's entry points, by requests with headers and by the data of events. */
final class GoogleTargets {
    private static final String UNEXPECTED = "dev.peregrine.gcp.UnexpectedEventException";
    private static final String PUSH = """
            {"message":{"data":"eyJpZCI6IjEifQ==","attributes":{"a":"b"},"messageId":"11","message_id":"11",\
            "publishTime":"2026-05-31T12:30:00.5Z","orderingKey":"c"},"subscription":"projects/p/subscriptions/s",\
            "deliveryAttempt":3}""";
    private static final String OBJECT = """
            {"kind":"storage#object","name":"in/a, b.png","bucket":"photos","generation":"1587627537231057","contentType":\
            "image/png","size":"352","etag":"CNHZkbuF","metadata":{"a":"b"},"timeCreated":"2026-04-23T07:38:57.230Z"}""";
    private static final String DOCUMENT = """
            {"oldValue":{},"updateMask":{},"value":{"createTime":"2020-04-23T14:25:05.349632Z","updateTime":\
            "2020-04-23T14:25:05.349632Z","name":"projects/p/databases/(default)/documents/orders/1","fields":{"id":\
            {"stringValue":"1"},"count":{"integerValue":"2"},"a":{"arrayValue":{"values":[{"nullValue":null},{"mapValue":\
            {"fields":{"x":{"doubleValue":5.5}}}},{"bytesValue":"AQI="}]}}}}}""";

    /** Failures are logged there, each with its stack trace; kept because loggers are weakly held. */
    private static final Logger LOG = Logger.getLogger("dev.peregrine");

    private GoogleTargets() {}

    /** Declares the function to try. */
    private interface Declared {
        void define(Functions functions, Handled handled);
    }

    private static final class Events extends GoogleEventFunction {
        Events(FunctionApp app) {
            super(app, Environment.of(Map.of()));
        }
    }

    private static final class Http extends GoogleHttpFunction {
        Http(FunctionApp app) {
            super(app, Environment.of(Map.of()));
        }
    }

    static List<FuzzTarget> all() {
        Declared messages = (f, handled) -> f.messages("f", Order.class, handled.messages());
        Declared objects = (f, handled) -> f.objects("f", handled.objects());
        Declared changes = (f, handled) -> f.changes("f", Order.class, handled.changes());
        Declared schedule = (f, handled) -> f.schedule("f", "0 3 * * *", ZoneOffset.UTC, handled.schedule());
        Declared events = (f, handled) -> f.events("f", handled.events());
        String pubSub = "google.cloud.pubsub.topic.v1.messagePublished";
        String storage = "google.cloud.storage.object.v1.finalized";
        String firestore = "google.cloud.firestore.document.v1.written";
        String json = "application/json";
        return List.of(
                event("google-event-pubsub", messages, pubSub, json, utf8(PUSH)),
                event("google-event-storage", objects, storage, json, utf8(OBJECT)),
                event("google-event-firestore", changes, firestore, json, utf8(DOCUMENT)),
                event("google-event-protobuf", changes, firestore, "application/protobuf", protobuf()),
                http("google-http-messages", messages, task(), "\n\n" + PUSH, binary(pubSub, PUSH)),
                http("google-http-objects", objects, binary(storage, OBJECT), structured(storage, OBJECT)),
                http("google-http-schedule", schedule, job(), "\n\n" + PUSH),
                http("google-http-events", events, binary(storage, OBJECT), structured(pubSub, PUSH), task()));
    }

    private static FuzzTarget event(String name, Declared declared, String type, String mediaType, List<byte[]> seeds) {
        Handled handled = new Handled();
        Events function = new Events(f -> declared.define(f, handled));
        return FuzzTarget.of(
                        name,
                        input -> {
                            handled.reset();
                            silently(() -> function.accept(cloudEvent(type, mediaType, input)));
                            handled.covers(1);
                        },
                        seeds)
                .throwing(UndecodableException.class)
                .throwing(UNEXPECTED);
    }

    /** Something that may throw anything. */
    private interface Entry {
        void call() throws Exception;
    }

    /** What the adapter logs is of no interest here, and must be again to the tests that follow. */
    private static void silently(Entry entry) throws Exception {
        Level before = LOG.getLevel();
        LOG.setLevel(Level.OFF);
        try {
            entry.call();
        } finally {
            LOG.setLevel(before);
        }
    }

    private static CloudEvent cloudEvent(String type, String mediaType, byte[] data) {
        return CloudEvents.builder("9", "//firestore.googleapis.com/projects/p/databases/(default)", type)
                .subject("documents/orders/1")
                .extension("document", "orders/1")
                .dataContentType(mediaType)
                .data(data)
                .build();
    }

    /** It declares no exception: whatever fails is answered by 500. */
    private static FuzzTarget http(String name, Declared declared, String... seeds) {
        Handled handled = new Handled();
        Http function = new Http(f -> declared.define(f, handled));
        return FuzzTarget.of(name, input -> post(function, handled, input), utf8(seeds));
    }

    private static void post(Http function, Handled handled, byte[] input) throws Exception {
        Lines lines = Lines.of(input);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        lines.headers.forEach((name, value) -> headers.put(name, List.of(value)));
        byte[] body = lines.body;
        HttpRequest request = Stub.of(
                HttpRequest.class,
                Map.of(
                        "getMethod",
                        "POST",
                        "getUri",
                        "http://localhost/",
                        "getHeaders",
                        headers,
                        "getContentLength",
                        (long) body.length,
                        "getInputStream",
                        new ByteArrayInputStream(body)));
        AtomicInteger status = new AtomicInteger();
        handled.reset();
        silently(() -> function.service(request, response(status)));
        if (status.get() == 204) {
            handled.covers(handled.isNone() && isEmptyBatch(headers, body) ? 0 : 1);
        } else if (status.get() != 500) {
            throw new AssertionError("answered by " + status);
        }
    }

    private static boolean isEmptyBatch(Map<String, List<String>> headers, byte[] body) {
        List<String> types = headers.getOrDefault("content-type", List.of(""));
        return types.get(0).toLowerCase(Locale.ROOT).startsWith("application/cloudevents-batch")
                && Handled.acknowledged(body).isEmpty();
    }

    private static HttpResponse response(AtomicInteger status) {
        return (HttpResponse) Proxy.newProxyInstance(
                HttpResponse.class.getClassLoader(), new Class<?>[] {HttpResponse.class}, (stub, method, arguments) -> {
                    if (method.getName().equals("setStatusCode")) {
                        status.set((int) arguments[0]);
                    }
                    return method.getName().equals("getOutputStream") ? new ByteArrayOutputStream() : null;
                });
    }

    private static String binary(String type, String data) {
        return "ce-specversion:1.0\nce-id:9\nce-source:/s\nce-type:" + type
                + "\nce-time:2026-05-31T12:30:00Z\ncontent-type:application/json\n\n" + data;
    }

    private static String structured(String type, String data) {
        return "content-type:application/cloudevents-batch+json\n\n[{\"specversion\":\"1.0\",\"id\":\"9\",\"source\":\"/s\","
                + "\"type\":\"" + type + "\",\"data\":" + data + "}]";
    }

    private static String task() {
        return "x-cloudtasks-taskname:task-1\nx-cloudtasks-queuename:orders\nx-cloudtasks-taskretrycount:2\n"
                + "content-type:application/json\n\n{\"id\":\"1\"}";
    }

    private static String job() {
        return "x-cloudscheduler:true\nx-cloudscheduler-jobname:nightly\n"
                + "x-cloudscheduler-scheduletime:2026-09-23T19:00:00-07:00\n\n{\"full\":true}";
    }

    /** {@code DocumentEventData} with one document before and after. */
    private static List<byte[]> protobuf() {
        byte[] text = field(17, "1".getBytes(StandardCharsets.UTF_8));
        byte[] number = {2 << 3, 5};
        byte[] list = field(9, concat(field(1, text), field(1, number)));
        byte[] name = field(1, "projects/p/databases/(default)/documents/orders/1".getBytes(StandardCharsets.UTF_8));
        byte[] document = concat(name, entry("id", text), entry("count", number), entry("list", list));
        return List.of(concat(field(1, document), field(2, document)), field(1, document), field(2, document));
    }

    private static byte[] entry(String name, byte[] value) {
        return field(2, concat(field(1, name.getBytes(StandardCharsets.UTF_8)), field(2, value)));
    }

    /** A field with a length: its number and its length in seven bits each. */
    private static byte[] field(int number, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int varint : new int[] {(number << 3) | 2, content.length}) {
            if (varint > 127) {
                out.write((varint & 127) | 128);
            }
            out.write(varint > 127 ? varint >> 7 : varint);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
