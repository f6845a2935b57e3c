package dev.peregrine.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.http.Headers;
import dev.peregrine.json.JsonCodec;
import dev.peregrine.json.JsonException;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.http.impl.HttpMessageWriter;
import io.cloudevents.jackson.JsonFormat;
import io.cloudevents.rw.CloudEventRWException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The official SDK reads what we read, except where it reads otherwise than the specification has it. */
class CloudEventSdkTest {
    private static final JsonFormat FORMAT = new JsonFormat();
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String REQUIRED = "\"specversion\":\"1.0\",\"id\":\"2\",\"source\":\"/s\",\"type\":\"t\"";

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void readsTheJsonWeWrite(@ForAll("events") CloudEventBuilder builder) {
        byte[] json = CloudEventWriter.json(comparable(builder));

        assertSame(FORMAT.deserialize(json), CloudEventReader.json(json));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void writesJsonThatWeRead(@ForAll("events") CloudEventBuilder builder) {
        byte[] json = FORMAT.serialize(theirs(comparable(builder)));
        // it trusts the media type and writes any data of it unread
        Assume.that(isJson(json));

        assertSame(FORMAT.deserialize(json), CloudEventReader.json(json));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void readsTheHeadersWeWriteWhereNothingIsEncoded(@ForAll("plainEvents") CloudEventBuilder builder) {
        CloudEvent event = comparable(builder);
        Headers headers = CloudEventWriter.headers(event);
        byte[] body = CloudEventWriter.body(event);

        assertSame(
                HttpMessageFactory.createReader(headers::forEach, body).toEvent(),
                CloudEventReader.http(headers, body).get(0));
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void writesHeadersThatWeReadWhereNothingIsEncoded(@ForAll("plainEvents") CloudEventBuilder builder) {
        Headers.Builder headers = Headers.builder();
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        HttpMessageWriter writer = HttpMessageFactory.createWriter(headers::add, bytes -> {
            if (bytes != null) {
                written.writeBytes(bytes);
            }
        });
        writer.writeBinary(theirs(comparable(builder)));
        Headers sent = headers.build();
        byte[] body = written.toByteArray();

        assertSame(
                HttpMessageFactory.createReader(sent::forEach, body).toEvent(),
                CloudEventReader.http(sent, body).get(0));
    }

    /** Without what is known to deviate, see below. */
    private static CloudEvent comparable(CloudEventBuilder builder) {
        builder.extensions.values().removeIf(value -> value instanceof byte[]);
        if (builder.dataContentType != null) {
            builder.dataContentType =
                    builder.dataContentType.toLowerCase(Locale.ROOT).replace("a/b+json", "application/b+json");
            Assume.that(
                    !builder.dataContentType.contains("charset=iso") && !builder.dataContentType.contains("utf-16"));
        }
        if (builder.data != null) {
            Assume.that(!new String(builder.data, StandardCharsets.UTF_8).contains("1e400"));
        }
        return builder.build();
    }

    private static CloudEvent theirs(CloudEvent event) {
        return io.cloudevents.core.builder.CloudEventBuilder.v1(event).build();
    }

    private static void assertSame(CloudEvent theirs, CloudEvent ours) {
        Map<String, Object> expected = EventView.of(theirs, false);
        Map<String, Object> actual = EventView.of(ours, false);
        if (String.valueOf(actual.get("datacontenttype")).contains("json")) {
            // theirs writes JSON data anew
            expected.computeIfPresent("data", (name, data) -> tree(data.toString()));
            actual.computeIfPresent("data", (name, data) -> tree(data.toString()));
        }
        assertThat(actual).isEqualTo(expected);
    }

    private static boolean isJson(byte[] json) {
        try {
            JsonCodec.light().read(json, Object.class);
            return true;
        } catch (JsonException e) {
            return false;
        }
    }

    private static Object tree(String json) {
        try {
            return MAPPER.readTree(json.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException notJson) {
            return json;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\"data\":null",
                "\"data\":\"{}\"",
                "\"data\":\"a\",\"datacontenttype\":\"text/json\"",
                "\"data\":\"\\u00e4\",\"datacontenttype\":\"text/plain\"",
                "\"data\":{},\"datacontenttype\":\"text/plain\"",
                "\"data\":1,\"data_base64\":\"e30=\"",
                "\"data_base64\":\"e30=\"",
                "\"data_base64\":\"e 30\"",
                "\"subject\":null,\"time\":null,\"dataschema\":null,\"datacontenttype\":null",
                "\"dataschema\":\"#\"",
                "\"dataschema\":\"a b\"",
                "\"time\":\"2024-05-31T14:30:00.123456789+02:00\"",
                "\"time\":\"2024-05-31T12:30:00\"",
                "\"time\":\"2024-05-31T12:30:60Z\"",
                "\"time\":1",
                "\"n\":-2147483648,\"b\":false,\"t\":\"\"",
                "\"n\":2147483648",
                "\"n\":1.0",
                "\"X\":1",
                "\"a_b\":1",
                "\"subject\":{}",
                "\"subject\":1",
            })
    void readsTheseMembersAlike(String members) {
        byte[] json = event(members);
        Object theirs = outcome(() -> FORMAT.deserialize(json));
        Object ours = outcome(() -> CloudEventReader.json(json));

        assertThat(ours).isEqualTo(theirs);
    }

    /** Members, the attribute to look at, how we read it, how the SDK does, and why, in the words of the guide. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "x":1,"x":2                     | extension x | refused   | 2         | Members given twice
            "x":{"a":1}                     | extension x | refused   | {"a":1}   | Attributes that are objects or arrays
            "x":null                        | extension x | unset     | null      | Extensions that are null
            "x":"\\ud800"                   | extension x | refused   | \ud800    | Half characters
            "subject":""                    | subject     | refused   | ``        | Empty attributes
            "dataschema":""                 | dataschema  | refused   | ``        | Empty attributes
            "datacontenttype":"json"        | datacontenttype | refused | json    | Media types that are none
            "time":"2024-05-31T12:30Z"      | time        | refused   | 2024-05-31T12:30Z | Times without seconds
            "data":1.50                     | data        | 1.50      | 1.5       | JSON data to the letter
            "data":1,"datacontenttype":"a/b+json" | data  | 1         | refused   | Media types of JSON
            "data":1,"datacontenttype":"Application/JSON" | data | 1  | refused   | Media types of JSON
            "datacontenttype":"text/plain;charset=ISO-8859-1","data":"\\u00e4" | data | \u00e4 | \u00c3\u00a4 | Text in its charset
            """)
    void deviates(String members, String attribute, String ours, String theirs, String rule) throws IOException {
        assertThat(Files.readString(Path.of("../docs/cloudevents.md"))).contains(rule);
        byte[] json = event(members);
        assertThat(outcome(() -> FORMAT.deserialize(json), attribute)).isEqualTo(theirs);
        assertThat(outcome(() -> CloudEventReader.json(json), attribute)).isEqualTo(ours);
    }

    /** A header beside those that are required, and the same columns. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ce-x               | a%20b      | extension x | a b     | a%20b      | Encoded headers
            ce-x               | "a b"      | extension x | a b     | "a b"      | Encoded headers
            ce-x               | %C0%A0     | extension x | refused | %C0%A0     | Encoded headers
            ce-subject         | ``         | subject     | refused | ``         | Empty attributes
            ce-id              | ``         | id          | refused | ``         | Empty attributes
            ce-source          | ``         | source      | refused | ``         | Empty attributes
            ce-type            | ``         | type        | refused | ``         | Empty attributes
            content-type       | json       | datacontenttype | refused | json   | Media types that are none
            ce-data            | 1          | extension data  | refused | 1      | An attribute named data
            ce-datacontenttype | text/plain | datacontenttype | refused | text/plain | Two places for the media type
            content-type       | Application/CloudEvents+json | id | 2 | 1       | Media types of CloudEvents in upper case
            content-type       | application/cloudevents-batch+json | count | 0 | refused | Batches
            """)
    void deviatesInHeaders(String name, String value, String attribute, String ours, String theirs, String rule)
            throws IOException {
        assertThat(Files.readString(Path.of("../docs/cloudevents.md"))).contains(rule);
        Headers headers =
                Headers.of("ce-specversion", "1.0", "ce-id", "1", "ce-source", "/s", "ce-type", "t").toBuilder()
                        .set(name, value)
                        .build();
        byte[] body = attribute.equals("count") ? "[]".getBytes(StandardCharsets.UTF_8) : event("");
        if (attribute.equals("count")) {
            assertThat(CloudEventReader.http(headers, body)).isEmpty();
        } else {
            assertThat(outcome(() -> CloudEventReader.http(headers, body).get(0), attribute))
                    .isEqualTo(ours);
        }
        assertThat(outcome(
                        () -> HttpMessageFactory.createReader(headers::forEach, body)
                                .toEvent(),
                        attribute))
                .isEqualTo(theirs);
    }

    @Test
    void readsVersion03WhichWeRefuse() throws IOException {
        assertThat(Files.readString(Path.of("../docs/cloudevents.md"))).contains("Version 0.3");
        Headers headers = Headers.of("ce-specversion", "0.3", "ce-id", "1", "ce-source", "/s", "ce-type", "t");

        assertThat(HttpMessageFactory.createReader(headers::forEach, new byte[0])
                        .toEvent()
                        .getSpecVersion())
                .isEqualTo(SpecVersion.V03);
        assertThat(outcome(() -> CloudEventReader.http(headers, new byte[0]).get(0)))
                .isEqualTo("refused");
    }

    private static byte[] event(String members) {
        return ("{" + REQUIRED + (members.isEmpty() ? "" : "," + members) + "}").getBytes(StandardCharsets.UTF_8);
    }

    private static Object outcome(Supplier<CloudEvent> reading) {
        try {
            return EventView.of(reading.get(), false);
        } catch (UndecodableException | EventDeserializationException | CloudEventRWException refused) {
            return "refused";
        }
    }

    private static String outcome(Supplier<CloudEvent> reading, String attribute) {
        Object outcome = outcome(reading);
        return outcome instanceof Map<?, ?> view
                ? String.valueOf(Objects.requireNonNullElse(view.get(attribute), "unset"))
                : outcome.toString();
    }

    @Provide
    Arbitrary<CloudEventBuilder> events() {
        return CloudEventSamples.events();
    }

    @Provide
    Arbitrary<CloudEventBuilder> plainEvents() {
        return CloudEventSamples.plainEvents();
    }
}
