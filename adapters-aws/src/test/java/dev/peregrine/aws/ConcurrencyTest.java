package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.peregrine.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
    private static final int THREADS = 8;
    private static final int ROUNDS = 100;

    @Test
    void servesManyThreadsWithOneObject() throws Exception {
        CyclicBarrier together = new CyclicBarrier(THREADS);
        AtomicInteger coldStarts = new AtomicInteger();
        LocalLambda lambda = LocalLambda.of((request, context) -> {
            if (context.coldStart()) {
                coldStarts.incrementAndGet();
            }
            // all requests are inside at once, so that none can be served after another
            together.await(1, TimeUnit.MINUTES);
            String gatewayId = context.as(GatewayRequest.class).orElseThrow().requestId();
            return HttpResponse.text(200, request.text() + " " + context.invocationId() + " " + gatewayId)
                    .withHeader("x-path", request.rawPath());
        });
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                running.add(threads.submit(() -> {
                    for (int round = 0; round < ROUNDS; round++) {
                        check(lambda, thread, thread + "-" + round);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get(2, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(coldStarts).hasValue(1);
    }

    private static void check(LocalLambda lambda, int thread, String id) {
        ObjectNode event = thread % 2 == 0 ? Events.httpApi() : Events.restApi();
        event.put(thread % 2 == 0 ? "rawPath" : "path", "/" + id).put("body", "body-" + id);
        event.withObject("/requestContext").put("requestId", "gateway-" + id);
        JsonNode answer = lambda.invoke(event, new FixedContext("request-" + id, null));

        assertThat(answer.get("body").textValue()).isEqualTo("body-" + id + " request-" + id + " gateway-" + id);
        JsonNode path = thread % 2 == 0
                ? answer.get("headers").get("x-path")
                : answer.get("multiValueHeaders").get("x-path").get(0);
        assertThat(path.textValue()).isEqualTo("/" + id);
    }
}
