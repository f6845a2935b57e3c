package dev.peregrine.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.cloudevents.CloudEvents;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.UndecodableException;
import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageTest {
    private static final String SOURCE = "//storage.googleapis.com/projects/_/buckets/photos";
    private static final String OBJECT = """
            {"kind":"storage#object","id":"photos/in/a, b,c.png/1587627537231057","name":"in/a, b,c.png","bucket":"photos",
            "generation":"1587627537231057","metageneration":"1","contentType":"image/png","size":"352",
            "etag":"CNHZkbuF/ugCEAE=","metadata":{"a":"b"},"timeCreated":"2026-04-23T07:38:57.230Z"}""";

    private static CloudEvent event(String change, String json) {
        // the subject as Google's invoker passes it on
        return CloudEvents.builder("9", SOURCE, "google.cloud.storage.object.v1." + change)
                .subject("c.png")
                .time(Instant.parse("2026-04-23T07:38:57.3Z"))
                .extension("bucket", "photos")
                .json(EventApps.bytes(json))
                .build();
    }

    @ParameterizedTest
    @CsvSource({"finalized, CREATED", "deleted, DELETED", "archived, ARCHIVED", "metadataUpdated, METADATA_CHANGED"})
    void anObjectArrivesWithItsWholeName(String change, ObjectEvent.Kind kind) throws Exception {
        EventApps app = EventApps.objects();
        app.accept(event(change, OBJECT));
        ObjectEvent object = app.one(ObjectEvent.class);
        assertThat(object.kind()).isEqualTo(kind);
        assertThat(object.container()).isEqualTo("photos");
        assertThat(object.key()).isEqualTo("in/a, b,c.png");
        assertThat(object.id()).isEqualTo("9");
        assertThat(object.size()).hasValue(352);
        assertThat(object.version()).contains("1587627537231057");
        assertThat(object.etag()).contains("CNHZkbuF/ugCEAE=");
        assertThat(object.contentType()).contains("image/png");
        assertThat(object.time()).contains(Instant.parse("2026-04-23T07:38:57.3Z"));
        assertThat(object.source()).isEqualTo(SOURCE);
        assertThat(object.toCloudEvent().getType()).isEqualTo("google.cloud.storage.object.v1." + change);
        assertThat(app.trigger()).isEqualTo("Cloud Storage");
    }

    @Test
    void sizesAndGenerationsMayBeNumbersAndMayBeMissing() throws Exception {
        EventApps app = EventApps.objects();
        app.accept(event("finalized", "{\"bucket\":\"b\",\"name\":\"n\",\"size\":7,\"generation\":96883251}"));
        ObjectEvent object = app.one(ObjectEvent.class);
        assertThat(object.size()).hasValue(7);
        assertThat(object.version()).contains("96883251");
        app.accept(event("finalized", "{\"bucket\":\"b\",\"name\":\"n\",\"size\":null}"));
        assertThat(((ObjectEvent) app.got.get(1)).size()).isEmpty();
        assertThat(((ObjectEvent) app.got.get(1)).version()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "{\"bucket\":\"b\"}",
                "{\"name\":\"n\"}",
                "{\"bucket\":\"b\",\"name\":7}",
                "{\"bucket\":\"b\",\"name\":\"n\",\"size\":\"secret\"}",
                "{\"bucket\":\"b\",\"name\":\"n\",\"size\":1e99}"
            })
    void whatCannotBeReadIsNotAcknowledged(String json) {
        EventApps app = EventApps.objects();
        assertThatThrownBy(() -> app.accept(event("finalized", json)))
                .isInstanceOf(UndecodableException.class)
                .hasMessageNotContaining("secret");
        assertThat(app.got).isEmpty();
    }

    @Test
    void aTypeThatIsNotKnownIsRefusedByNamingBoth() {
        assertThatThrownBy(() -> EventApps.objects().accept(event("repainted", OBJECT)))
                .hasMessageContaining("Function thumbnails is declared for objects")
                .hasMessageContaining("google.cloud.storage.object.v1.repainted");
        assertThatThrownBy(() -> EventApps.messages().accept(event("finalized", OBJECT)))
                .hasMessageContaining("Function orders is declared for messages");
        assertThatThrownBy(() -> EventApps.schedule().accept(event("finalized", OBJECT)))
                .hasMessageContaining("schedule");
    }

    @Test
    void aFunctionOfEventsGetsTheEventUntouched() throws Exception {
        EventApps app = EventApps.events();
        CloudEvent event = event("finalized", "not even JSON");
        app.accept(event);
        assertThat(app.one(CloudEvent.class)).isSameAs(event);
        assertThat(app.trigger()).isEqualTo("Cloud Storage");
    }

    private static EventApps unwrapped() {
        return EventApps.of(functions ->
                functions.objects("thumbnails", (object, context) -> {}).unwrapped());
    }

    private static String notification(String type, String format, String json) {
        return """
            {"message":{"messageId":"11","publishTime":"2026-04-23T07:38:58Z","data":"%s","attributes":{
            "notificationConfig":"projects/_/buckets/photos/notificationConfigs/1","eventType":"%s","payloadFormat":"%s",
            "bucketId":"photos","objectId":"in/a, b,c.png","objectGeneration":"1587627537231057",
            "eventTime":"2026-04-23T07:38:57.3Z"}},"subscription":"projects/p/subscriptions/s"}""".formatted(Base64.getEncoder().encodeToString(EventApps.bytes(json)), type, format);
    }

    @ParameterizedTest
    @CsvSource({
        "OBJECT_FINALIZE, CREATED",
        "OBJECT_DELETE, DELETED",
        "OBJECT_ARCHIVE, ARCHIVED",
        "OBJECT_METADATA_UPDATE, METADATA_CHANGED"
    })
    void aNotificationIsTakenOutOfItsMessage(String type, ObjectEvent.Kind kind) throws Exception {
        EventApps app = unwrapped();
        String json = notification(type, "JSON_API_V1", OBJECT);
        assertThat(app.post(json)).isEqualTo(204);
        app.accept(PubSubTest.published(json));
        assertThat(app.got).hasSize(2).allSatisfy(input -> {
            ObjectEvent object = (ObjectEvent) input;
            assertThat(object.kind()).isEqualTo(kind);
            assertThat(object.container()).isEqualTo("photos");
            assertThat(object.key()).isEqualTo("in/a, b,c.png");
            assertThat(object.version()).contains("1587627537231057");
            assertThat(object.size()).hasValue(352);
            assertThat(object.contentType()).contains("image/png");
            assertThat(object.time()).contains(Instant.parse("2026-04-23T07:38:57.3Z"));
            assertThat(object.id()).isEqualTo("11");
        });
    }

    @Test
    void aNotificationWithoutABodyTellsWhatItsAttributesTell() throws Exception {
        EventApps app = unwrapped();
        assertThat(app.post(notification("OBJECT_FINALIZE", "NONE", ""))).isEqualTo(204);
        ObjectEvent object = app.one(ObjectEvent.class);
        assertThat(object.key()).isEqualTo("in/a, b,c.png");
        assertThat(object.size()).isEmpty();
        assertThat(object.toCloudEvent().getType()).isEqualTo("dev.peregrine.object.created");
    }

    @Test
    void aNotificationThatCannotBeReadIsNotAcknowledged() throws Exception {
        EventApps app = unwrapped();
        assertThat(app.post(notification("OBJECT_REPAINT", "NONE", ""))).isEqualTo(500);
        assertThat(app.post(notification("OBJECT_FINALIZE", "JSON_API_V1", "{")))
                .isEqualTo(500);
        assertThat(app.post(notification("OBJECT_FINALIZE", "NONE", "").replace("2026-04-23T07:38:57.3Z", "now")))
                .isEqualTo(500);
        assertThat(app.got).isEmpty();
    }

    @Test
    void aNotificationStaysAMessageUnlessItIsToBeTakenOut() throws Exception {
        EventApps app = EventApps.objects();
        assertThat(app.post(notification("OBJECT_FINALIZE", "NONE", ""))).isEqualTo(500);
        assertThat(app.log()).contains("declare the function with unwrapped()");
        assertThat(EventApps.messages().post(notification("OBJECT_FINALIZE", "NONE", "")))
                .isEqualTo(204);
    }
}
