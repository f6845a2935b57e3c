package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.ActiveMQEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.KafkaEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.RabbitMQEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.Context;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The vendor's own library tells what its event classes should hold. */
class TypedEventsOfServicesTest {
    private static Context contextOf(JsonNode event) {
        List<Context> seen = new ArrayList<>();
        LocalLambda.of(f -> f.events("audit", (e, context) -> seen.add(context)))
                .invoke(event);
        return seen.get(0);
    }

    private static <T> void holdsWhatTheVendorsLibraryReads(ObjectNode event, Class<T> type) {
        assertThat(contextOf(event).as(type).orElseThrow())
                .usingRecursiveComparison()
                .isEqualTo(VendorEvents.read(Events.bytes(event), type));
    }

    @Test
    void readsQueues() {
        ObjectNode record = Payloads.fifo("1", "g", "b");
        record.set("messageAttributes", Events.parse("""
                {
                  "text": {"stringValue": "a", "stringListValues": ["x"], "binaryListValues": ["AAE="], "dataType": "String"},
                  "bytes": {"binaryValue": "AAH+/w==", "stringListValues": [], "binaryListValues": [], "dataType": "Binary"}
                }
                """));
        holdsWhatTheVendorsLibraryReads(Payloads.records(record, Payloads.fifo("2", "g", "c")), SQSEvent.class);
    }

    @Test
    void readsTopics() {
        ObjectNode record = Payloads.sns("1", "text");
        ((ObjectNode) record.get("Sns"))
                .set("MessageAttributes", Events.parse("{\"a\":{\"Type\":\"String\",\"Value\":\"b\"}}"));
        holdsWhatTheVendorsLibraryReads(Payloads.records(record), SNSEvent.class);
    }

    @Test
    void readsBuckets() {
        holdsWhatTheVendorsLibraryReads(
                Payloads.records(Payloads.s3("ObjectCreated:Put", "a+b"), Payloads.s3("ObjectRemoved:Delete", "c")),
                S3Event.class);
    }

    @Test
    void readsEventBridge() {
        ObjectNode event = Payloads.eventBridge(
                "shop.orders", "Order placed", Events.parse("{\"item\":\"tea\",\"deep\":{\"list\":[1,\"a\",true]}}"));
        event.withArray("/resources").add("arn:1");
        holdsWhatTheVendorsLibraryReads(event, ScheduledEvent.class);
    }

    @Test
    void readsStreams() {
        holdsWhatTheVendorsLibraryReads(
                StreamPayloads.records(
                        StreamPayloads.kinesis("shardId-1", "495"), StreamPayloads.kinesis("shardId-1", "496")),
                KinesisEvent.class);
        holdsWhatTheVendorsLibraryReads(StreamPayloads.records(StreamPayloads.change("1")), DynamodbEvent.class);
        ObjectNode kafka = StreamPayloads.kafka();
        StreamPayloads.kafka(kafka, "clicks", 0, 15)
                .set(
                        "headers",
                        Events.parse("{\"v\":[{\"a\":[98,-1]},{\"a\":[]}]}").get("v"));
        holdsWhatTheVendorsLibraryReads(kafka, KafkaEvent.class);
    }

    @Test
    void readsBrokers() {
        ObjectNode message = StreamPayloads.activeMqMessage("ID:1");
        ActiveMQEvent active = contextOf(StreamPayloads.activeMq(message))
                .as(ActiveMQEvent.class)
                .orElseThrow();
        assertThat(active.getMessages().get(0).getCorrelationID())
                .as("the vendor's library passes over it, which spells it in another way")
                .isEqualTo("c-1");
        message.remove("correlationId");
        holdsWhatTheVendorsLibraryReads(StreamPayloads.activeMq(message), ActiveMQEvent.class);
        ObjectNode rabbit = StreamPayloads.rabbitMq();
        StreamPayloads.rabbitMq(rabbit, "orders::/", "body");
        holdsWhatTheVendorsLibraryReads(rabbit, RabbitMQEvent.class);
    }

    @Test
    void givesOnlyTheClassOfTheServiceThatHasCalled() {
        Context queue = contextOf(Payloads.records(Payloads.sqs("1", "b")));
        assertThat(queue.as(SNSEvent.class)).isEmpty();
        assertThat(queue.as(APIGatewayV2HTTPEvent.class)).isEmpty();
        assertThat(queue.as(GatewayRequest.class)).isEmpty();
        assertThat(queue.as(com.amazonaws.services.lambda.runtime.Context.class))
                .isPresent();

        List<Context> seen = new ArrayList<>();
        LocalLambda.of(f -> f.schedule("report", "0 3 * * *", ZoneOffset.UTC, (o, context) -> seen.add(context)))
                .invoke(Events.parse("{}"));
        assertThat(seen.get(0).as(ScheduledEvent.class))
                .as("an input of one's own is none")
                .isEmpty();
    }
}
