package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.FunctionApp;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Message;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.PermanentFailure;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import io.cloudevents.CloudEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Events within messages: taken out where that is declared, reported by the message that carried them. */
class UnwrappingTest {
    private static ObjectNode inQueue(String id, JsonNode body) {
        return Payloads.sqs(id, body.toString());
    }

    private static String s3(String... keys) {
        ObjectNode[] records = new ObjectNode[keys.length];
        for (int i = 0; i < keys.length; i++) {
            records[i] = Payloads.s3("ObjectCreated:Put", keys[i]);
        }
        return Payloads.records(records).toString();
    }

    private static List<String> failed(JsonNode answer) {
        return answer.get("batchItemFailures").findValuesAsText("itemIdentifier");
    }

    /** The answer of a function that can't handle objects with "bad" in their key. */
    private static JsonNode answerOfObjects(List<String> handled, ObjectNode... records) {
        FunctionApp app = f -> f.objects("thumbnails", (object, context) -> {
                    if (object.key().contains("bad")) {
                        throw new IllegalStateException("bad");
                    }
                    handled.add(object.key());
                })
                .unwrapped()
                .partialFailures();
        return new LocalLambda(app, EventLambda.PARTIAL).invoke(Payloads.records(records));
    }

    @Test
    void takesATopicsMessageOutOfAQueues() {
        ObjectNode envelope = Payloads.envelope("n-1", "{\"item\":\"tea\"}");
        envelope.set("MessageAttributes", Events.parse("{\"bytes\":{\"Type\":\"Binary\",\"Value\":\"AAE=\"}}"));
        Message<String> message = EventLambda.messages(
                        Payloads.records(inQueue("m-1", envelope)), EventLambda::unwrapped)
                .get(0);

        assertThat(message.id()).isEqualTo("n-1");
        assertThat(message.body()).isEqualTo("{\"item\":\"tea\"}");
        assertThat(message.source()).isEqualTo(Payloads.TOPIC);
        assertThat(message.publishedTime()).hasValue(Instant.parse("2019-01-02T12:45:07.123Z"));
        assertThat(message.attempt()).as("as the queue counts").hasValue(3);
        assertThat(message.attributes().bytes("bytes")).hasValue(new byte[] {0, 1});
        assertThat(message.attribute("Subject")).hasValue("An order");
    }

    @Test
    void leavesTheEnvelopeWhereUnwrappingIsNotDeclared() {
        ObjectNode envelope = Payloads.envelope("n-1", "text");

        assertThat(EventLambda.messages(Payloads.records(inQueue("m-1", envelope)))
                        .get(0)
                        .body())
                .isEqualTo(envelope.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain text",
                "{\"item\":\"tea\"}",
                "{\"Type\":\"Notification\",\"Message\":\"m\"}",
                "{\"Type\":\"Notification\",\"MessageId\":\"i\",\"Message\":\"m\"}",
                "{\"Type\":\"Notification\",\"TopicArn\":\"a\",\"Message\":\"m\"}",
                "{\"Type\":\"Other\",\"TopicArn\":\"a\",\"MessageId\":\"i\",\"Message\":\"m\"}",
                "{\"type\":\"Notification\",\"topicArn\":\"a\",\"messageId\":\"i\"}",
                "[{\"Type\":\"Notification\"}]",
                "{\"Type\":",
                "null",
                "7",
                " ",
            })
    void leavesABodyThatIsNoEnvelope(String body) {
        Message<String> message = EventLambda.messages(
                        Payloads.records(Payloads.sqs("m-1", body)), EventLambda::unwrapped)
                .get(0);

        assertThat(message.body()).isEqualTo(body);
        assertThat(message.id()).isEqualTo("m-1");
    }

    @Test
    void takesOutOneEnvelopeOnly() {
        String inner = Payloads.envelope("n-2", "text").toString();
        JsonNode queue = Payloads.records(inQueue("m-1", Payloads.envelope("n-1", inner)));
        JsonNode topic = Payloads.records(Payloads.sns("n-1", inner));

        assertThat(EventLambda.messages(queue, EventLambda::unwrapped).get(0).body())
                .isEqualTo(inner);
        assertThat(EventLambda.messages(topic, EventLambda::unwrapped).get(0).body())
                .isEqualTo(inner);
    }

    @Test
    void reportsTheMessageThatCarriedWhatFailed() {
        FunctionApp app = f -> f.messages("orders", String.class, (message, context) -> {
                    if (message.body().equals("bad")) {
                        throw new IllegalStateException("bad");
                    }
                })
                .unwrapped()
                .partialFailures();
        JsonNode answer = new LocalLambda(app, EventLambda.PARTIAL)
                .invoke(Payloads.records(
                        inQueue("m-1", Payloads.envelope("n-1", "good")),
                        inQueue("m-2", Payloads.envelope("n-2", "bad"))));

        assertThat(failed(answer)).containsExactly("m-2");
    }

    @Test
    void reportsTheCarrierWhenABatchHandlerNamesWhatItCarried() {
        FunctionApp app = f -> f.batches(
                        "orders",
                        String.class,
                        (batch, context) -> BatchResult.done().failed(batch.get(1), new IllegalStateException("bad")))
                .unwrapped()
                .partialFailures();
        JsonNode answer = new LocalLambda(app, EventLambda.PARTIAL)
                .invoke(Payloads.records(
                        inQueue("m-1", Payloads.envelope("n-1", "good")),
                        inQueue("m-2", Payloads.envelope("n-2", "bad"))));

        assertThat(failed(answer)).containsExactly("m-2");
    }

    @Test
    void keepsTheGroupOfTheCarryingMessage() {
        List<String> handled = new ArrayList<>();
        FunctionApp app = f -> f.messages("orders", String.class, (message, context) -> {
                    handled.add(message.body() + message.orderingKey().orElse("-"));
                    throw new IllegalStateException("bad");
                })
                .unwrapped()
                .partialFailures();
        JsonNode answer = new LocalLambda(app, EventLambda.PARTIAL)
                .invoke(Payloads.records(
                        Payloads.fifo("m-1", "g", Payloads.envelope("n-1", "a").toString()),
                        Payloads.fifo("m-2", "g", Payloads.envelope("n-2", "b").toString())));

        assertThat(failed(answer)).containsExactly("m-1", "m-2");
        assertThat(handled).containsExactly("ag");
    }

    @Test
    void takesObjectsOutOfAQueue() {
        List<String> handled = new ArrayList<>();
        JsonNode answer = answerOfObjects(
                handled,
                Payloads.sqs("m-1", s3("a+b", "c")),
                inQueue("m-2", Payloads.s3ThroughEventBridge("Object Created", "d+e")),
                inQueue("m-3", Payloads.envelope("n-1", s3("f"))),
                inQueue(
                        "m-4",
                        Payloads.envelope(
                                "n-2",
                                Payloads.s3ThroughEventBridge("Object Created", "g")
                                        .toString())),
                inQueue("m-5", Payloads.s3Test()),
                inQueue("m-6", Payloads.envelope("n-3", Payloads.s3Test().toString())));

        assertThat(handled).containsExactly("a b", "c", "d+e", "f", "g");
        assertThat(failed(answer)).isEmpty();
    }

    @Test
    void namesAMessageOnceHoweverManyOfItsObjectsFail() {
        List<String> handled = new ArrayList<>();
        JsonNode answer = answerOfObjects(
                handled,
                Payloads.sqs("m-1", s3("bad1", "good", "bad2")),
                Payloads.sqs("m-2", s3("fine")),
                Payloads.sqs("m-3", s3("bad3")));

        assertThat(failed(answer)).containsExactly("m-1", "m-3");
        assertThat(handled).containsExactly("good", "fine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text",
                "{}",
                "{\"Records\":[{\"eventSource\":\"aws:s3\"}]}",
                "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"messageId\":\"m\",\"body\":\"b\"}]}",
                "{\"Records\":[{\"eventSource\":\"aws:s3\",\"eventName\":\"ObjectCreated:Put\"}]",
                "{\"detail-type\":\"Object Created\",\"source\":\"aws.s3\",\"detail\":{}}",
                "{\"detail-type\":\"Order placed\",\"source\":\"shop\",\"id\":\"i\",\"detail\":{}}",
                "{\"Type\":\"Notification\",\"TopicArn\":\"a\",\"MessageId\":\"i\",\"Message\":\"text\"}",
                "{\"Type\":\"Notification\",\"TopicArn\":\"a\",\"MessageId\":\"i\"}",
                "{\"Type\":\"Notification\",\"TopicArn\":\"a\",\"MessageId\":\"i\",\"Message\":\"m\"}x",
                "{\"Type\":\"Notification\",\"TopicArn\":\"a\",\"MessageId\":\"i\",\"Message\":\"m\",\"Timestamp\":7}",
            })
    void failsAMessageThatHoldsNoObjectAndNoOther(String body) {
        List<String> handled = new ArrayList<>();
        JsonNode answer = answerOfObjects(handled, Payloads.sqs("m-1", body), Payloads.sqs("m-2", s3("good")));

        assertThat(failed(answer)).containsExactly("m-1");
        assertThat(handled).containsExactly("good");
    }

    @Test
    void parksTheMessageThatCarriedWhatCanNotBeHandled() {
        List<RawMessage> parked = new ArrayList<>();
        FunctionApp app = f -> f.objects("thumbnails", (object, context) -> {
                    throw new PermanentFailure("no picture");
                })
                .unwrapped()
                .parking((message, cause) -> parked.add(message));
        String body = s3("a");
        LocalLambda.of(app).invoke(Payloads.records(Payloads.sqs("m-1", body), Payloads.sqs("m-2", "no event")));

        assertThat(parked).extracting(RawMessage::id).containsExactly("m-1", "m-2");
        assertThat(parked).extracting(RawMessage::text).containsExactly(body, "no event");
    }

    @Test
    void takesObjectsOutOfATopic() {
        List<ObjectEvent> objects =
                EventLambda.objects(Payloads.records(Payloads.sns("n-1", s3("a", "b"))), EventLambda::unwrapped);

        assertThat(objects).extracting(ObjectEvent::key).containsExactly("a", "b");
        assertThatThrownBy(() ->
                        EventLambda.objects(Payloads.records(Payloads.sns("n-1", "text")), EventLambda::unwrapped))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("n-1")
                .hasMessageContaining("thumbnails");
    }

    @Test
    void givesAFunctionForEventsTheInnermost() {
        ObjectNode placed = Payloads.eventBridge("shop.orders", "Order placed", Events.parse("{\"item\":\"tea\"}"));
        List<CloudEvent> events = EventLambda.events(
                Payloads.records(
                        inQueue("m-1", placed),
                        Payloads.sqs("m-2", s3("a")),
                        inQueue("m-3", Payloads.envelope("n-1", "text")),
                        inQueue("m-4", Payloads.envelope("n-2", placed.toString())),
                        Payloads.sqs("m-5", "text")),
                EventLambda::unwrapped);

        assertThat(events)
                .extracting(CloudEvent::getType)
                .containsExactly(
                        "Order placed",
                        "dev.peregrine.object.created",
                        "dev.peregrine.message",
                        "Order placed",
                        "dev.peregrine.message");
        assertThat(events).extracting(CloudEvent::getId).element(2).isEqualTo("n-1");
    }

    @Test
    void handsOverAMessageThatOnlyNamesTheServiceOfAnEvent() {
        String body = "{\"eventSource\":\"aws:s3\",\"item\":\"tea\"}";
        List<CloudEvent> events =
                EventLambda.events(Payloads.records(Payloads.sqs("m-1", body)), EventLambda::unwrapped);

        assertThat(events).extracting(CloudEvent::getId).containsExactly("m-1");
    }

    @Test
    void reportsAMessageThatOnlyNamesTheServiceOfAnEventWhereObjectsAreExpected() {
        List<String> handled = new ArrayList<>();
        ObjectNode wrong = Payloads.sqs("m-1", "{\"eventSource\":\"aws:s3\",\"item\":\"tea\"}");

        assertThat(failed(answerOfObjects(handled, wrong, Payloads.sqs("m-2", s3("k")))))
                .containsExactly("m-1");
        assertThat(handled).containsExactly("k");
    }
}
