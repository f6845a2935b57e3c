package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.event.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever comes, only what is declared comes out: an answer, or the two exceptions that say why there is none. */
class HostileEventsTest {
    private static final List<Consumer<Functions>> KINDS = List.of(
            f -> f.messages("f", String.class, (message, context) -> message.attributes()),
            f -> f.messages("f", String.class, (message, context) -> message.attributes())
                    .unwrapped()
                    .partialFailures(),
            f -> f.objects("f", (object, context) -> object.toCloudEvent()),
            f -> f.objects("f", (object, context) -> object.toCloudEvent())
                    .unwrapped()
                    .partialFailures(),
            f -> f.schedule("f", "0 3 * * *", ZoneOffset.UTC, (occurrence, context) -> occurrence.toCloudEvent()),
            f -> f.events("f", (event, context) -> event.getId()),
            f -> f.events("f", (event, context) -> event.getId()).unwrapped().partialFailures());

    private static List<ObjectNode> payloads() {
        String objects =
                Payloads.records(Payloads.s3("ObjectCreated:Put", "a+b")).toString();
        ObjectNode attributes = Payloads.sqs("m-1", "b");
        attributes.set("messageAttributes", Events.parse("{\"x\":{\"binaryValue\":\"AAE=\",\"dataType\":\"Binary\"}}"));
        return List.of(
                Payloads.records(attributes, Payloads.sqs("m-2", objects)),
                Payloads.records(Payloads.fifo(
                        "m-1", "g", Payloads.envelope("n-1", objects).toString())),
                Payloads.records(Payloads.sns("n-1", objects)),
                Payloads.records(Payloads.s3("ObjectCreated:Put", "a+b")),
                Payloads.s3ThroughEventBridge("Object Created", "a+b"),
                Payloads.ofRule("arn:aws:events:us-east-1:123456789012:rule/nightly"),
                Events.parse(
                        "{\"peregrine.schedule\":{\"time\":\"2024-05-31T03:00:00Z\",\"name\":\"n\",\"id\":\"i\"}}"));
    }

    private static void invoke(Consumer<Functions> kind, byte[] event) {
        FunctionApp app = kind::accept;
        List<Throwable> thrown = new ArrayList<>();
        try (LocalLambda lambda = new LocalLambda(app, EventLambda.PARTIAL)) {
            JsonNode answer = Events.read(lambda.invoke(event, new FixedContext()));
            assertThat(answer.isNull() || answer.get("batchItemFailures").isArray())
                    .isTrue();
            for (JsonNode identifier : answer.findValues("itemIdentifier")) {
                assertThat(identifier.textValue()).isNotEmpty();
            }
        } catch (UndecodableException | UnexpectedEventException e) {
            thrown.add(e);
        } catch (dev.peregrine.StartupException e) {
            // the topic and the bucket can't do partial failures
            assertThat(e).hasMessageContaining("PARTIAL_FAILURES");
        }
        assertThat(thrown).allSatisfy(e -> assertThat(e.getMessage()).hasSizeLessThan(1000));
    }

    private static void invokeAll(byte[] event) {
        for (Consumer<Functions> kind : KINDS) {
            invoke(kind, event);
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void survivesEventsThatAreCutOffOrChanged(@ForAll long seed) {
        Random random = new Random(seed);
        for (ObjectNode payload : payloads()) {
            byte[] event = Events.bytes(payload);
            invokeAll(Arrays.copyOf(event, random.nextInt(event.length)));
            for (int i = 0; i < 3; i++) {
                event[random.nextInt(event.length)] = (byte) random.nextInt(256);
            }
            invokeAll(event);
        }
    }

    @Property(tries = 60, edgeCases = EdgeCasesMode.NONE)
    void survivesValuesOfOtherTypes(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int changes) {
        Random random = new Random(seed);
        for (ObjectNode payload : payloads()) {
            for (int i = 0; i < changes; i++) {
                change(payload, random);
            }
            invokeAll(Events.bytes(payload));
        }
    }

    /** Replaces some value by one of another type, or takes it away. */
    private static void change(JsonNode node, Random random) {
        JsonNode at = node;
        while (at.isContainerNode() && at.size() > 0) {
            boolean here = random.nextInt(4) == 0;
            int child = random.nextInt(at.size());
            if (at instanceof ArrayNode array) {
                if (here || !array.get(child).isContainerNode()) {
                    array.set(child, other(random));
                    return;
                }
                at = array.get(child);
            } else {
                ObjectNode object = (ObjectNode) at;
                List<String> names = new ArrayList<>();
                object.fieldNames().forEachRemaining(names::add);
                String name = names.get(child);
                if (here || !object.get(name).isContainerNode()) {
                    object.set(name, other(random));
                    return;
                }
                at = object.get(name);
            }
        }
    }

    private static JsonNode other(Random random) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (random.nextInt(8)) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.textNode("");
            case 2 -> nodes.textNode("%zz \u0000\uD83E\uDD85");
            case 3 -> nodes.numberNode(random.nextLong());
            case 4 -> nodes.numberNode(1e300);
            case 5 -> nodes.booleanNode(true);
            case 6 -> nodes.arrayNode().add(nodes.objectNode()).add(1);
            default -> nodes.objectNode().set("a", nodes.arrayNode());
        };
    }

    @Example
    void survivesDepthAndLengthAndRepetition() {
        String deep = "[".repeat(100_000);
        String nested = "{\"a\":".repeat(500) + "1" + "}".repeat(500);
        String record = Payloads.sqs("m-1", "b").toString();
        for (String event : List.of(
                deep,
                "{\"Records\":" + deep,
                "{\"Records\":[{\"eventSource\":\"aws:sqs\",\"x\":" + nested + "}]}",
                "{\"detail-type\":\"d\",\"source\":\"s\",\"id\":\"i\",\"detail\":" + deep,
                "{\"Records\":[" + record.replace("\"body\"", "\"body\":\"a\",\"body\"") + "]}",
                "{\"Records\":[" + record.replace("\"1545082649183\"", "9".repeat(100_000)) + "]}",
                "{\"Records\":[" + record.replace("\"1545082649183\"", "1e999999999") + "]}",
                "{\"" + "n".repeat(60_000) + "\":1}")) {
            invokeAll(event.getBytes(StandardCharsets.UTF_8));
        }
    }
}
