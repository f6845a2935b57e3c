package dev.peregrine.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.cloudevents.CloudEvents;
import io.cloudevents.CloudEvent;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduledEventTest {
    record Report(String name) {}

    private static final Instant TIME = Instant.parse("2024-02-29T03:00:00Z");

    @Test
    void tellsWhatTheHostTells() {
        ScheduledEvent event = ScheduledEvent.builder("e-1", "nightly", TIME)
                .estimated()
                .source("arn:rule/nightly")
                .late(true)
                .payload("{\"name\":\"sales\"}".getBytes(UTF_8))
                .build();

        assertThat(event.id()).isEqualTo("e-1");
        assertThat(event.scheduleName()).isEqualTo("nightly");
        assertThat(event.scheduledTime()).isEqualTo(TIME);
        assertThat(event.estimated()).isTrue();
        assertThat(event.source()).isEqualTo("arn:rule/nightly");
        assertThat(event.late()).contains(true);
        assertThat(event.payload(Report.class)).isEqualTo(new Report("sales"));
        assertThat(event.payload()).asString(UTF_8).isEqualTo("{\"name\":\"sales\"}");
        assertThat(event).hasToString("nightly at 2024-02-29T03:00:00Z");
    }

    @Test
    void knowsNothingThatNobodyTold() {
        ScheduledEvent event = ScheduledEvent.of("nightly", TIME);

        assertThat(event.id()).isEqualTo("nightly-2024-02-29T03:00:00Z");
        assertThat(event.source()).isEqualTo("nightly");
        assertThat(event.estimated()).isFalse();
        assertThat(event.late()).isEmpty();
        assertThat(event.payload()).isEmpty();
        assertThatThrownBy(() -> event.payload(Report.class))
                .isInstanceOf(UndecodableException.class)
                .hasMessageStartingWith("The payload of schedule nightly: ");
        assertThatThrownBy(() -> ScheduledEvent.builder("", "nightly", TIME))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void canBeSeenAsACloudEvent() {
        CloudEvent event = ScheduledEvent.builder("e-1", "nightly", TIME)
                .payload("[1]".getBytes(UTF_8))
                .build()
                .toCloudEvent();

        assertThat(event.getId()).isEqualTo("e-1");
        assertThat(event.getType()).isEqualTo("dev.peregrine.schedule");
        assertThat(event.getSource()).isEqualTo(URI.create("nightly"));
        assertThat(event.getSubject()).isEqualTo("nightly");
        assertThat(event.getTime()).isEqualTo(TIME.atOffset(ZoneOffset.UTC));
        assertThat(CloudEvents.json(event, Object.class)).isEqualTo(List.of(1L));
        assertThat(ScheduledEvent.of("nightly", TIME).toCloudEvent().getData()).isNull();
    }

    @Test
    void staysTheCloudEventThatItCameAs() {
        CloudEvent original = CloudEvents.builder("e-1", "/shop", "tick").build();

        assertThat(ScheduledEvent.builder("e-1", "nightly", TIME)
                        .original(original)
                        .build()
                        .toCloudEvent())
                .isSameAs(original);
    }
}
