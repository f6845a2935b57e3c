package dev.peregrine.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.cloudevents.CloudEvents;
import dev.peregrine.event.Change;
import dev.peregrine.event.UndecodableException;
import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirestoreTest {
    private static final String NAME = "projects/p/databases/(default)/documents/orders/a, b,c/lines/1";
    private static final String SOURCE = "//firestore.googleapis.com/projects/p/databases/(default)";

    private static CloudEvent event(String change, String mediaType, byte[] data) {
        // the subject as Google's invoker passes it on
        return CloudEvents.builder("9", SOURCE, "google.cloud.firestore.document.v1." + change)
                .subject("c/lines/1")
                .time(Instant.parse("2026-05-31T12:30:00Z"))
                .extension("document", "c/lines/1")
                .dataContentType(mediaType)
                .data(data)
                .build();
    }

    private static CloudEvent protobuf(String change, byte[] data) {
        return event(change, "application/protobuf", data);
    }

    private static CloudEvent json(String change, String data) {
        return event(change, "application/json; charset=utf-8", EventApps.bytes(data));
    }

    @SuppressWarnings("unchecked") // the function is declared for strings
    private static Change<String> change(CloudEvent event) throws Exception {
        EventApps app = EventApps.changes();
        app.accept(event);
        assertThat(app.trigger()).isEqualTo("Firestore");
        return app.one(Change.class);
    }

    @Test
    void everyTypeOfValueBecomesPlainJson() throws Exception {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("none", new LinkedHashMap<>());
        fields.put("yes", true);
        fields.put("least", Long.MIN_VALUE);
        fields.put("most", Long.MAX_VALUE);
        fields.put("double", 5.5);
        fields.put("nan", Double.NaN);
        fields.put("infinite", Double.NEGATIVE_INFINITY);
        fields.put("time", Instant.parse("2020-04-23T14:23:53.241Z"));
        fields.put("text", "é \"q\" \u0000 \uD83D\uDE00");
        fields.put("bytes", new byte[] {1, 2, 3, 4});
        fields.put("reference", new Protobuf.Reference("projects/p/databases/(default)/documents/foo/bar"));
        fields.put("point", new Protobuf.Point(51.4543, -0.9781));
        fields.put("array", Arrays.asList(1L, null, Map.of("x", List.of())));
        Change<String> change = change(protobuf("created", Protobuf.event(Map.of(), "", fields, NAME)));
        assertThat(change.newImage())
                .contains(
                        "{\"none\":{},\"yes\":true,\"least\":-9223372036854775808,\"most\":9223372036854775807,\"double\":5.5,"
                                + "\"nan\":\"NaN\",\"infinite\":\"-Infinity\",\"time\":\"2020-04-23T14:23:53.241Z\","
                                + "\"text\":\"é \\\"q\\\" \\u0000 \uD83D\uDE00\",\"bytes\":\"AQIDBA==\","
                                + "\"reference\":\"projects/p/databases/(default)/documents/foo/bar\","
                                + "\"point\":{\"latitude\":51.4543,\"longitude\":-0.9781},\"array\":[1,null,{\"x\":[]}]}");
        assertThat(change.oldImage()).isEmpty();
    }

    private static final String JSON = """
            {"oldValue":{},"updateMask":{},"value":{"createTime":"2020-04-23T14:25:05.349632Z","fields":{
            "none":{"mapValue":{}},"yes":{"booleanValue":true},"least":{"integerValue":"-9223372036854775808"},
            "double":{"doubleValue":5.5},"nan":{"doubleValue":"NaN"},"null":{"nullValue":null},
            "time":{"timestampValue":"2020-04-23T16:23:53.241+02:00"},"text":{"stringValue":"é"},
            "bytes":{"bytesValue":"AQIDBA=="},"reference":{"referenceValue":"projects/p"},
            "point":{"geoPointValue":{"latitude":51.4543,"longitude":-0.9781}},
            "array":{"arrayValue":{"values":[{"integerValue":"1"},{"mapValue":{"fields":{"x":{"arrayValue":{}}}}}]}}},
            "name":"projects/p/databases/(default)/documents/orders/7","updateTime":"2020-04-23T14:25:05.349632Z"}}""";

    @Test
    void jsonWithTypesBecomesTheSamePlainJson() throws Exception {
        Change<String> change = change(json("created", JSON));
        assertThat(change.newImage())
                .contains("{\"none\":{},\"yes\":true,\"least\":-9223372036854775808,\"double\":5.5,\"nan\":\"NaN\","
                        + "\"null\":null,\"time\":\"2020-04-23T14:23:53.241Z\",\"text\":\"é\",\"bytes\":\"AQIDBA==\","
                        + "\"reference\":\"projects/p\",\"point\":{\"latitude\":51.4543,\"longitude\":-0.9781},"
                        + "\"array\":[1,{\"x\":[]}]}");
        assertThat(change.oldImage()).isEmpty();
        assertThat(change.kind()).isEqualTo(Change.Kind.INSERT);
        assertThat(change.key()).isEqualTo("7");
        assertThat(change.collection()).isEqualTo("orders");
    }

    @ParameterizedTest
    @CsvSource({
        "created, false, true, INSERT",
        "updated, true, true, UPDATE",
        "deleted, true, false, DELETE",
        "written, false, true, INSERT",
        "written, true, true, UPDATE",
        "written, true, false, DELETE",
        "created.withAuthContext, false, true, INSERT",
        "written.withAuthContext, true, false, DELETE"
    })
    void tellsWhatHappenedToWhichDocument(String type, boolean before, boolean after, Change.Kind kind)
            throws Exception {
        Change<String> change = change(protobuf(
                type, Protobuf.event(Map.of("a", 1L), before ? NAME : "", Map.of("a", 2L), after ? NAME : "")));
        assertThat(change.kind()).isEqualTo(kind);
        assertThat(change.key()).isEqualTo("1");
        assertThat(change.collection()).isEqualTo("orders/a, b,c/lines");
        assertThat(change.id()).isEqualTo("9");
        assertThat(change.source()).isEqualTo(SOURCE);
        assertThat(change.time()).contains(Instant.parse("2026-05-31T12:30:00Z"));
        assertThat(change.oldImage().orElse("")).isEqualTo(before ? "{\"a\":1}" : "");
        assertThat(change.newImage().orElse("")).isEqualTo(after ? "{\"a\":2}" : "");
        assertThat(change.toCloudEvent().getType()).endsWith(type);
    }

    /** Written by hand from the numbers in data.proto: orders/7 with the field n = 300. */
    @Test
    void readsBytesThatWereWrittenByHand() throws Exception {
        String name = HexFormat.of().formatHex(EventApps.bytes("projects/p/databases/d/documents/orders/7"));
        byte[] data = HexFormat.of().parseHex("0a35" + "0a29" + name + "1208" + "0a016e" + "1203" + "10ac02");
        assertThat(data).hasSize(55);
        Change<String> change = change(protobuf("created", data));
        assertThat(change.key()).isEqualTo("7");
        assertThat(change.newImage()).contains("{\"n\":300}");
    }

    @Test
    void documentsAreBoundToTheirType() throws Exception {
        EventApps app = EventApps.of(functions ->
                functions.changes("audit", new dev.peregrine.TypeRef<Map<String, Long>>() {}, (change, context) -> {}));
        app.accept(protobuf("created", Protobuf.event(Map.of(), "", Map.of("n", 7L), NAME)));
        assertThat(app.one(Change.class).newImage().orElseThrow()).isEqualTo(Map.of("n", 7L));
        assertThatThrownBy(() -> app.accept(protobuf("created", Protobuf.event(Map.of(), "", Map.of("n", "x"), NAME))))
                .isInstanceOf(UndecodableException.class);
    }

    @Test
    void aDocumentWithoutANameInTheDataIsNamedByTheSubject() throws Exception {
        CloudEvent event = CloudEvents.builder("9", SOURCE, "google.cloud.firestore.document.v1.deleted")
                .subject("documents/orders/7")
                .dataContentType("application/protobuf")
                .data(new byte[0])
                .build();
        Change<String> change = change(event);
        assertThat(change.key()).isEqualTo("7");
        assertThat(change.oldImage()).isEmpty();
    }

    /** Bytes that end between two fields are protobuf too: nothing but what is missing tells. */
    @Test
    void aWrittenDocumentThatIsMissingIsNotAcknowledged() {
        byte[] nameless = Protobuf.event(Map.of(), "", Map.of("a", 1L), "");
        for (String type : List.of("created", "updated", "created.withAuthContext")) {
            for (byte[] data : List.of(new byte[0], nameless, Protobuf.event(Map.of("a", 1L), NAME, Map.of(), ""))) {
                EventApps app = EventApps.changes();
                CloudEvent event = CloudEvents.builder("9", SOURCE, "google.cloud.firestore.document.v1." + type)
                        .subject("documents/orders/7")
                        .dataContentType("application/protobuf")
                        .data(data)
                        .build();
                assertThatThrownBy(() -> app.accept(event))
                        .isInstanceOf(UndecodableException.class)
                        .hasMessageContaining("value is missing, or has no name");
                assertThat(app.got).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "{}",
                "{\"value\":7}",
                "{\"value\":{\"name\":\"projects/p\"}}",
                "{\"value\":{\"name\":7}}",
                "{\"value\":{\"fields\":[]}}",
                "{\"value\":{\"fields\":{\"a\":7}}}",
                "{\"value\":{\"fields\":{\"a\":null}}}",
                "{\"value\":{\"fields\":{\"a\":{}}}}",
                "{\"value\":{\"fields\":{\"a\":{\"newValue\":\"secret\"}}}}",
                "{\"value\":{\"fields\":{\"a\":{\"stringValue\":\"secret\",\"integerValue\":\"1\"}}}}",
                "{\"value\":{\"fields\":{\"a\":{\"integerValue\":\"secret\"}}}}",
                "{\"value\":{\"fields\":{\"a\":{\"integerValue\":\"9223372036854775808\"}}}}",
                "{\"value\":{\"fields\":{\"a\":{\"doubleValue\":\"secret\"}}}}",
                "{\"value\":{\"fields\":{\"a\":{\"bytesValue\":\"*secret\"}}}}",
                "{\"value\":{\"fields\":{\"a\":{\"bytesValue\":null}}}}",
                "{\"value\":{\"fields\":{\"a\":{\"timestampValue\":\"secret\"}}}}",
                "{\"value\":{\"fields\":{\"a\":{\"stringValue\":\"\\ud800\"}}}}",
                "{\"value\":{\"fields\":{\"a\":{\"arrayValue\":{\"values\":[7]}}}}}"
            })
    void jsonThatIsNotWhatItShouldBeIsNotAcknowledged(String data) {
        EventApps app = EventApps.changes();
        assertThatThrownBy(() -> app.accept(json("written", data)))
                .isInstanceOf(UndecodableException.class)
                .hasMessageNotContaining("secret");
        assertThat(app.got).isEmpty();
    }

    @Test
    void otherMediaTypesAndTypesAreRefused() throws Exception {
        EventApps app = EventApps.changes();
        assertThatThrownBy(() -> app.accept(event("created", "text/plain", new byte[0])))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("datacontenttype");
        assertThatThrownBy(() -> app.accept(protobuf("moved", new byte[0])))
                .hasMessageContaining("Function audit is declared for changes")
                .hasMessageContaining("google.cloud.firestore.document.v1.moved");
        assertThatThrownBy(() -> EventApps.objects().accept(protobuf("created", new byte[0])))
                .hasMessageContaining("Function thumbnails is declared for objects");
        CloudEvent untouched = protobuf("created", new byte[] {7});
        EventApps events = EventApps.events();
        events.accept(untouched);
        assertThat(events.one(CloudEvent.class)).isSameAs(untouched);
    }
}
