package dev.peregrine.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.gson.Gson;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.azure.AzureFunction;
import dev.peregrine.testing.wire.AzureExchange;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * An order from the Azure worker's request to its response. {@code typed} is a function written against the vendor's types
 * with Gson. Request and response are the twin's for both.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class AzureHttpBenchmark {
    private static final Gson GSON = new Gson();

    private final AzureFunction peregrine = new Portable(f -> f.http("orders", "POST /orders", new OrderForm()));
    private final AzureExchange exchange = AzureExchange.of(Payloads.request());
    private final ExecutionContext context = exchange.context("orders");

    private static HttpResponseMessage handle(HttpRequestMessage<Optional<String>> request) {
        Order order = GSON.fromJson(request.getBody().orElse(""), Order.class);
        Order.Accepted accepted = new Order.Accepted(
                order.number(), order.quantity(), request.getHeaders().getOrDefault("user-agent", ""));
        return request.createResponseBuilder(HttpStatus.ACCEPTED)
                .header("Content-Type", "application/json")
                .header("Cache-Control", "no-store")
                .header("Location", "/orders/" + order.number())
                .body(GSON.toJson(accepted))
                .build();
    }

    /** Both must answer alike before they are measured. */
    @Setup
    public void check() {
        String ours = new String(exchange.reply(peregrine()).body().bytes(), UTF_8);
        String vendors = new String(exchange.reply(typed()).body().bytes(), UTF_8);
        if (!ours.contains("A-1071") || !ours.equals(vendors)) {
            throw new IllegalStateException("Answers differ: " + ours + " and " + vendors);
        }
    }

    @Benchmark
    public HttpResponseMessage peregrine() {
        return peregrine.http(exchange.text(), context);
    }

    @Benchmark
    public HttpResponseMessage typed() {
        return handle(exchange.text());
    }

    /** The part of both that no function can change: the twin makes the worker's request. */
    @Benchmark
    public Map<String, String> request() {
        return exchange.text().getHeaders();
    }

    /** The same for a function that has to know its path, for which the worker parses a URI. */
    @Benchmark
    public void requestWithUri(Blackhole sink) {
        HttpRequestMessage<Optional<String>> request = exchange.text();
        sink.consume(request.getHeaders());
        sink.consume(request.getUri());
    }

    private static final class Portable extends AzureFunction {
        Portable(FunctionApp app) {
            super(app, Environment.of(Map.of()));
        }
    }
}
