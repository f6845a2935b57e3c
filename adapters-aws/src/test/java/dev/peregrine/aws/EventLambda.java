package dev.peregrine.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.peregrine.EventDeclaration;
import dev.peregrine.FunctionApp;
import dev.peregrine.event.Message;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;
import io.cloudevents.CloudEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What functions of every kind get of an event, through the entry point. */
final class EventLambda {
    /** What partial failures take. */
    static final Map<String, String> PARTIAL = Map.of("PEREGRINE_PARTIAL_FAILURES", "on");

    private EventLambda() {}

    static void unwrapped(EventDeclaration function) {
        function.unwrapped();
    }

    static void plain(EventDeclaration function) {
        // as it is
    }

    static List<Message<String>> messages(JsonNode event) {
        return messages(event, EventLambda::plain);
    }

    static List<Message<String>> messages(JsonNode event, Consumer<EventDeclaration> more) {
        List<Message<String>> got = new ArrayList<>();
        invoke(f -> more.accept(f.messages("orders", String.class, (message, context) -> got.add(message))), event);
        return got;
    }

    static List<ObjectEvent> objects(JsonNode event) {
        return objects(event, EventLambda::plain);
    }

    static List<ObjectEvent> objects(JsonNode event, Consumer<EventDeclaration> more) {
        List<ObjectEvent> got = new ArrayList<>();
        invoke(f -> more.accept(f.objects("thumbnails", (object, context) -> got.add(object))), event);
        return got;
    }

    static List<CloudEvent> events(JsonNode event) {
        return events(event, EventLambda::plain);
    }

    static List<CloudEvent> events(JsonNode event, Consumer<EventDeclaration> more) {
        List<CloudEvent> got = new ArrayList<>();
        invoke(f -> more.accept(f.events("audit", (cloudEvent, context) -> got.add(cloudEvent))), event);
        return got;
    }

    static ScheduledEvent occurrence(JsonNode event) {
        List<ScheduledEvent> got = new ArrayList<>();
        invoke(f -> f.schedule("nightly", "0 3 * * *", java.time.ZoneOffset.UTC, (o, context) -> got.add(o)), event);
        return got.get(0);
    }

    /** What is parked of an event, which a function of these messages must not see. */
    static List<RawMessage> parked(JsonNode event, List<Throwable> causes, Consumer<EventDeclaration> more) {
        List<RawMessage> parked = new ArrayList<>();
        invoke(
                f -> more.accept(f.messages("orders", String.class, (message, context) -> {})
                        .parking((message, cause) -> {
                            parked.add(message);
                            causes.add(cause);
                        })),
                event);
        return parked;
    }

    private static void invoke(FunctionApp app, JsonNode event) {
        new LocalLambda(app, PARTIAL).invoke(event);
    }
}
