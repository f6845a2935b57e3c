package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.event.UndecodableException;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventBridgeTest {
    private static ObjectNode placed() {
        return Payloads.eventBridge("shop.orders", "Order placed", Events.parse("{\"item\":\"tea\",\"price\":0.10}"));
    }

    @Test
    void isACloudEvent() {
        ObjectNode event = placed();
        event.withArray("/resources").add("arn:aws:shop:::order/7");
        CloudEvent got = EventLambda.events(event).get(0);

        assertThat(got.getId()).isEqualTo("17793124-05d4-b198-2fde-7ededc63b103");
        assertThat(got.getSource()).hasToString("shop.orders");
        assertThat(got.getType()).isEqualTo("Order placed");
        assertThat(got.getTime()).isEqualTo(OffsetDateTime.parse("2021-11-12T00:00:00Z"));
        assertThat(got.getSubject()).isEqualTo("arn:aws:shop:::order/7");
        assertThat(got.getDataContentType()).isEqualTo("application/json");
        assertThat(got.getExtension("awsaccount")).isEqualTo("123456789012");
        assertThat(got.getExtension("awsregion")).isEqualTo("us-east-1");
    }

    @Test
    void handsTheDetailOverToTheLetter() {
        String detail = "{ \"b\" : 1.50, \"a\":[1e2 ,\"\\u00fc\"] }";
        String event = "{\"detail\": " + detail
                + ",\"source\":\"shop.orders\",\"detail-type\":\"Order placed\",\"id\":\"e-1\"}";
        List<CloudEvent> got = new ArrayList<>();
        LocalLambda.of(f -> f.events("audit", (e, context) -> got.add(e)))
                .invoke(event.getBytes(StandardCharsets.UTF_8), new FixedContext());

        assertThat(got.get(0).getData().toBytes()).isEqualTo(detail.getBytes(StandardCharsets.UTF_8));
        assertThat(got.get(0).getSubject()).isNull();
        assertThat(got.get(0).getTime()).isNull();
    }

    @Test
    void hasNoSubjectWhereThereAreSeveralResources() {
        ObjectNode event = placed();
        event.withArray("/resources").add("arn:1").add("arn:2");

        assertThat(EventLambda.events(event).get(0).getSubject()).isNull();
    }

    @Test
    void tellsWhatS3TellsWithTheKeyAsItIs() {
        ObjectEvent object = EventLambda.objects(Payloads.s3ThroughEventBridge("Object Created", "a+b%20c é.jpg"))
                .get(0);

        assertThat(object.kind()).isEqualTo(ObjectEvent.Kind.CREATED);
        assertThat(object.container()).isEqualTo("photos");
        assertThat(object.key()).isEqualTo("a+b%20c é.jpg");
        assertThat(object.size()).hasValue(5);
        assertThat(object.etag()).hasValue("b1946ac92492d2347c6235b4d2611184");
        assertThat(object.version()).hasValue("IYV3p45BT0ac8hjHg1houSdS1a.Mro8e");
        assertThat(object.sequence()).hasValue("617f08299329d189");
        assertThat(object.id()).isEqualTo("17793124-05d4-b198-2fde-7ededc63b103");
        assertThat(object.time()).hasValue(Instant.parse("2021-11-12T00:00:00Z"));
        assertThat(object.source()).isEqualTo("arn:aws:s3:::photos");
        assertThat(object.toCloudEvent().getType()).isEqualTo("Object Created");
    }

    @ParameterizedTest
    @CsvSource({
        "Object Created, CREATED",
        "Object Deleted, DELETED",
        "Object Restore Initiated, METADATA_CHANGED",
        "Object Restore Completed, RESTORED",
        "Object Restore Expired, ARCHIVED",
        "Object Storage Class Changed, ARCHIVED",
        "Object Access Tier Changed, ARCHIVED",
        "Object ACL Updated, METADATA_CHANGED",
        "Object Tags Added, METADATA_CHANGED",
        "Object Tags Deleted, METADATA_CHANGED",
    })
    void knowsWhatHasHappened(String type, ObjectEvent.Kind kind) {
        assertThat(EventLambda.objects(Payloads.s3ThroughEventBridge(type, "k"))
                        .get(0)
                        .kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:events:us-east-1:123456789012:rule/nightly, nightly",
        "arn:aws:events:us-east-1:123456789012:rule/own-bus/nightly, nightly",
        "arn:aws:scheduler:us-east-1:123456789012:schedule/default/nightly, nightly",
    })
    void isAnOccurrenceOfASchedule(String arn, String name) {
        ScheduledEvent occurrence = EventLambda.occurrence(Payloads.ofRule(arn));

        assertThat(occurrence.id()).isEqualTo("17793124-05d4-b198-2fde-7ededc63b103");
        assertThat(occurrence.scheduleName()).isEqualTo(name);
        assertThat(occurrence.scheduledTime()).isEqualTo(Instant.parse("2021-11-12T00:00:00Z"));
        assertThat(occurrence.estimated()).isFalse();
        assertThat(occurrence.source()).isEqualTo(arn);
        assertThat(occurrence.payload()).isEmpty();
        assertThat(occurrence.late()).isEmpty();
    }

    @Test
    void isAnOccurrenceOfAScheduleOfSchedulerThatSendsNoInput() {
        ObjectNode event = Payloads.ofRule("arn:aws:scheduler:us-east-1:123456789012:schedule/default/nightly");
        event.put("source", "aws.scheduler").put("detail", "{}");

        assertThat(EventLambda.occurrence(event).scheduleName()).isEqualTo("nightly");
        assertThat(EventLambda.events(event).get(0).getType()).isEqualTo("Scheduled Event");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":null}",
                "{\"id\":\"\"}",
                "{\"id\":7}",
                "{\"source\":\"\"}",
                "{\"source\":{}}",
                "{\"detail-type\":\"\"}",
                "{\"time\":\"noon\"}",
                "{\"resources\":[7]}",
                "{\"resources\":{}}",
                "{\"region\":[]}",
            })
    void failsTheInvocationWhenTheEventIsWrong(String wrong) {
        ObjectNode event = placed();
        event.setAll(Events.parse(wrong));

        assertThatThrownBy(() -> EventLambda.events(event))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("The EventBridge event");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "[]",
                "{\"bucket\":{\"name\":\"photos\"}}",
                "{\"bucket\":{\"name\":\"\"},\"object\":{\"key\":\"k\"}}",
                "{\"bucket\":\"photos\",\"object\":{\"key\":\"k\"}}",
                "{\"bucket\":{\"name\":\"photos\"},\"object\":{\"key\":\"k\",\"size\":-0.5}}",
            })
    void failsTheInvocationWhenTheDetailIsWrong(String detail) {
        JsonNode wrong = Events.parse("{\"v\":" + detail + "}").get("v");

        assertThatThrownBy(() -> EventLambda.objects(Payloads.eventBridge("aws.s3", "Object Created", wrong)))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("EventBridge event");
    }

    @Test
    void refusesAChangeThatItDoesNotKnow() {
        assertThatThrownBy(() -> EventLambda.objects(Payloads.s3ThroughEventBridge("Object Painted", "k")))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("detail-type");
    }

    @Test
    void refusesAScheduleWithoutTimeOrName() {
        ObjectNode unnamed = Payloads.eventBridge("aws.events", "Scheduled Event", Events.parse("{}"));
        ObjectNode timeless = Payloads.ofRule("arn:aws:events:us-east-1:123456789012:rule/nightly");
        timeless.remove("time");

        assertThatThrownBy(() -> EventLambda.occurrence(unnamed)).hasMessageContaining("resources is missing");
        assertThatThrownBy(() -> EventLambda.occurrence(timeless)).hasMessageContaining("time is missing");
    }
}
