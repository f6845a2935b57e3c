package dev.peregrine.aws;

import static dev.peregrine.aws.StreamLambda.undone;
import static dev.peregrine.aws.StreamPayloads.kinesis;
import static dev.peregrine.aws.StreamPayloads.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Message;
import dev.peregrine.event.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KinesisTest {
    private static final String SHARD = "shardId-000000000006";
    private final ObjectNode record = kinesis(SHARD, "495");

    private static Message<byte[]> read(ObjectNode record) {
        return StreamLambda.messages(records(record)).handled().get(0);
    }

    private ObjectNode at(String seconds) {
        record.withObject("/kinesis").putRawValue("approximateArrivalTimestamp", new RawValue(seconds));
        return record;
    }

    private static List<String> bodies(List<Message<byte[]>> messages) {
        return messages.stream()
                .map(message -> new String(message.body(), StandardCharsets.UTF_8))
                .toList();
    }

    private static List<String> texts(List<JsonNode> identifiers) {
        return identifiers.stream().map(JsonNode::textValue).toList();
    }

    private static ObjectNode batch() {
        return records(kinesis(SHARD, "1"), kinesis(SHARD, "2"), kinesis(SHARD, "3"), kinesis(SHARD, "4"));
    }

    @Test
    void readsARecord() {
        Message<byte[]> message = read(record);

        assertThat(message.id()).isEqualTo(SHARD + ":495");
        assertThat(message.body()).isEqualTo("495".getBytes(StandardCharsets.UTF_8));
        assertThat(message.source()).isEqualTo(StreamPayloads.STREAM);
        assertThat(message.orderingKey()).contains("user-7");
        assertThat(message.partition()).contains(SHARD);
        assertThat(message.sequence()).contains("495");
        assertThat(message.publishedTime()).contains(Instant.parse("2024-05-31T12:30:00.987Z"));
        assertThat(message.attempt()).isEmpty();
        assertThat(message.attributes().size()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "1717158600, 2024-05-31T12:30:00Z",
        "1717158600.000, 2024-05-31T12:30:00Z",
        "1.717158600987E9, 2024-05-31T12:30:00.987Z",
        "1717158600.987654321999, 2024-05-31T12:30:00.987654321Z",
        "0, 1970-01-01T00:00:00Z",
        "-0.5, 1969-12-31T23:59:59.500Z",
        "1e-999999999, 1970-01-01T00:00:00Z",
        "0e999999999, 1970-01-01T00:00:00Z",
        "99999999999, 5138-11-16T09:46:39Z"
    })
    void readsItsTimeExactly(String seconds, Instant time) {
        assertThat(read(at(seconds)).publishedTime()).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "-1e11", "100000000000", "\"1717158600\"", "[]"})
    void refusesATimeThatIsNone(String seconds) {
        assertThat(StreamLambda.messages(records(at(seconds))).reasons())
                .singleElement()
                .asString()
                .startsWith("Record 0 of the Kinesis event: /kinesis/approximateArrivalTimestamp: expected a ");
    }

    @Test
    void readsWhatMayBeMissing() {
        record.withObject("/kinesis").remove(List.of("partitionKey", "approximateArrivalTimestamp"));
        record.withObject("/kinesis").put("data", "");

        Message<byte[]> message = read(record);
        assertThat(message.body()).isEmpty();
        assertThat(message.orderingKey()).isEmpty();
        assertThat(message.publishedTime()).isEmpty();
    }

    @Test
    void keepsTheOrder() {
        assertThat(bodies(StreamLambda.messages(batch()).handled())).containsExactly("1", "2", "3", "4");
    }

    @Test
    void isToldTheFirstPositionThatIsNotDone() {
        assertThat(texts(undone(batch(), "3", "2"))).containsExactly("2");
        assertThat(texts(undone(batch(), "1"))).containsExactly("1");
        assertThat(texts(undone(batch()))).isEmpty();
    }

    @Test
    void isToldAPositionOfEachShard() {
        ObjectNode batch = records(
                kinesis("shardId-1", "11"),
                kinesis("shardId-2", "21"),
                kinesis("shardId-1", "12"),
                kinesis("shardId-2", "22"),
                kinesis("shardId-2", "23"));

        assertThat(texts(undone(batch, "12", "21", "23"))).containsExactlyInAnyOrder("21", "12");
    }

    @Test
    void isToldTheFirstOfWhatABatchHandlerSays() {
        JsonNode answer = StreamLambda.invoke(
                f -> f.batches(
                                "all",
                                String.class,
                                (batch, context) -> BatchResult.done()
                                        .failed(batch.get(2), new IllegalStateException())
                                        .failed(batch.get(1), new IllegalStateException()))
                        .partialFailures(),
                batch());

        assertThat(texts(StreamLambda.identifiers(answer))).containsExactly("2");
    }

    @Test
    void failsAltogetherWithoutTheDeclaration() {
        assertThatThrownBy(() -> StreamLambda.undeclared(batch(), "3"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("fails at 3");
    }

    @ParameterizedTest
    @CsvSource({
        "/kinesis/data, 7, '/kinesis/data: expected a string, found a number'",
        "/kinesis/data, '\"a*b\"', '/kinesis/data: expected base64, found a string'",
        "/kinesis/data, null, 'kinesis.data is missing'",
        "/kinesis/partitionKey, {}, '/kinesis/partitionKey: expected a string, found an object'",
        "/eventSourceARN, [], '/eventSourceARN: expected a string, found an array'",
        "/eventSourceARN, null, 'eventSourceARN is missing'"
    })
    void sparesTheOthersOfAWrongRecord(String field, String value, String reason) {
        ObjectNode wrong = kinesis(SHARD, "2");
        int name = field.lastIndexOf('/');
        wrong.withObject(field.substring(0, name))
                .set(
                        field.substring(name + 1),
                        Events.parse("{\"v\":" + value + "}").get("v"));
        ObjectNode event = records(kinesis(SHARD, "1"), wrong, kinesis(SHARD, "3"));

        StreamLambda.Outcome<Message<byte[]>> outcome = StreamLambda.messages(event);
        assertThat(bodies(outcome.handled())).containsExactly("1", "3");
        assertThat(outcome.reasons()).containsExactly("Record 1 of the Kinesis event: " + reason);
        assertThat(outcome.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.id()).isEqualTo(SHARD + ":2");
            assertThat(parked.text()).isEqualTo(wrong.toString());
        });
        assertThat(texts(undone(event))).containsExactly("2");
        assertThatThrownBy(() -> StreamLambda.undeclared(event)).isInstanceOf(UndecodableException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"Records\":null}",
                "{\"Records\":{}}",
                "{\"Records\":[null]}",
                "{\"Records\":[[]]}",
                "{\"Records\":[{\"eventID\":\"shard:1\",\"kinesis\":{\"data\":\"\"}}]}",
                "{\"Records\":[{\"eventID\":\"shard:1\",\"kinesis\":{\"sequenceNumber\":\"\"}}]}",
                "{\"Records\":[{\"eventID\":\"shard:1\",\"kinesis\":{\"sequenceNumber\":7}}]}",
                "{\"Records\":[{\"eventID\":\"shard:1\",\"kinesis\":null}]}",
                "{\"Records\":[{\"kinesis\":{\"sequenceNumber\":\"1\",\"data\":\"\"}}]}"
            })
    void failsWhereNothingCouldBeReported(String json) {
        ObjectNode event = Events.parse(json);
        if (event.path("Records").isArray()) {
            event.withArray("/Records").insert(0, kinesis(SHARD, "1"));
        }

        assertThatThrownBy(() -> StreamLambda.messages(event))
                .isInstanceOfAny(UndecodableException.class, UnexpectedEventException.class);
        assertThatThrownBy(() -> undone(event))
                .isInstanceOfAny(UndecodableException.class, UnexpectedEventException.class);
    }

    @Test
    void isNoEventForOtherKindsOfFunctions() {
        assertThatThrownBy(() -> StreamLambda.changes(batch()))
                .isInstanceOf(UnexpectedEventException.class)
                .hasMessageContaining("a Kinesis event has arrived");
    }

    @Test
    void refusesTumblingWindows() {
        ObjectNode event = batch();
        event.putObject("window").put("start", "2024-05-31T12:30:00Z").put("end", "2024-05-31T12:32:00Z");

        assertThatThrownBy(() -> StreamLambda.messages(event))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("tumbling window");
    }
}
