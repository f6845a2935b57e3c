package dev.peregrine.testing.tck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.Change;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawChange;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares what handlers see with what arrives by the host's rules. */
final class Seen {
    private Seen() {}

    static void same(RawMessage seen, RawMessage expected) {
        assertThat(seen.id()).as("the id").isEqualTo(expected.id());
        assertThat(seen.bytes()).as("the body").isEqualTo(expected.bytes());
        told("the source", seen.source(), expected.source());
        assertThat(listed(seen.attributes())).as("the attributes").isEqualTo(listed(expected.attributes()));
        assertThat(seen.contentType()).as("the media type").isEqualTo(expected.contentType());
        assertThat(seen.publishedTime()).as("the time").isEqualTo(expected.publishedTime());
        assertThat(seen.attempt()).as("the attempt").isEqualTo(expected.attempt());
        assertThat(seen.orderingKey()).as("the ordering key").isEqualTo(expected.orderingKey());
        assertThat(seen.partition()).as("the partition").isEqualTo(expected.partition());
        assertThat(seen.sequence()).as("the sequence").isEqualTo(expected.sequence());
    }

    /** A name that some hosts don't tell; what stands for it there is the adapter's choice. */
    private static void told(String what, String seen, String expected) {
        if (expected.equals("unknown")) {
            assertThat(seen).as(what).isNotEmpty();
        } else {
            assertThat(seen).as(what).isEqualTo(expected);
        }
    }

    /** Names and values in order; bytes, which are text as a rule, byte for byte. */
    private static List<String> listed(Attributes attributes) {
        List<String> listed = new ArrayList<>();
        for (int i = 0; i < attributes.size(); i++) {
            listed.add(attributes.name(i) + "=" + new String(attributes.bytes(i), StandardCharsets.ISO_8859_1));
        }
        return listed;
    }

    static void same(ObjectEvent seen, ObjectEvent expected) {
        assertThat(seen.kind()).as("the kind").isEqualTo(expected.kind());
        assertThat(seen.container()).as("the container").isEqualTo(expected.container());
        assertThat(seen.key()).as("the key").isEqualTo(expected.key());
        assertThat(seen.id()).as("the id").isEqualTo(expected.id());
        told("the source", seen.source(), expected.source());
        assertThat(seen.size()).as("the size").isEqualTo(expected.size());
        assertThat(seen.etag()).as("the tag").isEqualTo(expected.etag());
        assertThat(seen.version()).as("the version").isEqualTo(expected.version());
        assertThat(seen.contentType()).as("the media type").isEqualTo(expected.contentType());
        assertThat(seen.time()).as("the time").isEqualTo(expected.time());
        assertThat(seen.sequence()).as("the sequence").isEqualTo(expected.sequence());
    }

    /** The images are compared as JSON that says the same, member by member. */
    static void same(Change<Map<String, Object>> seen, RawChange expected, Change<Map<String, Object>> bound) {
        assertThat(seen.kind()).as("the kind").isEqualTo(expected.kind());
        told("the collection", seen.collection(), expected.collection());
        assertThat(seen.key()).as("the key").isEqualTo(expected.key());
        assertThat(seen.id()).as("the id").isEqualTo(expected.id());
        told("the source", seen.source(), expected.source());
        assertThat(new TreeMap<>(seen.keyAttributes()))
                .as("the key's attributes")
                .isEqualTo(new TreeMap<>(expected.keyAttributes()));
        assertThat(seen.oldImage()).as("the old image").isEqualTo(bound.oldImage());
        assertThat(seen.newImage()).as("the new image").isEqualTo(bound.newImage());
        assertThat(seen.time()).as("the time").isEqualTo(expected.time());
        assertThat(seen.sequence()).as("the sequence").isEqualTo(expected.sequence());
    }

    static void same(ScheduledEvent seen, ScheduledEvent expected) {
        assertThat(seen.id()).as("the id").isEqualTo(expected.id());
        assertThat(seen.scheduleName()).as("the schedule's name").isEqualTo(expected.scheduleName());
        assertThat(seen.estimated()).as("whether the time is estimated").isEqualTo(expected.estimated());
        if (!expected.estimated()) {
            assertThat(seen.scheduledTime()).as("the time").isEqualTo(expected.scheduledTime());
        }
        told("the source", seen.source(), expected.source());
        assertThat(seen.late()).as("whether it is late").isEqualTo(expected.late());
        assertThat(seen.payload()).as("the payload").isEqualTo(expected.payload());
    }
}
