package dev.peregrine.aws;

import static dev.peregrine.aws.StreamPayloads.change;
import static dev.peregrine.aws.StreamPayloads.records;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.Capability;
import dev.peregrine.StartupException;
import dev.peregrine.event.Change;
import dev.peregrine.event.UndecodableException;
import io.cloudevents.CloudEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DynamoDbTest {
    record Order(String id, BigDecimal total) {}

    private final ObjectNode record = change("111");

    private static Change<String> read(ObjectNode record) {
        return StreamLambda.changes(records(record)).handled().get(0);
    }

    private static JsonNode answer(ObjectNode event, String... failing) {
        Set<String> sequences = Set.of(failing);
        return StreamLambda.invoke(
                f -> f.changes(
                                "audit",
                                Order.class,
                                (change, context) -> StreamLambda.failAt(
                                        sequences, change.sequence().orElseThrow()))
                        .partialFailures(),
                event);
    }

    @Test
    void readsAChange() {
        Change<String> change = read(record);

        assertThat(change.kind()).isEqualTo(Change.Kind.UPDATE);
        assertThat(change.id()).isEqualTo("event-111");
        assertThat(change.collection()).isEqualTo("orders");
        assertThat(change.source()).isEqualTo(StreamPayloads.TABLE_STREAM);
        assertThat(change.key()).isEqualTo("o-7");
        assertThat(change.keyAttributes()).containsOnly(Map.entry("id", "o-7"));
        assertThat(change.oldImage()).contains("{\"id\":\"o-7\",\"total\":12}");
        assertThat(change.newImage()).contains("{\"id\":\"o-7\",\"total\":12.50}");
        assertThat(change.time()).contains(Instant.parse("2024-05-31T12:30:00Z"));
        assertThat(change.sequence()).contains("111");
    }

    @Test
    void bindsTheImages() {
        List<Change<Order>> seen = new ArrayList<>();
        StreamLambda.invoke(
                f -> f.changes("audit", Order.class, (change, context) -> seen.add(change)), records(record));

        assertThat(seen.get(0).oldImage()).contains(new Order("o-7", new BigDecimal("12")));
        assertThat(seen.get(0).newImage()).contains(new Order("o-7", new BigDecimal("12.50")));
    }

    @ParameterizedTest
    @CsvSource({"INSERT, INSERT", "MODIFY, UPDATE", "REMOVE, DELETE"})
    void readsWhatHappened(String name, Change.Kind kind) {
        assertThat(read(record.put("eventName", name)).kind()).isEqualTo(kind);
    }

    @Test
    void readsAFractionOfASecond() {
        record.withObject("/dynamodb").put("ApproximateCreationDateTime", new BigDecimal("1717158600.25"));

        assertThat(read(record).time()).contains(Instant.parse("2024-05-31T12:30:00.250Z"));
    }

    @Test
    void readsAStreamOfKeysOnly() {
        record.withObject("/dynamodb").remove(List.of("NewImage", "OldImage", "ApproximateCreationDateTime"));
        record.withObject("/dynamodb").put("StreamViewType", "KEYS_ONLY");

        Change<String> change = read(record);
        assertThat(change.oldImage()).isEmpty();
        assertThat(change.newImage()).isEmpty();
        assertThat(change.time()).isEmpty();
        assertThat(change.key()).isEqualTo("o-7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KEYS_ONLY", "NEW_IMAGE"})
    void refusesAStreamWithoutTheOldImagesThatTheFunctionNeeds(String view) {
        record.withObject("/dynamodb").put("StreamViewType", view);
        List<Change<String>> handled = new ArrayList<>();
        List<String> parked = new ArrayList<>();

        assertThatThrownBy(() -> StreamLambda.invoke(
                        f -> f.changes("audit", String.class, (change, context) -> handled.add(change))
                                .needs(Capability.OLD_IMAGES)
                                .parking((message, cause) -> parked.add(message.id())),
                        records(record)))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("Function audit needs OLD_IMAGES")
                .hasMessageContaining(view)
                .hasMessageContaining("NEW_AND_OLD_IMAGES");
        assertThat(handled).isEmpty();
        assertThat(parked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"OLD_IMAGE", "NEW_AND_OLD_IMAGES"})
    void takesAStreamWithTheOldImagesThatTheFunctionNeeds(String view) {
        record.withObject("/dynamodb").put("StreamViewType", view);
        List<Change<String>> handled = new ArrayList<>();
        StreamLambda.invoke(
                f -> f.changes("audit", String.class, (change, context) -> handled.add(change))
                        .needs(Capability.OLD_IMAGES),
                records(record));

        assertThat(handled).hasSize(1);
    }

    @Test
    void readsADeletionByTimeToLive() {
        record.put("eventName", "REMOVE")
                .putObject("userIdentity")
                .put("type", "Service")
                .put("principalId", "dynamodb.amazonaws.com");
        record.withObject("/dynamodb").remove("NewImage");

        assertThat(read(record).kind()).isEqualTo(Change.Kind.DELETE);
        assertThat(read(record).oldImage()).isPresent();
    }

    @Test
    void readsKeysOfSeveralAttributes() {
        ObjectNode keys = record.withObject("/dynamodb").putObject("Keys");
        keys.putObject("number").put("N", "0.0000001000");
        keys.putObject("bytes").put("B", "//79");

        Change<String> change = read(record);
        assertThat(change.key()).isEqualTo("0.0000001000///79");
        assertThat(change.keyAttributes().keySet()).containsExactly("number", "bytes");
        assertThat(change.keyAttributes()).containsEntry("number", new BigDecimal("0.0000001000"));
        assertThat((byte[]) change.keyAttributes().get("bytes")).containsExactly(-1, -2, -3);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws-cn:dynamodb:cn-north-1:123456789012:table/a.b-c_D/stream/2024-05-31T12:30:00.123, a.b-c_D",
        "arn:aws:dynamodb:ddblocal:000000000000:table/orders/stream/2024-05-31T12:30:00.123, orders",
        "something else, something else",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/orders, arn:aws:dynamodb:eu-west-1:123456789012:table/orders"
    })
    void namesTheTable(String stream, String table) {
        assertThat(read(record.put("eventSourceARN", stream)).collection()).isEqualTo(table);
    }

    @Test
    void isAlsoACloudEvent() {
        List<CloudEvent> seen = new ArrayList<>();
        StreamLambda.invoke(f -> f.events("all", (event, context) -> seen.add(event)), records(record));

        CloudEvent event = seen.get(0);
        assertThat(event.getType()).isEqualTo("dev.peregrine.change.update");
        assertThat(event.getSubject()).isEqualTo("o-7");
        assertThat(event.getExtension("sequence")).isEqualTo("111");
        assertThat(Events.read(event.getData().toBytes()).at("/newImage/total").decimalValue())
                .isEqualByComparingTo("12.50");
    }

    @Test
    void isToldTheFirstPositionThatIsNotDone() {
        ObjectNode event = records(change("1"), change("2"), change("3"));

        assertThat(StreamLambda.identifiers(answer(event, "2", "3")))
                .singleElement()
                .satisfies(identifier -> assertThat(identifier.textValue()).isEqualTo("2"));
        assertThat(StreamLambda.identifiers(answer(event))).isEmpty();
    }

    @Test
    void failsAltogetherWithoutTheDeclaration() {
        assertThatThrownBy(() -> StreamLambda.invoke(
                        f -> f.changes("audit", Order.class, (change, context) -> {
                            throw new IllegalStateException("no");
                        }),
                        records(record)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
    }

    @ParameterizedTest
    @CsvSource({
        "/eventName, '\"OTHER\"', '/eventName: expected INSERT, MODIFY or REMOVE, found a string'",
        "/eventName, null, '/eventName: expected a string, found null'",
        "/eventSourceARN, null, 'eventSourceARN is missing'",
        "/dynamodb/Keys, null, 'dynamodb.Keys is missing'",
        "/dynamodb/Keys, {}, 'dynamodb.Keys is missing'",
        "/dynamodb/Keys, '{\"id\":{\"BOOL\":true}}', '/dynamodb/Keys/id/BOOL: expected a key of type S, N or B, found true or false'",
        "/dynamodb/Keys, '{\"id\":{\"N\":\"1e99999999999\"}}', '/dynamodb/Keys/id/N: expected a number with a smaller exponent, found a string'",
        "/dynamodb/NewImage, '{\"a\":{\"N\":\"NaN\"}}', '/dynamodb/NewImage/a/N: expected a number, found a string'",
        "/dynamodb/OldImage, '{\"a\":{\"B\":\"*\"}}', '/dynamodb/OldImage/a/B: expected base64, found a string'",
        "/dynamodb/OldImage, '[]', '/dynamodb/OldImage: expected an object, found an array'",
        "/dynamodb/ApproximateCreationDateTime, '\"now\"', '/dynamodb/ApproximateCreationDateTime: expected a number, found a string'"
    })
    void sparesTheOthersOfAWrongRecord(String field, String value, String reason) {
        ObjectNode wrong = change("2");
        int name = field.lastIndexOf('/');
        wrong.withObject(field.substring(0, name))
                .set(
                        field.substring(name + 1),
                        Events.parse("{\"v\":" + value + "}").get("v"));
        ObjectNode event = records(change("1"), wrong, change("3"));

        StreamLambda.Outcome<Change<String>> outcome = StreamLambda.changes(event);
        assertThat(outcome.handled()).extracting(Change::id).containsExactly("event-1", "event-3");
        assertThat(outcome.reasons()).containsExactly("Record 1 of the DynamoDB streams event: " + reason);
        assertThat(outcome.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.id()).isEqualTo("event-2");
            assertThat(parked.text()).isEqualTo(wrong.toString());
        });
        assertThat(StreamLambda.identifiers(answer(event)))
                .singleElement()
                .satisfies(identifier -> assertThat(identifier.textValue()).isEqualTo("2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dynamodb/SequenceNumber", "/eventID", "/dynamodb"})
    void failsWhereNothingCouldBeReported(String field) {
        int name = field.lastIndexOf('/');
        record.withObject(field.substring(0, name)).remove(field.substring(name + 1));

        assertThatThrownBy(() -> answer(records(change("1"), record)))
                .isInstanceOf(UndecodableException.class)
                .hasMessageMatching("Record 1 of the DynamoDB streams event: .* is missing");
    }

    @Test
    void isNoEventForOtherKindsOfFunctions() {
        assertThatThrownBy(() -> StreamLambda.messages(records(record)))
                .isInstanceOf(UnexpectedEventException.class)
                .hasMessageContaining("a DynamoDB streams event has arrived");
    }

    @Test
    void refusesTumblingWindows() {
        ObjectNode event = records(record);
        event.putObject("window");

        assertThatThrownBy(() -> answer(event)).hasMessageContaining("tumbling window");
    }
}
