package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.S3Event;
import com.amazonaws.services.lambda.runtime.events.SNSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3Entity;
import com.amazonaws.services.lambda.runtime.events.models.s3.S3EventNotification.S3EventNotificationRecord;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.event.Attributes;
import dev.peregrine.event.Message;
import dev.peregrine.event.ObjectEvent;
import io.cloudevents.CloudEvent;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.joda.time.DateTime;
import org.jspecify.annotations.Nullable;

/** Our reading of an event against that of AWS's own library, from the same bytes. */
class VendorDifferenceTest {
    private static final int TRIES = 60;
    private static final ObjectMapper JSON = new ObjectMapper();

    // texts as people send them: no half of a surrogate pair, which has no bytes in UTF-8
    private static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange(' ', '\uD7FF')
                .withChars('"', '\\', '\n', '\t', '\u0001')
                .ofMaxLength(30)
                .map(text -> text.length() % 3 == 0 ? text + "🦅" : text);
    }

    private static Arbitrary<String> names() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("-_.")
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    private static Arbitrary<Long> times() {
        return Arbitraries.longs().between(0, 4_000_000_000_000L);
    }

    /** Attributes in the form of SQS. */
    private static Arbitrary<ObjectNode> queueAttribute() {
        Arbitrary<ObjectNode> text = texts().map(value -> attribute("String", value, null));
        Arbitrary<ObjectNode> number =
                Arbitraries.bigDecimals().map(value -> attribute("Number", value.toPlainString(), null));
        Arbitrary<ObjectNode> bytes = Arbitraries.bytes()
                .array(byte[].class)
                .ofMinSize(1)
                .ofMaxSize(20)
                .map(value -> attribute("Binary.any", null, Base64.getEncoder().encodeToString(value)));
        return Arbitraries.oneOf(text, number, bytes);
    }

    private static ObjectNode attribute(String type, @Nullable String text, @Nullable String base64) {
        ObjectNode attribute = Events.parse("{\"stringListValues\":[],\"binaryListValues\":[]}");
        return attribute.put("dataType", type).put("stringValue", text).put("binaryValue", base64);
    }

    private static Arbitrary<ObjectNode> queueMessage() {
        return Combinators.combine(
                        texts(),
                        Arbitraries.maps(names(), queueAttribute()).ofMaxSize(4),
                        times(),
                        Arbitraries.integers().between(1, 1000),
                        Arbitraries.of("", "a", "b"))
                .as((body, attributes, sent, count, group) -> {
                    String id = "m-" + body.hashCode() + "-" + sent;
                    ObjectNode record = group.isEmpty() ? Payloads.sqs(id, body) : Payloads.fifo(id, group, body);
                    record.set("messageAttributes", JSON.valueToTree(attributes));
                    ((ObjectNode) record.get("attributes"))
                            .put("SentTimestamp", Long.toString(sent))
                            .put("ApproximateReceiveCount", Integer.toString(count));
                    return record;
                });
    }

    @Provide
    Arbitrary<ObjectNode> queueEvents() {
        return queueMessage()
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(records -> records.stream()
                        .filter(record -> record.get("eventSourceARN")
                                .equals(records.get(0).get("eventSourceARN")))
                        .toArray(ObjectNode[]::new))
                .map(Payloads::records);
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void readsSqsAlike(@ForAll("queueEvents") ObjectNode event) {
        List<SQSEvent.SQSMessage> expected =
                VendorEvents.read(Events.bytes(event), SQSEvent.class).getRecords();
        List<Message<String>> read = EventLambda.messages(event);

        assertThat(read).hasSameSizeAs(expected);
        for (int i = 0; i < read.size(); i++) {
            Message<String> ours = read.get(i);
            SQSEvent.SQSMessage theirs = expected.get(i);
            Map<String, String> system = theirs.getAttributes();
            assertThat(ours.id()).isEqualTo(theirs.getMessageId());
            assertThat(ours.body()).isEqualTo(theirs.getBody());
            assertThat(ours.source()).isEqualTo(theirs.getEventSourceArn());
            assertThat(ours.attempt()).hasValue(Integer.parseInt(system.get("ApproximateReceiveCount")));
            assertThat(ours.publishedTime())
                    .hasValue(Instant.ofEpochMilli(Long.parseLong(system.get("SentTimestamp"))));
            assertThat(ours.orderingKey().orElse(null)).isEqualTo(system.get("MessageGroupId"));
            assertThat(ours.sequence().orElse(null)).isEqualTo(system.get("SequenceNumber"));
            Attributes attributes = ours.attributes();
            assertThat(attributes.names())
                    .isEqualTo(theirs.getMessageAttributes().keySet());
            theirs.getMessageAttributes().forEach((name, attribute) -> {
                if (attribute.getBinaryValue() == null) {
                    assertThat(attributes.get(name)).hasValue(attribute.getStringValue());
                } else {
                    assertThat(ByteBuffer.wrap(attributes.bytes(name).orElseThrow()))
                            .isEqualTo(attribute.getBinaryValue());
                }
            });
        }
    }

    @Provide
    Arbitrary<ObjectNode> topicEvents() {
        Arbitrary<ObjectNode> attribute = Combinators.combine(
                        Arbitraries.of("String", "Number", "String.Array"), texts())
                .as((type, value) -> Events.parse("{}").put("Type", type).put("Value", value));
        return Combinators.combine(
                        texts(), texts(), Arbitraries.maps(names(), attribute).ofMaxSize(4), times())
                .as((text, subject, attributes, time) -> {
                    ObjectNode record = Payloads.sns("n-" + time, text);
                    ObjectNode message = (ObjectNode) record.get("Sns");
                    message.put("Subject", subject.isEmpty() ? null : subject);
                    message.put(
                            "Timestamp",
                            new DateTime(time)
                                    .withZone(org.joda.time.DateTimeZone.UTC)
                                    .toString());
                    message.set("MessageAttributes", JSON.valueToTree(attributes));
                    return Payloads.records(record);
                });
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void readsSnsAlike(@ForAll("topicEvents") ObjectNode event) {
        SNSEvent.SNS theirs = VendorEvents.read(Events.bytes(event), SNSEvent.class)
                .getRecords()
                .get(0)
                .getSNS();
        Message<String> ours = EventLambda.messages(event).get(0);

        assertThat(ours.id()).isEqualTo(theirs.getMessageId());
        assertThat(ours.body()).isEqualTo(theirs.getMessage());
        assertThat(ours.source()).isEqualTo(theirs.getTopicArn());
        assertThat(ours.publishedTime()).hasValue(instant(theirs.getTimestamp()));
        List<String> expected = new ArrayList<>();
        theirs.getMessageAttributes().forEach((name, attribute) -> {
            expected.add(name);
            expected.add(attribute.getValue());
        });
        if (theirs.getSubject() != null) {
            expected.add("Subject");
            expected.add(theirs.getSubject());
        }
        List<String> read = new ArrayList<>();
        for (int i = 0; i < ours.attributes().size(); i++) {
            read.add(ours.attributes().name(i));
            read.add(ours.attributes().value(i));
        }
        assertThat(read).isEqualTo(expected);
    }

    @Provide
    Arbitrary<ObjectNode> bucketEvents() {
        return Combinators.combine(
                        texts().filter(key -> !key.isEmpty()),
                        Arbitraries.longs().between(0, 50L << 40),
                        names(),
                        times(),
                        Arbitraries.of("ObjectCreated:Put", "ObjectRemoved:Delete", "LifecycleTransition"))
                .as((key, size, version, time, name) -> {
                    ObjectNode record = Payloads.s3(name, URLEncoder.encode(key, StandardCharsets.UTF_8));
                    record.put("eventTime", Instant.ofEpochMilli(time).toString());
                    record.withObject("/s3/object").put("size", size).put("versionId", version);
                    return Payloads.records(record);
                });
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void readsS3Alike(@ForAll("bucketEvents") ObjectNode event) {
        S3EventNotificationRecord theirs = VendorEvents.read(Events.bytes(event), S3Event.class)
                .getRecords()
                .get(0);
        S3Entity s3 = theirs.getS3();
        ObjectEvent ours = EventLambda.objects(event).get(0);

        assertThat(ours.container()).isEqualTo(s3.getBucket().getName());
        assertThat(ours.source()).isEqualTo(s3.getBucket().getArn());
        assertThat(ours.key()).isEqualTo(s3.getObject().getUrlDecodedKey());
        assertThat(ours.size()).hasValue(s3.getObject().getSizeAsLong());
        assertThat(ours.etag()).hasValue(s3.getObject().geteTag());
        assertThat(ours.version()).hasValue(s3.getObject().getVersionId());
        assertThat(ours.sequence()).hasValue(s3.getObject().getSequencer());
        assertThat(ours.time()).hasValue(instant(theirs.getEventTime()));
        assertThat(ours.id()).startsWith(theirs.getResponseElements().getxAmzRequestId());
    }

    @Provide
    Arbitrary<ObjectNode> busEvents() {
        Arbitrary<Object> values = Arbitraries.oneOf(
                texts(),
                Arbitraries.integers(),
                Arbitraries.of(true, false),
                texts().list().ofMaxSize(3));
        return Combinators.combine(
                        names(),
                        names(),
                        Arbitraries.maps(names(), values).ofMaxSize(4),
                        names().list().ofMaxSize(2),
                        Arbitraries.longs().between(0, 4_000_000_000L))
                .as((source, type, detail, resources, seconds) -> {
                    ObjectNode event = Payloads.eventBridge(source, type, JSON.valueToTree(detail));
                    event.put("time", Instant.ofEpochSecond(seconds).toString());
                    event.set("resources", JSON.valueToTree(resources));
                    return event;
                });
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void readsEventBridgeAlike(@ForAll("busEvents") ObjectNode event) throws Exception {
        ScheduledEvent theirs = VendorEvents.read(Events.bytes(event), ScheduledEvent.class);
        CloudEvent ours = EventLambda.events(event).get(0);

        assertThat(ours.getId()).isEqualTo(theirs.getId());
        assertThat(ours.getType()).isEqualTo(theirs.getDetailType());
        assertThat(ours.getSource()).hasToString(theirs.getSource());
        assertThat(ours.getTime().toInstant()).isEqualTo(instant(theirs.getTime()));
        assertThat(ours.getExtension("awsaccount")).isEqualTo(theirs.getAccount());
        assertThat(ours.getExtension("awsregion")).isEqualTo(theirs.getRegion());
        assertThat(ours.getSubject())
                .isEqualTo(
                        theirs.getResources().size() == 1
                                ? theirs.getResources().get(0)
                                : null);
        JsonNode data = JSON.readTree(ours.getData().toBytes());
        assertThat(data).isEqualTo(JSON.valueToTree(theirs.getDetail()));
    }

    @Example
    void readsSchedulesAlike() {
        ObjectNode event = Payloads.ofRule("arn:aws:events:us-east-1:123456789012:rule/nightly");
        ScheduledEvent theirs = VendorEvents.read(Events.bytes(event), ScheduledEvent.class);
        dev.peregrine.event.ScheduledEvent ours = EventLambda.occurrence(event);

        assertThat(ours.id()).isEqualTo(theirs.getId());
        assertThat(ours.scheduledTime()).isEqualTo(instant(theirs.getTime()));
        assertThat(ours.source()).isEqualTo(theirs.getResources().get(0));
    }

    private static Instant instant(DateTime time) {
        return Instant.ofEpochMilli(time.getMillis());
    }
}
