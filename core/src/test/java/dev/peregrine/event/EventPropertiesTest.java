package dev.peregrine.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.TypeRef;
import dev.peregrine.cloudevents.CloudEvents;
import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EventPropertiesTest {
    private static void assertValid(CloudEvent event, String id) {
        assertThat(event.getId()).isEqualTo(id);
        assertThat(event.getSource().toString()).isNotEmpty();
        assertThat(event.getType()).startsWith("dev.peregrine.");
        assertThat(event.getSubject()).isNotEqualTo("");
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void everyMessageCanBeSeenAsACloudEvent(@ForAll("texts") String text, @ForAll("ids") String id) {
        RawMessage message = RawMessage.text(id, text)
                .source(text)
                .orderingKey(text)
                .sequence(text)
                .contentType(text)
                .build();

        assertThat(message.source()).isNotEmpty();
        assertValid(message.toCloudEvent(), id);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void everyObjectEventCanBeSeenAsACloudEvent(
            @ForAll ObjectEvent.Kind kind,
            @ForAll("texts") String container,
            @ForAll("texts") String key,
            @ForAll("ids") String id) {
        CloudEvent event = ObjectEvent.builder(kind, container, key)
                .id(id)
                .etag(key)
                .build()
                .toCloudEvent();

        assertValid(event, id);
        assertThat(CloudEvents.json(event, new TypeRef<Map<String, Object>>() {}))
                .containsEntry("container", container)
                .containsEntry("key", key)
                .containsEntry("etag", key);
        assertThat(ObjectEvent.of(kind, container, key).toCloudEvent().getId()).isNotEmpty();
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void everyChangeCanBeSeenAsACloudEvent(
            @ForAll Change.Kind kind,
            @ForAll("texts") String collection,
            @ForAll("texts") String key,
            @ForAll("ids") String id) {
        CloudEvent event = RawChange.builder(id, kind, collection, key).build().toCloudEvent();

        assertValid(event, id);
        assertThat(CloudEvents.json(event, new TypeRef<Map<String, Object>>() {}))
                .containsEntry("collection", collection)
                .containsEntry("key", key);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void everyOccurrenceOfAScheduleCanBeSeenAsACloudEvent(@ForAll("texts") String name, @ForAll("ids") String id) {
        assertValid(ScheduledEvent.builder(id, name, Instant.EPOCH).build().toCloudEvent(), id);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("/:%?#[]@ \\\"<>^`{|}\u0000\n\u00e4\u20ac")
                        .ofMaxLength(6),
                Arbitraries.strings().alpha().numeric().withChars("-_.:/").ofMaxLength(30),
                Arbitraries.strings().all().ofMaxLength(6).filter(EventPropertiesTest::isText));
    }

    @Provide
    Arbitrary<String> ids() {
        return texts().filter(text -> !text.isEmpty());
    }

    private static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xd800 && c < 0xe000);
    }
}
