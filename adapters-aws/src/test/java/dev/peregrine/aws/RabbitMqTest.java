package dev.peregrine.aws;

import static dev.peregrine.aws.StreamPayloads.rabbitMq;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.event.Attributes;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Message;
import dev.peregrine.event.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RabbitMqTest {
    private static final String QUEUE = "orders::/";
    private final ObjectNode event = rabbitMq();

    private static Message<byte[]> only(ObjectNode event) {
        return StreamLambda.messages(event).handled().get(0);
    }

    @Test
    void readsAMessage() {
        rabbitMq(event, QUEUE, "hi").withObject("/basicProperties").put("messageId", "m-1");

        Message<byte[]> message = only(event);
        assertThat(message.id()).isEqualTo("m-1");
        assertThat(message.body()).isEqualTo("hi".getBytes(StandardCharsets.UTF_8));
        assertThat(message.source()).isEqualTo(StreamPayloads.BROKER + "/orders::/");
        assertThat(message.raw().contentType()).contains("text/plain");
        assertThat(message.publishedTime()).contains(Instant.parse("2024-05-31T12:30:00Z"));
        assertThat(message.attempt()).hasValue(1);
        assertThat(message.attributes().names())
                .containsExactly(
                        "tenant", "retries", "deliveryMode", "priority", "correlationId", "expiration", "userId");
        assertThat(message.attribute("tenant")).contains("t-1");
        assertThat(message.attribute("retries")).contains("3");
        assertThat(message.attribute("correlationId")).contains("c-1");
        assertThat(message.attribute("deliveryMode")).contains("2");
    }

    @Test
    void readsHeadersOfAllKinds() {
        ObjectNode headers =
                rabbitMq(event, QUEUE, "hi").withObject("/basicProperties").putObject("headers");
        headers.putObject("bytes").putArray("bytes").add(-1).add(0);
        headers.put("text", "t").put("flag", true).put("real", 1.50).putNull("none");
        headers.putObject("table").put("bytes", "no list");
        headers.putArray("x-death").addObject().put("count", 1);
        headers.putObject("more").put("a", 1).putArray("bytes").add(1);

        Attributes attributes = only(event).attributes();
        assertThat(attributes.bytes("bytes"))
                .hasValueSatisfying(bytes -> assertThat(bytes).containsExactly(-1, 0));
        assertThat(attributes.get("text")).contains("t");
        assertThat(attributes.get("flag")).contains("true");
        assertThat(attributes.get("real")).contains("1.5");
        assertThat(attributes.contains("none")).isFalse();
        assertThat(attributes.get("table")).contains("{\"bytes\":\"no list\"}");
        assertThat(attributes.get("x-death")).contains("[{\"count\":1}]");
        assertThat(attributes.get("more")).contains("{\"a\":1,\"bytes\":[1]}");
    }

    @Test
    void givesEachMessageWithoutAnIdOneOfItsOwn() {
        rabbitMq(event, QUEUE, "same");
        rabbitMq(event, QUEUE, "same");
        rabbitMq(event, "other::shop", "same").withObject("/basicProperties").put("messageId", "");

        Set<String> ids = new HashSet<>();
        for (int delivery = 0; delivery < 2; delivery++) {
            for (Message<byte[]> message : StreamLambda.messages(event).handled()) {
                ids.add(message.id());
            }
        }
        assertThat(ids).hasSize(6).anySatisfy(id -> assertThat(id).startsWith("other::shop/"));
    }

    @Test
    void readsAMessageWithoutProperties() {
        ObjectNode message = rabbitMq(event, QUEUE, "hi");
        message.putNull("basicProperties").remove("redelivered");

        assertThat(only(event).attributes().size()).isZero();
        assertThat(only(event).attempt()).isEmpty();
        assertThat(only(event).publishedTime()).isEmpty();
    }

    @Test
    void doesNotKnowHowOftenAMessageHasComeAgain() {
        rabbitMq(event, QUEUE, "hi").put("redelivered", true);

        assertThat(only(event).attempt()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Jan 1, 1970, 12:33:41 AM | 1970-01-01T00:33:41Z",
                "Jan 1, 1970 12:33:41 AM | 1970-01-01T00:33:41Z",
                "Feb 29, 2024, 12:00:00 PM | 2024-02-29T12:00:00Z",
                "Dec 31, 2024, 11:59:59 PM | 2024-12-31T23:59:59Z",
                "Sep 5, 2024, 1:02:03\u202FAM | 2024-09-05T01:02:03Z"
            })
    void readsTheTimesThatLambdaWrites(String text, Instant time) {
        assertThat(RabbitTime.parse(text)).isEqualTo(time);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "Jan",
                "Jan 1, 1970",
                "Jan 1, 1970, 12:33:41",
                "Jan 1, 1970, 13:33:41 AM",
                "Jan 1, 1970, 0:33:41 AM",
                "Feb 30, 2024, 12:00:00 PM",
                "anF 1, 1970, 12:33:41 AM",
                "1 Jan 1970 12:33:41 AM",
                "Jan 1, 99999999999999999999, 12:33:41 AM",
                "1717158600",
                "2024-05-31T12:30:00Z"
            })
    void passesOverTimesOfAnotherForm(@Nullable String text) {
        assertThat(RabbitTime.parse(text)).isNull();
    }

    @Test
    void failsAltogether() {
        rabbitMq(event, QUEUE, "1");
        rabbitMq(event, QUEUE, "2");

        assertThatThrownBy(() -> StreamLambda.undeclared(event, "1")).hasMessage("fails at 1");
        assertThatThrownBy(() -> StreamLambda.invoke(
                        f -> f.batches(
                                "all",
                                String.class,
                                (batch, context) ->
                                        BatchResult.done().failed(batch.get(1), new IllegalStateException("second"))),
                        event))
                .hasMessage("second");
    }

    @ParameterizedTest
    @CsvSource({
        "data, '\"*\"', '/data: expected base64, found a string'",
        "data, null, 'data is missing'",
        "redelivered, '\"no\"', '/redelivered: expected true or false, found a string'",
        "basicProperties, [], '/basicProperties: expected an object, found an array'",
        "basicProperties, '{\"headers\":7}', '/basicProperties/headers: expected an object, found a number'",
        "basicProperties, '{\"correlationId\":{}}', '/basicProperties/correlationId: expected a string, a number or a boolean, found an object'",
        "basicProperties, '{\"headers\":{\"a\":{\"bytes\":[300]}}}', 'a header: /bytes/0: expected a byte, found a number'"
    })
    void sparesTheOthersOfAWrongMessage(String field, String value, String reason) {
        ObjectNode wrong = rabbitMq(event, QUEUE, "1");
        wrong.set(field, Events.parse("{\"v\":" + value + "}").get("v"));
        rabbitMq(event, QUEUE, "2");

        StreamLambda.Outcome<Message<byte[]>> outcome = StreamLambda.messages(event);
        assertThat(outcome.handled()).hasSize(1);
        assertThat(outcome.reasons()).singleElement().asString().endsWith(reason);
        assertThat(outcome.parked().get(0).text()).isEqualTo(wrong.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{\"orders::/\":{}}", "{\"orders::/\":[null]}"})
    void failsWhereThereIsNoMessage(String messages) {
        event.set("rmqMessagesByQueue", Events.parse("{\"v\":" + messages + "}").get("v"));

        assertThatThrownBy(() -> StreamLambda.messages(event)).isInstanceOf(UndecodableException.class);
    }
}
