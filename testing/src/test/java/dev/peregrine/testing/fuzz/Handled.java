package dev.peregrine.testing.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.peregrine.event.ChangeHandler;
import dev.peregrine.event.EventHandler;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.event.ObjectHandler;
import dev.peregrine.event.ScheduleHandler;
import java.io.IOException;
import java.util.Optional;

/** Counts what entered handlers, and holds it against what the host would take for done. */
final class Handled {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private int count;

    /** What bodies are bound to, so that some can't be. */
    record Order(String id, Optional<Integer> count) {}

    <T> MessageHandler<T> messages() {
        return (message, context) -> count(message.attributes());
    }

    <T> ChangeHandler<T> changes() {
        return (change, context) -> count(change.toCloudEvent());
    }

    ObjectHandler objects() {
        return (object, context) -> count(object.toCloudEvent());
    }

    ScheduleHandler schedule() {
        return (occurrence, context) -> count(occurrence.toCloudEvent());
    }

    EventHandler events() {
        return (event, context) -> count(event.getExtensionNames());
    }

    private void count(Object seen) {
        if (seen != null) {
            count++;
        }
    }

    void reset() {
        count = 0;
    }

    /** Fails when more was acknowledged than entered a handler. */
    void covers(int acknowledged) {
        if (count < acknowledged) {
            throw new AssertionError(acknowledged + " acknowledged, and " + count + " handled");
        }
    }

    /** What was acknowledged, read by another parser; no JSON can't have been. */
    static JsonNode acknowledged(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new AssertionError("acknowledged what isn't JSON", e);
        }
    }
}
