package dev.peregrine.testing.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.event.Attributes;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;
import io.cloudevents.CloudEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What the twins of Google's services send is what the services are documented to send. */
class GoogleTwinsTest {
    private static final RawMessage MESSAGE = RawMessage.text("7", "tea")
            .source("orders")
            .attributes(Attributes.empty().with("tenant", "a"))
            .publishedTime(Instant.parse("2025-01-15T12:00:00.5Z"))
            .orderingKey("k")
            .attempt(2)
            .build();

    private static String body(ClientRequest request) {
        return new String(request.body(), UTF_8);
    }

    @Test
    void aPushWrapsTheMessageInJsonWithSomeNamesTwice() {
        ClientRequest request = PubSubTwin.push().request(MESSAGE);
        assertThat(request.first("Content-Type")).contains("application/json");
        assertThat(body(request))
                .contains("\"data\":\"dGVh\"")
                .contains("\"messageId\":\"7\",\"message_id\":\"7\"")
                .contains("\"publishTime\":\"2025-01-15T12:00:00.500Z\"")
                .contains("\"orderingKey\":\"k\"")
                .contains("\"attributes\":{\"tenant\":\"a\"}")
                .contains("\"subscription\":\"projects/test-project/subscriptions/orders\"")
                .contains("\"deliveryAttempt\":2");
    }

    @Test
    void eventarcNamesTheTopicAndTheType() {
        ClientRequest request = PubSubTwin.eventarc().request(MESSAGE);
        assertThat(request.first("ce-type")).contains("google.cloud.pubsub.topic.v1.messagePublished");
        assertThat(request.first("ce-source")).contains("//pubsub.googleapis.com/projects/test-project/topics/orders");
        assertThat(request.first("ce-specversion")).contains("1.0");
    }

    @Test
    void aPushIsAcknowledgedByFewStatusesOnly() {
        PubSubTwin twin = PubSubTwin.push();
        assertThat(twin.answered(204)).isEqualTo(Fate.DONE);
        assertThat(twin.answered(202)).isEqualTo(Fate.DONE);
        assertThat(twin.answered(203)).isEqualTo(Fate.AGAIN);
        assertThat(twin.answered(400)).isEqualTo(Fate.AGAIN);
        assertThat(CloudTasksTwin.create().answered(203)).isEqualTo(Fate.DONE);
    }

    @Test
    void pubSubRefusesWhatItCannotCarry() {
        RawMessage binary = RawMessage.text("7", "tea")
                .attributes(Attributes.empty().with("a", new byte[] {1}))
                .build();
        RawMessage empty = RawMessage.text("7", "").build();
        assertThatThrownBy(() -> PubSubTwin.push().request(binary)).isInstanceOf(NotCarriedException.class);
        assertThatThrownBy(() -> PubSubTwin.push().request(empty)).isInstanceOf(NotCarriedException.class);
    }

    @Test
    void headersOfCloudEventsArePercentEncoded() {
        ClientRequest request = CloudStorageTwin.eventarc()
                .request(ObjectEvent.of(ObjectEvent.Kind.CREATED, "b", "on the \"beach\", ü%.png"));
        assertThat(request.first("ce-subject")).contains("objects/on%20the%20%22beach%22,%20%C3%BC%25.png");
        assertThat(body(request))
                .contains("\"name\":\"on the \\\"beach\\\", ü%.png\"")
                .contains("\"size\":\"0\"");
    }

    @Test
    void theInvokerPassesOnWhatStandsBehindACommaAndDecodesNothing() {
        ClientRequest request =
                CloudStorageTwin.eventarc().request(ObjectEvent.of(ObjectEvent.Kind.CREATED, "b", "a b, c d"));
        CloudEvent event = InvokerEvent.of(request);
        assertThat(event.getSubject()).isEqualTo("%20c%20d");
    }

    @Test
    void aTaskAndAJobAreToldByTheirHeaders() {
        ClientRequest task = CloudTasksTwin.create().request(MESSAGE);
        assertThat(task.first("X-CloudTasks-TaskName")).contains("7");
        assertThat(task.first("X-CloudTasks-TaskRetryCount")).contains("1");
        ClientRequest job =
                CloudSchedulerTwin.http().request(ScheduledEvent.of("nightly", Instant.parse("2025-01-15T03:00:00Z")));
        assertThat(job.first("X-CloudScheduler-JobName")).contains("nightly");
        assertThat(job.first("X-CloudScheduler-ScheduleTime")).contains("2025-01-15T03:00:00Z");
        assertThat(CloudSchedulerTwin.http().answered(500)).isEqualTo(Fate.DROPPED);
    }
}
