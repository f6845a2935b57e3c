package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.FunctionApp;
import dev.peregrine.StartupException;
import dev.peregrine.event.Message;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnsTest {
    private static ObjectNode with(String field, String json) {
        ObjectNode record = Payloads.sns("n-1", "text");
        ((ObjectNode) record.get("Sns"))
                .set(field, Events.parse("{\"v\":" + json + "}").get("v"));
        return Payloads.records(record);
    }

    @Test
    void tellsAllThatTheTopicTells() {
        Message<String> message = EventLambda.messages(Payloads.records(Payloads.sns("n-1", "Zoë")))
                .get(0);

        assertThat(message.id()).isEqualTo("n-1");
        assertThat(message.body()).isEqualTo("Zoë");
        assertThat(message.source()).isEqualTo(Payloads.TOPIC);
        assertThat(message.publishedTime()).hasValue(Instant.parse("2019-01-02T12:45:07.123Z"));
        assertThat(message.attempt()).isEmpty();
        assertThat(message.orderingKey()).isEmpty();
        assertThat(message.attribute("Subject")).hasValue("An order");
    }

    @Test
    void readsAttributesOfEveryType() {
        ObjectNode event = with("MessageAttributes", """
                {
                  "text": {"Type": "String", "Value": "a b"},
                  "list": {"Type": "String.Array", "Value": "[\\"a\\",true,1]"},
                  "number": {"Type": "Number", "Value": "1.50"},
                  "bytes": {"Value": "AAH+/w==", "Type": "Binary"},
                  "Subject": {"Type": "String", "Value": "the sender's own"}
                }
                """);
        Message<String> message = EventLambda.messages(event).get(0);

        assertThat(message.attributes().names()).containsExactly("text", "list", "number", "bytes", "Subject");
        assertThat(message.attribute("list")).hasValue("[\"a\",true,1]");
        assertThat(message.attribute("number")).hasValue("1.50");
        assertThat(message.attributes().isBinary(3)).isTrue();
        assertThat(message.attributes().bytes(3)).containsExactly(0, 1, -2, -1);
        assertThat(message.attributes().all("Subject")).containsExactly("the sender's own", "An order");
    }

    @Test
    void hasNoSubjectWhereThereIsNone() {
        assertThat(EventLambda.messages(with("Subject", "null"))
                        .get(0)
                        .attributes()
                        .size())
                .isZero();
    }

    @Test
    void failsTheInvocationWithTheVeryExceptionAsTheTopicHasNoOtherWay() {
        IllegalStateException thrown = new IllegalStateException("no");
        FunctionApp app = f -> f.messages("orders", String.class, (message, context) -> {
            throw thrown;
        });

        assertThat(catchThrowable(() -> LocalLambda.of(app).invoke(Payloads.records(Payloads.sns("n-1", "text")))))
                .isSameAs(thrown);
    }

    @Test
    void refusesPartialFailuresWhichATopicCanNotDo() {
        FunctionApp app = f ->
                f.messages("orders", String.class, (message, context) -> {}).partialFailures();

        assertThatThrownBy(() ->
                        new LocalLambda(app, EventLambda.PARTIAL).invoke(Payloads.records(Payloads.sns("n-1", "text"))))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("aws lambda, SNS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Message|null",
                "Message|{}",
                "Timestamp|\"2019-01-02\"",
                "Timestamp|1546433107123",
                "MessageAttributes|[]",
                "MessageAttributes|{\"x\":{\"Type\":\"Binary\",\"Value\":\"%\"}}",
                "MessageAttributes|{\"x\":{\"Type\":\"String\"}}",
                "TopicArn|{\"a\":[1]}",
            })
    void parksTheRecordWhenAFieldIsWrong(String wrong) {
        ObjectNode event = with(wrong.substring(0, wrong.indexOf('|')), wrong.substring(wrong.indexOf('|') + 1));
        List<Throwable> causes = new ArrayList<>();
        List<RawMessage> parked = EventLambda.parked(event, causes, EventLambda::plain);

        assertThat(parked).extracting(RawMessage::id).containsExactly("n-1");
        assertThat(Events.read(parked.get(0).bytes())).isEqualTo(Payloads.record(event));
        assertThat(causes.get(0))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("SNS")
                .hasMessageNotContaining("%");
    }

    @Test
    void failsTheInvocationWhenAMessageHasNoId() {
        for (String id : new String[] {"null", "\"\"", "[]"}) {
            assertThatThrownBy(() -> EventLambda.parked(with("MessageId", id), new ArrayList<>(), EventLambda::plain))
                    .as(id)
                    .isInstanceOf(UndecodableException.class)
                    .hasMessageContaining("Record 0 of the SNS event");
        }
        ObjectNode without = Payloads.sns("n-1", "text");
        without.putNull("Sns");
        assertThatThrownBy(() -> EventLambda.messages(Payloads.records(without)))
                .isInstanceOf(UndecodableException.class);
    }
}
