package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.event.UndecodableException;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Messages that are CloudEvents reach a function for events as what they are. */
class CarriedEventsTest {
    private static final String PLACED = "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"/shop\","
            + "\"type\":\"order.placed\",\"data\":{\"item\":\"tea\"}}";

    private static ObjectNode queued(String body, String... attributes) {
        ObjectNode record = Payloads.fifo("m-1", "g", body);
        ObjectNode all = record.putObject("messageAttributes");
        for (int i = 0; i < attributes.length; i += 2) {
            all.putObject(attributes[i]).put("dataType", "String").put("stringValue", attributes[i + 1]);
        }
        return record;
    }

    private static void isPlaced(CloudEvent event) {
        assertThat(event.getId()).isEqualTo("e-1");
        assertThat(event.getType()).isEqualTo("order.placed");
        assertThat(event.getSource()).hasToString("/shop");
        assertThat(event.getData().toBytes()).isEqualTo("{\"item\":\"tea\"}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void comeOutOfAQueueByTheirMediaType() {
        JsonNode event = Payloads.records(queued(PLACED, "content-type", "application/cloudevents+json"));

        isPlaced(EventLambda.events(event).get(0));
        assertThat(EventLambda.messages(event).get(0).body()).isEqualTo(PLACED);
    }

    @Test
    void comeOutOfAQueueByTheirAttributes() {
        isPlaced(EventLambda.events(Payloads.records(queued(
                        "{\"item\":\"tea\"}",
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        "e-1",
                        "ce_source",
                        "/shop",
                        "ce_type",
                        "order.placed",
                        "content-type",
                        "application/json")))
                .get(0));
    }

    @Test
    void comeOutOfATopicAlsoThroughAQueue() {
        ObjectNode attributes =
                Events.parse("{\"content-type\":{\"Type\":\"String\",\"Value\":\"application/cloudevents+json\"}}");
        ObjectNode direct = Payloads.sns("n-1", PLACED);
        ((ObjectNode) direct.get("Sns")).set("MessageAttributes", attributes);
        ObjectNode envelope = Payloads.envelope("n-1", PLACED);
        envelope.set("MessageAttributes", attributes);

        isPlaced(EventLambda.events(Payloads.records(direct)).get(0));
        isPlaced(EventLambda.events(Payloads.records(Payloads.sqs("m-1", envelope.toString())), EventLambda::unwrapped)
                .get(0));
    }

    @Test
    void comeOutOfKafkaByTheirHeaders() {
        ObjectNode event = StreamPayloads.kafka();
        ObjectNode record = StreamPayloads.kafka(event, "orders", 0, 15);
        record.put("value", StreamPayloads.base64("{\"item\":\"tea\"}"));
        for (String[] header : new String[][] {
            {"ce_specversion", "1.0"}, {"ce_id", "e-1"}, {"ce_source", "/shop"}, {"ce_type", "order.placed"}
        }) {
            ObjectNode added = record.withArrayProperty("headers").addObject();
            for (byte b : header[1].getBytes(StandardCharsets.UTF_8)) {
                added.withArrayProperty(header[0]).add(b);
            }
        }

        isPlaced(EventLambda.events(event).get(0));
    }

    @Test
    void failWithTheirMessageWhenTheyAreWrong() {
        ObjectNode wrong = queued("{\"id\":\"secret\"}", "content-type", "application/cloudevents+json");

        assertThatThrownBy(() -> EventLambda.events(Payloads.records(wrong)))
                .isInstanceOf(UndecodableException.class)
                .hasMessageNotContaining("secret");
        JsonNode answer = new LocalLambda(
                        f -> f.events("audit", (event, context) -> {}).partialFailures(), EventLambda.PARTIAL)
                .invoke(Payloads.records(wrong, Payloads.fifo("m-2", "g", "b"), Payloads.fifo("m-3", "h", "b")));
        assertThat(answer.get("batchItemFailures").findValuesAsText("itemIdentifier"))
                .as("the group waits for it")
                .containsExactly("m-1", "m-2");
    }
}
