package dev.peregrine.aws;

import static dev.peregrine.aws.StreamPayloads.activeMq;
import static dev.peregrine.aws.StreamPayloads.activeMqMessage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.event.Message;
import dev.peregrine.event.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ActiveMqTest {
    private final ObjectNode record = activeMqMessage("ID:1");

    private static Message<byte[]> read(ObjectNode message) {
        return StreamLambda.messages(activeMq(message)).handled().get(0);
    }

    @Test
    void readsAMessage() {
        Message<byte[]> message = read(record);

        assertThat(message.id()).isEqualTo("ID:1");
        assertThat(message.body()).isEqualTo("ID:1".getBytes(StandardCharsets.UTF_8));
        assertThat(message.source()).isEqualTo(StreamPayloads.BROKER + "/orders");
        assertThat(message.publishedTime()).contains(Instant.parse("2024-05-31T12:30:00.987Z"));
        assertThat(message.attempt()).hasValue(1);
        assertThat(message.orderingKey()).isEmpty();
        assertThat(message.attributes().names())
                .containsExactly(
                        "tenant", "urgent", "messageType", "deliveryMode", "expiration", "priority", "correlationId");
        assertThat(message.attribute("tenant")).contains("t-1");
        assertThat(message.attribute("messageType")).contains("jms/text-message");
        assertThat(message.attribute("correlationId")).contains("c-1");
        assertThat(message.attribute("priority")).contains("4");
    }

    @Test
    void takesTheNameOfEitherTimeOfLambda() {
        ObjectNode event = activeMq(record).put("eventSource", "aws:amq");

        assertThat(StreamLambda.messages(event).handled()).hasSize(1);
    }

    @Test
    void readsTheQueueInEitherSpelling() {
        record.putObject("destination").put("physicalname", "orders");

        assertThat(read(record).source()).isEqualTo(StreamPayloads.BROKER + "/orders");
    }

    @Test
    void readsTheCorrelationInEitherSpelling() {
        record.put("correlationID", "c-2").remove("correlationId");

        assertThat(read(record).attribute("correlationId")).contains("c-2");
    }

    @Test
    void prefersTheSendersOwnProperty() {
        record.withObject("/properties").put("priority", "high");

        assertThat(read(record).attribute("priority")).contains("high");
        assertThat(read(record).attributes().all("priority")).containsExactly("high", "4");
    }

    @Test
    void doesNotKnowHowOftenAMessageHasComeAgain() {
        assertThat(read(record.put("redelivered", true)).attempt()).isEmpty();
        assertThat(read(record.putNull("redelivered")).attempt()).isEmpty();
    }

    @Test
    void readsBytes() {
        record.put("messageType", "jms/bytes-message").put("data", "AP/+");

        assertThat(read(record).body()).containsExactly(0, -1, -2);
    }

    @Test
    void readsWhatMayBeMissing() {
        record.remove("properties");
        record.put("timestamp", 0).putNull("correlationId");

        assertThat(read(record).publishedTime()).isEmpty();
        assertThat(read(record).attribute("correlationId")).isEmpty();
    }

    @Test
    void failsAltogether() {
        ObjectNode event = activeMq(record, activeMqMessage("ID:2"), activeMqMessage("ID:3"));

        assertThatThrownBy(() -> StreamLambda.undeclared(event, "ID:2")).hasMessage("fails at ID:2");
    }

    @ParameterizedTest
    @CsvSource({
        "data, '\"*\"', '/data: expected base64, found a string'",
        "data, null, 'data is missing'",
        "destination, null, '/destination: expected an object, found null'",
        "destination, {}, 'destination.physicalName is missing'",
        "redelivered, 1, '/redelivered: expected true or false, found a number'",
        "timestamp, {}, '/timestamp: expected a whole number of 64 bits, found an object'",
        "properties, '{\"a\":[]}', '/properties/a: expected a string, a number or a boolean, found an array'"
    })
    void sparesTheOthersOfAWrongMessage(String field, String value, String reason) {
        record.set(field, Events.parse("{\"v\":" + value + "}").get("v"));

        StreamLambda.Outcome<Message<byte[]>> outcome =
                StreamLambda.messages(activeMq(record, activeMqMessage("ID:2")));
        assertThat(outcome.handled()).extracting(Message::id).containsExactly("ID:2");
        assertThat(outcome.reasons()).containsExactly("Record 0 of the ActiveMQ event: " + reason);
        assertThat(outcome.parked().get(0).text()).isEqualTo(record.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{}]", "[null]", "{}", "null", "[{\"messageID\":\"\"}]"})
    void failsWhereThereIsNoMessage(String messages) {
        ObjectNode event = activeMq();
        event.set("messages", Events.parse("{\"v\":" + messages + "}").get("v"));

        assertThatThrownBy(() -> StreamLambda.messages(event)).isInstanceOf(UndecodableException.class);
    }
}
