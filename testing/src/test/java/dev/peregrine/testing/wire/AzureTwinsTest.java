package dev.peregrine.testing.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.Change;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawChange;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the twins of Azure's triggers hand over is what the host is documented to hand over. */
class AzureTwinsTest {
    private static RawMessage message(int attempt) {
        return RawMessage.text("m1", "tea")
                .source("orders")
                .attributes(Attributes.empty().with("tenant", "a"))
                .attempt(attempt)
                .build();
    }

    private static <E> String handed(AzureSource<E> source, E event) {
        return new String(source.trigger(source.arriving(List.of(event))).written(), UTF_8);
    }

    @Test
    void aQueueTellsDatesWithTheirQuotesAndNumbersAsText() {
        assertThat(handed(StorageQueueTwin.create(), message(2)))
                .contains("\"Id\":\"m1\"")
                .contains("\"DequeueCount\":\"2\"")
                .contains("\"InsertionTime\":\"\\\"2025-01-15T12:00:00+00:00\\\"\"");
    }

    @Test
    void queuesGiveUpAtTheirLastTry() {
        assertThat(StorageQueueTwin.create().failed(List.of(message(4)))).containsExactly(Fate.AGAIN);
        assertThat(StorageQueueTwin.create().failed(List.of(message(5)))).containsExactly(Fate.DROPPED);
        assertThat(ServiceBusTwin.one().failed(List.of(message(9)))).containsExactly(Fate.AGAIN);
        assertThat(ServiceBusTwin.one().failed(List.of(message(10)))).containsExactly(Fate.DROPPED);
    }

    @Test
    void severalMessagesOfServiceBusHaveArraysBesideThem() {
        ServiceBusTwin twin = ServiceBusTwin.many();
        AzureTrigger trigger = twin.trigger(twin.arriving(List.of(message(1), message(3))));
        assertThat(trigger.metadata())
                .containsEntry("MessageIdArray", List.of("m1", "m1"))
                .containsEntry("DeliveryCountArray", "[1,3]")
                .containsEntry("SequenceNumberArray", List.of(1001L, 1002L))
                .containsEntry("ApplicationPropertiesArray", "[{\"tenant\":\"a\"},{\"tenant\":\"a\"}]");
    }

    @Test
    void anEventHubNamesThePartitionApart() {
        assertThat(handed(EventHubsTwin.create(), message(1)))
                .contains("\\\"PartitionId\\\":\\\"0\\\"")
                .contains("\\\"EventHubName\\\":\\\"orders\\\"")
                .contains("\\\"SequenceNumber\\\":4096");
    }

    @Test
    void headersOfKafkaAreInBase64() {
        assertThat(handed(AzureKafkaTwin.one(), message(1)))
                .contains("\\\"Headers\\\":[{\\\"Key\\\":\\\"tenant\\\",\\\"Value\\\":\\\"YQ==\\\"}]")
                .contains("\\\"Value\\\":\\\"tea\\\"");
        RawMessage bytes = RawMessage.bytes("m", new byte[] {(byte) 0xFF}).build();
        assertThatThrownBy(() -> handed(AzureKafkaTwin.one(), bytes)).isInstanceOf(NotCarriedException.class);
    }

    @Test
    void aBlobIsNamedAsItIsAndItsAddressIsEncoded() {
        ObjectEvent blob = ObjectEvent.of(ObjectEvent.Kind.CREATED, "photos", "on the beach.png");
        assertThat(handed(BlobTwin.create(), blob))
                .contains("\"BlobTrigger\":\"photos/on the beach.png\"")
                .contains("https://test.blob.core.windows.net/photos/on%20the%20beach.png");
        ObjectEvent deleted = ObjectEvent.of(ObjectEvent.Kind.DELETED, "photos", "a");
        assertThatThrownBy(() -> handed(BlobTwin.create(), deleted)).isInstanceOf(NotCarriedException.class);
    }

    @Test
    void eventGridKnowsBlobsByTheirSubjectInBothSchemas() {
        ObjectEvent blob = ObjectEvent.of(ObjectEvent.Kind.DELETED, "photos", "a/b.png");
        String subject = "/blobServices/default/containers/photos/blobs/a/b.png";
        assertThat(handed(EventGridStorageTwin.eventGridSchema(), blob))
                .contains(subject)
                .contains("\\\"eventType\\\":\\\"Microsoft.Storage.BlobDeleted\\\"");
        assertThat(handed(EventGridStorageTwin.cloudEventsSchema(), blob))
                .contains(subject)
                .contains("\\\"specversion\\\":\\\"1.0\\\"");
    }

    @Test
    void cosmosDbAddsItsOwnPropertiesAndKnowsNoDeletions() {
        RawChange written = RawChange.builder("e", Change.Kind.UPDATE, "test", "7")
                .newImage("{\"a\":1}".getBytes(UTF_8))
                .build();
        assertThat(handed(CosmosDbTwin.create(), written))
                .contains("\\\"id\\\":\\\"7\\\"")
                .contains("\\\"_ts\\\":1736942400")
                .contains("\\\"_lsn\\\":71");
        RawChange deleted =
                RawChange.builder("e", Change.Kind.DELETE, "test", "7").build();
        assertThatThrownBy(() -> handed(CosmosDbTwin.create(), deleted)).isInstanceOf(NotCarriedException.class);
    }

    @Test
    void theTimerTellsTheNextTimeAndWhetherItIsPast() {
        ScheduledEvent night = ScheduledEvent.of("nightly", Instant.parse("2025-01-15T03:00:00Z"));
        assertThat(handed(TimerTwin.create(), night))
                .contains("\\\"Next\\\":\\\"2025-01-15T03:00:00Z\\\"")
                .contains("\\\"IsPastDue\\\":false");
    }
}
