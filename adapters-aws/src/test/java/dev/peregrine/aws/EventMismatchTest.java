package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes to a function of another kind must not look as if it had been handled. */
class EventMismatchTest {
    private static final Map<String, BiConsumer<Functions, List<Object>>> KINDS = Map.of(
            "messages", (f, got) -> f.messages("f", byte[].class, (message, context) -> got.add(message)),
            "batches",
                    (f, got) -> f.batches("f", byte[].class, (batch, context) -> {
                        got.add(batch);
                        return BatchResult.done();
                    }),
            "objects", (f, got) -> f.objects("f", (object, context) -> got.add(object)),
            "unwrapped",
                    (f, got) ->
                            f.objects("f", (object, context) -> got.add(object)).unwrapped(),
            "changes", (f, got) -> f.changes("f", byte[].class, (change, context) -> got.add(change)),
            "schedule", (f, got) -> f.schedule("f", "0 3 * * *", ZoneOffset.UTC, (o, context) -> got.add(o)),
            "events", (f, got) -> f.events("f", (event, context) -> got.add(event)));

    private static final Map<String, String> EVENTS = Map.of(
            "SQS", Payloads.records(Payloads.sqs("m", "b")).toString(),
            "SNS", Payloads.records(Payloads.sns("n", "t")).toString(),
            "S3", Payloads.records(Payloads.s3("ObjectCreated:Put", "k")).toString(),
            "S3 on EventBridge",
                    Payloads.s3ThroughEventBridge("Object Created", "k").toString(),
            "CloudTrail",
                    Payloads.eventBridge("aws.s3", "AWS API Call via CloudTrail", Events.parse("{}"))
                            .toString(),
            "order",
                    Payloads.eventBridge("shop.orders", "Order placed", Events.parse("{}"))
                            .toString(),
            "rule", Payloads.ofRule("arn:aws:events:us-east-1:1:rule/r").toString(),
            "HTTP", Events.httpApi().toString(),
            "empty list", "{\"Records\":[]}",
            "JSON", "{\"quantity\":2}");

    private static void declare(String kind, Functions functions, List<Object> got) {
        Objects.requireNonNull(KINDS.get(kind), kind).accept(functions, got);
    }

    private static String event(String name) {
        return Objects.requireNonNull(EVENTS.get(name), name);
    }

    private static void refuses(String kind, String event, String declared, String arrived) {
        List<Object> got = new ArrayList<>();
        FunctionApp app = f -> declare(kind, f, got);
        FixedContext context = new FixedContext();

        assertThatThrownBy(() -> LocalLambda.of(app).invoke(event.getBytes(StandardCharsets.UTF_8), context))
                .isInstanceOf(UnexpectedEventException.class)
                .hasMessageContaining("Lambda function shop runs the function f, which is declared for " + declared)
                .hasMessageContaining("but " + arrived + " has arrived")
                .hasNoCause();
        assertThat(got).isEmpty();
        assertThat(context.logged).as("the runtime logs what is thrown").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "messages, S3, messages (SQS, an S3 event",
        "messages, S3 on EventBridge, messages (SQS, an EventBridge event",
        "messages, rule, messages (SQS, an EventBridge event",
        "messages, HTTP, messages (SQS, an event of unknown kind",
        "messages, JSON, messages (SQS, an event of unknown kind",
        "messages, empty list, messages (SQS, an event of unknown kind",
        "batches, S3, messages (SQS, an S3 event",
        "objects, SQS, 'changes of objects (S3, by itself or through EventBridge; with unwrapped()', an SQS event",
        "objects, SNS, changes of objects (S3, an SNS event",
        "objects, CloudTrail, changes of objects (S3, an EventBridge event",
        "objects, order, changes of objects (S3, an EventBridge event",
        "objects, rule, changes of objects (S3, an EventBridge event",
        "unwrapped, order, 'changes of objects (S3, by itself or through EventBridge, SNS or SQS)', an EventBridge event",
        "changes, SQS, changes of documents (DynamoDB streams), an SQS event",
        "changes, S3, changes of documents (DynamoDB streams), an S3 event",
        "schedule, SQS, 'a schedule (EventBridge, EventBridge Scheduler)', an SQS event",
        "schedule, S3, 'a schedule (EventBridge, EventBridge Scheduler)', an S3 event",
        "schedule, order, 'a schedule (EventBridge, EventBridge Scheduler)', an EventBridge event",
        "events, HTTP, 'events (SQS, SNS, S3', an event of unknown kind",
        "events, JSON, 'events (SQS, SNS, S3', an event of unknown kind",
    })
    void namesWhatIsDeclaredAndWhatHasCome(String kind, String event, String declared, String arrived) {
        refuses(kind, event(event), declared, arrived);
    }

    @ParameterizedTest
    @CsvSource({
        "messages, SQS", "messages, SNS", "batches, SQS", "objects, S3", "objects, S3 on EventBridge", "unwrapped, S3",
        "schedule, rule", "schedule, JSON", "schedule, empty list", "events, SQS", "events, SNS", "events, S3",
        "events, S3 on EventBridge", "events, order", "events, rule", "events, CloudTrail",
    })
    void takesWhatFitsTheKind(String kind, String event) {
        List<Object> got = new ArrayList<>();
        FunctionApp app = f -> declare(kind, f, got);
        LocalLambda.of(app).invoke(event(event).getBytes(StandardCharsets.UTF_8), new FixedContext());

        assertThat(got).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "aws:kinesis, a Kinesis event, objects unwrapped changes schedule",
        "aws:dynamodb, a DynamoDB streams event, messages batches objects unwrapped schedule",
        "aws:ses, an SES event, messages batches objects unwrapped changes schedule events",
    })
    void refusesStreamsThatAreNotOfTheKind(String source, String arrived, String kinds) {
        for (String kind : KINDS.keySet()) {
            if (!kinds.contains(kind)) {
                continue;
            }
            refuses(kind, "{\"Records\":[{\"eventSource\":\"" + source + "\"}]}", "", arrived);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "aws:kafka, a Kafka event",
        "SelfManagedKafka, a Kafka event",
        "aws:mq, an ActiveMQ event",
        "aws:amq, an ActiveMQ event",
        "aws:rmq, a RabbitMQ event",
    })
    void refusesBrokersThatAreNotOfTheKind(String source, String arrived) {
        for (String kind : List.of("objects", "unwrapped", "changes", "schedule")) {
            refuses(kind, "{\"eventSource\":\"" + source + "\",\"messages\":[]}", "", arrived);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "messages, aws:sqs", "batches, aws:sqs", "events, aws:sqs", "messages, aws:sns", "events, aws:sns",
        "unwrapped, aws:sqs", "unwrapped, aws:sns", "objects, aws:s3", "events, aws:s3", "messages, aws:kinesis",
        "changes, aws:dynamodb",
    })
    void failsTheInvocationOfARecordThatCameWithoutItsList(String kind, String source) {
        List<Object> got = new ArrayList<>();
        FunctionApp app = f -> declare(kind, f, got);
        for (String more : List.of("", ",\"Records\":null")) {
            String event = "{\"messageId\":\"m-1\",\"body\":\"b\",\"eventSource\":\"" + source + "\"" + more + "}";

            assertThatThrownBy(() ->
                            LocalLambda.of(app).invoke(event.getBytes(StandardCharsets.UTF_8), new FixedContext()))
                    .isInstanceOf(UndecodableException.class)
                    .hasMessage("The event: Records is missing");
        }
        assertThat(got).isEmpty();
    }

    @Test
    void refusesScalarsAndArrays() {
        refuses("messages", "[1]", "messages", "a JSON array");
        refuses("objects", "7", "changes of objects", "a single JSON value");
        refuses("events", "null", "events", "a single JSON value");
        refuses("events", "{}", "events", "an empty JSON object");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "{\"Records\":[", "x", "{\"a\":1,\"a\":2}", "{\"a\":\"\u0001\"}"})
    void failsTheInvocationOfWhatIsNoJson(String event) {
        for (String kind : KINDS.keySet()) {
            FunctionApp app = f -> declare(kind, f, new ArrayList<>());

            assertThatThrownBy(() ->
                            LocalLambda.of(app).invoke(event.getBytes(StandardCharsets.UTF_8), new FixedContext()))
                    .as(kind)
                    .isInstanceOf(UndecodableException.class)
                    .hasMessageStartingWith("The event");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Records\":[{\"eventSource\":\"aws:kinesis\"}],\"window\":{\"start\":\"s\"},\"state\":{},\"isFinalInvokeForWindow\":false}",
                "{\"isFinalInvokeForWindow\":true,\"Records\":[{\"eventSource\":\"aws:dynamodb\"}]}",
                "{\"Records\":[],\"window\":{\"start\":\"s\"},\"state\":{},\"isFinalInvokeForWindow\":true}",
            })
    void refusesATumblingWindowWhoseStateItCanNotReturn(String event) {
        for (String kind : List.of("messages", "batches", "changes", "events")) {
            FunctionApp app = f -> declare(kind, f, new ArrayList<>());

            assertThatThrownBy(() ->
                            LocalLambda.of(app).invoke(event.getBytes(StandardCharsets.UTF_8), new FixedContext()))
                    .as(kind)
                    .isInstanceOf(UndecodableException.class)
                    .hasMessageContaining("tumbling window")
                    .hasMessageContaining("TumblingWindowInSeconds");
        }
    }
}
