package dev.peregrine.testing.fuzz;

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
                FuzzTarget.of("cloudevent-json", UndecodableException.class, CoreTargets::event, events()),
                FuzzTarget.of("cloudevent-batch", UndecodableException.class, CoreTargets::batch, batches()),
                FuzzTarget.of("cloudevent-http", UndecodableException.class, CoreTargets::http, messages()),
                FuzzTarget.of("json-cursor", UndecodableException.class, CoreTargets::walk, values()),
                FuzzTarget.of("json-codec", JsonException.class, CoreTargets::bind, values()),
                FuzzTarget.of("cron", IllegalArgumentException.class, CoreTargets::cron, schedules()));
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

    /** Lines of headers, an empty line, a body. */
    private static void http(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\n\n");
        Headers.Builder headers = Headers.builder();
        Attributes attributes = Attributes.empty();
        for (String line : (end < 0 ? text : text.substring(0, end)).split("\n", 50)) {
            int colon = line.indexOf(':');
            if (colon > 0 && line.indexOf('\n') < 0) {
                attributes = attributes.with(line.substring(0, colon), line.substring(colon + 1));
                try {
                    headers.add(line.substring(0, colon), line.substring(colon + 1));
                } catch (IllegalArgumentException hostsRefuseIt) {
                    continue;
                }
            }
        }
        byte[] body = (end < 0 ? "" : text.substring(end + 2)).getBytes(StandardCharsets.ISO_8859_1);
        try {
            CloudEventReader.http(headers.build(), body).forEach(CoreTargets::same);
        } finally {
            CloudEventReader.attributes(attributes, "ce-", body);
        }
    }

    private static void walk(byte[] input) {
        try (JsonCursor cursor = JsonCursor.of(input, "the event")) {
            value(cursor, 0);
            cursor.end();
        }
    }

    private static void value(JsonCursor cursor, int index) {
        if (cursor.isObject() && index % 4 != 3) {
            cursor.enterObject();
            for (String name = cursor.nextField(); name != null; name = cursor.nextField()) {
                value(cursor, name.length());
            }
        } else if (cursor.isArray() && index % 4 != 3) {
            cursor.enterArray();
            for (int i = 0; cursor.nextElement(); i++) {
                value(cursor, i);
            }
        } else {
            switch (index % 8) {
                case 0 -> cursor.copy();
                case 1 -> cursor.scalarText();
                case 2 -> cursor.decimal();
                case 4 -> cursor.wholeNumber();
                case 5 -> cursor.base64();
                default -> {
                    // skipped
                }
            }
        }
    }

    private static void bind(byte[] input) {
        try {
            JsonCodec.light().read(input, Object.class);
        } finally {
            JsonCodec.light().read(input, Order.class);
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

    private static List<byte[]> values() {
        return utf8(
                EVENT,
                "{\"id\":\"1\",\"count\":2,\"price\":1.50,\"at\":\"2024-05-31T12:30:00Z\",\"items\":[],\"more\":{\"a\":[1,true]}}",
                "[1,-2.50,\"a\",\"\\u0041\",true,null,{\"a\":{}},[[]]]",
                "1");
    }

    private static List<byte[]> schedules() {
        return utf8("0 3 * * *", "*/5 0-23/2 1,15 JAN-DEC MON-FRI", "59 23 31 12 7");
    }

    private static List<byte[]> utf8(String... seeds) {
        return List.of(seeds).stream()
                .map(seed -> seed.getBytes(StandardCharsets.UTF_8))
                .toList();
    }
}
