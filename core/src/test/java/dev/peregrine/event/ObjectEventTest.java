package dev.peregrine.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.cloudevents.CloudEvents;
import io.cloudevents.CloudEvent;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ObjectEventTest {
    private static final Instant TIME = Instant.parse("2024-02-29T12:00:00Z");

    private static ObjectEvent.Builder full() {
        return ObjectEvent.builder(ObjectEvent.Kind.CREATED, "photos", "2024/a cat.png")
                .id("e-1")
                .source("//storage/photos")
                .size(1234)
                .etag("abc")
                .version("7")
                .contentType("image/png")
                .time(TIME)
                .sequence("0055");
    }

    @Test
    void tellsWhatTheHostTells() {
        ObjectEvent object = full().build();

        assertThat(object.kind()).isEqualTo(ObjectEvent.Kind.CREATED);
        assertThat(object.container()).isEqualTo("photos");
        assertThat(object.key()).isEqualTo("2024/a cat.png");
        assertThat(object.id()).isEqualTo("e-1");
        assertThat(object.source()).isEqualTo("//storage/photos");
        assertThat(object.size()).hasValue(1234);
        assertThat(object.etag()).contains("abc");
        assertThat(object.version()).contains("7");
        assertThat(object.contentType()).contains("image/png");
        assertThat(object.time()).contains(TIME);
        assertThat(object.sequence()).contains("0055");
        assertThat(object).hasToString("CREATED photos/2024/a cat.png");
    }

    @Test
    void knowsNothingThatNobodyTold() {
        ObjectEvent object = ObjectEvent.of(ObjectEvent.Kind.DELETED, "photos", "cat.png");

        assertThat(object.id()).isEqualTo("photos/cat.png");
        assertThat(object.source()).isEqualTo("photos");
        assertThat(object.size()).isEmpty();
        assertThat(object.etag()).isEmpty();
        assertThat(object.version()).isEmpty();
        assertThat(object.contentType()).isEmpty();
        assertThat(object.time()).isEmpty();
        assertThat(object.sequence()).isEmpty();
        assertThat(full().size(-1).build().size()).isEmpty();
        assertThat(full().size(0).build().size()).hasValue(0);
    }

    @Test
    void canBeSeenAsACloudEvent() {
        CloudEvent event = full().build().toCloudEvent();

        assertThat(event.getId()).isEqualTo("e-1");
        assertThat(event.getType()).isEqualTo("dev.peregrine.object.created");
        assertThat(event.getSource()).isEqualTo(URI.create("//storage/photos"));
        assertThat(event.getSubject()).isEqualTo("2024/a cat.png");
        assertThat(event.getTime()).isEqualTo(TIME.atOffset(ZoneOffset.UTC));
        assertThat(event.getExtension("sequence")).isEqualTo("0055");
        assertThat(CloudEvents.json(event, Object.class))
                .isEqualTo(Map.of(
                        "container",
                        "photos",
                        "key",
                        "2024/a cat.png",
                        "size",
                        1234L,
                        "etag",
                        "abc",
                        "version",
                        "7",
                        "contentType",
                        "image/png"));
    }

    @Test
    void leavesOutOfTheCloudEventWhatIsNotKnown() {
        CloudEvent event =
                ObjectEvent.of(ObjectEvent.Kind.DELETED, "photos", "cat.png").toCloudEvent();

        assertThat(new String(Objects.requireNonNull(event.getData()).toBytes(), UTF_8))
                .isEqualTo("{\"container\":\"photos\",\"key\":\"cat.png\"}");
        assertThat(event.getTime()).isNull();
        assertThat(event.getExtensionNames()).isEmpty();
    }

    @Test
    void namesItsTypeTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(ObjectEvent.of(ObjectEvent.Kind.ARCHIVED, "a", "b")
                            .toCloudEvent()
                            .getType())
                    .isEqualTo("dev.peregrine.object.archived");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void staysTheCloudEventThatItCameAs() {
        CloudEvent original = CloudEvents.builder("e-1", "/shop", "object").build();

        assertThat(full().original(original).build().toCloudEvent()).isSameAs(original);
    }
}
