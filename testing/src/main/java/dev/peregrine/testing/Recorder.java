package dev.peregrine.testing;

import dev.peregrine.Context;
import dev.peregrine.Interceptor;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Change;
import dev.peregrine.event.Message;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.ScheduledEvent;
import io.cloudevents.CloudEvent;
import java.util.ArrayList;
import java.util.List;

/** Notes what an app's handlers were called with and what came of it. Thread-safe. */
final class Recorder {
    /** What happened to an event, by the id that the handler saw. */
    record Note(String id, What what) {}

    /** What can happen. */
    enum What {
        STARTED,
        COMPLETED,
        FAILED,
        PARKED
    }

    private final List<Note> notes = new ArrayList<>();

    private synchronized void note(String id, What what) {
        notes.add(new Note(id, what));
    }

    /** What has been noted so far, which is then forgotten. */
    synchronized List<Note> take() {
        List<Note> taken = List.copyOf(notes);
        notes.clear();
        return taken;
    }

    /** Around a call of a handler that gets one event. Of a batch only its handler knows what failed. */
    void around(Object input, Context context, Interceptor.Proceed proceed) throws Exception {
        if (input instanceof List) {
            proceed.proceed();
            return;
        }
        String id = id(input);
        note(id, What.STARTED);
        boolean completed = false;
        try {
            proceed.proceed();
            completed = true;
        } finally {
            note(id, completed ? What.COMPLETED : What.FAILED);
        }
    }

    /** Notes the start of a batch. */
    void started(List<? extends Message<?>> batch) {
        batch.forEach(message -> note(message.id(), What.STARTED));
    }

    /** Notes what a handler made of a batch. */
    void ended(List<? extends Message<?>> batch, BatchResult result) {
        for (Message<?> message : batch) {
            boolean failed = result.failures().containsKey(message.id());
            note(message.id(), failed ? What.FAILED : What.COMPLETED);
        }
    }

    void parked(RawMessage message) {
        note(message.id(), What.PARKED);
    }

    private static String id(Object input) {
        if (input instanceof Message<?> message) {
            return message.id();
        }
        if (input instanceof ObjectEvent object) {
            return object.id();
        }
        if (input instanceof Change<?> change) {
            return change.id();
        }
        if (input instanceof ScheduledEvent occurrence) {
            return occurrence.id();
        }
        return input instanceof CloudEvent event ? event.getId() : "";
    }
}
