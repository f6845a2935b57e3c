package dev.peregrine.testing.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.ActiveMQEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.KafkaEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.RabbitMQEvent;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import dev.peregrine.event.Attributes;
import dev.peregrine.event.Change;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawChange;
import dev.peregrine.event.RawMessage;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** AWS's own reader of typed events takes what the twins of its sources write. */
class SourceTwinsTest {
    private static final Instant TIME = Instant.parse("2025-03-04T05:06:07.089Z");

    private static final RawMessage MESSAGE = RawMessage.text("m-1", "{\"n\":\"ü\"}")
            .source("orders")
            .attributes(Attributes.empty().with("tenant", "a").with("raw", new byte[] {1, (byte) 0xFE}))
            .publishedTime(TIME)
            .attempt(3)
            .orderingKey("k")
            .build();

    private static final RawMessage PLAIN = RawMessage.text("m-1", "{\"n\":\"ü\"}")
            .source("orders")
            .attributes(Attributes.empty().with("tenant", "a"))
            .contentType("application/json")
            .publishedTime(TIME)
            .attempt(1)
            .build();

    private static <T> T read(Class<T> type, byte[] event) {
        return LambdaEventSerializers.serializerFor(type, SourceTwinsTest.class.getClassLoader())
                .fromJson(new ByteArrayInputStream(event));
    }

    private static <V> V at(Map<String, V> map, String name) {
        return Objects.requireNonNull(map.get(name), name);
    }

    @Test
    void readsQueues() {
        for (SqsTwin twin : List.of(SqsTwin.standard(), SqsTwin.fifo())) {
            SQSEvent.SQSMessage message = read(SQSEvent.class, twin.event(List.of(MESSAGE)))
                    .getRecords()
                    .get(0);
            assertThat(message.getMessageId()).isEqualTo("m-1");
            assertThat(message.getBody()).isEqualTo("{\"n\":\"ü\"}");
            assertThat(message.getAttributes())
                    .containsEntry("ApproximateReceiveCount", "3")
                    .containsEntry("SentTimestamp", Long.toString(TIME.toEpochMilli()));
            assertThat(at(message.getMessageAttributes(), "tenant").getStringValue())
                    .isEqualTo("a");
            assertThat(at(message.getMessageAttributes(), "raw").getBinaryValue())
                    .isEqualTo(ByteBuffer.wrap(new byte[] {1, (byte) 0xFE}));
            assertThat(message.getEventSourceArn()).startsWith("arn:aws:sqs:").contains(":orders");
        }
        assertThat(read(SQSEvent.class, SqsTwin.fifo().event(List.of(MESSAGE)))
                        .getRecords()
                        .get(0)
                        .getAttributes())
                .containsEntry("MessageGroupId", "k")
                .containsKey("SequenceNumber");
    }

    @Test
    void readsTopics() {
        SNSEvent.SNSRecord record = read(SNSEvent.class, SnsTwin.create().event(List.of(MESSAGE)))
                .getRecords()
                .get(0);
        assertThat(record.getEventSource()).isEqualTo("aws:sns");
        assertThat(record.getSNS().getMessage()).isEqualTo("{\"n\":\"ü\"}");
        assertThat(record.getSNS().getTimestamp().getMillis()).isEqualTo(TIME.toEpochMilli());
        assertThat(at(record.getSNS().getMessageAttributes(), "tenant").getValue())
                .isEqualTo("a");
    }

    @Test
    void readsStreams() {
        KinesisEvent.KinesisEventRecord kinesis = read(
                        KinesisEvent.class, KinesisTwin.create().event(List.of(MESSAGE)))
                .getRecords()
                .get(0);
        assertThat(kinesis.getKinesis().getPartitionKey()).isEqualTo("k");
        assertThat(UTF_8.decode(kinesis.getKinesis().getData()).toString()).isEqualTo("{\"n\":\"ü\"}");
        assertThat(kinesis.getKinesis().getApproximateArrivalTimestamp()).hasTime(TIME.toEpochMilli());
        assertThat(kinesis.getEventID()).endsWith(":" + kinesis.getKinesis().getSequenceNumber());
        Map<String, List<KafkaEvent.KafkaEventRecord>> kafka = read(
                        KafkaEvent.class, KafkaTwin.managed().event(List.of(MESSAGE)))
                .getRecords();
        KafkaEvent.KafkaEventRecord record = at(kafka, "orders-0").get(0);
        assertThat(Base64.getDecoder().decode(record.getValue())).isEqualTo(MESSAGE.bytes());
        assertThat(Base64.getDecoder().decode(record.getKey())).isEqualTo("k".getBytes(UTF_8));
        assertThat(record.getTimestamp()).isEqualTo(TIME.toEpochMilli());
        assertThat(at(record.getHeaders().get(1), "raw")).isEqualTo(new byte[] {1, (byte) 0xFE});
    }

    @Test
    void readsBrokers() {
        ActiveMQEvent.ActiveMQMessage active = read(
                        ActiveMQEvent.class, ActiveMqTwin.create().event(List.of(PLAIN)))
                .getMessages()
                .get(0);
        assertThat(active.getMessageID()).isEqualTo("m-1");
        assertThat(active.getDestination().getPhysicalName()).isEqualTo("orders");
        assertThat(active.getProperties()).containsEntry("tenant", "a");
        assertThat(active.getTimestamp()).isEqualTo(TIME.toEpochMilli());
        RabbitMQEvent event = read(RabbitMQEvent.class, RabbitMqTwin.create().event(List.of(PLAIN)));
        RabbitMQEvent.RabbitMessage rabbit =
                at(event.getRmqMessagesByQueue(), "orders::/").get(0);
        assertThat(Base64.getDecoder().decode(rabbit.getData())).isEqualTo(PLAIN.bytes());
        assertThat(rabbit.getBasicProperties().getMessageId()).isEqualTo("m-1");
        assertThat(rabbit.getBasicProperties().getTimestamp()).matches("Mar 4, 2025, 5:06:07.AM");
    }

    @Test
    void readsBuckets() {
        ObjectEvent object = ObjectEvent.builder(ObjectEvent.Kind.CREATED, "photos", "a b/ü+.jpg")
                .size(5)
                .etag("tag")
                .version("v")
                .time(TIME)
                .build();
        S3EventNotification.S3EventNotificationRecord record = new S3Event(
                        read(S3Event.class, S3Twin.create().event(List.of(object)))
                                .getRecords())
                .getRecords()
                .get(0);
        assertThat(record.getS3().getObject().getKey()).isEqualTo("a+b/%C3%BC%2B.jpg");
        assertThat(record.getS3().getObject().getUrlDecodedKey()).isEqualTo("a b/ü+.jpg");
        assertThat(record.getS3().getObject().getSizeAsLong()).isEqualTo(5);
        assertThat(record.getEventTime().getMillis()).isEqualTo(TIME.toEpochMilli());
        ScheduledEvent bus =
                read(ScheduledEvent.class, EventBridgeTwin.objects().event(List.of(object)));
        assertThat(bus.getDetailType()).isEqualTo("Object Created");
        assertThat((Map<?, ?>) bus.getDetail().get("object")).extracting("key").isEqualTo("a b/ü+.jpg");
    }

    @Test
    void readsTables() {
        RawChange change = RawChange.builder("e-1", Change.Kind.UPDATE, "orders", "7")
                .oldImage("{\"id\":\"7\",\"n\":1.50,\"list\":[true,null]}".getBytes(UTF_8))
                .newImage("{\"id\":\"7\",\"map\":{\"a\":\"b\"}}".getBytes(UTF_8))
                .time(TIME)
                .build();
        DynamodbEvent.DynamodbStreamRecord record = read(
                        DynamodbEvent.class, DynamoDbTwin.create().event(List.of(change)))
                .getRecords()
                .get(0);
        assertThat(record.getEventName()).isEqualTo("MODIFY");
        assertThat(at(record.getDynamodb().getKeys(), "id").getS()).isEqualTo("7");
        assertThat(at(record.getDynamodb().getOldImage(), "n").getN()).isEqualTo("1.50");
        assertThat(at(record.getDynamodb().getOldImage(), "list").getL().get(0).getBOOL())
                .isTrue();
        assertThat(at(at(record.getDynamodb().getNewImage(), "map").getM(), "a").getS())
                .isEqualTo("b");
    }

    @Test
    void readsRules() {
        ScheduledEvent rule = read(
                ScheduledEvent.class,
                EventBridgeTwin.rule().event(List.of(dev.peregrine.event.ScheduledEvent.of("nightly", TIME))));
        assertThat(rule.getDetailType()).isEqualTo("Scheduled Event");
        assertThat(rule.getTime().getMillis()).isEqualTo(TIME.toEpochMilli() / 1000 * 1000);
        assertThat(rule.getResources()).singleElement().asString().endsWith(":rule/nightly");
    }

    @Test
    void arrivesOnlyOnce() {
        List<SourceTwin<RawMessage>> twins = List.of(
                SqsTwin.standard(),
                SqsTwin.fifo(),
                SnsTwin.create(),
                KinesisTwin.create(),
                KafkaTwin.managed(),
                KafkaTwin.selfManaged(),
                ActiveMqTwin.create(),
                RabbitMqTwin.create(),
                SqsTwin.standard().carryingTopic());
        for (SourceTwin<RawMessage> twin : twins) {
            List<RawMessage> arrived = twin.arriving(List.of(PLAIN, PLAIN));
            assertThat(twin.event(arrived)).as(twin.name()).isEqualTo(twin.event(twin.arriving(arrived)));
            assertThat(twin.invocations(arrived)).as(twin.name()).isNotEmpty();
        }
    }

    @Test
    void refusesWhatTheServicesRefuse() {
        RawMessage bytes = RawMessage.bytes("1", new byte[] {(byte) 0xFF}).build();
        for (SourceTwin<RawMessage> twin : List.of(SqsTwin.standard(), SnsTwin.create())) {
            assertThatThrownBy(() -> twin.event(List.of(bytes))).isInstanceOf(NotCarriedException.class);
            assertThatThrownBy(() -> twin.event(List.of(RawMessage.text("1", "").build())))
                    .isInstanceOf(NotCarriedException.class);
            assertThatThrownBy(() ->
                            twin.event(List.of(RawMessage.text("1", "\u0001").build())))
                    .isInstanceOf(NotCarriedException.class);
        }
        RawChange upsert =
                RawChange.builder("1", Change.Kind.UPSERT, "orders", "7").build();
        assertThatThrownBy(() -> DynamoDbTwin.create().event(List.of(upsert))).isInstanceOf(NotCarriedException.class);
    }
}
