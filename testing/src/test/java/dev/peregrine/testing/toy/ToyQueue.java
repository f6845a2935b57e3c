package dev.peregrine.testing.toy;

import dev.peregrine.Capability;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.event.Attributes;
import dev.peregrine.event.RawMessage;
import dev.peregrine.testing.Delivered;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.Platform;
import dev.peregrine.testing.TestEvent;
import dev.peregrine.testing.wire.Fate;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** The queue's own side: its text form on the way in, its rules on the way back. */
final class ToyQueue implements Platform {
    private static final AtomicLong DELIVERIES = new AtomicLong();

    /** What stands between the queue and the adapter. */
    private final UnaryOperator<ToyEntry> between;

    ToyQueue() {
        this(entry -> entry);
    }

    ToyQueue(UnaryOperator<ToyEntry> between) {
        this.between = between;
    }

    @Override
    public String name() {
        return "toy-queue";
    }

    @Override
    public Set<Kind> kinds() {
        return Set.of(Kind.MESSAGES, Kind.BATCHES, Kind.EVENTS);
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.PARTIAL_FAILURES, Capability.ORDERED_DELIVERY, Capability.KNOWN_DEADLINE);
    }

    @Override
    public int mostPerInvocation() {
        return 100;
    }

    /** The queue tells neither a time nor a media type, and is the only one; headers are bytes. */
    @Override
    public List<TestEvent> arriving(List<TestEvent> events) {
        return events.stream().map(event -> arriving(event.message())).toList();
    }

    private static TestEvent arriving(RawMessage message) {
        Attributes headers = Attributes.empty();
        for (int i = 0; i < message.attributes().size(); i++) {
            headers = headers.with(
                    message.attributes().name(i), message.attributes().bytes(i));
        }
        return TestEvent.of(RawMessage.bytes(message.id(), message.bytes())
                .source("toy")
                .attributes(headers)
                .attempt(message.attempt().orElse(1))
                .orderingKey(message.orderingKey().orElse(null))
                .build());
    }

    @Override
    public Instance start(FunctionApp app, Environment environment, String function) {
        Environment selecting = name -> name.equals("PEREGRINE_FUNCTION") && !function.isEmpty()
                ? Optional.of(function)
                : environment.get(name);
        return new Running(between.apply(new ToyFunction(app, selecting)));
    }

    private record Running(ToyEntry function) implements Instance {
        /** Whatever isn't asked for again is removed from the queue; after a failure nothing is. */
        @Override
        public Delivered deliver(List<TestEvent> events) {
            Delivered delivered = Delivered.of(events.size());
            StringBuilder batch = new StringBuilder();
            events.forEach(event -> write(event.message(), batch));
            byte[] sent = batch.toString().getBytes(StandardCharsets.US_ASCII);
            List<String> log = new ArrayList<>();
            try {
                String again = function.handle(
                        batch.toString(),
                        "delivery-" + DELIVERIES.incrementAndGet(),
                        System.currentTimeMillis() + 60_000,
                        (message, cause) -> log.add(message + " " + cause));
                delivered.invocation(sent, again.getBytes(StandardCharsets.US_ASCII), null, log);
                List<String> ids = again.lines().toList();
                for (int i = 0; i < events.size(); i++) {
                    delivered.fate(i, ids.contains(events.get(i).id()) ? Fate.AGAIN : Fate.DONE);
                }
            } catch (Throwable e) {
                delivered.invocation(sent, new byte[0], e, log);
            }
            return delivered;
        }

        private static void write(RawMessage message, StringBuilder batch) {
            batch.append("message ").append(message.id());
            message.orderingKey()
                    .ifPresent(key -> batch.append("\nkey ").append(hex(key.getBytes(StandardCharsets.UTF_8))));
            batch.append("\ntry ").append(message.attempt().orElse(1));
            for (int i = 0; i < message.attributes().size(); i++) {
                byte[] name = message.attributes().name(i).getBytes(StandardCharsets.UTF_8);
                batch.append("\nheader ")
                        .append(hex(name))
                        .append(' ')
                        .append(hex(message.attributes().bytes(i)));
            }
            batch.append("\nbody ").append(hex(message.bytes())).append('\n');
        }

        private static String hex(byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }

        @Override
        public void close() {
            function.close();
        }
    }
}
