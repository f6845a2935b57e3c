package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.UndecodableException;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Blobs and events of Event Grid as the worker hands them over. */
class ObjectTriggersTest {
    private static final String TOPIC =
            "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/pictures";
    private static final String SUBJECT = "/blobServices/default/containers/in/blobs/a/b c.png";
    private static final String DATA =
            "{\"api\":\"PutBlob\",\"eTag\":\"0x8D4\",\"contentType\":\"image/png\",\"contentLength\":"
                    + "524288,\"blobType\":\"BlockBlob\",\"url\":\"https://pictures.blob.core.windows.net/in/a/b%20c.png\","
                    + "\"sequencer\":\"00000000000004420000000000028963\",\"storageDiagnostics\":{\"batchId\":\"x\"}}";

    private static String grid(String type, String data) {
        return "{\"topic\":\"" + TOPIC + "\",\"subject\":\"" + SUBJECT + "\",\"eventType\":\"" + type
                + "\",\"id\":\"e-1\",\"data\":" + data
                + ",\"dataVersion\":\"2\",\"metadataVersion\":\"1\",\"eventTime\":\"2024-05-31T12:30:00.1Z\"}";
    }

    private static String cloudEvent(String type, String data) {
        return "{\"specversion\":\"1.0\",\"source\":\"" + TOPIC + "\",\"subject\":\"" + SUBJECT + "\",\"type\":\""
                + type + "\",\"id\":\"e-1\",\"time\":\"2024-05-31T12:30:00.1Z\",\"data\":" + data + "}";
    }

    private static void assertCreated(ObjectEvent event) {
        assertThat(event.kind()).isEqualTo(ObjectEvent.Kind.CREATED);
        assertThat(event.container()).isEqualTo("in");
        assertThat(event.key()).isEqualTo("a/b c.png");
        assertThat(event.id()).isEqualTo("e-1");
        assertThat(event.source()).isEqualTo(TOPIC);
        assertThat(event.size()).hasValue(524_288);
        assertThat(event.etag()).contains("0x8D4");
        assertThat(event.contentType()).contains("image/png");
        assertThat(event.sequence()).contains("00000000000004420000000000028963");
        assertThat(event.time()).contains(Instant.parse("2024-05-31T12:30:00.1Z"));
    }

    @Test
    void aStorageEventInEitherSchema() throws Exception {
        EventHost own = EventHost.objects();
        own.entry.eventGrid(grid("Microsoft.Storage.BlobCreated", DATA), own.context);
        EventHost standard = EventHost.objects();
        standard.entry.eventGrid(cloudEvent("Microsoft.Storage.BlobCreated", DATA), standard.context);

        assertCreated(own.object());
        assertCreated(standard.object());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "BlobDeleted, {}, DELETED",
                "BlobTierChanged, `{\"accessTier\":\"Archive\",\"previousTier\":\"Hot\"}`, ARCHIVED",
                "BlobTierChanged, `{\"accessTier\":\"Hot\",\"previousTier\":\"Archive\"}`, RESTORED",
                "BlobTierChanged, `{\"accessTier\":\"Cool\",\"previousTier\":\"Hot\"}`, METADATA_CHANGED",
                "BlobDeleted, null, DELETED"
            })
    void whatElseHappensToBlobs(String type, String data, ObjectEvent.Kind kind) throws Exception {
        EventHost host = EventHost.objects();
        host.entry.eventGrid(grid("Microsoft.Storage." + type, data), host.context);

        assertThat(host.object().kind()).isEqualTo(kind);
        assertThat(host.object().size()).isEmpty();
    }

    @Test
    void anEventOfAnotherTypeIsNoBlobs() {
        EventHost host = EventHost.objects();

        assertThatThrownBy(() -> host.entry.eventGrid(grid("Microsoft.Storage.DirectoryCreated", DATA), host.context))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("Name these in the subscription");
        assertThatThrownBy(() -> host.entry.eventGrid(
                        grid("Microsoft.Storage.BlobCreated", DATA).replace("/blobs/", "/tables/"), host.context))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("names no blob");
        assertThat(host.seen).isEmpty();
    }

    @Test
    void anEventInEventGridsSchemaBecomesACloudEvent() throws Exception {
        EventHost host = EventHost.events();
        host.entry.eventGrid(grid("Shop.OrderPlaced", "{\"n\": 1.50}"), host.context);
        CloudEvent event = host.event();

        assertThat(event.getId()).isEqualTo("e-1");
        assertThat(event.getSource()).hasToString(TOPIC);
        assertThat(event.getType()).isEqualTo("Shop.OrderPlaced");
        assertThat(event.getSubject()).isEqualTo(SUBJECT);
        assertThat(Objects.requireNonNull(event.getTime())).isEqualTo("2024-05-31T12:30:00.1Z");
        assertThat(event.getExtension("dataversion")).isEqualTo("2");
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(Objects.requireNonNull(event.getData()).toBytes()).isEqualTo(EventHost.bytes("{\"n\": 1.50}"));
    }

    @Test
    void aCloudEventIsSeenAsItCame() throws Exception {
        EventHost host = EventHost.events();
        host.entry.eventGrid(
                cloudEvent("Shop.OrderPlaced", "{}").replace("\"specversion\"", "\"tenant\":\"blue\",\"specversion\""),
                host.context);

        assertThat(host.event().getExtension("tenant")).isEqualTo("blue");
        assertThat(host.event().getType()).isEqualTo("Shop.OrderPlaced");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[];an object",
                "{;",
                "{\"eventType\":\"t\"};id is missing",
                "{\"id\":\"e\"};eventType is missing",
                "{\"id\":\"e\",\"eventType\":\"t\",\"eventTime\":\"noon\"};eventTime is not a time",
                "{\"specversion\":\"1.0\",\"id\":\"e\"};is missing"
            })
    void whatIsNoEventFails(String json, String message) {
        EventHost host = EventHost.events();

        assertThatThrownBy(() -> host.entry.eventGrid(json, host.context))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining(message == null ? "" : message);
    }

    private static EventHost unwrapping() {
        return EventHost.of(
                (f, seen) -> f.objects("f", (event, context) -> seen.add(event)).unwrapped());
    }

    @Test
    void aStorageEventThatAQueueCarries() throws Exception {
        String json = grid("Microsoft.Storage.BlobCreated", DATA);
        EventHost decoded = unwrapping();
        decoded.queue(json);
        EventHost encoded = unwrapping();
        encoded.queue(Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8)));
        EventHost bus = unwrapping();
        bus.serviceBusMany(cloudEvent("Microsoft.Storage.BlobCreated", DATA));

        assertCreated(decoded.object());
        assertCreated(encoded.object());
        assertCreated(bus.object());
    }

    @Test
    void whatAnEventCarriedIsAMessageForAFunctionOfMessages() throws Exception {
        EventHost host =
                EventHost.of((f, seen) -> f.messages("f", String.class, (message, context) -> seen.add(message))
                        .unwrapped());
        host.queue(grid("Shop.OrderPlaced", "{\"n\":1}"));

        assertThat(host.message().body()).isEqualTo("{\"n\":1}");
        assertThat(host.message().id()).isEqualTo("e-1");
        assertThat(host.message().source()).isEqualTo(TOPIC);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"7\",\"eventType\":\"OrderPlaced\",\"quantity\":2}",
                "{\"id\":\"7\",\"eventType\":\"OrderPlaced\",\"eventTime\":\"2024-05-31T12:30:00Z\",\"data\":{}}",
                "{\"id\":\"7\",\"eventType\":\"OrderPlaced\",\"subject\":\"s\",\"data\":{}}",
            })
    void aMessageThatOnlyHasATypeIsHandedOverAsItIs(String body) throws Exception {
        EventHost host =
                EventHost.of((f, seen) -> f.messages("f", String.class, (message, context) -> seen.add(message))
                        .unwrapped());
        host.queue(body);

        assertThat(host.message().body()).isEqualTo(body);
    }

    @Test
    void whatIsTakenOutOfAMessageHasComeAsOftenAsThat() throws Exception {
        EventHost host =
                EventHost.of((f, seen) -> f.messages("f", String.class, (message, context) -> seen.add(message))
                        .unwrapped());
        host.queue(grid("Shop.OrderPlaced", "{\"n\":1}"));

        assertThat(host.message().attempt()).hasValue(2);
    }

    @Test
    void anEventThatIsWrongIsNotTakenForAMessage() {
        EventHost host = EventHost.of(
                (f, seen) -> f.events("f", (event, context) -> seen.add(event)).unwrapped());

        assertThatThrownBy(() -> host.queue("{\"specversion\":\"0.3\",\"id\":\"e\"}"))
                .isInstanceOf(UndecodableException.class);
        assertThat(host.seen).isEmpty();
    }

    @Test
    void withoutUnwrappingTheEventIsTheBody() throws Exception {
        EventHost host = EventHost.messages();
        String json = grid("Microsoft.Storage.BlobCreated", DATA);
        host.queue(json);

        assertThat(host.message().body()).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource({"hello there", "''", "e30", "[]"})
    void aMessageThatCarriesNoEventIsNoObjectsAndElseHandedOverAsItIs(String body) throws Exception {
        EventHost messages =
                EventHost.of((f, seen) -> f.messages("f", String.class, (message, context) -> seen.add(message))
                        .unwrapped());
        messages.queue(body);
        EventHost host = unwrapping();

        assertThat(messages.bodies()).containsExactly(body);
        assertThatThrownBy(() -> host.queue(body)).isInstanceOf(UndecodableException.class);
        assertThat(host.seen).isEmpty();
    }

    @Test
    void aBlob() throws Exception {
        EventHost host = EventHost.objects();
        host.entry.blob(
                "in/a/b c.png",
                "\"https://pictures.blob.core.windows.net/in/a/b%20c.png\"",
                "{\"LastModified\":\"2024-05-31T12:30:00+00:00\",\"ContentLength\":12,\"ETag\":\"\\\"0x8D4\\\"\","
                        + "\"ContentType\":\"image/png\",\"VersionId\":null,\"Metadata\":{}}",
                host.context);
        ObjectEvent event = host.object();

        assertThat(event.kind()).isEqualTo(ObjectEvent.Kind.CREATED);
        assertThat(event.container()).isEqualTo("in");
        assertThat(event.key()).isEqualTo("a/b c.png");
        assertThat(event.source()).isEqualTo("https://pictures.blob.core.windows.net/in");
        assertThat(event.id()).isEqualTo("in/a/b c.png@0x8D4");
        assertThat(event.size()).hasValue(12);
        assertThat(event.etag()).contains("0x8D4");
        assertThat(event.contentType()).contains("image/png");
        assertThat(event.version()).isEmpty();
        assertThat(event.time()).contains(Instant.parse("2024-05-31T12:30:00Z"));
    }

    @Test
    void aBlobOfWhichLittleIsKnown() throws Exception {
        EventHost host = EventHost.events();
        host.entry.blob("in/x", "\"https://h/in/x\"", "{\"ETag\":{},\"Length\":5}", host.context);

        assertThat(host.event().getType()).isEqualTo("dev.peregrine.object.created");
        assertThat(host.event().getId()).isEqualTo("in/x");
        assertThat(Objects.requireNonNull(host.event().getData()).toBytes())
                .isEqualTo(EventHost.bytes("{\"container\":\"in\",\"key\":\"x\",\"size\":5}"));
    }

    @Test
    void aBlobWithoutAName() {
        EventHost host = EventHost.objects();

        for (String path : new String[] {"in", "in/", "/x"}) {
            assertThatThrownBy(() -> host.entry.blob(path, "\"https://h/in\"", "{}", host.context))
                    .isInstanceOf(UndecodableException.class)
                    .hasMessageContaining("BlobTrigger");
        }
        assertThatThrownBy(
                        () -> host.entry.blob("in/x", "\"https://h/in/x\"", "{\"ContentLength\":true}", host.context))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("ContentLength");
    }
}
