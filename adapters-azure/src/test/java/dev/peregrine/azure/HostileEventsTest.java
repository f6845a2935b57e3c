package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.event.UndecodableException;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.Assertions;

/** Damaged and random texts where the host's JSON should be: nothing but {@link UndecodableException} comes out. */
class HostileEventsTest {
    private static final String GRID = "{\"topic\":\"/s/x\",\"subject\":\"/blobServices/default/containers/c/blobs/k\","
            + "\"eventType\":\"Microsoft.Storage.BlobCreated\",\"id\":\"e\",\"data\":{\"eTag\":\"0x1\",\"contentLength\":5},"
            + "\"dataVersion\":\"1\",\"eventTime\":\"2024-05-31T12:30:00Z\"}";
    private static final String CLOUD_EVENT = "{\"specversion\":\"1.0\",\"source\":\"/s\",\"subject\":"
            + "\"/blobServices/default/containers/c/blobs/k\",\"type\":\"Microsoft.Storage.BlobCreated\",\"id\":\"e\","
            + "\"time\":\"2024-05-31T12:30:00Z\",\"data\":{\"eTag\":\"0x1\",\"contentLength\":5}}";
    private static final String RECORD = "{\"Offset\":9,\"Partition\":2,\"Topic\":\"t\",\"Timestamp\":"
            + "\"2024-05-31T12:30:00Z\",\"Value\":\"v\",\"Key\":\"k\",\"Headers\":[{\"Key\":\"h\",\"Value\":\"AP8=\"}]}";
    private static final String DOCUMENTS =
            "[{\"id\":\"d\",\"_ts\":1717158600,\"_etag\":\"\\\"5\\\"\",\"_lsn\":42},{\"id\":\"e\"}]";
    private static final String TIMER =
            "{\"ScheduleStatus\":{\"Next\":\"2024-05-31T12:30:00+00:00\"},\"IsPastDue\":false}";
    private static final String BLOB =
            "{\"ContentLength\":5,\"ETag\":\"\\\"0x1\\\"\",\"LastModified\":" + "\"2024-05-31T12:30:00+00:00\"}";

    private final EventHost messages = EventHost.messages();
    private final EventHost objects = EventHost.objects();
    private final EventHost changes = EventHost.changes();
    private final EventHost schedule = EventHost.of(
            (f, seen) -> f.schedule("f", "0 3 * * *", java.time.ZoneOffset.UTC, (occurrence, context) -> {}));

    private interface Call {
        void run(String text) throws Exception;
    }

    private static void send(String text, Call call) {
        Throwable failure = Assertions.catchThrowable(() -> call.run(text));
        if (failure != null && !(failure instanceof UndecodableException)) {
            throw new AssertionError("of " + text, failure);
        }
    }

    private void sendAll(String text) {
        send(text, json -> messages.entry.kafka(json, messages.context));
        send(text, json -> objects.entry.eventGrid(json, objects.context));
        send(text, json -> changes.entry.cosmosDB(json, changes.context));
        send(text, json -> schedule.entry.timer(json, schedule.context));
        send(text, json -> objects.entry.blob("c/k", "\"https://h/c/k\"", json, objects.context));
        send(
                text,
                json -> messages.entry.eventHub(
                        List.of(new byte[0]), json, "[{}]", EventHost.partition(), messages.context));
        send(
                text,
                json -> messages.entry.eventHub(
                        List.of(new byte[0]), EventHost.systemProperties(1), json, json, messages.context));
        send(text, json -> messages.entry.serviceBus(new byte[0], "m", json, "7", json, json, messages.context));
    }

    @Property(tries = 200)
    void randomTexts(@ForAll String text) {
        sendAll(text);
    }

    @Property(tries = 150)
    void damagedEvents(@ForAll Random random) {
        for (String json : List.of(GRID, CLOUD_EVENT, RECORD, DOCUMENTS, TIMER, BLOB, EventHost.systemProperties(1))) {
            sendAll(damaged(json, random));
        }
    }

    private static String damaged(String json, Random random) {
        StringBuilder text = new StringBuilder(json);
        int times = 1 + random.nextInt(3);
        for (int i = 0; i < times && text.length() > 1; i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(5)) {
                case 0 -> text.setLength(at);
                case 1 -> text.deleteCharAt(at);
                case 2 -> text.setCharAt(at, "{}[]\",:0-9e.tfn\\ \u0000\uD800".charAt(random.nextInt(19)));
                case 3 -> text.insert(at, text.substring(at, Math.min(text.length(), at + random.nextInt(20))));
                default ->
                    text.insert(
                            at,
                            List.of("null", "true", "1e999", "99999999999999999999", "[[", "{\"id\":{}}")
                                    .get(random.nextInt(6)));
            }
        }
        return text.toString();
    }

    @Example
    void deepAndEndless() {
        sendAll("[".repeat(100_000));
        sendAll("{\"a\":".repeat(100_000));
        sendAll("[" + "1".repeat(100_000) + "]");
        sendAll("[{\"id\":\"d\",\"_ts\":9223372036854775807}]");
        sendAll("{\"id\":\"d\",\"eventType\":\"t\",\"topic\":\"http://[\"}");

        assertThatThrownBy(
                        () -> changes.entry.cosmosDB("[{\"id\":\"d\",\"_ts\":9223372036854775807}]", changes.context))
                .isInstanceOf(UndecodableException.class);
    }
}
