package dev.peregrine.testing.fuzz;

import static dev.peregrine.testing.fuzz.FuzzTarget.utf8;

import dev.peregrine.cloudevents.CloudEventReader;
import dev.peregrine.cloudevents.CloudEventWriter;
import dev.peregrine.event.Attributes;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.http.Headers;
import dev.peregrine.json.JsonCodec;
import dev.peregrine.json.JsonCursor;
import dev.peregrine.json.JsonException;
import dev.peregrine.spi.Cron;
import io.cloudevents.CloudEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The decoders of core. */
final class CoreTargets {
    private static final String EVENT = """
            {"specversion":"1.0","id":"1","source":"/s","type":"t","subject":"ä😀","time":"2024-05-31T12:30:00.5+02:00",\
            "datacontenttype":"application/json","dataschema":"https://example.com/s","x":1,"y":true,"z":null,\
            "data":{"a":[1.50,"\\u00e4",{"b":null}]}}""";

    private CoreTargets() {}

    static List<FuzzTarget> all() {
        return List.of(
                FuzzTarget.of("cloudevent-json", CoreTargets::event, events()).throwing(UndecodableException.class),
                FuzzTarget.of("cloudevent-batch", CoreTargets::batch, batches()).throwing(UndecodableException.class),
                FuzzTarget.of("cloudevent-http", CoreTargets::http, messages()).throwing(UndecodableException.class),
                FuzzTarget.of("cloudevent-attributes", CoreTargets::attributes, attributes())
                        .throwing(UndecodableException.class),
                FuzzTarget.of("json-cursor", CoreTargets::walk, values()).throwing(UndecodableException.class),
                FuzzTarget.of("json-codec", input -> JsonCodec.light().read(input, Object.class), values())
                        .throwing(JsonException.class),
                FuzzTarget.of("json-codec-record", input -> JsonCodec.light().read(input, Order.class), orders())
                        .throwing(JsonException.class),
                FuzzTarget.of("cron", CoreTargets::cron, schedules()).throwing(IllegalArgumentException.class));
    }

    /** What was read can be written, and is the same when it is read again. */
    private static void event(byte[] input) {
        same(CloudEventReader.json(input));
    }

    private static void batch(byte[] input) {
        List<CloudEvent> events = CloudEventReader.jsonBatch(input);
        int again =
                CloudEventReader.jsonBatch(CloudEventWriter.jsonBatch(events)).size();
        if (again != events.size()) {
            throw new AssertionError(events.size() + " events became " + again);
        }
    }

    private static void same(CloudEvent event) {
        CloudEvent again = CloudEventReader.json(CloudEventWriter.json(event));
        if (!again.getId().equals(event.getId())
                || !again.getSource().equals(event.getSource())
                || !again.getExtensionNames().equals(event.getExtensionNames())) {
            throw new AssertionError("not the same when written and read again");
        }
    }

    private static void http(byte[] input) {
        Lines lines = Lines.of(input);
        Headers.Builder headers = Headers.builder();
        lines.headers.forEach((name, value) -> {
            try {
                headers.add(name, value);
            } catch (IllegalArgumentException e) {
                // hosts refuse it too
            }
        });
        CloudEventReader.http(headers.build(), lines.body).forEach(CoreTargets::same);
    }

    private static void attributes(byte[] input) {
        Lines lines = Lines.of(input);
        Attributes attributes = Attributes.empty();
        for (Map.Entry<String, String> header : lines.headers.entrySet()) {
            attributes = attributes.with(header.getKey(), header.getValue());
        }
        same(CloudEventReader.attributes(attributes, "ce-", lines.body));
    }

    private static void walk(byte[] input) {
        JsonCursor cursor = JsonCursor.of(input, "the event");
        value(cursor, 0);
        cursor.end();
    }

    /** Reads some values, copies or skips others. */
    private static void value(JsonCursor cursor, int index) {
        if (index % 4 == 3) {
            return;
        }
        if (index % 4 == 2) {
            cursor.copy();
        } else if (cursor.isObject()) {
            cursor.enterObject();
            for (String name = cursor.nextField(); name != null; name = cursor.nextField()) {
                value(cursor, name.length());
            }
        } else if (cursor.isArray()) {
            cursor.enterArray();
            for (int i = 0; cursor.nextElement(); i++) {
                value(cursor, i);
            }
        } else if (cursor.isNumber()) {
            cursor.decimal();
        } else {
            cursor.scalarText();
        }
    }

    /** Some of everything that binds. */
    private record Order(
            String id,
            int count,
            BigDecimal price,
            Instant at,
            Optional<Order> next,
            List<Order> items,
            Map<String, Object> more) {}

    private static void cron(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        String schedule = Cron.of(text).toString();
        if (!Cron.of(schedule).toString().equals(schedule)) {
            throw new AssertionError("not the same when read again");
        }
    }

    private static List<byte[]> events() {
        return utf8(
                EVENT,
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\",\"data_base64\":\"e30=\"}",
                "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"s\",\"type\":\"t\",\"data\":\"ä\","
                        + "\"datacontenttype\":\"text/plain; charset=utf-16\"}");
    }

    private static List<byte[]> batches() {
        return utf8("[]", "[" + EVENT + "]", "[" + EVENT + "," + EVENT + "]");
    }

    private static List<byte[]> messages() {
        String binary = """
                ce-specversion:1.0
                ce-id:"a \\"b"
                ce-source:/s%C3%A4
                ce-type:t
                ce-time:2024-05-31T12:30:00Z
                ce-x:100%
                content-type:text/plain

                data""";
        return utf8(
                binary,
                "content-type:application/cloudevents+json\n\n" + EVENT,
                "content-type:application/cloudevents-batch+json\n\n[" + EVENT + "]");
    }

    private static List<byte[]> attributes() {
        return messages().subList(0, 2);
    }

    private static List<byte[]> orders() {
        return utf8(
                "{\"id\":\"1\",\"count\":2,\"price\":1.50,\"at\":\"2024-05-31T12:30:00Z\",\"items\":[],\"more\":{\"a\":[1,true]}}");
    }

    private static List<byte[]> values() {
        return utf8(EVENT, "[1,-2.50,\"a\",\"\\u0041\",true,null,{\"a\":{}},[[]]]", "1");
    }

    private static List<byte[]> schedules() {
        return utf8("0 3 * * *", "*/5 0-23/2 1,15 JAN-DEC MON-FRI", "59 23 31 12 7");
    }
}
