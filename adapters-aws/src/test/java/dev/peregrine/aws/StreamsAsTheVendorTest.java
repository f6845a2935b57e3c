package dev.peregrine.aws;

import static dev.peregrine.aws.StreamPayloads.base64;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.ActiveMQEvent;
import com.amazonaws.services.lambda.runtime.events.ActiveMQEvent.ActiveMQMessage;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent;
import com.amazonaws.services.lambda.runtime.events.DynamodbEvent.DynamodbStreamRecord;
import com.amazonaws.services.lambda.runtime.events.KafkaEvent;
import com.amazonaws.services.lambda.runtime.events.KafkaEvent.KafkaEventRecord;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent;
import com.amazonaws.services.lambda.runtime.events.KinesisEvent.KinesisEventRecord;
import com.amazonaws.services.lambda.runtime.events.RabbitMQEvent;
import com.amazonaws.services.lambda.runtime.events.RabbitMQEvent.RabbitMessage;
import com.amazonaws.services.lambda.runtime.events.models.dynamodb.AttributeValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.event.Attributes;
import dev.peregrine.event.Change;
import dev.peregrine.event.Message;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** AWS's own library and we read the same from the same bytes. */
class StreamsAsTheVendorTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int TRIES = 50;

    // Kinesis

    @Example
    void readsADocumentedKinesisEvent() {
        readsKinesis(List.of(
                StreamPayloads.kinesis("shardId-000000000006", "495"), StreamPayloads.kinesis("shardId-1", "9")));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void readsKinesis(@ForAll("kinesis") List<ObjectNode> records) {
        ObjectNode event = StreamPayloads.records(records.toArray(new ObjectNode[0]));

        List<KinesisEventRecord> expected =
                VendorEvents.read(Events.bytes(event), KinesisEvent.class).getRecords();
        List<Message<byte[]>> read = StreamLambda.messages(event).handled();
        assertThat(read).hasSameSizeAs(expected);
        for (int i = 0; i < read.size(); i++) {
            Message<byte[]> message = read.get(i);
            KinesisEventRecord record = expected.get(i);
            assertThat(message.id()).isEqualTo(record.getEventID());
            assertThat(message.source()).isEqualTo(record.getEventSourceARN());
            assertThat(message.sequence()).contains(record.getKinesis().getSequenceNumber());
            assertThat(message.orderingKey()).contains(record.getKinesis().getPartitionKey());
            assertThat(ByteBuffer.wrap(message.body()))
                    .isEqualTo(record.getKinesis().getData());
            isTime(message.publishedTime().orElseThrow(), record.getKinesis().getApproximateArrivalTimestamp());
        }
    }

    /** The vendor reads seconds as a double and cuts them to milliseconds, which can cost one; 0 it takes for none. */
    private static void isTime(Instant time, Date expected) {
        assertThat(expected.toInstant().toEpochMilli()).isBetween(time.toEpochMilli() - 1, time.toEpochMilli());
    }

    @Provide
    Arbitrary<List<ObjectNode>> kinesis() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.bigIntegers().greaterOrEqual(BigInteger.ONE),
                        DynamoValues.bytes(),
                        DynamoValues.texts(),
                        Arbitraries.longs().between(1, 4_102_444_800_000L))
                .as((shard, sequence, data, key, millis) -> {
                    ObjectNode record = StreamPayloads.kinesis("shardId-" + shard, sequence.toString());
                    record.withObject("/kinesis")
                            .put("data", data)
                            .put("partitionKey", key)
                            .put("approximateArrivalTimestamp", BigDecimal.valueOf(millis, 3));
                    return record;
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    // DynamoDB

    @Example
    void readsADocumentedDynamoDbEvent() {
        readsDynamoDb(List.of(StreamPayloads.change("111"), StreamPayloads.change("222")));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void readsDynamoDb(@ForAll("changes") List<ObjectNode> records) {
        ObjectNode event = StreamPayloads.records(records.toArray(new ObjectNode[0]));

        List<DynamodbStreamRecord> expected =
                VendorEvents.read(Events.bytes(event), DynamodbEvent.class).getRecords();
        List<Change<String>> read = StreamLambda.changes(event).handled();
        assertThat(read).hasSameSizeAs(expected);
        for (int i = 0; i < read.size(); i++) {
            Change<String> change = read.get(i);
            DynamodbStreamRecord record = expected.get(i);
            assertThat(change.id()).isEqualTo(record.getEventID());
            assertThat(change.source()).isEqualTo(record.getEventSourceARN());
            assertThat(change.kind()).isEqualTo(kind(record.getEventName()));
            assertThat(change.sequence()).contains(record.getDynamodb().getSequenceNumber());
            isTime(change.time().orElseThrow(), record.getDynamodb().getApproximateCreationDateTime());
            isImage(change.newImage().orElse(null), record.getDynamodb().getNewImage());
            isImage(change.oldImage().orElse(null), record.getDynamodb().getOldImage());
            isKey(change, record.getDynamodb().getKeys());
        }
    }

    private static Change.Kind kind(String name) {
        return name.equals("INSERT")
                ? Change.Kind.INSERT
                : name.equals("MODIFY") ? Change.Kind.UPDATE : Change.Kind.DELETE;
    }

    private static void isImage(@Nullable String json, @Nullable Map<String, AttributeValue> expected) {
        assertThat(json == null).isEqualTo(expected == null);
        if (json != null && expected != null) {
            JsonNode image = Events.exact(json);
            assertThat(image.equals(DynamoValues.SAME, plain(expected)))
                    .describedAs(json)
                    .isTrue();
        }
    }

    private static void isKey(Change<String> change, Map<String, AttributeValue> expected) {
        List<String> texts = new ArrayList<>();
        assertThat(change.keyAttributes().keySet()).isEqualTo(expected.keySet());
        expected.forEach((name, value) -> {
            Object own = change.keyAttributes().get(name);
            if (value.getS() != null) {
                assertThat(own).isEqualTo(value.getS());
                texts.add(value.getS());
            } else if (value.getN() != null) {
                assertThat(own).isEqualTo(new BigDecimal(value.getN()));
                texts.add(value.getN());
            } else {
                byte[] bytes = bytes(value.getB());
                assertThat(own).isEqualTo(bytes);
                texts.add(base64(bytes));
            }
        });
        assertThat(change.key()).isEqualTo(String.join("/", texts));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static JsonNode plain(Map<String, AttributeValue> attributes) {
        ObjectNode plain = NODES.objectNode();
        attributes.forEach((name, value) -> plain.set(name, plain(value)));
        return plain;
    }

    private static JsonNode plain(AttributeValue value) {
        ArrayNode list = NODES.arrayNode();
        if (value.getS() != null) {
            return NODES.textNode(value.getS());
        }
        if (value.getN() != null) {
            return DecimalNode.valueOf(new BigDecimal(value.getN()));
        }
        if (value.getB() != null) {
            return NODES.textNode(base64(bytes(value.getB())));
        }
        if (value.getBOOL() != null) {
            return NODES.booleanNode(value.getBOOL());
        }
        if (value.getM() != null) {
            return plain(value.getM());
        }
        if (value.getSS() != null) {
            value.getSS().forEach(list::add);
        } else if (value.getNS() != null) {
            value.getNS().forEach(number -> list.add(DecimalNode.valueOf(new BigDecimal(number))));
        } else if (value.getBS() != null) {
            value.getBS().forEach(element -> list.add(base64(bytes(element))));
        } else if (value.getL() != null) {
            value.getL().forEach(element -> list.add(plain(element)));
        } else {
            assertThat(value.getNULL()).isTrue();
            return NODES.nullNode();
        }
        return list;
    }

    @Provide
    Arbitrary<List<ObjectNode>> changes() {
        Arbitrary<JsonNode> keys = Arbitraries.oneOf(
                DynamoValues.texts().map(text -> NODES.objectNode().put("S", text)),
                DynamoValues.numbers().map(number -> NODES.objectNode().put("N", number)),
                DynamoValues.bytes().map(bytes -> NODES.objectNode().put("B", bytes)));
        Arbitrary<BigDecimal> seconds =
                Arbitraries.longs().between(1, 4_102_444_800_000L).map(millis -> BigDecimal.valueOf(millis, 3));
        return Combinators.combine(
                        Arbitraries.of("INSERT", "MODIFY", "REMOVE"),
                        Arbitraries.maps(DynamoValues.texts(), keys)
                                .ofMinSize(1)
                                .ofMaxSize(2),
                        DynamoValues.documents().injectNull(0.2),
                        DynamoValues.documents().injectNull(0.2),
                        seconds,
                        Arbitraries.integers().greaterOrEqual(1))
                .as((name, key, before, after, time, sequence) -> {
                    ObjectNode record =
                            StreamPayloads.change(sequence.toString()).put("eventName", name);
                    ObjectNode dynamo = record.withObject("/dynamodb");
                    dynamo.putObject("Keys").setAll(key);
                    dynamo.remove(List.of("NewImage", "OldImage"));
                    if (before != null) {
                        dynamo.set("OldImage", before);
                    }
                    if (after != null) {
                        dynamo.set("NewImage", after);
                    }
                    dynamo.put("ApproximateCreationDateTime", time);
                    return record;
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    // Kafka

    @Example
    void readsADocumentedKafkaEvent() {
        ObjectNode event = StreamPayloads.kafka();
        StreamPayloads.kafka(event, "orders", 0, 15)
                .withArray("/headers")
                .addObject()
                .putArray("a")
                .add(104)
                .add(-105);
        readsKafka(event);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void readsKafka(@ForAll("kafka") ObjectNode event) {
        KafkaEvent expected = VendorEvents.read(Events.bytes(event), KafkaEvent.class);
        List<KafkaEventRecord> records = new ArrayList<>();
        expected.getRecords().values().forEach(records::addAll);
        List<Message<byte[]>> read = StreamLambda.messages(event).handled();
        assertThat(read).hasSameSizeAs(records);
        for (int i = 0; i < read.size(); i++) {
            Message<byte[]> message = read.get(i);
            KafkaEventRecord record = records.get(i);
            String partition = record.getTopic() + "-" + record.getPartition();
            assertThat(message.id()).isEqualTo(partition + "-" + record.getOffset());
            assertThat(message.partition()).contains(Integer.toString(record.getPartition()));
            assertThat(message.sequence()).contains(Long.toString(record.getOffset()));
            assertThat(message.source()).isEqualTo(expected.getEventSourceArn() + "/" + record.getTopic());
            assertThat(message.body()).isEqualTo(decoded(record.getValue()));
            assertThat(message.orderingKey().isPresent()).isEqualTo(record.getKey() != null);
            if (record.getKey() != null) {
                byte[] key = decoded(record.getKey());
                String text = new String(key, StandardCharsets.UTF_8);
                boolean isText = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), key);
                assertThat(message.orderingKey()).contains(isText ? text : base64(key));
            }
            assertThat(message.publishedTime().orElseThrow().toEpochMilli()).isEqualTo(record.getTimestamp());
            isHeaders(message.attributes(), record.getHeaders());
        }
    }

    private static byte[] decoded(@Nullable String base64) {
        return base64 == null ? new byte[0] : Base64.getDecoder().decode(base64);
    }

    private static void isHeaders(Attributes attributes, List<Map<String, byte[]>> expected) {
        int i = 0;
        for (Map<String, byte[]> header : expected) {
            for (Map.Entry<String, byte[]> entry : header.entrySet()) {
                assertThat(attributes.name(i)).isEqualTo(entry.getKey());
                assertThat(attributes.bytes(i)).isEqualTo(entry.getValue());
                i++;
            }
        }
        assertThat(attributes.size()).isEqualTo(i);
    }

    @Provide
    Arbitrary<ObjectNode> kafka() {
        Arbitrary<ObjectNode> headers = Combinators.combine(
                        DynamoValues.texts(),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(10))
                .as(StreamsAsTheVendorTest::header);
        Arbitrary<ObjectNode> records = Combinators.combine(
                        Arbitraries.of("orders", "my-orders"),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.longs().greaterOrEqual(0),
                        DynamoValues.bytes().injectNull(0.2),
                        DynamoValues.bytes().injectNull(0.2),
                        Arbitraries.longs().between(1, 4_102_444_800_000L),
                        headers.list().ofMaxSize(3))
                .as((topic, partition, offset, key, value, millis, list) -> {
                    ObjectNode record = NODES.objectNode()
                            .put("topic", topic)
                            .put("partition", partition)
                            .put("offset", offset)
                            .put("timestamp", millis)
                            .put("timestampType", "CREATE_TIME")
                            .put("key", key)
                            .put("value", value);
                    record.putArray("headers").addAll(list);
                    return record;
                });
        return records.list().ofMinSize(1).ofMaxSize(6).map(list -> {
            ObjectNode event = StreamPayloads.kafka();
            for (ObjectNode record : list) {
                event.withObject("/records")
                        .withArrayProperty(record.get("topic").textValue() + "-" + record.get("partition"))
                        .add(record);
            }
            return event;
        });
    }

    private static ObjectNode header(String name, byte[] value) {
        ObjectNode header = NODES.objectNode();
        ArrayNode bytes = header.putArray(name);
        for (byte b : value) {
            bytes.add(b);
        }
        return header;
    }

    // ActiveMQ

    @Example
    void readsADocumentedActiveMqEvent() {
        ObjectNode message = StreamPayloads.activeMqMessage("ID:1");
        // the vendor's class knows its own spelling only
        message.set("correlationID", message.remove("correlationId"));
        readsActiveMq(List.of(message));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void readsActiveMq(@ForAll("activeMq") List<ObjectNode> messages) {
        ObjectNode event = StreamPayloads.activeMq(messages.toArray(new ObjectNode[0]));

        ActiveMQEvent expected = VendorEvents.read(Events.bytes(event), ActiveMQEvent.class);
        List<Message<byte[]>> read = StreamLambda.messages(event).handled();
        assertThat(read).hasSameSizeAs(expected.getMessages());
        for (int i = 0; i < read.size(); i++) {
            Message<byte[]> message = read.get(i);
            ActiveMQMessage record = expected.getMessages().get(i);
            assertThat(message.id()).isEqualTo(record.getMessageID());
            assertThat(message.source())
                    .isEqualTo(expected.getEventSourceArn() + "/"
                            + record.getDestination().getPhysicalName());
            assertThat(message.body()).isEqualTo(decoded(record.getData()));
            assertThat(message.publishedTime().orElseThrow().toEpochMilli()).isEqualTo(record.getTimestamp());
            assertThat(message.attempt().isEmpty()).isEqualTo(record.getRedelivered());
            assertThat(message.attribute("messageType")).contains(record.getMessageType());
            assertThat(message.attribute("deliveryMode")).contains(Integer.toString(record.getDeliveryMode()));
            assertThat(message.attribute("priority")).contains(Integer.toString(record.getPriority()));
            assertThat(message.attribute("expiration")).contains(Long.toString(record.getExpiration()));
            assertThat(message.attribute("correlationId").orElse(null)).isEqualTo(record.getCorrelationID());
            record.getProperties()
                    .forEach(
                            (name, value) -> assertThat(message.attribute(name)).contains(value));
        }
    }

    @Provide
    Arbitrary<List<ObjectNode>> activeMq() {
        Arbitrary<String> names = DynamoValues.texts().map("p "::concat);
        return Combinators.combine(
                        Arbitraries.integers().greaterOrEqual(1),
                        DynamoValues.bytes(),
                        Arbitraries.longs().between(1, 4_102_444_800_000L),
                        Arbitraries.of(true, false),
                        DynamoValues.texts().injectNull(0.3),
                        Arbitraries.maps(names, DynamoValues.texts()).ofMaxSize(3),
                        Arbitraries.integers().between(0, 9))
                .as((id, data, millis, again, correlation, properties, priority) -> {
                    ObjectNode message = StreamPayloads.activeMqMessage("ID:" + id);
                    message.put("data", data)
                            .put("timestamp", millis)
                            .put("redelivered", again)
                            .put("correlationID", correlation)
                            .put("priority", priority)
                            .remove("correlationId");
                    ObjectNode own = message.putObject("properties");
                    properties.forEach(own::put);
                    return message;
                })
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    // RabbitMQ

    @Example
    void readsADocumentedRabbitMqEvent() {
        ObjectNode event = StreamPayloads.rabbitMq();
        StreamPayloads.rabbitMq(event, "orders::/", "hi")
                .withObject("/basicProperties")
                .put("messageId", "m-1");
        readsRabbitMq(event);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void readsRabbitMq(@ForAll("rabbitMq") ObjectNode event) {
        RabbitMQEvent expected = VendorEvents.read(Events.bytes(event), RabbitMQEvent.class);
        List<Message<byte[]>> read = StreamLambda.messages(event).handled();
        int i = 0;
        for (Map.Entry<String, List<RabbitMessage>> queue :
                expected.getRmqMessagesByQueue().entrySet()) {
            for (RabbitMessage record : queue.getValue()) {
                Message<byte[]> message = read.get(i++);
                RabbitMQEvent.BasicProperties properties = record.getBasicProperties();
                assertThat(message.id()).isEqualTo(properties.getMessageId());
                assertThat(message.source()).isEqualTo(expected.getEventSourceArn() + "/" + queue.getKey());
                assertThat(message.body()).isEqualTo(decoded(record.getData()));
                assertThat(message.attempt().isEmpty()).isEqualTo(record.getRedelivered());
                assertThat(message.raw().contentType()).contains(properties.getContentType());
                assertThat(message.attribute("correlationId").orElse(null)).isEqualTo(properties.getCorrelationId());
                assertThat(message.attribute("priority")).contains(Integer.toString(properties.getPriority()));
                assertThat(message.attribute("deliveryMode")).contains(Integer.toString(properties.getDeliveryMode()));
                assertThat(message.attribute("expiration")).contains(Integer.toString(properties.getExpiration()));
                properties.getHeaders().forEach((name, value) -> isHeader(message.attributes(), name, value));
            }
        }
        assertThat(read).hasSize(i);
    }

    private static void isHeader(Attributes attributes, String name, Object expected) {
        if (expected instanceof Map<?, ?> structure) {
            List<?> numbers = (List<?>) Objects.requireNonNull(structure.get("bytes"));
            byte[] bytes = attributes.bytes(name).orElseThrow();
            assertThat(bytes).hasSize(numbers.size());
            for (int i = 0; i < bytes.length; i++) {
                assertThat((int) bytes[i]).isEqualTo(numbers.get(i));
            }
        } else {
            assertThat(attributes.get(name)).contains(String.valueOf(expected));
        }
    }

    @Provide
    Arbitrary<ObjectNode> rabbitMq() {
        Arbitrary<JsonNode> values = Arbitraries.oneOf(
                Arbitraries.bytes().array(byte[].class).ofMaxSize(10).map(bytes -> header("bytes", bytes)),
                Arbitraries.integers().map(NODES::numberNode),
                Arbitraries.of(true, false).map(NODES::booleanNode),
                DynamoValues.texts().map(NODES::textNode));
        Arbitrary<String> names = DynamoValues.texts().map("h "::concat);
        Arbitrary<ObjectNode> messages = Combinators.combine(
                        Arbitraries.of("orders::/", "returns::shop"),
                        Arbitraries.integers().greaterOrEqual(1),
                        DynamoValues.bytes(),
                        Arbitraries.of(true, false),
                        DynamoValues.texts().injectNull(0.3),
                        Arbitraries.maps(names, values).ofMaxSize(3))
                .as((queue, id, data, again, correlation, headers) -> {
                    ObjectNode message = StreamPayloads.rabbitMq(StreamPayloads.rabbitMq(), queue, "");
                    message.put("data", data).put("redelivered", again).put("queue", queue);
                    ObjectNode properties = message.withObject("/basicProperties")
                            .put("messageId", "m-" + id)
                            .put("correlationId", correlation);
                    properties.putObject("headers").setAll(headers);
                    return message;
                });
        return messages.list().ofMinSize(1).ofMaxSize(4).map(list -> {
            ObjectNode event = StreamPayloads.rabbitMq();
            for (ObjectNode message : list) {
                String queue = message.remove("queue").textValue();
                event.withObject("/rmqMessagesByQueue").withArrayProperty(queue).add(message);
            }
            return event;
        });
    }
}
