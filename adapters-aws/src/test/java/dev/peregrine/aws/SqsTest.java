package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.EventDeclaration;
import dev.peregrine.FunctionApp;
import dev.peregrine.StartupException;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Message;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqsTest {
    record Order(String item, int quantity) {}

    /** Orders of which the item "poison" can't be handled. */
    private final List<String> handled = new ArrayList<>();

    private EventDeclaration orders(dev.peregrine.Functions f) {
        return f.messages("orders", Order.class, (message, context) -> {
            if (message.body().item().equals("poison")) {
                throw new IOException("no such item");
            }
            handled.add(message.id());
        });
    }

    private JsonNode answer(FunctionApp app, ObjectNode... records) {
        return new LocalLambda(app, EventLambda.PARTIAL).invoke(Payloads.records(records));
    }

    private JsonNode partial(ObjectNode... records) {
        return answer(f -> orders(f).partialFailures(), records);
    }

    private static ObjectNode order(String id, String item) {
        return Payloads.sqs(id, "{\"item\":\"" + item + "\",\"quantity\":2}");
    }

    private static ObjectNode order(String id, String group, String item) {
        return Payloads.fifo(id, group, "{\"item\":\"" + item + "\",\"quantity\":2}");
    }

    private static List<String> failed(JsonNode answer) {
        assertThat(answer.fieldNames()).toIterable().containsExactly("batchItemFailures");
        return answer.get("batchItemFailures").findValuesAsText("itemIdentifier");
    }

    @Test
    void tellsAllThatTheQueueTells() {
        Message<String> message = EventLambda.messages(Payloads.records(Payloads.sqs("m-1", "Zoë 🦅")))
                .get(0);

        assertThat(message.id()).isEqualTo("m-1");
        assertThat(message.body()).isEqualTo("Zoë 🦅");
        assertThat(message.source()).isEqualTo(Payloads.QUEUE);
        assertThat(message.attempt()).hasValue(3);
        assertThat(message.publishedTime()).hasValue(Instant.ofEpochMilli(1545082649183L));
        assertThat(message.orderingKey()).isEmpty();
        assertThat(message.sequence()).isEmpty();
        assertThat(message.partition()).isEmpty();
        assertThat(message.attributes().size()).isZero();
    }

    @Test
    void readsAttributesOfEveryType() {
        ObjectNode record = Payloads.sqs("m-1", "b");
        record.set("messageAttributes", Events.parse("""
                {
                  "text": {"stringValue": "a b", "stringListValues": [], "binaryListValues": [], "dataType": "String"},
                  "number": {"dataType": "Number.int", "stringValue": "9007199254740993", "binaryValue": null},
                  "bytes": {"binaryValue": "AAH+/w==", "stringValue": null, "dataType": "Binary.png"},
                  "empty": {"stringValue": "", "dataType": "String"}
                }
                """));
        Message<String> message = EventLambda.messages(Payloads.records(record)).get(0);

        assertThat(message.attributes().names()).containsExactly("text", "number", "bytes", "empty");
        assertThat(message.attribute("text")).hasValue("a b");
        assertThat(message.attribute("number")).hasValue("9007199254740993");
        assertThat(message.attributes().isBinary(2)).isTrue();
        assertThat(message.attributes().bytes(2)).containsExactly(0, 1, -2, -1);
        assertThat(message.attribute("empty")).hasValue("");
    }

    @Test
    void takesOnlyTheGroupOfAFifoQueueForAnOrder() {
        ObjectNode fair = Payloads.sqs("m-1", "b");
        ((ObjectNode) fair.get("attributes")).put("MessageGroupId", "tenant-1");
        Message<String> unordered = EventLambda.messages(Payloads.records(fair)).get(0);
        Message<String> ordered = EventLambda.messages(Payloads.records(Payloads.fifo("m-2", "g", "b")))
                .get(0);

        assertThat(unordered.orderingKey()).isEmpty();
        assertThat(ordered.orderingKey()).hasValue("g");
        assertThat(ordered.sequence()).hasValue("18849496460467696128");
        assertThat(ordered.source()).isEqualTo(Payloads.QUEUE + ".fifo");
    }

    @Test
    void answersWithExactlyWhatFailed() {
        JsonNode answer = partial(order("1", "tea"), order("2", "poison"), order("3", "tea"), order("4", "poison"));

        assertThat(failed(answer)).containsExactly("2", "4");
        assertThat(handled).containsExactly("1", "3");
    }

    @Test
    void answersWithAnEmptyListWhenAllIsDone() {
        assertThat(partial(order("1", "tea"))).hasToString("{\"batchItemFailures\":[]}");
    }

    @Test
    void failsTheInvocationWithTheVeryExceptionWhenTheMappingDoesNotListen() {
        IllegalStateException thrown = new IllegalStateException("no such item");
        FunctionApp app = f -> f.messages("orders", Order.class, (message, context) -> {
            handled.add(message.id());
            if (message.body().item().equals("poison")) {
                throw thrown;
            }
        });

        assertThat(catchThrowable(() -> answer(app, order("1", "tea"), order("2", "poison"), order("3", "tea"))))
                .isSameAs(thrown);
        assertThat(handled).as("nothing is begun that comes again anyway").containsExactly("1", "2");
    }

    @Test
    void answersNothingWithoutPartialFailures() {
        assertThat(answer(this::orders, order("1", "tea")).isNull()).isTrue();
    }

    @Test
    void stopsAFifoGroupAtItsFirstFailureAndNamesAllThatFollowsInIt() {
        JsonNode answer = partial(
                order("1", "a", "tea"),
                order("2", "a", "poison"),
                order("3", "b", "tea"),
                order("4", "a", "tea"),
                order("5", "b", "tea"));

        assertThat(failed(answer)).containsExactly("2", "4");
        assertThat(handled).containsExactly("1", "3", "5");
    }

    @Test
    void keepsTheOrderOfAGroupBehindAMessageThatIsNotWhatItShouldBe() {
        ObjectNode wrong = order("1", "a", "tea");
        wrong.set("messageAttributes", Events.parse("{\"x\":{\"binaryValue\":\"%\",\"dataType\":\"Binary\"}}"));
        JsonNode answer = partial(wrong, order("2", "a", "tea"), order("3", "b", "tea"));

        assertThat(failed(answer)).containsExactly("1", "2");
        assertThat(handled).containsExactly("3");
    }

    @Test
    void failsAMessageWhoseBodyDoesNotFitAndNoOther() {
        JsonNode answer = partial(
                order("1", "tea"),
                Payloads.sqs("2", "{\"item\":\"tea\"}"),
                Payloads.sqs("3", "no JSON"),
                Payloads.sqs("4", ""),
                order("5", "tea"));

        assertThat(failed(answer)).containsExactly("2", "3", "4");
        assertThat(handled).containsExactly("1", "5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"body\":7}",
                "{\"body\":null}",
                "{\"body\":{\"item\":\"tea\"}}",
                "{\"eventSourceARN\":[]}",
                "{\"attributes\":{\"SentTimestamp\":\"yesterday\"}}",
                "{\"attributes\":{\"ApproximateReceiveCount\":\"-1\"}}",
                "{\"attributes\":{\"ApproximateReceiveCount\":\"9999999999\"}}",
                "{\"attributes\":[1,2]}",
                "{\"messageAttributes\":{\"x\":{\"binaryValue\":\"AA=A\",\"dataType\":\"Binary\"}}}",
                "{\"messageAttributes\":{\"x\":{\"dataType\":\"String\"}}}",
                "{\"messageAttributes\":{\"x\":null}}",
                "{\"messageAttributes\":{\"x\":{\"stringValue\":{\"deep\":[{}]}},\"y\":{}}}",
            })
    void failsARecordThatIsWrongAndNoOther(String wrong) {
        ObjectNode record = order("2", "tea");
        record.setAll(Events.parse(wrong));

        assertThat(failed(partial(order("1", "tea"), record, order("3", "tea"))))
                .containsExactly("2");
        assertThat(handled).containsExactly("1", "3");
    }

    @Test
    void findsTheIdBehindWhatIsWrong() {
        String record = "{\"eventSource\":\"aws:sqs\",\"attributes\":{\"SentTimestamp\":[{\"a\":[]}],\"x\":[]},"
                + "\"body\":\"{}\",\"messageId\":\"late\"}";
        JsonNode event = Events.parse("{\"Records\":[" + record + "]}");

        assertThat(failed(new LocalLambda(f -> orders(f).partialFailures(), EventLambda.PARTIAL).invoke(event)))
                .containsExactly("late");
    }

    @Test
    void parksTheWholeRecordThatCanNotBeRead() {
        ObjectNode wrong = Payloads.sqs("m-1", "b");
        wrong.set("messageAttributes", Events.parse("{\"x\":{\"binaryValue\":\"secret!\",\"dataType\":\"Binary\"}}"));
        List<Throwable> causes = new ArrayList<>();
        List<RawMessage> parked =
                EventLambda.parked(Payloads.records(Payloads.sqs("m-0", "b"), wrong), causes, EventLambda::plain);

        assertThat(parked).extracting(RawMessage::id).containsExactly("m-1");
        assertThat(Events.read(parked.get(0).bytes())).isEqualTo(wrong);
        assertThat(parked.get(0).attempt()).hasValue(3);
        assertThat(causes.get(0))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("Record 1 of the SQS event")
                .hasMessageContaining("/messageAttributes/x/binaryValue")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"messageId\":\"\"}",
                "{\"messageId\":null}",
                "{\"messageId\":7}",
                "{\"attributes\":{}}",
                "{\"attributes\":{\"MessageGroupId\":\"\"}}",
                "{\"attributes\":{\"MessageGroupId\":7}}",
            })
    void failsTheWholeBatchWhenAMessageOfItCanNotBeNamedOrPutInOrder(String wrong) {
        ObjectNode record = order("2", "a", "tea");
        record.setAll(Events.parse(wrong));

        assertThatThrownBy(() -> partial(order("1", "a", "tea"), record))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("Record 1 of the SQS event");
        assertThat(handled).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Records\":[{\"eventSource\":\"aws:sqs\"},null]}",
                "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"messageId\":\"1\",\"body\":\"b\"},7]}",
                "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"messageId\":\"1\",\"body\":\"b\"}]}x",
                "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"messageId\":\"1\",\"body\":\"b\"}",
                "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"messageId\":\"1\",\"body\":\"b\",\"body\":\"c\"}]}",
                "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"messageId\":\"1\",\"body\":\"b\"}],\"Records\":[]}",
            })
    void acknowledgesNothingOfAMalformedEvent(String event) {
        LocalLambda lambda = new LocalLambda(f -> orders(f).partialFailures(), EventLambda.PARTIAL);

        assertThatThrownBy(() -> lambda.invoke(event.getBytes(StandardCharsets.UTF_8), new FixedContext()))
                .isInstanceOf(UndecodableException.class);
        assertThat(handled).isEmpty();
    }

    @Test
    void handsAWholeBatchOverAndNamesWhatItsHandlerNames() {
        FunctionApp app = f -> f.batches("orders", Order.class, (batch, context) -> {
                    BatchResult result = BatchResult.done();
                    for (Message<Order> message : batch) {
                        handled.add(message.id());
                        if (message.body().item().equals("poison")) {
                            result = result.failed(message, new IOException("no such item"));
                        }
                    }
                    return result;
                })
                .partialFailures();

        assertThat(failed(answer(app, order("1", "poison"), Payloads.sqs("2", "{}"), order("3", "tea"))))
                .containsExactly("1", "2");
        assertThat(handled).containsExactly("1", "3");
    }

    @Test
    void isACloudEventForWhoWantsOne() {
        ObjectNode record = Payloads.fifo("m-1", "g", "{\"item\":\"tea\"}");
        CloudEvent event = EventLambda.events(Payloads.records(record)).get(0);

        assertThat(event.getId()).isEqualTo("m-1");
        assertThat(event.getType()).isEqualTo("dev.peregrine.message");
        assertThat(event.getSource()).hasToString(Payloads.QUEUE + ".fifo");
        assertThat(event.getExtension("partitionkey")).isEqualTo("g");
        assertThat(event.getData().toBytes()).isEqualTo("{\"item\":\"tea\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void tellsAStandardQueueFromAFifoOne() {
        List<String> hosts = new ArrayList<>();
        FunctionApp app = f -> f.messages(
                "orders",
                String.class,
                (message, context) -> hosts.add(context.host().title()));
        answer(app, Payloads.sqs("1", "b"));
        answer(app, Payloads.fifo("1", "g", "b"));

        assertThat(hosts).containsExactly("aws lambda, SQS (standard)", "aws lambda, SQS (FIFO)");
    }

    @Test
    void refusesToPretendOrderWhereAQueueHasNone() {
        FunctionApp app = f -> orders(f).ordered();

        assertThatThrownBy(() -> answer(app, order("1", "tea")))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("SQS (standard)")
                .hasMessageContaining("ordered()");
        assertThat(answer(app, order("1", "a", "tea")).isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "off", "ON", "true", "on "})
    void refusesPartialFailuresThatTheEnvironmentDoesNotConfirm(String value) {
        FunctionApp app = f -> orders(f).partialFailures();

        for (Map<String, String> environment :
                Set.of(Map.<String, String>of(), Map.of("PEREGRINE_PARTIAL_FAILURES", value))) {
            assertThatThrownBy(() -> new LocalLambda(app, environment))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining("Function orders declares partialFailures()")
                    .hasMessageContaining("PEREGRINE_PARTIAL_FAILURES")
                    .hasMessageContaining("ReportBatchItemFailures")
                    .hasMessageContaining("deletes");
        }
    }

    @Test
    void closesWhatWasOpenedBeforeItRefuses() {
        List<String> closed = new ArrayList<>();
        FunctionApp app = f -> {
            f.onClose(() -> closed.add("closed"));
            orders(f).partialFailures();
        };

        assertThatThrownBy(() -> new LocalLambda(app, Map.of())).isInstanceOf(StartupException.class);
        assertThat(closed).containsExactly("closed");
    }

    @Test
    void needsNoConfirmationOfWhatItDoesNotDeclare() {
        try (LocalLambda lambda = new LocalLambda(this::orders, Map.of())) {
            assertThat(lambda.invoke(Payloads.records(order("1", "tea"))).isNull())
                    .isTrue();
        }
    }
}
