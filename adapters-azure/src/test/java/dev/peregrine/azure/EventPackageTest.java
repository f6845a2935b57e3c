package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.OutputBinding;
import com.microsoft.azure.functions.annotation.BindingName;
import dev.peregrine.TypeRef;
import dev.peregrine.json.JsonCodec;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packages an app of events, loads the result as the worker does, and binds its parameters as the worker does. */
class EventPackageTest {
    private static final String APP = """
            public final class Events implements FunctionApp {
                static void see(Object what) {
                    System.getProperties().merge("peregrine.seen", what + ";", (a, b) -> a + "" + b);
                }
                @Override public void define(Functions f) {
                    f.http("http", "GET /", (request, context) -> HttpResponse.of(204));
                    f.messages("orders", String.class, (message, context) -> see(message.source() + "/" + message.body()));
                    f.messages("bus", String.class, (message, context) -> see(message.orderingKey().get())).ordered();
                    f.messages("clicks", String.class, (message, context) -> {
                        see(message.id());
                        throw new IllegalStateException("no");
                    }).parking(dev.peregrine.event.Parking.output());
                    f.messages("records", String.class, (message, context) -> see(message.body()));
                    f.objects("blobs", (event, context) -> see(event.key()));
                    f.events("grid", (event, context) -> see(event.getType()));
                    f.changes("documents", String.class, (change, context) -> see(change.collection()));
                    f.schedule("nightly", "0 3 * * *", java.time.ZoneOffset.UTC, (occurrence, context) -> see("night"));
                }
            }
            """;

    private static final String PROPERTIES = """
            warmup=true
            http.authLevel=anonymous
            orders.trigger=queue
            orders.queueName=%ORDERS%
            bus.trigger=serviceBusQueue
            bus.queueName=bus
            bus.connection=Bus
            bus.cardinality=many
            bus.isSessionsEnabled=true
            clicks.trigger=eventHub
            clicks.eventHubName=clicks
            clicks.connection=Hub
            clicks.parking.queue=parked-clicks
            records.trigger=kafka
            records.topic=records
            records.brokerList=%BROKERS%
            records.consumerGroup=g
            records.retry.strategy=fixedDelay
            records.retry.maxRetryCount=-1
            records.retry.delay=00:00:05
            blobs.trigger=blob
            blobs.path=in/{name}
            grid.trigger=eventGrid
            documents.trigger=cosmosDB
            documents.databaseName=shop
            documents.containerName=orders
            documents.connection=Cosmos
            documents.retry.strategy=exponentialBackoff
            documents.retry.maxRetryCount=-1
            documents.retry.minimum=00:00:01
            documents.retry.maximum=00:01:00
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temporary;

    private Path output() {
        return temporary.resolve("azure");
    }

    private void write() throws IOException {
        CompiledApp.of(temporary, "Events", APP)
                .resource("peregrine-azure.properties", PROPERTIES)
                .packager("Events")
                .write(output());
    }

    private Map<String, Object> json(String file) throws IOException {
        return JsonCodec.light()
                .read(Files.readAllBytes(output().resolve(file)), new TypeRef<Map<String, Object>>() {});
    }

    @Test
    void writesTheFilesThatTheHostReads() throws Exception {
        write();

        assertThat(json("host.json"))
                .isEqualTo(Map.of(
                        "version",
                        "2.0",
                        "extensions",
                        Map.of("http", Map.of("routePrefix", "")),
                        "extensionBundle",
                        Map.of("id", "Microsoft.Azure.Functions.ExtensionBundle", "version", "[4.*, 5.0.0)")));
        assertThat(Files.readString(output().resolve("clicks/function.json"))).isEqualTo("""
                {
                  "scriptFile" : "../app.jar",
                  "entryPoint" : "dev.peregrine.azure.AzureParkingEvents.eventHub",
                  "bindings" : [
                    {
                      "type" : "eventHubTrigger",
                      "direction" : "in",
                      "name" : "events",
                      "eventHubName" : "clicks",
                      "connection" : "Hub",
                      "cardinality" : "many",
                      "dataType" : "binary"
                    },
                    {
                      "type" : "queue",
                      "direction" : "out",
                      "name" : "parked",
                      "queueName" : "parked-clicks"
                    }
                  ]
                }
                """);
        assertThat(json("documents/function.json"))
                .containsEntry(
                        "retry",
                        Map.of(
                                "strategy",
                                "exponentialBackoff",
                                "maxRetryCount",
                                -1L,
                                "minimumInterval",
                                "00:00:01",
                                "maximumInterval",
                                "00:01:00"));
        assertThat(json("nightly/function.json"))
                .containsEntry(
                        "bindings",
                        List.of(Map.of(
                                "type",
                                "timerTrigger",
                                "direction",
                                "in",
                                "name",
                                "timer",
                                "schedule",
                                "0 0 3 * * *")));
        assertThat(json("warmup/function.json"))
                .isEqualTo(Map.of(
                        "scriptFile",
                        "../app.jar",
                        "entryPoint",
                        "dev.peregrine.azure.AzureEvents.warmup",
                        "bindings",
                        List.of(Map.of("type", "warmupTrigger", "direction", "in", "name", "warmupContext"))));
    }

    @Test
    void anAppOfRequestsAndSchedulesAloneNeedsNoExtensionBundle() throws Exception {
        CompiledApp.of(temporary, "Nightly", """
                        public final class Nightly implements FunctionApp {
                            @Override public void define(Functions f) {
                                f.schedule("nightly", "0 3 * * *", java.time.ZoneOffset.UTC, (occurrence, context) -> {});
                            }
                        }
                        """)
                .resource("peregrine-azure.properties", "")
                .packager("Nightly")
                .write(output());

        assertThat(json("host.json")).doesNotContainKey("extensionBundle");
        assertThat(output().resolve("warmup")).doesNotExist();
    }

    /** Calls a packaged function as the worker does: by its only method of that name, each parameter by its annotation. */
    private Worker.Output call(ClassLoader loader, String function, Map<String, Object> data) throws Exception {
        Map<String, Object> file = json(function + "/function.json");
        String entryPoint = String.valueOf(file.get("entryPoint"));
        int dot = entryPoint.lastIndexOf('.');
        Class<?> type = Class.forName(entryPoint.substring(0, dot), false, loader);
        List<Method> methods = Arrays.stream(type.getMethods())
                .filter(method ->
                        method.getDeclaringClass() == type && method.getName().equals(entryPoint.substring(dot + 1)))
                .toList();
        assertThat(methods).hasSize(1);
        Worker.Output parked = new Worker.Output();
        Parameter[] parameters = methods.get(0).getParameters();
        Object[] arguments = new Object[parameters.length];
        for (int i = 0; i < parameters.length; i++) {
            arguments[i] = argument(parameters[i], String.valueOf(file.get("bindings")), data, parked, function);
        }
        Thread.currentThread().setContextClassLoader(loader);
        try {
            methods.get(0).invoke(type.getConstructor().newInstance(), arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            Thread.currentThread().setContextClassLoader(EventPackageTest.class.getClassLoader());
        }
        return parked;
    }

    private static Object argument(
            Parameter parameter, String bindings, Map<String, Object> data, Worker.Output parked, String function)
            throws Exception {
        if (parameter.getType() == ExecutionContext.class) {
            return new Worker.Context(function);
        }
        BindingName metadata = parameter.getAnnotation(BindingName.class);
        String name = metadata == null ? name(parameter) : metadata.value();
        if (metadata == null) {
            // what isn't declared makes the worker refuse the call
            assertThat(bindings).contains("name=" + name);
        }
        if (parameter.getType() == OutputBinding.class) {
            return parked;
        }
        Object value = data.get(name);
        if (value == null) {
            throw new AssertionError("the host gives no " + name);
        }
        return value;
    }

    private static String name(Parameter parameter) throws Exception {
        Annotation annotation = parameter.getAnnotations()[0];
        return (String) annotation.annotationType().getMethod("name").invoke(annotation);
    }

    @Test
    void whatIsPackagedRunsInAClassLoaderOfItsOwn() throws Exception {
        write();
        System.clearProperty("peregrine.seen");

        try (URLClassLoader loader = PackagedAppTest.workerLoader(output())) {
            call(loader, "warmup", Map.of());
            call(
                    loader,
                    "orders",
                    Map.of(
                            "message",
                            EventHost.bytes("one"),
                            "Id",
                            "q-1",
                            "DequeueCount",
                            "1",
                            "InsertionTime",
                            "\"2024-05-31T12:30:00+00:00\""));
            Map<String, Object> bus = new HashMap<>();
            bus.put("message", EventHost.all("x"));
            bus.put("MessageIdArray", List.of("m-1"));
            bus.put("DeliveryCountArray", "[1]");
            bus.put("SequenceNumberArray", List.of(7L));
            bus.put("EnqueuedTimeUtcArray", "[\"2024-05-31T12:30:00Z\"]");
            bus.put("ApplicationPropertiesArray", "[{}]");
            bus.put("ContentTypeArray", List.of());
            bus.put("PartitionKeyArray", List.of());
            bus.put("SessionIdArray", List.of("session"));
            call(loader, "bus", bus);
            Worker.Output parked = call(
                    loader,
                    "clicks",
                    Map.of(
                            "events",
                            EventHost.all("x"),
                            "SystemPropertiesArray",
                            EventHost.systemProperties(1),
                            "PropertiesArray",
                            "[{}]",
                            "PartitionContext",
                            EventHost.partition()));
            call(
                    loader,
                    "records",
                    Map.of("event", "{\"Topic\":\"t\",\"Partition\":0,\"Offset\":1,\"Value\":\"record\"}"));
            call(
                    loader,
                    "blobs",
                    Map.of("BlobTrigger", "in/a.png", "Uri", "\"https://h/in/a.png\"", "Properties", "{}"));
            call(loader, "grid", Map.of("event", "{\"id\":\"e\",\"topic\":\"t\",\"eventType\":\"type\"}"));
            call(loader, "documents", Map.of("documents", "[{\"id\":\"d\"}]"));
            call(loader, "nightly", Map.of("timer", "{\"IsPastDue\":false}"));

            assertThat(System.getProperty("peregrine.seen"))
                    .isEqualTo("%ORDERS%/one;session;3:1;record;a.png;type;orders;night;");
            assertThat(parked.getValue())
                    .singleElement()
                    .satisfies(json -> assertThat(json).contains("3:1"));
        } finally {
            System.clearProperty("peregrine.seen");
        }
    }
}
