package dev.peregrine.testing.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.FunctionApp;
import dev.peregrine.event.Change;
import dev.peregrine.event.Message;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.testing.gcp.ServedEvents.Signature;
import dev.peregrine.testing.runtime.RawResponse;
import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Events of Google's services in Google's own invoker. */
class GoogleEventsTest {
    private static final FunctionApp MESSAGES =
            functions -> functions.messages("orders", String.class, (message, context) -> {});
    private static final FunctionApp OBJECTS = functions -> functions.objects("thumbnails", (object, context) -> {});
    private static final FunctionApp CHANGES =
            functions -> functions.changes("audit", String.class, (change, context) -> {});
    private static final FunctionApp SCHEDULE =
            functions -> functions.schedule("nightly", "0 3 * * *", ZoneOffset.UTC, (event, context) -> {});
    private static final FunctionApp EVENTS = functions -> functions.events("all", (event, context) -> {});

    private static final String PUSH = """
            {"message":{"data":"eyJpZCI6N30=","attributes":{"tenant":"blue"},"messageId":"11","message_id":"11",
            "publishTime":"2026-05-31T12:30:00Z","publish_time":"2026-05-31T12:30:00Z","orderingKey":"k"},
            "subscription":"projects/p/subscriptions/s","deliveryAttempt":2}""";

    private static RawResponse publish(ServedEvents served) throws Exception {
        return served.send(
                "google.cloud.pubsub.topic.v1.messagePublished", "s", "application/json", ServedEvents.bytes(PUSH));
    }

    private static void assertDone(RawResponse response, Signature signature) {
        // the invoker answers by itself, and Pub/Sub takes either as an acknowledgement
        assertThat(response.status()).isEqualTo(signature == Signature.HTTP ? 204 : 200);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aMessageOfPubSubArrives(Signature signature) throws Exception {
        try (ServedEvents served = ServedEvents.of(signature, MESSAGES)) {
            assertDone(publish(served), signature);
            Message<?> message = served.one(Message.class);
            assertThat(message.body()).isEqualTo("{\"id\":7}");
            assertThat(message.attribute("tenant")).contains("blue");
            assertThat(message.attempt()).hasValue(2);
            assertThat(message.orderingKey()).contains("k");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureOfTheHandlerIsNotAcknowledged(Signature signature) throws Exception {
        try (ServedEvents served = ServedEvents.of(signature, MESSAGES).failing()) {
            RawResponse response = publish(served);
            assertThat(response.status()).isEqualTo(500);
            assertThat(response.body()).isEmpty();
            assertThat(served.got()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatCannotBeReadIsNotAcknowledged(Signature signature) throws Exception {
        try (ServedEvents served = ServedEvents.of(signature, MESSAGES)) {
            assertThat(served.send(
                                    "google.cloud.pubsub.topic.v1.messagePublished",
                                    "s",
                                    "application/json",
                                    ServedEvents.bytes("{\"message\":{\"messageId\":\"1\",\"data\":\"*\"}}"))
                            .status())
                    .isEqualTo(500);
            assertThat(served.post(ServedEvents.bytes("no event"), "Content-Type: text/plain")
                            .status())
                    .isEqualTo(500);
            assertThat(served.got()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anObjectWithCommasInItsNameArrivesWhole(Signature signature) throws Exception {
        try (ServedEvents served = ServedEvents.of(signature, OBJECTS)) {
            String data = "{\"bucket\":\"photos\",\"name\":\"in/a, b,c.png\",\"size\":\"352\",\"generation\":\"15\"}";
            RawResponse response = served.send(
                    "google.cloud.storage.object.v1.finalized",
                    "objects/in/a, b,c.png",
                    "application/json",
                    ServedEvents.bytes(data));
            assertDone(response, signature);
            ObjectEvent object = served.one(ObjectEvent.class);
            assertThat(object.kind()).isEqualTo(ObjectEvent.Kind.CREATED);
            assertThat(object.key()).isEqualTo("in/a, b,c.png");
            assertThat(object.size()).hasValue(352);
            assertThat(object.time()).contains(Instant.parse("2026-05-31T12:30:00.5Z"));
        }
    }

    /** What the HTTP signature is better for. */
    @ParameterizedTest
    @EnumSource
    void theInvokerLosesWhatStandsBeforeACommaInASubject(Signature signature) throws Exception {
        try (ServedEvents served = ServedEvents.of(signature, EVENTS)) {
            served.send("example.type", "a, b,c", "application/json", ServedEvents.bytes("{}"));
            assertThat(served.one(CloudEvent.class).getSubject())
                    .isEqualTo(signature == Signature.HTTP ? "a, b,c" : "c");
        }
    }

    /** {@code DocumentEventData} as its data.proto has it: orders/a,b with n = 300 after the change, n = 1 before it. */
    private static byte[] document() {
        String name = HexFormat.of().formatHex(ServedEvents.bytes("projects/p/databases/d/documents/orders/a,b"));
        String after = "0a2b" + name + "1208" + "0a016e" + "1203" + "10ac02";
        String before = "0a2b" + name + "1207" + "0a016e" + "1202" + "1001";
        return HexFormat.of().parseHex("0a37" + after + "1236" + before);
    }

    @ParameterizedTest
    @EnumSource
    void aChangeOfFirestoreArrivesFromProtobuf(Signature signature) throws Exception {
        try (ServedEvents served = ServedEvents.of(signature, CHANGES)) {
            RawResponse response = served.send(
                    "google.cloud.firestore.document.v1.updated",
                    "documents/orders/a,b",
                    "application/protobuf",
                    document());
            assertDone(response, signature);
            Change<?> change = served.one(Change.class);
            assertThat(change.kind()).isEqualTo(Change.Kind.UPDATE);
            assertThat(change.key()).isEqualTo("a,b");
            assertThat(change.oldImage().map(Object::toString)).contains("{\"n\":1}");
            assertThat(change.newImage().map(Object::toString)).contains("{\"n\":300}");
        }
    }

    @Test
    void aPushOfPubSubAndATaskArriveOverHttpAlone() throws Exception {
        try (ServedEvents served = ServedEvents.of(Signature.HTTP, MESSAGES)) {
            assertThat(served.post(ServedEvents.bytes(PUSH), "Content-Type: application/json")
                            .status())
                    .isEqualTo(204);
            assertThat(served.post(
                                    ServedEvents.bytes("{\"id\":8}"),
                                    "Content-Type: application/json",
                                    "X-CloudTasks-TaskName: task-1",
                                    "X-CloudTasks-QueueName: orders",
                                    "X-CloudTasks-TaskRetryCount: 1")
                            .status())
                    .isEqualTo(204);
            assertThat(served.got())
                    .extracting(input -> String.valueOf(((Message<?>) input).body()))
                    .containsExactly("{\"id\":7}", "{\"id\":8}");
        }
        try (ServedEvents served = ServedEvents.of(Signature.CLOUD_EVENT, MESSAGES)) {
            assertThat(served.post(ServedEvents.bytes(PUSH), "Content-Type: application/json")
                            .status())
                    .isEqualTo(500);
        }
    }

    @Test
    void aCallOfCloudSchedulerWithoutABodyArrives() throws Exception {
        try (ServedEvents served = ServedEvents.of(Signature.HTTP, SCHEDULE)) {
            assertThat(served.post(
                                    new byte[0],
                                    "X-CloudScheduler: true",
                                    "X-CloudScheduler-JobName: nightly",
                                    "X-CloudScheduler-ScheduleTime: 2026-09-24T02:00:00Z")
                            .status())
                    .isEqualTo(204);
            assertThat(served.one(ScheduledEvent.class).scheduledTime())
                    .isEqualTo(Instant.parse("2026-09-24T02:00:00Z"));
        }
    }

    @Test
    void aBatchAndAStructuredEventArriveOverHttp() throws Exception {
        String event = "{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/s\",\"type\":\"t\",\"data\":{\"a\":[1]}}";
        try (ServedEvents served = ServedEvents.of(Signature.HTTP, EVENTS)) {
            assertThat(served.post(ServedEvents.bytes(event), "Content-Type: application/cloudevents+json")
                            .status())
                    .isEqualTo(204);
            assertThat(served.post(
                                    ServedEvents.bytes("[" + event + "," + event.replace("\"1\"", "\"2\"") + "]"),
                                    "Content-Type: application/cloudevents-batch+json")
                            .status())
                    .isEqualTo(204);
            assertThat(served.got())
                    .extracting(input -> ((CloudEvent) input).getId())
                    .containsExactly("1", "1", "2");
        }
        try (ServedEvents served = ServedEvents.of(Signature.CLOUD_EVENT, EVENTS)) {
            assertThat(served.post(ServedEvents.bytes(event), "Content-Type: application/cloudevents+json")
                            .status())
                    .isEqualTo(200);
            assertThat(served.one(CloudEvent.class).getId()).isEqualTo("1");
        }
    }
}
