package dev.peregrine.testing.fuzz;

import static dev.peregrine.testing.fuzz.FuzzTarget.utf8;

import com.microsoft.azure.functions.ExecutionContext;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.azure.AzureEvents;
import dev.peregrine.event.UndecodableException;
import dev.peregrine.testing.fuzz.Handled.Order;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Azure's entry methods for events: each by the body, and by the metadata that come as JSON. */
final class AzureTargets {
    private static final String TIME = "\"2024-05-31T12:30:00+00:00\"";
    private static final String PARTITION =
            "{\"FullyQualifiedNamespace\":\"n.servicebus.windows.net\",\"EventHubName\":"
                    + "\"clicks\",\"ConsumerGroup\":\"$Default\",\"PartitionId\":\"3\"}";
    private static final String SYSTEM = "[{\"SequenceNumber\":1,\"Offset\":\"100\",\"PartitionKey\":null,"
            + "\"EnqueuedTimeUtc\":\"2024-05-31T12:30:00.1234567\"}]";
    private static final String RECORD = "{\"Offset\":9,\"Partition\":2,\"Topic\":\"t\",\"Timestamp\":"
            + "\"2024-05-31T12:30:00Z\",\"Value\":\"{\\\"id\\\":\\\"1\\\"}\",\"Key\":\"k\",\"Headers\":[{\"Key\":\"h\","
            + "\"Value\":\"AP8=\"}]}";
    private static final String GRID = "{\"topic\":\"/s/x\",\"subject\":\"/blobServices/default/containers/c/blobs/k\","
            + "\"eventType\":\"Microsoft.Storage.BlobCreated\",\"id\":\"e\",\"data\":{\"eTag\":\"0x1\",\"contentLength\":5},"
            + "\"dataVersion\":\"1\",\"eventTime\":\"2024-05-31T12:30:00Z\"}";
    private static final String CLOUD_EVENT = "{\"specversion\":\"1.0\",\"source\":\"/s\",\"subject\":"
            + "\"/blobServices/default/containers/c/blobs/k\",\"type\":\"Microsoft.Storage.BlobCreated\",\"id\":\"e\","
            + "\"time\":\"2024-05-31T12:30:00Z\",\"data\":{\"eTag\":\"0x1\",\"contentLength\":5}}";
    private static final String DOCUMENTS =
            "[{\"id\":\"1\",\"_ts\":1717158600,\"_etag\":\"\\\"5\\\"\",\"_lsn\":42},{\"id\":\"2\"}]";
    private static final String TIMER =
            "{\"ScheduleStatus\":{\"Next\":\"2024-05-31T12:30:00+00:00\"},\"IsPastDue\":false}";
    private static final String BLOB =
            "{\"ContentLength\":5,\"ETag\":\"\\\"0x1\\\"\",\"LastModified\":\"2024-05-31T12:30:00+00:00\"}";
    private static final ExecutionContext CONTEXT = Stub.of(
            ExecutionContext.class, Map.of("getInvocationId", "i", "getFunctionName", "f", "getLogger", silent()));

    /** The only one that brings several. */
    private static final Call DOCUMENTS_CALL = (entry, text) -> entry.cosmosDB(text, CONTEXT);

    private AzureTargets() {}

    /** Declares the function to try. */
    private interface Declared {
        void define(Functions functions, Handled handled);
    }

    /** Calls the entry method. */
    private interface Call {
        void on(AzureEvents entry, String text) throws Exception;
    }

    private static final class Entry extends AzureEvents {
        Entry(FunctionApp app) {
            super(app, Environment.of(Map.of()));
        }
    }

    static List<FuzzTarget> all() {
        Declared messages = (f, handled) -> f.messages("f", Order.class, handled.messages());
        Declared objects = (f, handled) -> f.objects("f", handled.objects());
        Declared changes = (f, handled) -> f.changes("f", Order.class, handled.changes());
        Declared schedule = (f, handled) -> f.schedule("f", "0 3 * * *", ZoneOffset.UTC, handled.schedule());
        byte[] order = utf8("{\"id\":\"1\"}").get(0);
        List<byte[]> orders = List.of(order);
        return List.of(
                target(
                        "azure-queue",
                        messages,
                        (entry, text) -> entry.queue(bytes(text), "q-1", "2", TIME, CONTEXT),
                        "{\"id\":\"1\"}"),
                target(
                        "azure-queue-time",
                        messages,
                        (entry, text) -> entry.queue(order, "q-1", "2", text, CONTEXT),
                        TIME),
                target(
                        "azure-service-bus",
                        messages,
                        (entry, text) -> entry.serviceBus(order, "m", "1", "7", TIME, text, CONTEXT),
                        "{\"a\":\"b\",\"n\":1}"),
                target(
                        "azure-event-hub-system",
                        messages,
                        (entry, text) -> entry.eventHub(orders, text, "[{}]", PARTITION, CONTEXT),
                        SYSTEM),
                target(
                        "azure-event-hub-properties",
                        messages,
                        (entry, text) -> entry.eventHub(orders, SYSTEM, text, PARTITION, CONTEXT),
                        "[{\"a\":\"b\"}]"),
                target(
                        "azure-event-hub-partition",
                        messages,
                        (entry, text) -> entry.eventHub(orders, SYSTEM, "[{}]", text, CONTEXT),
                        PARTITION),
                target("azure-kafka", messages, (entry, text) -> entry.kafka(text, CONTEXT), RECORD),
                target(
                        "azure-blob",
                        objects,
                        (entry, text) -> entry.blob("c/k", "\"https://h/c/k\"", text, CONTEXT),
                        BLOB),
                target("azure-event-grid", objects, (entry, text) -> entry.eventGrid(text, CONTEXT), GRID, CLOUD_EVENT),
                target("azure-cosmos-db", changes, DOCUMENTS_CALL, DOCUMENTS),
                target("azure-timer", schedule, (entry, text) -> entry.timer(text, CONTEXT), TIMER));
    }

    private static FuzzTarget target(String name, Declared declared, Call call, String... seeds) {
        Handled handled = new Handled();
        Entry entry = new Entry(f -> declared.define(f, handled));
        return FuzzTarget.of(name, input -> invoke(entry, handled, call, input), utf8(seeds))
                .throwing(UndecodableException.class);
    }

    private static void invoke(Entry entry, Handled handled, Call call, byte[] input) throws Exception {
        String text = new String(input, StandardCharsets.UTF_8);
        handled.reset();
        call.on(entry, text);
        handled.covers(
                call == DOCUMENTS_CALL ? Handled.acknowledged(bytes(text)).size() : 1);
    }

    private static Logger silent() {
        Logger logger = Logger.getAnonymousLogger();
        logger.setLevel(Level.OFF);
        return logger;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
