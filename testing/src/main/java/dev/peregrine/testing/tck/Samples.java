package dev.peregrine.testing.tck;

import dev.peregrine.Functions;
import dev.peregrine.cloudevents.CloudEvents;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.CloudApp;
import dev.peregrine.testing.Content;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.TestEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Events, and functions that get them. */
final class Samples {
    /** The body that functions of {@link #failing} fail on. */
    static final String BAD = "bad";

    private Samples() {}

    /** Messages of one key with ids from 1 on. */
    static TestEvent[] messages(String... bodies) {
        TestEvent[] messages = new TestEvent[bodies.length];
        for (int i = 0; i < bodies.length; i++) {
            messages[i] = TestEvent.message(Integer.toString(i + 1), bodies[i]);
        }
        return messages;
    }

    /** An app of one declared function. */
    static CloudApp app(Cloud cloud, Consumer<Functions> declaration) {
        return cloud.app(declaration::accept);
    }

    /** A function of messages of text, declared as the cloud needs it. */
    static CloudApp messages(Cloud cloud, MessageHandler<String> handler) {
        return app(cloud, f -> cloud.declared(f.messages("messages", String.class, handler)));
    }

    /** Fails on messages that are {@link #BAD}. */
    static MessageHandler<String> failing() {
        return (message, context) -> {
            if (message.body().equals(BAD)) {
                throw new IllegalArgumentException("a body that the handler doesn't like");
            }
        };
    }

    /** An event of a form that the cloud carries, in this order of preference. */
    static TestEvent event(Cloud cloud, String id) {
        if (cloud.kinds().contains(Kind.MESSAGES)) {
            return TestEvent.message(id, Content.json("{\"n\":1}"));
        }
        if (cloud.kinds().contains(Kind.OBJECTS)) {
            return TestEvent.of(ObjectEvent.builder(ObjectEvent.Kind.CREATED, "photos", "a/b.jpg")
                    .id(id)
                    .size(5)
                    .build());
        }
        if (cloud.kinds().contains(Kind.CHANGES)) {
            return TestEvent.inserted("7", Content.json("{\"id\":\"7\",\"n\":1}"));
        }
        if (cloud.kinds().contains(Kind.SCHEDULE)) {
            return TestEvent.of(ScheduledEvent.builder(id, "nightly", Instant.parse("2025-01-15T03:00:00Z"))
                    .build());
        }
        return TestEvent.event(CloudEvents.builder(id, "urn:example:shop", "com.example.order.placed")
                .time(Instant.parse("2025-01-15T03:00:00Z"))
                .json("{\"n\":1}".getBytes(StandardCharsets.UTF_8))
                .build());
    }

    static List<String> ids(TestEvent... events) {
        return java.util.Arrays.stream(events).map(TestEvent::id).toList();
    }
}
