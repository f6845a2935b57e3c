package dev.peregrine.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.peregrine.FunctionApp;
import dev.peregrine.event.Change;
import dev.peregrine.event.Message;
import dev.peregrine.event.RawMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Small apps for events of streams and brokers, called as Lambda calls them. */
final class StreamLambda {
    /** What a function did with an event. */
    record Outcome<E>(List<E> handled, List<RawMessage> parked, List<String> reasons) {
        Outcome() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        void park(RawMessage message, Throwable reason) {
            parked.add(message);
            reasons.add(String.valueOf(reason.getMessage()));
        }
    }

    private StreamLambda() {}

    /** Gives an event to an app with one function. */
    static JsonNode invoke(FunctionApp app, JsonNode event) {
        try (LocalLambda lambda = new LocalLambda(app, Map.of("PEREGRINE_PARTIAL_FAILURES", "on"))) {
            return lambda.invoke(event);
        }
    }

    /** The messages that a function gets of an event, and what it would park. */
    static Outcome<Message<byte[]>> messages(JsonNode event) {
        Outcome<Message<byte[]>> outcome = new Outcome<>();
        invoke(
                f -> f.messages(
                                "all",
                                byte[].class,
                                (message, context) -> outcome.handled().add(message))
                        .parking(outcome::park),
                event);
        return outcome;
    }

    /** The changes that a function gets of an event, and what it would park. */
    static Outcome<Change<String>> changes(JsonNode event) {
        Outcome<Change<String>> outcome = new Outcome<>();
        invoke(
                f -> f.changes(
                                "all",
                                String.class,
                                (change, context) -> outcome.handled().add(change))
                        .parking(outcome::park),
                event);
        return outcome;
    }

    /** What the source is told when a function with partial failures fails at some bodies. */
    static List<JsonNode> undone(JsonNode event, String... failing) {
        Set<String> bodies = Set.of(failing);
        return identifiers(invoke(
                f -> f.messages("some", String.class, (message, context) -> failAt(bodies, message.body()))
                        .partialFailures(),
                event));
    }

    /** Throws for some of the values. */
    static void failAt(Set<String> failing, String value) {
        if (failing.contains(value)) {
            throw new IllegalStateException("fails at " + value);
        }
    }

    static List<JsonNode> identifiers(JsonNode answer) {
        List<JsonNode> identifiers = new ArrayList<>();
        for (JsonNode failure : answer.get("batchItemFailures")) {
            identifiers.add(failure.get("itemIdentifier"));
        }
        return identifiers;
    }

    /** Gives an event to a function without partial failures that fails at some bodies. */
    static void undeclared(JsonNode event, String... failing) {
        Set<String> bodies = Set.of(failing);
        invoke(f -> f.messages("some", String.class, (message, context) -> failAt(bodies, message.body())), event);
    }
}
