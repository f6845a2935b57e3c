package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.azure.functions.ExecutionContext;
import dev.peregrine.Context;
import dev.peregrine.event.Message;
import dev.peregrine.event.UndecodableException;
import io.cloudevents.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages as the worker hands them over, trigger by trigger. */
class MessageTriggersTest {
    private static final Instant SENT = Instant.parse("2024-05-31T12:30:00Z");

    @Test
    void aMessageOfAStorageQueue() throws Exception {
        EventHost host = EventHost.messages();
        host.queue("hello");
        Message<String> message = host.message();

        assertThat(message.body()).isEqualTo("hello");
        assertThat(message.id()).isEqualTo("q-1");
        assertThat(message.attempt()).hasValue(2);
        assertThat(message.publishedTime()).contains(SENT);
        assertThat(message.source()).isEqualTo("f");
    }

    @Test
    void bytesOfAStorageQueueStayWhatTheyWere() throws Exception {
        byte[] body = {0, (byte) 0xFF, '"'};
        EventHost host =
                EventHost.of((f, seen) -> f.messages("f", byte[].class, (message, context) -> seen.add(message)));
        host.entry.queue(body, "q-1", "1", "\"2024-05-31T12:30:00Z\"", host.context);

        assertThat((byte[]) host.bodies().get(0)).isEqualTo(body);
    }

    @Test
    void aMessageOfServiceBus() throws Exception {
        EventHost host = EventHost.messages();
        host.entry.serviceBus(
                EventHost.bytes("{\"a\":1}"),
                "order-7",
                "3",
                "42",
                "\"2024-05-31T12:30:00Z\"",
                "{\"tenant\":\"blue\",\"size\":7,\"on\":true,\"list\":[1, 2],\"none\":null}",
                host.context);
        Message<String> message = host.message();

        assertThat(message.id()).isEqualTo("order-7");
        assertThat(message.body()).isEqualTo("{\"a\":1}");
        assertThat(message.attempt()).hasValue(3);
        assertThat(message.sequence()).contains("42");
        assertThat(message.publishedTime()).contains(SENT);
        assertThat(message.orderingKey()).isEmpty();
        assertThat(message.attributes().names()).containsExactly("tenant", "size", "on", "list");
        assertThat(message.attributes().get("tenant")).contains("blue");
        assertThat(message.attributes().get("size")).contains("7");
        assertThat(message.attributes().get("list")).contains("[1, 2]");
    }

    @Test
    void aMessageOfASessionHasTheSessionAsItsKey() throws Exception {
        EventHost host =
                EventHost.of((f, seen) -> f.messages("f", String.class, (message, context) -> seen.add(message))
                        .ordered());
        host.entry.serviceBusSession(
                EventHost.bytes("x"), "m-1", "1", "42", "\"2024-05-31T12:30:00Z\"", "{}", "basket-9", host.context);

        assertThat(host.message().orderingKey()).contains("basket-9");
    }

    @Test
    void severalMessagesOfServiceBusOfWhichSomeLackWhatOthersHave() throws Exception {
        EventHost host = EventHost.messages();
        host.entry.serviceBusMany(
                EventHost.all("a", "b"),
                List.of("only-one-has-an-id"),
                "[1,4]",
                List.of(7L, 8L),
                "[\"2024-05-31T12:30:00Z\",\"2024-05-31T12:30:01Z\"]",
                "[{\"k\":\"v\"},{}]",
                List.of("text/plain", "application/json"),
                List.of(),
                host.context);

        assertThat(host.seen).extracting(message -> ((Message<?>) message).id()).containsExactly("7", "8");
        assertThat(host.seen)
                .extracting(message -> ((Message<?>) message).attempt().getAsInt())
                .containsExactly(1, 4);
        assertThat(((Message<?>) host.seen.get(0)).attributes().get("k")).contains("v");
        assertThat(host.bodies()).containsExactly("a", "b");
    }

    @Test
    void aMessageOfServiceBusThatNothingRightIsToldOfFailsByItself() {
        EventHost host = EventHost.messages();

        assertThatThrownBy(() -> host.entry.serviceBusMany(
                        EventHost.all("a", "b"),
                        List.of(),
                        "[1,1]",
                        List.of(7L, 8L),
                        "[\"2024-05-31T12:30:00Z\",\"yesterday\"]",
                        "[{},{}]",
                        List.of(),
                        List.of(),
                        host.context))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("EnqueuedTimeUtcArray is not a time");
        assertThat(host.bodies()).containsExactly("a");
    }

    @Test
    void aMessageOfServiceBusThatSaysItIsACloudEventIsThat() throws Exception {
        EventHost host = EventHost.events();
        host.entry.serviceBus(
                EventHost.bytes("{\"n\":1}"),
                "m-1",
                "1",
                "42",
                "\"2024-05-31T12:30:00Z\"",
                "{\"cloudEvents:specversion\":\"1.0\",\"cloudEvents:id\":\"e-1\",\"cloudEvents:source\":\"/shop\","
                        + "\"cloudEvents:type\":\"shop.placed\"}",
                host.context);

        assertThat(host.event().getId()).isEqualTo("e-1");
        assertThat(host.event().getType()).isEqualTo("shop.placed");
    }

    @Test
    void severalMessagesOfASession() throws Exception {
        EventHost host =
                EventHost.of((f, seen) -> f.messages("f", String.class, (message, context) -> seen.add(message))
                        .ordered());
        host.entry.serviceBusSessionMany(
                EventHost.all("a", "b"),
                List.of("m-1", "m-2"),
                "[1,1]",
                List.of(7L, 8L),
                EventHost.repeated("\"2024-05-31T12:30:00Z\"", 2),
                "[{},{}]",
                List.of(),
                List.of("p", "p"),
                List.of("s", "s"),
                host.context);

        assertThat(host.seen)
                .extracting(message -> ((Message<?>) message).orderingKey().orElse(""))
                .containsExactly("s", "s");
    }

    @Test
    void severalMessagesWhoseMetadataTellOfAnotherNumberAreRefusedTogether() {
        EventHost host = EventHost.messages();

        assertThatThrownBy(() -> host.entry.serviceBusMany(
                        EventHost.all("a", "b"),
                        List.of(),
                        "[1]",
                        List.of(7L, 8L),
                        EventHost.repeated("\"2024-05-31T12:30:00Z\"", 2),
                        "[{},{}]",
                        List.of(),
                        List.of(),
                        host.context))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("DeliveryCountArray tells of 1 messages, and there are 2");
        assertThat(host.seen).isEmpty();
    }

    @Test
    void eventsOfAnEventHub() throws Exception {
        EventHost host = EventHost.messages();
        host.entry.eventHub(
                EventHost.all("a", ""),
                "[{\"x-opt-sequence-number\":5,\"SequenceNumber\":5,\"Offset\":\"80\",\"PartitionKey\":\"k\","
                        + "\"content-type\":\"text/plain\",\"EnqueuedTimeUtc\":\"2024-05-31T12:30:00\"},"
                        + "{\"SequenceNumber\":6,\"Offset\":\"90\",\"PartitionKey\":null,\"EnqueuedTimeUtc\":"
                        + "\"2024-05-31T12:30:01Z\"}]",
                "[{\"device\":\"d1\"},{}]",
                EventHost.partition(),
                host.context.retry(1, 3));
        Message<?> first = (Message<?>) host.seen.get(0);
        Message<?> second = (Message<?>) host.seen.get(1);

        assertThat(first.id()).isEqualTo("3:5");
        assertThat(first.source()).isEqualTo("clicks");
        assertThat(first.partition()).contains("3");
        assertThat(first.sequence()).contains("5");
        assertThat(first.orderingKey()).contains("k");
        assertThat(first.publishedTime()).contains(SENT);
        assertThat(first.attempt()).hasValue(2);
        assertThat(first.attributes().get("device")).contains("d1");
        assertThat(second.id()).isEqualTo("3:6");
        assertThat(second.orderingKey()).isEmpty();
        assertThat(second.body()).isEqualTo("");
    }

    @Test
    void aBatchOfAnEventHubIsHandedOnAsOne() throws Exception {
        EventHost host = EventHost.of((f, seen) -> f.batches("f", String.class, (messages, context) -> {
            seen.add(messages.size());
            return dev.peregrine.event.BatchResult.done();
        }));
        host.eventHub("a", "b", "c");

        assertThat(host.seen).containsExactly(3);
    }

    @Test
    void eventsThatCannotBeToldApartAreRefusedTogether() {
        EventHost host = EventHost.messages();

        assertThatThrownBy(() -> host.entry.eventHub(
                        EventHost.all("a", "b"),
                        EventHost.systemProperties(1),
                        "[{},{}]",
                        EventHost.partition(),
                        host.context))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("SystemPropertiesArray");
        assertThatThrownBy(() -> host.entry.eventHub(
                        EventHost.all("a"), EventHost.systemProperties(1), "[{}]", "{}", host.context))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("PartitionId is missing");
        assertThat(host.seen).isEmpty();
    }

    private static String record(String value) {
        return "{\"Offset\":9,\"Partition\":2,\"Topic\":\"clicks\",\"Timestamp\":\"2024-05-31T12:30:00Z\",\"Value\":"
                + value
                + ",\"Key\":\"k\",\"Headers\":[{\"Key\":\"trace\",\"Value\":\"AP8=\"},{\"Key\":\"empty\",\"Value\":null}]}";
    }

    @Test
    void aKafkaRecord() throws Exception {
        EventHost host = EventHost.messages();
        host.entry.kafka(record("\"{\\\"a\\\":1}\""), host.context);
        Message<String> message = host.message();

        assertThat(message.id()).isEqualTo("clicks:2:9");
        assertThat(message.body()).isEqualTo("{\"a\":1}");
        assertThat(message.source()).isEqualTo("clicks");
        assertThat(message.partition()).contains("2");
        assertThat(message.sequence()).contains("9");
        assertThat(message.orderingKey()).contains("k");
        assertThat(message.publishedTime()).contains(SENT);
        assertThat(message.attributes().bytes("trace").orElseThrow()).isEqualTo(new byte[] {0, (byte) 0xFF});
        assertThat(message.attributes().bytes("empty").orElseThrow()).isEmpty();
        assertThat(message.attempt()).isEmpty();
    }

    @Test
    void valuesOfKafkaThatTheHostReadByASchemaOrThatAreNone() throws Exception {
        EventHost host = EventHost.messages();
        host.entry.kafkaMany(List.of(record("{\"a\": 1}"), record("null")), host.context);

        assertThat(host.bodies()).containsExactly("{\"a\": 1}", "");
    }

    @Test
    void bytesThatTheHostHasDamagedAreNotHandedOnAsBytes() throws Exception {
        EventHost host =
                EventHost.of((f, seen) -> f.messages("f", byte[].class, (message, context) -> seen.add(message)));
        host.entry.kafka(record("\"text\""), host.context);

        assertThat((byte[]) host.bodies().get(0)).isEqualTo(EventHost.bytes("text"));
        assertThatThrownBy(() -> host.entry.kafka(record("\"\uFFFD\""), host.context))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void whatTheFunctionKnowsOfItsInvocation() throws Exception {
        EventHost host =
                EventHost.of((f, seen) -> f.messages("f", String.class, (message, context) -> seen.add(context)));
        host.queue("x");
        Context context = (Context) host.seen.get(0);

        assertThat(context.functionName()).isEqualTo("f");
        assertThat(context.invocationId()).isEqualTo("invocation-1");
        assertThat(context.host().title()).isEqualTo("azure functions, storage queue trigger");
        assertThat(context.deadlineEstimated()).isTrue();
        // the front end that gives up on HTTP has no part in this
        assertThat(context.remainingTime()).isGreaterThan(Duration.ofSeconds(231));
        assertThat(context.as(ExecutionContext.class)).containsSame(host.context);
    }

    @Test
    void aMessageAsACloudEvent() throws Exception {
        EventHost host = EventHost.events();
        host.queue("hello");

        assertThat(host.event().getType()).isEqualTo("dev.peregrine.message");
        assertThat(host.event().getId()).isEqualTo("q-1");
    }

    @Test
    void theMediaTypeOfABodyIsThatOfTheCloudEventsData() throws Exception {
        EventHost host = EventHost.events();
        host.entry.serviceBusMany(
                EventHost.all("a"),
                List.of("m-1"),
                "[1]",
                List.of(7L),
                "[\"2024-05-31T12:30:00Z\"]",
                "[{}]",
                List.of("text/plain"),
                List.of(),
                host.context);
        host.entry.eventHub(
                EventHost.all("a"),
                "[{\"SequenceNumber\":5,\"content-type\":\"text/csv\"}]",
                "[{}]",
                EventHost.partition(),
                host.context);

        assertThat(host.seen)
                .extracting(event -> ((CloudEvent) event).getDataContentType())
                .containsExactly("text/plain", "text/csv");
    }

    @Test
    void metadataThatIsNoneFailsItsMessage() {
        EventHost host = EventHost.messages();

        for (List<String> wrong : List.of(
                Arrays.asList("x", "\"2024-05-31T12:30:00Z\"", "DequeueCount is not a number"),
                Arrays.asList("1", "\"yesterday\"", "InsertionTime is not a time"))) {
            assertThatThrownBy(() -> host.entry.queue(
                            EventHost.bytes("secret"), "q-1", wrong.get(0), wrong.get(1), host.context))
                    .isInstanceOf(UndecodableException.class)
                    .hasMessageContaining(wrong.get(2))
                    .hasMessageNotContaining("secret");
        }
        assertThat(host.seen).isEmpty();
    }

    /** A record with headers, names and values in turn. */
    private static String recordWith(String value, String... headers) {
        StringBuilder json = new StringBuilder("{\"Offset\":9,\"Partition\":2,\"Topic\":\"clicks\",\"Value\":")
                .append(value)
                .append(",\"Headers\":[");
        for (int i = 0; i < headers.length; i += 2) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"Key\":\"")
                    .append(headers[i])
                    .append("\",\"Value\":\"")
                    .append(Base64.getEncoder().encodeToString(EventHost.bytes(headers[i + 1])))
                    .append("\"}");
        }
        return json.append("]}").toString();
    }

    @Test
    void aKafkaRecordThatSaysItIsACloudEventIsThat() throws Exception {
        EventHost host = EventHost.events();
        host.entry.kafka(
                recordWith(
                        "\"{\\\"n\\\":1}\"",
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        "e-1",
                        "ce_source",
                        "/shop",
                        "ce_type",
                        "shop.placed",
                        "content-type",
                        "application/json"),
                host.context);

        CloudEvent event = host.event();
        assertThat(event.getId()).isEqualTo("e-1");
        assertThat(event.getType()).isEqualTo("shop.placed");
        assertThat(event.getSource()).hasToString("/shop");
        assertThat(event.getData().toBytes()).isEqualTo(EventHost.bytes("{\"n\":1}"));
    }

    @Test
    void aKafkaRecordThatIsAWrongCloudEventFails() {
        EventHost host = EventHost.events();

        assertThatThrownBy(() -> host.entry.kafka(recordWith("\"x\"", "ce_specversion", "1.0"), host.context))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("ce_id is missing");
        assertThat(host.seen).isEmpty();
    }

    @Test
    void aKafkaRecordThatIsACloudEventIsAMessageForAFunctionOfMessages() throws Exception {
        EventHost host = EventHost.messages();
        host.entry.kafka(recordWith("\"x\"", "ce_id", "e-1"), host.context);

        assertThat(host.message().body()).isEqualTo("x");
        assertThat(host.message().attribute("ce_id")).contains("e-1");
    }
}
