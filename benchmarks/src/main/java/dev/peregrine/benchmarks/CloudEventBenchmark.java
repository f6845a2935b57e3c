package dev.peregrine.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.peregrine.cloudevents.CloudEventReader;
import dev.peregrine.http.Headers;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.message.MessageReader;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A CloudEvent over HTTP, in binary and in structured mode, read by this library and by the CloudEvents SDK. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CloudEventBenchmark {
    private static final Map<String, String> BINARY = Map.of(
            "ce-specversion", "1.0",
            "ce-id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd",
            "ce-source", "/shop/orders",
            "ce-type", "shop.order.placed",
            "ce-time", "2025-01-15T10:00:00.123Z",
            "ce-subject", "A-1071",
            "content-type", "application/json");

    private final Headers binaryHeaders = headers(BINARY);
    private final Headers structuredHeaders = Headers.of("content-type", "application/cloudevents+json");
    private final byte[] structured = structured();
    private final EventFormat format = new JsonFormat();

    private static Headers headers(Map<String, String> map) {
        Headers.Builder headers = Headers.builder();
        map.forEach(headers::add);
        return headers.build();
    }

    private static byte[] structured() {
        return ("{\"specversion\":\"1.0\",\"id\":\"8476a536-e9f4-11e8-9739-2dfe598c3fcd\",\"source\":\"/shop/orders\","
                        + "\"type\":\"shop.order.placed\",\"time\":\"2025-01-15T10:00:00.123Z\",\"subject\":\"A-1071\","
                        + "\"datacontenttype\":\"application/json\",\"data\":" + new String(Payloads.ORDER, UTF_8)
                        + "}")
                .getBytes(UTF_8);
    }

    /** Both must read the same event before they are measured. */
    @Setup
    public void check() {
        CloudEvent ours = peregrineBinary();
        for (CloudEvent event : List.of(sdkBinary(), peregrineStructured(), sdkStructured())) {
            if (!event.getId().equals(ours.getId())
                    || !event.getTime().equals(ours.getTime())
                    || event.getData().toBytes().length != ours.getData().toBytes().length) {
                throw new IllegalStateException("They read " + ours + " and " + event);
            }
        }
    }

    @Benchmark
    public CloudEvent peregrineBinary() {
        return CloudEventReader.http(binaryHeaders, Payloads.ORDER).get(0);
    }

    @Benchmark
    public CloudEvent sdkBinary() {
        MessageReader reader = HttpMessageFactory.createReader(BINARY, Payloads.ORDER);
        return reader.toEvent();
    }

    @Benchmark
    public CloudEvent peregrineStructured() {
        return CloudEventReader.http(structuredHeaders, structured).get(0);
    }

    @Benchmark
    public CloudEvent sdkStructured() {
        return format.deserialize(structured);
    }
}
