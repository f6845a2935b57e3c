package dev.peregrine.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.cloud.functions.HttpFunction;
import com.google.gson.Gson;
import dev.peregrine.gcp.GoogleHttpFunction;
import dev.peregrine.testing.wire.GoogleExchange;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * An order over the functions framework's own API, to the response. {@code typed} is a function written against that API with
 * Gson, as its documentation has it. Request and response are the twin's for both.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GoogleHttpBenchmark {
    private final HttpFunction peregrine =
            new GoogleHttpFunction(f -> f.http("orders", "POST /orders", new OrderForm())) {};
    private final HttpFunction typed = GoogleHttpBenchmark::handle;
    private static final Gson GSON = new Gson();

    private static void handle(
            com.google.cloud.functions.HttpRequest request, com.google.cloud.functions.HttpResponse response)
            throws java.io.IOException {
        if (!request.getPath().equals("/orders") || !request.getMethod().equals("POST")) {
            response.setStatusCode(404);
            return;
        }
        Order order = GSON.fromJson(request.getReader(), Order.class);
        response.setStatusCode(202);
        response.setContentType("application/json");
        response.appendHeader("Cache-Control", "no-store");
        response.appendHeader("Location", "/orders/" + order.number());
        GSON.toJson(
                new Order.Accepted(
                        order.number(),
                        order.quantity(),
                        request.getFirstHeader("User-Agent").orElse("")),
                response.getWriter());
    }

    /** Both must answer alike before they are measured. */
    @Setup
    public void check() throws Exception {
        String ours = new String(peregrine(), UTF_8);
        String vendors = new String(typed(), UTF_8);
        if (!ours.contains("A-1071") || !ours.equals(vendors)) {
            throw new IllegalStateException("Answers differ: " + ours + " and " + vendors);
        }
    }

    @Benchmark
    public byte[] peregrine() throws Exception {
        return run(peregrine);
    }

    @Benchmark
    public byte[] typed() throws Exception {
        return run(typed);
    }

    private static byte[] run(HttpFunction function) throws Exception {
        GoogleExchange exchange = GoogleExchange.of(Payloads.request());
        function.service(exchange.request(), exchange.response());
        return exchange.reply().body().bytes();
    }
}
