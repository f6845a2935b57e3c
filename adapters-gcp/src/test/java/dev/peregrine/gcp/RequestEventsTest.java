package dev.peregrine.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.event.Message;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.ScheduledEvent;
import io.cloudevents.CloudEvent;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestEventsTest {
    private static InMemoryRequest request(String type, String body) {
        return InMemoryRequest.post(type, EventApps.bytes(body))
                .header("Host", "shop.example.org")
                .header("User-Agent", "Google")
                .header("Authorization", "Bearer secret")
                .header("Proxy-Authorization", "Bearer secret")
                .header("X-Goog-IAP-JWT-Assertion", "secret")
                .header("X-Forwarded-For", "203.0.113.9")
                .header("traceparent", "00-105445aa7843bc8bf206b12000100000-00000000000000ff-01");
    }

    private static InMemoryRequest task(String retries) {
        return request("application/json", "{\"id\":7}")
                .header("X-CloudTasks-TaskName", "task-1")
                .header("X-CloudTasks-QueueName", "orders")
                .header("X-CloudTasks-TaskRetryCount", retries)
                .header("X-CloudTasks-TaskExecutionCount", "0")
                .header("X-CloudTasks-TaskETA", "1666670855.3296249")
                .header("X-Tenant", "blue");
    }

    @Test
    void aTaskIsAMessage() throws Exception {
        EventApps app = EventApps.messages();
        assertThat(app.send(task("2"))).isEqualTo(204);
        Message<?> message = app.one(Message.class);
        assertThat(message.id()).isEqualTo("task-1");
        assertThat(message.body()).isEqualTo("{\"id\":7}");
        assertThat(message.source()).isEqualTo("orders");
        assertThat(message.attempt()).hasValue(3);
        assertThat(message.attribute("x-tenant")).contains("blue");
        assertThat(message.attribute("x-cloudtasks-tasketa")).contains("1666670855.3296249");
        assertThat(message.attributes().names())
                .doesNotContain(
                        "authorization", "proxy-authorization", "x-goog-iap-jwt-assertion", "host", "x-forwarded-for");
        assertThat(message.raw().contentType()).contains("application/json");
        assertThat(app.trigger()).isEqualTo("Cloud Tasks");
        assertThat(app.contexts.get(0).trace().orElseThrow().traceId()).isEqualTo("105445aa7843bc8bf206b12000100000");
        assertThat(app.contexts.get(0).as(com.google.cloud.functions.HttpRequest.class))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-", "2147483647"})
    void aTaskWithARetryCountThatIsNoneFails(String retries) throws Exception {
        EventApps app = EventApps.messages();
        assertThat(app.send(task(retries))).isEqualTo(500);
        assertThat(app.log()).contains("x-cloudtasks-taskretrycount is not a whole number");
        EventApps parking = EventApps.parking();
        assertThat(parking.send(task(retries))).isEqualTo(204);
        assertThat(parking.parked).extracting(message -> message.id()).containsExactly("task-1");
    }

    @Test
    void tasksHaveNoOrder() throws Exception {
        EventApps app = EventApps.of(functions -> functions
                .messages("orders", String.class, (message, context) -> {})
                .ordered());
        assertThat(app.send(task("0"))).isEqualTo(500);
        assertThat(app.log()).contains("ORDERED_DELIVERY", "Cloud Tasks");
        assertThat(app.post(PubSubTest.FULL)).isEqualTo(204);
    }

    @Test
    void aTaskForAFunctionOfAnotherKindIsRefusedByNamingBoth() throws Exception {
        EventApps app = EventApps.schedule();
        assertThat(app.send(task("0"))).isEqualTo(500);
        assertThat(app.log()).contains("Function nightly is declared for schedule", "a task of Cloud Tasks");
        assertThat(EventApps.events().send(task("0"))).isEqualTo(204);
    }

    private static InMemoryRequest unwrapped(String published) {
        return request("application/json", "{\"id\":7}")
                .header("x-goog-pubsub-subscription-name", "projects/p/subscriptions/s")
                .header("x-goog-pubsub-message-id", "11")
                .header("x-goog-pubsub-publish-time", published)
                .header("x-goog-pubsub-ordering-key", "customer-1")
                .header("Tenant", "blue");
    }

    @Test
    void anUnwrappedPushIsAMessageOfItsHeadersAndBody() throws Exception {
        EventApps app = EventApps.messages();
        assertThat(app.send(unwrapped("2026-05-31T12:30:00.5Z"))).isEqualTo(204);
        Message<?> message = app.one(Message.class);
        assertThat(message.id()).isEqualTo("11");
        assertThat(message.body()).isEqualTo("{\"id\":7}");
        assertThat(message.source()).isEqualTo("projects/p/subscriptions/s");
        assertThat(message.publishedTime()).contains(Instant.parse("2026-05-31T12:30:00.5Z"));
        assertThat(message.orderingKey()).contains("customer-1");
        assertThat(message.attempt()).isEmpty();
        assertThat(message.attribute("tenant")).contains("blue");
        assertThat(message.attributes().names()).noneMatch(name -> name.startsWith("x-goog-pubsub-"));
        assertThat(app.trigger()).isEqualTo("Pub/Sub push");
        assertThat(app.send(unwrapped("now"))).isEqualTo(500);
        assertThat(app.send(request("a/b", "x").header("x-goog-pubsub-message-id", "")))
                .isEqualTo(500);
    }

    @Test
    void whatLooksLikeAnEventWithinAMessageIsTheMessageToThoseWhoAskForMessages() throws Exception {
        InMemoryRequest request = unwrapped("2026-05-31T12:30:00Z")
                .header("ce-specversion", "1.0")
                .header("ce-id", "e")
                .header("ce-source", "/s")
                .header("ce-type", "t");
        EventApps messages = EventApps.messages();
        assertThat(messages.send(request)).isEqualTo(204);
        assertThat(messages.one(Message.class).id()).isEqualTo("11");
        EventApps events = EventApps.events();
        assertThat(events.send(request.body(new ByteArrayInputStream(EventApps.bytes("{\"id\":7}")))))
                .isEqualTo(204);
        assertThat(events.one(CloudEvent.class).getId()).isEqualTo("e");
    }

    private static InMemoryRequest job() {
        return request("application/octet-stream", "{\"full\":true}")
                .header("X-CloudScheduler", "true")
                .header("X-CloudScheduler-JobName", "nightly-report");
    }

    @Test
    void aCallOfCloudSchedulerIsAnOccurrence() throws Exception {
        EventApps app = EventApps.schedule();
        assertThat(app.send(job().header("X-CloudScheduler-ScheduleTime", "2026-09-23T19:00:00-07:00")))
                .isEqualTo(204);
        ScheduledEvent event = app.one(ScheduledEvent.class);
        assertThat(event.scheduleName()).isEqualTo("nightly-report");
        assertThat(event.scheduledTime()).isEqualTo(Instant.parse("2026-09-24T02:00:00Z"));
        assertThat(event.estimated()).isFalse();
        assertThat(event.id()).isEqualTo("nightly-report-2026-09-24T02:00:00Z");
        assertThat(new String(event.payload(), StandardCharsets.UTF_8)).isEqualTo("{\"full\":true}");
        assertThat(app.trigger()).isEqualTo("Cloud Scheduler");
    }

    @Test
    void anOccurrenceWithoutItsTimeIsEstimatedAndOneWithAWrongTimeFails() throws Exception {
        EventApps app = EventApps.schedule();
        assertThat(app.send(job())).isEqualTo(204);
        assertThat(app.one(ScheduledEvent.class).estimated()).isTrue();
        assertThat(app.send(job().header("X-CloudScheduler-ScheduleTime", "at three")))
                .isEqualTo(500);
        assertThat(EventApps.messages().send(job())).isEqualTo(500);
        assertThat(EventApps.events().send(job())).isEqualTo(204);
    }

    private static InMemoryRequest binary(String type, String body) {
        return request("application/json; charset=utf-8", body)
                .header("ce-specversion", "1.0")
                .header("ce-id", "9")
                .header("ce-source", "//storage.googleapis.com/projects/_/buckets/photos")
                .header("ce-subject", "objects/a, b,c.png")
                .header("ce-type", type);
    }

    private static final String OBJECT = "{\"bucket\":\"photos\",\"name\":\"a, b,c.png\"}";

    @Test
    void commasInTheHeadersOfAnEventSurvive() throws Exception {
        EventApps app = EventApps.events();
        assertThat(app.send(binary("google.cloud.storage.object.v1.finalized", OBJECT)))
                .isEqualTo(204);
        assertThat(app.one(CloudEvent.class).getSubject()).isEqualTo("objects/a, b,c.png");
        EventApps objects = EventApps.objects();
        assertThat(objects.send(binary("google.cloud.storage.object.v1.finalized", OBJECT)))
                .isEqualTo(204);
        assertThat(objects.one(ObjectEvent.class).key()).isEqualTo("a, b,c.png");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "google.firebase.database.ref.v1.written",
                "google.firebase.auth.user.v1.created",
                "google.cloud.audit.log.v1.written"
            })
    void otherEventsOfGoogleGoToFunctionsOfEventsAlone(String type) throws Exception {
        EventApps app = EventApps.events();
        assertThat(app.send(binary(type, "{\"data\":null,\"delta\":7}"))).isEqualTo(204);
        assertThat(app.one(CloudEvent.class).getType()).isEqualTo(type);
        assertThat(app.trigger()).isEqualTo("Eventarc");
        EventApps changes = EventApps.changes();
        assertThat(changes.send(binary(type, "{}"))).isEqualTo(500);
        assertThat(changes.log()).contains("Function audit is declared for changes", type);
    }

    private static String structured(String id) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + id + "\",\"source\":\"/s\","
                + "\"type\":\"google.cloud.storage.object.v1.deleted\",\"data\":{\"bucket\":\"b\",\"name\":\"" + id
                + "\"}}";
    }

    @Test
    void structuredEventsAndBatchesOfThemArrive() throws Exception {
        EventApps app = EventApps.objects();
        assertThat(app.send(request("application/cloudevents+json", structured("1"))))
                .isEqualTo(204);
        String batch = "[" + structured("2") + "," + structured("3") + "]";
        assertThat(app.send(request("application/cloudevents-batch+json", batch)))
                .isEqualTo(204);
        assertThat(app.send(request("application/cloudevents-batch+json", "[]")))
                .isEqualTo(204);
        assertThat(app.got).extracting(input -> ((ObjectEvent) input).key()).containsExactly("1", "2", "3");
        assertThat(app.trigger()).isEqualTo("batch of CloudEvents");
    }

    @Test
    void aBatchFailsAsAWholeAndIsRefusedWhereOnlyAPartIsToComeAgain() throws Exception {
        String batch = "[" + structured("2") + "," + structured("3") + "]";
        EventApps app = EventApps.objects();
        app.failure = new IllegalStateException("no");
        assertThat(app.send(request("application/cloudevents-batch+json", batch)))
                .isEqualTo(500);
        assertThat(app.got).hasSize(1);
        EventApps partial = EventApps.of(functions ->
                functions.objects("thumbnails", (object, context) -> {}).partialFailures());
        assertThat(partial.send(request("application/cloudevents-batch+json", batch)))
                .isEqualTo(500);
        assertThat(partial.got).isEmpty();
        assertThat(partial.send(request("application/cloudevents-batch+json", "[]")))
                .isEqualTo(204);
        assertThat(partial.send(request("application/cloudevents+json", structured("1"))))
                .isEqualTo(204);
    }

    @Test
    void anEventThatIsNoneAndABodyThatIsCutOffAreNotAcknowledged() throws Exception {
        EventApps app = EventApps.events();
        assertThat(app.send(request("application/json", "{}").header("ce-id", "1")))
                .isEqualTo(500);
        assertThat(app.log()).contains("ce-specversion is missing");
        assertThat(app.send(request("application/cloudevents+json", "{"))).isEqualTo(500);
        assertThat(app.send(request("application/cloudevents+avro", "x"))).isEqualTo(500);
        assertThat(app.send(request("application/json", "x").body(new byte[1], 9)))
                .isEqualTo(500);
        assertThat(app.got).isEmpty();
        assertThat(app.log().lines()).hasSize(4);
    }
}
