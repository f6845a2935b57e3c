package dev.peregrine.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.cloudevents.CloudEvents;
import dev.peregrine.event.Message;
import dev.peregrine.event.PermanentFailure;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.event.UndecodableException;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PubSubTest {
    private static final String SUBSCRIPTION = "projects/a-project/subscriptions/orders-sub";

    static final String FULL = """
            {"message":{"data":"eyJpZCI6N30=","attributes":{"tenant":"blue","a,b":"1, 2"},
            "messageId":"11","message_id":"11",
            "publishTime":"2026-05-31T12:30:00.5Z","publish_time":"2026-05-31T12:30:00.5Z",
            "orderingKey":"customer-1"},
            "subscription":"projects/a-project/subscriptions/orders-sub","deliveryAttempt":3}""";

    static CloudEvent published(String json) {
        return CloudEvents.builder(
                        "11",
                        "//pubsub.googleapis.com/projects/a-project/topics/orders",
                        "google.cloud.pubsub.topic.v1.messagePublished")
                .time(Instant.parse("2026-05-31T12:30:01Z"))
                .json(EventApps.bytes(json))
                .build();
    }

    @Test
    void aMessageOfEventarcArrivesWithAllThatIsKnownOfIt() throws Exception {
        EventApps app = EventApps.messages();
        app.accept(published(FULL));
        assertFull(app.one(Message.class), "projects/a-project/topics/orders");
        assertThat(app.trigger()).isEqualTo("Pub/Sub");
        assertThat(app.one(Message.class).toCloudEvent().getType())
                .isEqualTo("google.cloud.pubsub.topic.v1.messagePublished");
        assertThat(app.contexts.get(0).as(CloudEvent.class)).isPresent();
        assertThat(app.contexts.get(0).as(String.class)).isEmpty();
    }

    @Test
    void aPushedMessageIsTheSameButForItsSource() throws Exception {
        EventApps app = EventApps.messages();
        assertThat(app.post(FULL)).isEqualTo(204);
        assertFull(app.one(Message.class), SUBSCRIPTION);
        assertThat(app.trigger()).isEqualTo("Pub/Sub push");
        assertThat(app.one(Message.class).toCloudEvent().getType()).isEqualTo("dev.peregrine.message");
    }

    private static void assertFull(Message<?> message, String source) {
        assertThat(message.id()).isEqualTo("11");
        assertThat(message.body()).isEqualTo("{\"id\":7}");
        assertThat(message.attribute("tenant")).contains("blue");
        assertThat(message.attribute("a,b")).contains("1, 2");
        assertThat(message.publishedTime()).contains(Instant.parse("2026-05-31T12:30:00.5Z"));
        assertThat(message.orderingKey()).contains("customer-1");
        assertThat(message.attempt()).hasValue(3);
        assertThat(message.source()).isEqualTo(source);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"message\":{\"messageId\":\"1\"}}",
                "{\"subscription\":null,\"message\":{\"message_id\":\"1\",\"data\":null,\"attributes\":null}}",
                "{\"deliveryAttempt\":0,\"message\":{\"messageId\":\"1\",\"orderingKey\":\"\",\"data\":\"\"}}",
                "{\"message\":{\"@type\":\"t\",\"messageId\":\"1\",\"new\":{\"a\":[1]}},\"more\":[{}],\"deliveryAttempt\":null}"
            })
    void whatIsNotThereIsEmpty(String json) throws Exception {
        EventApps app = EventApps.messages();
        assertThat(app.post(json)).isEqualTo(204);
        Message<?> message = app.one(Message.class);
        assertThat(message.body()).isEqualTo("");
        assertThat(message.attempt()).isEmpty();
        assertThat(message.orderingKey()).isEmpty();
        assertThat(message.publishedTime()).isEmpty();
        assertThat(message.attributes().size()).isZero();
        assertThat(message.source()).isEqualTo("unknown");
    }

    @Test
    void aBatchIsAListOfOne() throws Exception {
        EventApps app = EventApps.of(functions -> functions
                .batches("orders", String.class, (batch, context) -> dev.peregrine.event.BatchResult.done())
                .partialFailures()
                .ordered());
        app.accept(published(FULL));
        assertThat(app.one(List.class).size()).isEqualTo(1);
    }

    @Test
    void whatTheHandlerThrowsReachesTheInvokerAsItIs() {
        EventApps app = EventApps.messages();
        app.failure = new IOException("no database");
        assertThatThrownBy(() -> app.accept(published(FULL))).isSameAs(app.failure);
        assertThat(app.log()).as("the invoker logs it").isEmpty();
    }

    @Test
    void aFailureOverHttpIsA500ThatIsLoggedOnce() throws Exception {
        EventApps app = EventApps.messages();
        app.failure = new IOException("no database");
        assertThat(app.post(FULL)).isEqualTo(500);
        assertThat(app.log())
                .containsOnlyOnce("no database")
                .containsOnlyOnce("\n")
                .contains("of function orders");
        app.failure = dev.peregrine.http.HttpProblem.of(404, "no such customer");
        assertThat(app.post(FULL)).isEqualTo(500);
        assertThat(app.log()).contains("no such customer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "[]",
                "null",
                "{}",
                "{\"message\":null}",
                "{\"message\":{}}",
                "{\"message\":{\"messageId\":\"\"}}",
                "{\"message\":{\"messageId\":7}}",
                "{\"message\":{\"messageId\":\"1\"}",
                "{\"message\":{\"messageId\":\"1\"}} {}",
                "{\"message\":{\"messageId\":\"1\",\"messageId\":\"2\"}}",
                "{\"message\":{\"messageId\":\"1\",\"data\":\"*secret*\"}}",
                "{\"message\":{\"messageId\":\"1\",\"data\":7}}",
                "{\"message\":{\"attributes\":{\"a\":7},\"messageId\":\"1\"}}",
                "{\"message\":{\"attributes\":[],\"messageId\":\"1\"}}",
                "{\"message\":{\"publishTime\":\"yesterday\",\"messageId\":\"1\"}}",
                "{\"message\":{\"messageId\":\"1\",\"data\":\"/w==\"}}"
            })
    void whatCannotBeReadIsNeitherHandledNorAcknowledged(String json) throws Exception {
        EventApps app = EventApps.messages();
        assertThatThrownBy(() -> app.accept(published(json)))
                .isInstanceOf(UndecodableException.class)
                .hasMessageNotContaining("secret");
        assertThat(app.post(json)).isEqualTo(500);
        assertThat(app.got).isEmpty();
        assertThat(app.log()).contains("UndecodableException").doesNotContain("secret");
    }

    @Test
    void whatCannotBeReadIsParkedWholeWhereItHasAnId() throws Exception {
        EventApps app = EventApps.parking();
        String json = "{\"message\":{\"data\":\"*\",\"messageId\":\"1\"}}";
        assertThat(app.post(json)).isEqualTo(204);
        app.accept(published(json));
        assertThat(app.parked).extracting(message -> message.id()).containsExactly("1", "11");
        assertThat(app.parked).allSatisfy(message -> assertThat(message.text()).isEqualTo(json));
        assertThat(app.got).isEmpty();
        assertThat(app.post("{\"message\":{\"data\":\"*\"}}")).isEqualTo(500);
        assertThat(app.parked).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"deliveryAttempt\":\"x\",\"message\":{\"messageId\":\"1\"}}",
                "{\"subscription\":{\"a\":[{}]},\"message\":{\"messageId\":\"1\"}}",
                "{\"message\":{\"orderingKey\":[[7]],\"messageId\":\"1\"}}",
                "{\"message\":{\"publishTime\":7,\"messageId\":\"1\"}}",
                "{\"message\":{\"attributes\":{\"a\":{\"b\":[]},\"c\":\"d\"},\"messageId\":\"1\"}}"
            })
    void whateverIsWrongButTheIdIsParked(String json) throws Exception {
        EventApps app = EventApps.parking();
        assertThat(app.post(json)).isEqualTo(204);
        assertThat(app.parked).extracting(message -> message.text()).containsExactly(json);
        assertThat(app.got).isEmpty();
        assertThat(app.post(json.substring(0, json.length() - 1))).isEqualTo(500);
        assertThat(app.parked).hasSize(1);
    }

    @Test
    void aPermanentFailureIsParkedAndAcknowledged() throws Exception {
        EventApps app = EventApps.parking();
        app.failure = new PermanentFailure("no such product");
        assertThat(app.post(FULL)).isEqualTo(204);
        app.accept(published(FULL));
        assertThat(app.parked).extracting(message -> message.text()).containsExactly("{\"id\":7}", "{\"id\":7}");
        assertThat(app.causes).containsOnly(app.failure);
    }

    @Test
    void cloudSchedulerComesThroughPubSubWithItsPayloadAndAnEstimatedTime() throws Exception {
        EventApps app = EventApps.schedule();
        app.accept(published(FULL));
        ScheduledEvent event = app.one(ScheduledEvent.class);
        assertThat(event.scheduleName()).isEqualTo("nightly");
        assertThat(event.scheduledTime()).isEqualTo(Instant.parse("2026-05-31T12:30:00.5Z"));
        assertThat(event.estimated()).isTrue();
        assertThat(new String(event.payload(), StandardCharsets.UTF_8)).isEqualTo("{\"id\":7}");
        assertThat(event.toCloudEvent().getId()).isEqualTo("11");
        assertThat(app.post(FULL)).isEqualTo(204);
        assertThat(((ScheduledEvent) app.got.get(1)).source()).isEqualTo(SUBSCRIPTION);
    }

    @Test
    void aFunctionOfEventsGetsTheEventUntouched() throws Exception {
        EventApps app = EventApps.events();
        CloudEvent event = published(FULL);
        app.accept(event);
        assertThat(app.one(CloudEvent.class)).isSameAs(event);
        CloudEvent odd = published("[]");
        app.accept(odd);
        assertThat(app.got.get(1)).isSameAs(odd);
    }

    private static final String CARRIED = """
            {"message":{"messageId":"11","attributes":{"ce-id":"e-1","ce-specversion":"1.0",
            "ce-type":"google.cloud.storage.object.v1.finalized","ce-source":"//storage.googleapis.com/projects/_/buckets/b",
            "ce-subject":"objects/a, b ","ce-bucket":"b","ce-datacontenttype":"application/json"},
            "data":"eyJidWNrZXQiOiJiIiwibmFtZSI6ImEsIGIgIn0="}}""";

    @Test
    void anEventWithinTheAttributesOfAMessageIsTheEvent() throws Exception {
        EventApps app = EventApps.events();
        app.accept(published(CARRIED));
        assertThat(app.post(CARRIED)).isEqualTo(204);
        assertThat(app.got).hasSize(2).allSatisfy(input -> {
            CloudEvent event = (CloudEvent) input;
            assertThat(event.getId()).isEqualTo("e-1");
            assertThat(event.getSubject()).isEqualTo("objects/a, b ");
            assertThat(event.getDataContentType()).isEqualTo("application/json");
            assertThat(event.getExtension("bucket")).isEqualTo("b");
            CloudEventData data = Objects.requireNonNull(event.getData());
            assertThat(new String(data.toBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"bucket\":\"b\",\"name\":\"a, b \"}");
        });
    }

    @Test
    void anEventWithinAMessageReachesAFunctionOfItsKind() throws Exception {
        EventApps app = EventApps.objects();
        app.accept(published(CARRIED));
        assertThat(app.one(dev.peregrine.event.ObjectEvent.class).key()).isEqualTo("a, b ");
        assertThat(EventApps.messages().post(CARRIED)).isEqualTo(204);
        assertThat(EventApps.changes().post(CARRIED)).isEqualTo(500);
    }

    @Test
    void aBrokenEventWithinAMessageIsNotAcknowledged() throws Exception {
        EventApps app = EventApps.events();
        assertThat(app.post(CARRIED.replace("\"ce-id\":\"e-1\",", ""))).isEqualTo(500);
        assertThat(app.log()).contains("ce-id is missing");
    }

    @Test
    void aMessageForAFunctionOfAnotherKindIsRefusedByNamingBoth() throws Exception {
        EventApps app = EventApps.changes();
        assertThatThrownBy(() -> app.accept(published(FULL)))
                .hasMessageContaining("Function audit is declared for changes")
                .hasMessageContaining("a message of Pub/Sub");
        assertThat(EventApps.objects().post(FULL)).isEqualTo(500);
    }
}
