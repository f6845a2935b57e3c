package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.event.Change;
import dev.peregrine.event.UndecodableException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Documents of Cosmos DB and schedules as the worker hands them over. */
class ChangeAndTimerTriggersTest {
    private static final String DOCUMENT = "{\"id\":\"o-1\",\"total\": 1.50,\"_rid\":\"r\",\"_self\":\"s\",\"_etag\":"
            + "\"\\\"5400\\\"\",\"_attachments\":\"attachments/\",\"_ts\":1717158600,\"_lsn\":42}";

    @Test
    void documentsAreUpsertsWithoutAnOldImage() throws Exception {
        EventHost host = EventHost.changes();
        host.entry.cosmosDB("[" + DOCUMENT + "]", host.context);
        Change<String> change = host.change();

        assertThat(change.kind()).isEqualTo(Change.Kind.UPSERT);
        assertThat(change.key()).isEqualTo("o-1");
        assertThat(change.keyAttributes()).isEqualTo(Map.of("id", "o-1"));
        assertThat(change.newImage()).contains(DOCUMENT);
        assertThat(change.oldImage()).isEmpty();
        assertThat(change.collection()).isEqualTo("f");
        assertThat(change.sequence()).contains("42");
        assertThat(change.time()).contains(Instant.parse("2024-05-31T12:30:00Z"));
        assertThat(change.id()).isEqualTo("o-1@5400");
    }

    record Order(String id, double total) {}

    @Test
    void whatCosmosDbHasAddedToADocumentDoesNotKeepItFromFittingItsType() throws Exception {
        EventHost host = EventHost.of((f, seen) -> f.changes(
                "f",
                Order.class,
                (change, context) -> seen.add(change.newImage().orElseThrow())));
        host.entry.cosmosDB("[" + DOCUMENT + "," + DOCUMENT.replace("o-1", "o-2") + "]", host.context);

        assertThat(host.seen).containsExactly(new Order("o-1", 1.5), new Order("o-2", 1.5));
    }

    @Test
    void aDocumentThatIsNoneFailsByItself() throws Exception {
        EventHost host =
                EventHost.of((f, seen) -> f.changes("f", String.class, (change, context) -> seen.add(change.key()))
                        .parking(dev.peregrine.event.Parking.output()));
        host.entry.cosmosDB("[7,{\"total\":1}," + DOCUMENT + "]", host.parked, host.context);

        assertThat(host.seen).containsExactly("o-1");
        assertThat(host.parked.getValue()).hasSize(2);
        assertThat(host.parked.getValue().get(0)).contains("\"id\":\"invocation-1-0\"", "\"body\":\"7\"");
        assertThat(host.parked.getValue().get(1)).contains("id is missing");
    }

    @Test
    void aFeedThatIsNoneIsRefused() {
        EventHost host = EventHost.changes();

        for (String feed : new String[] {"{}", "[" + DOCUMENT, "[] []", ""}) {
            assertThatThrownBy(() -> host.entry.cosmosDB(feed, host.context)).isInstanceOf(UndecodableException.class);
        }
        assertThat(host.seen).isEmpty();
    }

    private static EventHost schedule() {
        return EventHost.of((f, seen) ->
                f.schedule("f", "0 3 * * *", ZoneOffset.UTC, (occurrence, context) -> seen.add(occurrence)));
    }

    @Test
    void anOccurrenceRunsForTheTimeThatTheStatusNames() throws Exception {
        EventHost host = schedule();
        host.entry.timer(
                "{\"Schedule\":{\"AdjustForDST\":true},\"ScheduleStatus\":{\"Last\":\"2024-05-30T03:00:00.0048+00:00\","
                        + "\"LastUpdated\":\"2024-05-30T03:00:00.0048+00:00\",\"Next\":\"2024-05-31T03:00:00+00:00\"},"
                        + "\"IsPastDue\":true}",
                host.context);

        assertThat(host.occurrence().scheduledTime()).isEqualTo("2024-05-31T03:00:00Z");
        assertThat(host.occurrence().estimated()).isFalse();
        assertThat(host.occurrence().late()).contains(true);
        assertThat(host.occurrence().scheduleName()).isEqualTo("f");
        assertThat(host.occurrence().id()).isEqualTo("f-2024-05-31T03:00:00Z");
    }

    @Test
    void withoutAStatusOrAheadOfItTheTimeIsEstimated() throws Exception {
        String future = Instant.now().plus(Duration.ofHours(1)).toString();
        for (String status : new String[] {"null", "{\"Next\":\"" + future + "\"}", "{}"}) {
            EventHost host = schedule();
            Instant before = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            host.entry.timer("{\"ScheduleStatus\":" + status + ",\"IsPastDue\":false}", host.context);

            assertThat(host.occurrence().estimated()).isTrue();
            assertThat(host.occurrence().late()).contains(false);
            assertThat(host.occurrence().scheduledTime()).isBetween(before, Instant.now());
            assertThat(host.occurrence().id()).isEqualTo("invocation-1");
        }
    }

    @Test
    void aTimerThatIsNoneFails() {
        EventHost host = schedule();

        assertThatThrownBy(() -> host.entry.timer("{\"IsPastDue\":\"no\"}", host.context))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("IsPastDue");
        assertThat(host.seen).isEmpty();
    }
}
