package dev.peregrine.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.http.Headers;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventReaderTest {
    private static final String JSON = "application/cloudevents+json";
    private static final byte[] NOTHING = {};

    @Test
    void readsAllAttributesOfBinaryMode() {
        Headers headers = binary().add("Ce-Subject", "a")
                .add("CE-TIME", "2024-05-31T14:30:00.5+02:00")
                .add("ce-dataschema", "https://example.com/schema")
                .add("ce-partitionkey", "7")
                .add("content-type", "text/plain; charset=utf-8")
                .add("cookie", "ce=1")
                .build();

        CloudEvent event = single(headers, utf8("hello"));

        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getId()).isEqualTo("1");
        assertThat(event.getSource()).isEqualTo(URI.create("/s"));
        assertThat(event.getType()).isEqualTo("t");
        assertThat(event.getSubject()).isEqualTo("a");
        assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2024-05-31T14:30:00.5+02:00"));
        assertThat(event.getTime()).hasToString("2024-05-31T14:30:00.500+02:00");
        assertThat(event.getDataSchema()).isEqualTo(URI.create("https://example.com/schema"));
        assertThat(event.getDataContentType()).isEqualTo("text/plain; charset=utf-8");
        assertThat(event.getExtensionNames()).containsExactly("partitionkey");
        assertThat(event.getExtension("partitionkey")).isEqualTo("7");
        assertThat(data(event)).isEqualTo("hello");
    }

    @Test
    void leavesTheMediaTypeOpenInBinaryModeAndTakesAnEmptyBodyForNoData() {
        CloudEvent event = single(binary().build(), NOTHING);

        assertThat(event.getDataContentType()).isNull();
        assertThat(event.getData()).isNull();
        assertThat(data(single(binary().build(), utf8("{}")))).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            plain                                       | plain
            Euro%20%E2%82%AC%20%F0%9F%98%80             | Euro € 😀
            %e2%82%ac                                   | €
            %61%2fb                                     | a/b
            50%25                                       | 50%
            %2541                                       | %41
            100%                                        | 100%
            100%2                                       | 100%2
            %zz%20%                                     | `%zz %`
            %%41                                        | %A
            %C3%A4%C3%B6                                | äö
            "a b"                                       | a b
            "a \\"b\\" \\\\ %22"                        | a "b" \\ "
            "%20"                                       | ` `
            ""                                          | ``
            "open                                       | "open
            "                                           | "
            "a" "b"                                     | "a" "b"
            "a\\"                                       | "a\\"
            a"b c"                                      | a"b c"
            a+b                                         | a+b
            %00                                         | `\0`
            """)
    void undoesQuotesAndOneRoundOfPercentEncodingInHeaders(String value, String expected) {
        CloudEvent event = single(binary().add("ce-x", value).build(), NOTHING);

        assertThat(event.getExtension("x")).isEqualTo(expected.replace("\\0", "\0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%C0%A0",
                "%E2%82",
                "%80",
                "a%FFb",
                "%ED%A0%80",
                "%F4%90%80%80",
                "%F0%80%80%AF",
                "%C3 %A4",
                "%C3%zz",
                "\"%C0\""
            })
    void refusesPercentEncodingThatIsNotUtf8(String value) {
        assertRefused(binary().add("ce-x", value).build(), NOTHING, "ce-x is not UTF-8 where it is percent-encoded");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ce-time        | 2024-05-31T14:30:00         | ce-time is not a time with its offset (RFC 3339)
            ce-time        | yesterday                   | ce-time is not a time with its offset (RFC 3339)
            ce-time        | ``                          | ce-time is not anything but empty
            ce-subject     | ``                          | ce-subject is not anything but empty
            ce-dataschema  | https://a b                 | ce-dataschema is not a URI
            ce-foo-bar     | 1                           | ce-foo-bar is not an attribute with a name of lower-case letters and digits
            ce-foo_bar     | 1                           | ce-foo_bar is not an attribute with a name of lower-case letters and digits
            ce-            | 1                           | ce- is not an attribute with a name of lower-case letters and digits
            ce-data        | 1                           | ce-data is not the name of an attribute: data is none
            ce-id          | 2                           | ce-id is given twice
            ce-datacontenttype | text/plain              | ce-datacontenttype must not be given; the media type of the data stands in Content-Type
            content-type   | nonsense                    | Content-Type is not a media type
            """)
    void refusesWrongHeaders(String name, String value, String message) {
        assertRefused(binary().add(name, value).build(), NOTHING, message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"specversion", "id", "source", "type"})
    void refusesARequiredAttributeThatIsMissingOrEmpty(String name) {
        Headers without = binary().remove("ce-" + name).build();

        assertRefused(without, NOTHING, "ce-" + name + " is missing");
        assertRefused(
                without.toBuilder().add("ce-" + name, "").build(),
                NOTHING,
                "ce-" + name + " is not anything but empty");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.3", "1.0.2", "1", "2.0", "1.0-rc1"})
    void readsNoOtherVersion(String version) {
        String message = "is not 1.0, the version of CloudEvents that is read";
        assertRefused(binary().set("ce-specversion", version).build(), NOTHING, "ce-specversion " + message);
        assertThatThrownBy(() -> CloudEventReader.json(json("\"specversion\":\"" + version + "\"", "")))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("/specversion: expected 1.0");
    }

    @Test
    void refusesASourceThatIsNoUriReference() {
        assertRefused(binary().set("ce-source", "a%20b").build(), NOTHING, "ce-source is not a URI reference");
    }

    @Test
    void refusesTwoMediaTypes() {
        Headers headers = Headers.of("content-type", JSON, "content-type", "text/plain");

        assertRefused(headers, event(""), "Content-Type is given twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/cloudevents+json",
                "Application/CloudEvents+JSON; charset=UTF-8",
                "application/cloudevents+json;x=\"application/cloudevents-batch\""
            })
    void takesStructuredModeBeforeHeadersOfBinaryMode(String contentType) {
        Headers headers =
                binary().set("ce-id", "other").add("content-type", contentType).build();

        assertThat(single(headers, event("")).getId()).isEqualTo("1");
    }

    @Test
    void readsBatchesOfAnyNumber() {
        Headers headers = Headers.of("Content-Type", "application/cloudevents-BATCH+json; charset=utf-8");

        assertThat(CloudEventReader.http(headers, utf8("[]"))).isEmpty();
        assertThat(CloudEventReader.http(headers, utf8("[" + text(event("")) + "," + text(event("\"x\":1")) + "]")))
                .extracting(event -> event.getExtension("x"))
                .containsExactly(null, 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}          | expected an array, found an object
            null        | expected an array, found null
            [null]      | /0: expected an object, found null
            [[]]        | /0: expected an object, found an array
            [{}]        | /0: specversion is missing
            [] []       | something follows the JSON value
            [           | not valid JSON
            ``          | is empty, where JSON is expected
            """)
    void refusesWrongBatches(String json, String message) {
        assertThatThrownBy(() -> CloudEventReader.jsonBatch(utf8(json)))
                .isInstanceOf(UndecodableException.class)
                .hasMessageStartingWith("the batch of CloudEvents")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/cloudevents",
                "application/cloudevents+xml",
                "application/cloudevents+avro",
                "application/cloudevents-batch",
                "application/cloudevents-batch+xml",
                "application/cloudeventsx+json"
            })
    void refusesOtherEventFormats(String contentType) {
        Headers headers = binary().add("content-type", contentType).build();

        assertThat(CloudEventReader.isCloudEvent(headers)).isTrue();
        assertRefused(
                headers,
                event(""),
                "its event format is unknown here; application/cloudevents+json and"
                        + " application/cloudevents-batch+json are read");
    }

    @Test
    void tellsEventsFromOtherMessages() {
        assertThat(CloudEventReader.isCloudEvent(Headers.of("content-type", JSON)))
                .isTrue();
        assertThat(CloudEventReader.isCloudEvent(binary().build())).isTrue();
        assertThat(CloudEventReader.isCloudEvent(Headers.of("ce-type", "t"))).isTrue();
        assertThat(CloudEventReader.isCloudEvent(Headers.of("content-type", "application/json", "ce-x", "1")))
                .isFalse();
        assertThat(CloudEventReader.isCloudEvent(Headers.empty())).isFalse();
        assertThat(CloudEventReader.isCloudEvent(Attributes.empty().with("ce_specversion", "1.0"), "ce_"))
                .isTrue();
        assertThat(CloudEventReader.isCloudEvent(Attributes.empty().with("ce_type", "VIP"), "ce_"))
                .isFalse();
        assertThat(CloudEventReader.isCloudEvent(Attributes.empty().with("Content-Type", JSON), "ce-"))
                .isTrue();
        assertThat(CloudEventReader.isCloudEvent(Attributes.empty().with("id", "1"), "ce-"))
                .isFalse();
    }

    @Test
    void readsAttributesOfOtherBindingsWithoutDecodingThem() {
        Attributes attributes = Attributes.empty()
                .with("ce_specversion", "1.0")
                .with("ce_id", utf8("50%20ä"))
                .with("ce_source", "/s")
                .with("ce_type", "\"t\"")
                .with("ce_datacontenttype", "text/plain")
                .with("Content-Type", "text/plain")
                .with("traceparent", "00");

        CloudEvent event = CloudEventReader.attributes(attributes, "ce_", utf8("x"));

        assertThat(event.getId()).isEqualTo("50%20ä");
        assertThat(event.getType()).isEqualTo("\"t\"");
        assertThat(event.getDataContentType()).isEqualTo("text/plain");
        assertThat(event.getExtensionNames()).isEmpty();
        assertThat(data(event)).isEqualTo("x");
    }

    @Test
    void readsAStructuredEventOfOtherBindings() {
        Attributes attributes = Attributes.empty().with("content-type", JSON);

        assertThat(CloudEventReader.attributes(attributes, "ce_", event("")).getId())
                .isEqualTo("1");
    }

    @Test
    void refusesWrongAttributesOfOtherBindings() {
        assertRefused(Attributes.empty().with("ce_id", new byte[] {(byte) 0xC0}), "ce_id is not UTF-8");
        assertRefused(Attributes.empty().with("ce_id", "1").with("ce_id", "1"), "ce_id is given twice");
        assertRefused(Attributes.empty().with("ce_ID", "1"), "ce_ID is not an attribute with a name of");
        assertRefused(Attributes.empty().with("ce_x", "\ud800"), "ce_x is not text without half characters");
        assertRefused(Attributes.empty(), "ce_specversion is missing");
        assertRefused(
                Attributes.empty().with("content-type", "a/b").with("Content-Type", "a/b"),
                "Content-Type is given twice");
        assertRefused(
                Attributes.empty().with("ce_datacontenttype", "a/b").with("content-type", "a/c"),
                "content-type is given twice");
        assertRefused(
                Attributes.empty().with("content-type", "application/cloudevents-batch+json"),
                "a batch, where one event is expected");
        assertRefused(
                Attributes.empty().with("content-type", "application/cloudevents+protobuf"),
                "its event format is unknown here");
    }

    private static void assertRefused(Attributes attributes, String message) {
        assertThatThrownBy(() -> CloudEventReader.attributes(attributes, "ce_", NOTHING))
                .isInstanceOf(UndecodableException.class)
                .hasMessageStartingWith("the CloudEvent: " + message);
    }

    @Test
    void readsAllAttributesOfJson() {
        CloudEvent event = CloudEventReader.json(event("""
                "subject":"ä😀","time":"2024-05-31T12:30:00Z","dataschema":"#","datacontenttype":"application/json",
                "unset":null,"text":"","flag":true,"number":-2147483648,"9":0,"data":{"a":1.50}"""));

        assertThat(event.getSubject()).isEqualTo("ä😀");
        assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2024-05-31T12:30:00Z"));
        assertThat(event.getDataSchema()).isEqualTo(URI.create("#"));
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getExtensionNames()).containsExactly("text", "flag", "number", "9");
        assertThat(event.getExtension("text")).isEqualTo("");
        assertThat(event.getExtension("flag")).isEqualTo(true);
        assertThat(event.getExtension("number")).isEqualTo(Integer.MIN_VALUE);
        assertThat(event.getExtension("9")).isEqualTo(0);
        assertThat(data(event)).isEqualTo("{\"a\":1.50}");
    }

    @Test
    void takesNullForUnset() {
        CloudEvent event = CloudEventReader.json(event(
                "\"subject\":null,\"time\":null,\"datacontenttype\":null,\"dataschema\":null,\"data_base64\":null"));

        assertThat(event.getSubject()).isNull();
        assertThat(event.getTime()).isNull();
        assertThat(event.getDataContentType()).isNull();
        assertThat(event.getDataSchema()).isNull();
        assertThat(event.getData()).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "data":null                                                        | application/json       | null
            "data":"{}"                                                        | application/json       | "{}"
            "data": [ 1.0 , "\\u0041" ]                                        | application/json       | [ 1.0 , "\\u0041" ]
            "data":1,"datacontenttype":null                                    | application/json       | 1
            "data":"a","datacontenttype":"text/json"                           | text/json              | "a"
            "data":{},"datacontenttype":"Application/X+JSON;charset=latin1"    | Application/X+JSON;charset=latin1 | {}
            "datacontenttype":"text/xml","data":"<a b=\\"c\\"/>"               | text/xml               | <a b="c"/>
            "datacontenttype":"text/plain","data":""                           | text/plain             | ``
            "datacontenttype":"x/y","data":"\\u00e4"                           | x/y                    | ä
            "data_base64":"e30="                                               | ``                     | {}
            "data_base64":""                                                   | ``                     | ``
            "data_base64":"ew","datacontenttype":"application/json"            | application/json       | {
            "datacontenttype":"application/json","data_base64":null,"data":0   | application/json       | 0
            """)
    void readsDataAsTheirMediaTypeSays(String members, String contentType, String data) {
        CloudEvent event = CloudEventReader.json(event(members));

        assertThat(Objects.requireNonNullElse(event.getDataContentType(), "")).isEqualTo(contentType);
        assertThat(data(event)).isEqualTo(data);
    }

    @Test
    void encodesTextInTheCharsetOfItsMediaType() {
        CloudEvent event =
                CloudEventReader.json(event("\"data\":\"ä\",\"datacontenttype\":\"text/plain; charset=ISO-8859-1\""));

        assertThat(Objects.requireNonNull(event.getData()).toBytes()).containsExactly(0xE4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "data":1,"data_base64":"e30="                          | data and data_base64 exclude each other
            "data_base64":"e30=","data":null                       | data and data_base64 exclude each other
            "data_base64":"e30"0                                   | not valid JSON
            "data_base64":"e 30"                                   | /data_base64: expected base64
            "data_base64":{}                                       | /data_base64: expected a string, found an object
            "data":{},"datacontenttype":"text/plain"               | data must be a string, because datacontenttype isn't JSON
            "data":null,"datacontenttype":"text/plain"             | data must be a string, because datacontenttype isn't JSON
            "data":"ä","datacontenttype":"text/plain;charset=ascii"| data can't be written in the charset of datacontenttype
            "data":"\\ud800","datacontenttype":"text/plain"        | data can't be written in the charset of datacontenttype
            "data":"a","datacontenttype":"text/plain;charset=nope" | data can't be written in the charset of datacontenttype
            "data":"a","datacontenttype":"text/plain;charset=x-JISAutoDetect" | data can't be written in the charset of datacontenttype
            "datacontenttype":"json"                               | /datacontenttype: expected a media type, found a string
            "time":"2024-05-31T12:30:00"                           | /time: expected a time with its offset (RFC 3339), found a string
            "time":"2024-02-30T12:30:00Z"                          | /time: expected a time with its offset (RFC 3339), found a string
            "time":1717158600                                      | /time: expected a string, found a number
            "subject":""                                           | /subject: expected anything but empty, found a string
            "subject":"\\udc00"                                    | /subject: expected text without half characters, found a string
            "subject":true                                         | /subject: expected a string, found true or false
            "dataschema":":"                                       | /dataschema: expected a URI, found a string
            "n":2147483648                                         | /n: expected a whole number of 32 bits, found a number
            "n":-2147483649                                        | /n: expected a whole number of 32 bits, found a number
            "n":1.0                                                | /n: expected a whole number of 32 bits, found a number
            "n":1e2                                                | /n: expected a whole number of 32 bits, found a number
            "x":{}                                                 | /x: expected a string, found an object
            "x":[]                                                 | /x: expected a string, found an array
            "X":1                                                  | /X: expected an attribute with a name of lower-case letters and digits
            "X":null                                               | /X: expected an attribute with a name of lower-case letters and digits
            "ä":"1"                                                | /ä: expected an attribute with a name of lower-case letters and digits
            "a b":"1"                                              | /a b: expected an attribute with a name of lower-case letters and digits
            "":"1"                                                 | /: expected an attribute with a name of lower-case letters and digits
            "x":1,"x":1                                            | /x: given twice
            "id":"1"                                               | /id: given twice
            """)
    void refusesWrongMembersOfJson(String members, String message) {
        assertThatThrownBy(() -> CloudEventReader.json(event(members)))
                .isInstanceOf(UndecodableException.class)
                .hasMessageStartingWith("the CloudEvent: ")
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            specversion | 1    | /specversion: expected a string, found a number
            specversion | null | specversion is missing
            id          | null | id is missing
            id          | 1    | /id: expected a string, found a number
            id          | ""   | /id: expected anything but empty, found a string
            source      | ""   | /source: expected anything but empty, found a string
            source      | " "  | /source: expected a URI reference, found a string
            source      | null | source is missing
            type        | ""   | /type: expected anything but empty, found a string
            type        | null | type is missing
            """)
    void refusesRequiredAttributesOfJsonThatAreWrong(String name, String value, String message) {
        assertThatThrownBy(() -> CloudEventReader.json(json("\"" + name + "\":" + value, "")))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("the CloudEvent: " + message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-05-31T12:30:00Z",
                "2024-05-31t12:30:00z",
                "2024-05-31T12:30:00-00:00",
                "2024-05-31T12:30:00+00:00",
                "2024-05-31T12:30:00.0Z",
                "2024-05-31T14:30:00+02:00",
                "2024-05-31T12:30:00.0000000004Z"
            })
    void readsEveryFormOfATime(String time) {
        CloudEvent event = CloudEventReader.json(event("\"time\":\"" + time + "\""));

        assertThat(Objects.requireNonNull(event.getTime()).toInstant()).hasToString("2024-05-31T12:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024-05-31",
                "2024-05-31T12:30Z",
                "2024-05-31T12:30:00.Z",
                "2024-05-31T12:30:00 Z",
                "2024-05-31 12:30:00Z",
                "2024-05-31T12:30:00+02",
                "2024-05-31T12:30:00+0200",
                "2024-05-31T12:30+02:00:00",
                "2024-05-31T12:30:00+02:00:00",
                "2024-05-31T12:30:00+02:00[Europe/Berlin]",
                "2024-05-31T24:00:00Z",
                "2024-05-31T12:30:60Z",
                "2024-13-31T12:30:00Z",
                "+12024-05-31T12:30:00Z"
            })
    void refusesEveryOtherTime(String time) {
        assertThatThrownBy(() -> CloudEventReader.json(event("\"time\":\"" + time + "\"")))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("/time: expected ");
    }

    @Test
    void keepsJsonDataToTheLetterAfterAByteOrderMark() {
        String json = "\ufeff" + text(event("\"data\":{\"ä\":\"\\u00e4\" , \"n\":1e400}"));

        assertThat(data(CloudEventReader.json(utf8(json)))).isEqualTo("{\"ä\":\"\\u00e4\" , \"n\":1e400}");
    }

    private static Headers.Builder binary() {
        return Headers.of("ce-specversion", "1.0", "ce-id", "1", "ce-source", "/s", "ce-type", "t").toBuilder();
    }

    /** An event with more members. */
    private static byte[] event(String members) {
        return json("", members);
    }

    private static byte[] json(String replaced, String members) {
        StringBuilder json = new StringBuilder("{");
        for (String member :
                List.of("\"specversion\":\"1.0\"", "\"id\":\"1\"", "\"source\":\"/s\"", "\"type\":\"t\"")) {
            String name = member.substring(0, member.indexOf(':') + 1);
            json.append(json.length() > 1 ? "," : "").append(replaced.startsWith(name) ? replaced : member);
        }
        return utf8(json + (members.isEmpty() ? "" : "," + members) + "}");
    }

    @Test
    void namesOfAttributesCanNotForgeLinesOfLogs() {
        Attributes attributes = Attributes.empty().with("ce-a\r\nSEVERE: forged\u2028", "x");
        assertThatThrownBy(() -> CloudEventReader.attributes(attributes, "ce-", new byte[0]))
                .isInstanceOf(UndecodableException.class)
                .hasMessage(
                        "the CloudEvent: ce-a??SEVERE: forged? is not an attribute with a name of lower-case letters"
                                + " and digits");
    }

    private static CloudEvent single(Headers headers, byte[] body) {
        List<CloudEvent> events = CloudEventReader.http(headers, body);
        assertThat(events).hasSize(1);
        return events.get(0);
    }

    private static void assertRefused(Headers headers, byte[] body, String message) {
        assertThatThrownBy(() -> CloudEventReader.http(headers, body))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("the CloudEvent: " + message);
    }

    private static String data(CloudEvent event) {
        return text(Objects.requireNonNull(event.getData()).toBytes());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
