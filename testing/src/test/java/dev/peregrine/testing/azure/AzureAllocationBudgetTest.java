package dev.peregrine.testing.azure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import com.sun.management.ThreadMXBean;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.azure.AzureFunction;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.wire.AzureExchange;
import dev.peregrine.testing.wire.ClientRequest;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * What a warm invocation on Azure allocates, as the JVM counts it, without the worker's own request: its headers and its content
 * are there before, as in the worker. The budget is what was measured and a tenth more; of several rounds the one counts that
 * allocated least.
 */
class AzureAllocationBudgetTest {
    private static final int ROUNDS = 5;
    private static final int INVOCATIONS = 2_000;

    /** Measured: 4,232 bytes for a body of 600. */
    private static final long MOST_FOR_A_REQUEST = 4_700;

    public record Order(String number, int quantity, String note) {}

    public record Accepted(String number, int quantity) {}

    private static final class Orders extends AzureFunction {
        Orders(FunctionApp app) {
            super(app, Environment.of(Map.of()));
        }
    }

    /** Keeps what the worker has made of a request before it calls the function; a URI it parses when it is asked. */
    private record Received(
            HttpRequestMessage<Optional<String>> message, Map<String, String> headers, Optional<String> body)
            implements HttpRequestMessage<Optional<String>> {
        @Override
        public URI getUri() {
            return message.getUri();
        }

        @Override
        public HttpMethod getHttpMethod() {
            return message.getHttpMethod();
        }

        @Override
        public Map<String, String> getHeaders() {
            return headers;
        }

        @Override
        public Map<String, String> getQueryParameters() {
            return message.getQueryParameters();
        }

        @Override
        public Optional<String> getBody() {
            return body;
        }

        @Override
        public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
            return message.createResponseBuilder(status);
        }

        @Override
        public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
            return message.createResponseBuilder(status);
        }
    }

    private static byte[] order() {
        String head = "{\"number\":\"A-1071\",\"quantity\":12,\"note\":\"";
        return (head + ".".repeat(598 - head.length()) + "\"}").getBytes(UTF_8);
    }

    @Test
    void aRequestAllocatesLittleMoreThanItsContent() {
        AzureExchange exchange = AzureExchange.of(ClientRequest.of("POST", "/orders?source=web")
                .withHeader("Accept", "application/json")
                .withHeader("Content-Type", "application/json")
                .withHeader("Origin", "https://shop.example")
                .withHeader("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0")
                .withBody(order()));
        ExecutionContext context = exchange.context("orders");
        HttpRequestMessage<Optional<String>> message = exchange.text();
        Received request = new Received(message, message.getHeaders(), message.getBody());
        AzureFunction orders =
                new Orders(f -> f.http("orders", "POST /orders", (HttpRequest got, dev.peregrine.Context any) -> {
                    Order order = got.json(Order.class);
                    return HttpResponse.json(202, new Accepted(order.number(), order.quantity()))
                            .withHeader("Location", "/orders/" + order.number());
                }));

        assertThat(exchange.reply(orders.http(request, context)).status()).isEqualTo(202);
        assertThat(bytesPerInvocation(orders, request, context)).isLessThanOrEqualTo(MOST_FOR_A_REQUEST);
    }

    private static long bytesPerInvocation(
            AzureFunction function, HttpRequestMessage<Optional<String>> request, ExecutionContext context) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            for (int i = 0; i < INVOCATIONS; i++) {
                function.http(request, context);
            }
            least = Math.min(least, (threads.getThreadAllocatedBytes(thread) - before) / INVOCATIONS);
        }
        return least;
    }
}
