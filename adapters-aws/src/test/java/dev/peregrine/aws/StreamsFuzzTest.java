package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.peregrine.FunctionApp;
import dev.peregrine.event.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever stands in an event of a stream or broker: it is read, or fails by the errors that say what is wrong. */
class StreamsFuzzTest {
    private static final String[] WRONG = {
        "null",
        "true",
        "7",
        "-1",
        "1.5",
        "1e999999999",
        "9".repeat(2000),
        "9223372036854775808",
        "\"\"",
        "\"*\"",
        "\"\\u0000\\ud83e\"",
        "[]",
        "[null]",
        "[[]]",
        "{}",
        "{\"a\":{}}",
        "{\"bytes\":7}",
        "[".repeat(250) + "]".repeat(250)
    };

    /** What the functions got; a function of either kind may get the event. */
    private int handled;

    private List<@Nullable Throwable> deliver(byte[] event) {
        List<@Nullable Throwable> thrown = new ArrayList<>();
        List<FunctionApp> apps = List.of(
                f -> f.messages("messages", byte[].class, (message, context) -> handled++),
                f -> f.changes("changes", String.class, (change, context) -> handled++),
                f -> f.events("events", (cloudEvent, context) -> handled++));
        for (FunctionApp app : apps) {
            try (LocalLambda lambda = new LocalLambda(app, Map.of())) {
                thrown.add(catchThrowable(() -> lambda.invoke(event, new FixedContext())));
            }
        }
        return thrown;
    }

    private void failsOnlyAsDeclared(byte[] event) {
        for (Throwable thrown : deliver(event)) {
            assertThat(thrown == null
                            || thrown instanceof UndecodableException
                            || thrown instanceof UnexpectedEventException)
                    .describedAs(String.valueOf(thrown))
                    .isTrue();
        }
    }

    @Property(tries = 100)
    void handlesNothingOfATruncatedEvent(@ForAll("events") ObjectNode event, @ForAll Random random) {
        byte[] json = Events.bytes(event);
        byte[] truncated = Arrays.copyOf(json, random.nextInt(json.length));

        assertThat(deliver(truncated)).doesNotContainNull();
        failsOnlyAsDeclared(truncated);
        assertThat(handled).isZero();
    }

    @Property(tries = 300)
    void readsOrRefusesChangedBytes(@ForAll("events") ObjectNode event, @ForAll Random random) {
        byte[] json = Events.bytes(event);
        for (int i = random.nextInt(3); i >= 0; i--) {
            json[random.nextInt(json.length)] = (byte) random.nextInt(256);
        }

        failsOnlyAsDeclared(json);
    }

    @Property(tries = 600)
    void readsOrRefusesValuesOfAnotherType(@ForAll("events") ObjectNode event, @ForAll Random random) {
        List<ContainerNode<?>> places = new ArrayList<>();
        collect(event, places);
        ContainerNode<?> place = places.get(random.nextInt(places.size()));
        RawValue wrong = new RawValue(WRONG[random.nextInt(WRONG.length)]);
        if (place instanceof ArrayNode array) {
            array.setRawValue(random.nextInt(array.size()), wrong);
        } else if (place instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            object.putRawValue(names.get(random.nextInt(names.size())), wrong);
        }

        failsOnlyAsDeclared(Events.bytes(event));
    }

    @Property(tries = 50)
    void refusesAFieldThatComesTwice(@ForAll("events") ObjectNode event) {
        String json = event.toString();
        String twice = json.substring(0, json.length() - 1) + "," + json.substring(1);

        for (Throwable thrown : deliver(twice.getBytes(StandardCharsets.UTF_8))) {
            assertThatThrownBy(() -> {
                        throw thrown;
                    })
                    .isInstanceOfAny(UndecodableException.class, UnexpectedEventException.class);
        }
        assertThat(handled).isZero();
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> into) {
        if (node instanceof ContainerNode<?> container && !container.isEmpty()) {
            into.add(container);
            container.forEach(child -> collect(child, into));
        }
    }

    @Provide
    Arbitrary<ObjectNode> events() {
        return Arbitraries.integers().between(0, 4).map(StreamsFuzzTest::event);
    }

    private static ObjectNode event(int source) {
        return switch (source) {
            case 0 ->
                StreamPayloads.records(
                        StreamPayloads.kinesis("shardId-1", "1"), StreamPayloads.kinesis("shardId-1", "2"));
            case 1 -> StreamPayloads.records(StreamPayloads.change("1"), StreamPayloads.change("2"));
            case 2 ->
                StreamPayloads.activeMq(StreamPayloads.activeMqMessage("ID:1"), StreamPayloads.activeMqMessage("ID:2"));
            case 3 -> {
                ObjectNode event = StreamPayloads.kafka();
                StreamPayloads.kafka(event, "orders", 0, 1)
                        .withArray("/headers")
                        .addObject()
                        .putArray("a")
                        .add(1);
                StreamPayloads.kafka(event, "orders", 1, 2);
                yield event;
            }
            default -> {
                ObjectNode event = StreamPayloads.rabbitMq();
                StreamPayloads.rabbitMq(event, "orders::/", "1");
                StreamPayloads.rabbitMq(event, "returns::/", "2");
                yield event;
            }
        };
    }
}
