package dev.peregrine.azure;

import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.event.Change;
import dev.peregrine.event.Message;
import dev.peregrine.event.ObjectEvent;
import dev.peregrine.event.ScheduledEvent;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/** An app behind the entry points for events, called as the worker calls them; it keeps what its handlers have got. */
final class EventHost {
    final List<Object> seen = Collections.synchronizedList(new ArrayList<>());
    final Worker.Context context = new Worker.Context("f");
    final Worker.Output parked = new Worker.Output();
    final AzureParkingEvents entry;

    private EventHost(Declared app) {
        FunctionApp all = f -> app.define(f, seen);
        this.entry = new AzureParkingEvents(all, Environment.of(Map.of())) {};
    }

    /** Declares functions whose handlers add to a list what they get. */
    @FunctionalInterface
    interface Declared {
        void define(dev.peregrine.Functions f, List<Object> seen);
    }

    static EventHost of(Declared app) {
        return new EventHost(app);
    }

    /** A function that gets messages of text. */
    static EventHost messages() {
        return of((f, seen) -> f.messages("f", String.class, (message, context) -> seen.add(message)));
    }

    static EventHost objects() {
        return of((f, seen) -> f.objects("f", (event, context) -> seen.add(event)));
    }

    static EventHost events() {
        return of((f, seen) -> f.events("f", (event, context) -> seen.add(event)));
    }

    static EventHost changes() {
        return of((f, seen) -> f.changes("f", String.class, (change, context) -> seen.add(change)));
    }

    private <T> T only(Class<T> type) {
        if (seen.size() != 1) {
            throw new AssertionError("expected one event, and there were " + seen);
        }
        return type.cast(seen.get(0));
    }

    @SuppressWarnings("unchecked") // of the function above
    Message<String> message() {
        return only(Message.class);
    }

    @SuppressWarnings("unchecked") // of the function above
    Change<String> change() {
        return only(Change.class);
    }

    ObjectEvent object() {
        return only(ObjectEvent.class);
    }

    ScheduledEvent occurrence() {
        return only(ScheduledEvent.class);
    }

    CloudEvent event() {
        return only(CloudEvent.class);
    }

    List<Object> bodies() {
        List<Object> bodies = new ArrayList<>();
        for (Object message : seen) {
            bodies.add(((Message<?>) message).body());
        }
        return bodies;
    }

    void queue(String body) throws Exception {
        entry.queue(bytes(body), "q-1", "2", "\"2024-05-31T12:30:00+00:00\"", context);
    }

    /** Events of one partition, with sequence numbers from 1. */
    void eventHub(String... bodies) throws Exception {
        entry.eventHub(
                all(bodies), systemProperties(bodies.length), repeated("{}", bodies.length), partition(), context);
    }

    void eventHubParking(String... bodies) throws Exception {
        entry.eventHub(
                all(bodies),
                systemProperties(bodies.length),
                repeated("{}", bodies.length),
                partition(),
                parked,
                context);
    }

    private static List<Long> numbers(String... bodies) {
        return LongStream.rangeClosed(1, bodies.length).boxed().toList();
    }

    void serviceBusMany(String... bodies) throws Exception {
        entry.serviceBusMany(
                all(bodies),
                numbers(bodies).stream().map(number -> "m-" + number).toList(),
                repeated("1", bodies.length),
                numbers(bodies),
                repeated("\"2024-05-31T12:30:00Z\"", bodies.length),
                repeated("{}", bodies.length),
                List.of(),
                List.of(),
                context);
    }

    void serviceBusManyParking(String... bodies) throws Exception {
        entry.serviceBusMany(
                all(bodies),
                List.of(),
                repeated("1", bodies.length),
                numbers(bodies),
                repeated("\"2024-05-31T12:30:00Z\"", bodies.length),
                repeated("{}", bodies.length),
                List.of(),
                List.of(),
                parked,
                context);
    }

    static String partition() {
        return "{\"FullyQualifiedNamespace\":\"n.servicebus.windows.net\",\"EventHubName\":\"clicks\",\"ConsumerGroup\":"
                + "\"$Default\",\"PartitionId\":\"3\"}";
    }

    static String systemProperties(int events) {
        StringBuilder json = new StringBuilder("[");
        for (int i = 1; i <= events; i++) {
            json.append(i == 1 ? "" : ",")
                    .append("{\"SequenceNumber\":")
                    .append(i)
                    .append(",\"Offset\":\"")
                    .append(i * 100)
                    .append("\",\"PartitionKey\":null,\"EnqueuedTimeUtc\":\"2024-05-31T12:30:00.1234567\"}");
        }
        return json.append(']').toString();
    }

    static String repeated(String json, int times) {
        return "[" + String.join(",", Collections.nCopies(times, json)) + "]";
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static List<byte[]> all(String... texts) {
        List<byte[]> all = new ArrayList<>();
        for (String text : texts) {
            all.add(bytes(text));
        }
        return all;
    }
}
