package dev.peregrine.testing.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.sun.management.ThreadMXBean;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.aws.LambdaFunction;
import dev.peregrine.event.Message;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.wire.ClientRequest;
import dev.peregrine.testing.wire.LambdaTwin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a warm invocation allocates, as the JVM counts it. The compiled code allocates a little less than the interpreted one, so
 * each budget is what was measured and a tenth more; of several rounds the one counts that allocated least.
 */
class AllocationBudgetTest {
    private static final int ROUNDS = 5;
    private static final int INVOCATIONS = 2_000;

    /** Measured: 6,240 bytes for an event of 1,244. */
    private static final long MOST_FOR_A_REQUEST = 6_900;

    /** Measured: 21,251 bytes for an event of 7,703. */
    private static final long MOST_FOR_TEN_MESSAGES = 23_400;

    public record Order(String number, int quantity, String note) {}

    public record Accepted(String number, int quantity) {}

    private static LambdaFunction function(FunctionApp app) {
        return new LambdaFunction(app, Environment.of(Map.of("PEREGRINE_PARTIAL_FAILURES", "on"))) {};
    }

    private static String order(int quantity) {
        return "{\"number\":\"A-1071\",\"quantity\":" + quantity + ",\"note\":\"" + "Please ring twice. ".repeat(10)
                + "\"}";
    }

    @Test
    void aRequestAllocatesLittleMoreThanItsBytes() throws IOException {
        byte[] event = LambdaTwin.httpApi()
                .event(ClientRequest.of("POST", "/orders")
                        .withHeader("Accept", "application/json")
                        .withHeader("Content-Type", "application/json")
                        .withHeader("Origin", "https://shop.example")
                        .withHeader(
                                "User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0")
                        .withBody(order(12).getBytes(UTF_8)));
        LambdaFunction orders =
                function(f -> f.http("orders", "POST /orders", (HttpRequest request, dev.peregrine.Context context) -> {
                    Order order = request.json(Order.class);
                    return HttpResponse.json(202, new Accepted(order.number(), order.quantity()))
                            .withHeader("Location", "/orders/" + order.number());
                }));

        assertThat(bytesPerInvocation(orders, event, "\"statusCode\":202"))
                .as("bytes for an event of %d bytes", event.length)
                .isLessThanOrEqualTo(MOST_FOR_A_REQUEST);
    }

    @Test
    void aBatchAllocatesLittleMoreThanItsBytes() throws IOException {
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            messages.add(QueueEvents.message("message-" + i, order(i)));
        }
        byte[] event = QueueEvents.event(messages).clone();
        LambdaFunction orders = function(
                f -> f.messages("orders", Order.class, (Message<Order> message, dev.peregrine.Context context) -> {})
                        .partialFailures());

        assertThat(bytesPerInvocation(orders, event, "{\"batchItemFailures\":[]}"))
                .as("bytes for an event of %d bytes", event.length)
                .isLessThanOrEqualTo(MOST_FOR_TEN_MESSAGES);
    }

    private static long bytesPerInvocation(RequestStreamHandler function, byte[] event, String answer)
            throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        Context context = invocation();
        ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < INVOCATIONS; i++) {
                out.reset();
                function.handleRequest(new ByteArrayInputStream(event), out, context);
            }
            least = Math.min(least, (threads.getThreadAllocatedBytes(thread) - before) / INVOCATIONS);
        }
        assertThat(out.toString(UTF_8)).contains(answer);
        return least;
    }

    /** Allocates nothing itself but what the proxy needs for a call: 32 bytes or so. */
    private static Context invocation() {
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAwsRequestId" -> "8476a536-e9f4-11e8-9739-2dfe598c3fcd";
                    case "getRemainingTimeInMillis" -> 30_000;
                    default -> null;
                });
    }
}
