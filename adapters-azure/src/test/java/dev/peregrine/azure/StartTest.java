package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.Capability;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.spi.Invocation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StartTest {
    private final AtomicInteger starts = new AtomicInteger();
    private final CountDownLatch release = new CountDownLatch(1);

    private FunctionApp app(int failing) {
        return f -> {
            f.onStart(() -> {
                int start = starts.incrementAndGet();
                assertThat(release.await(50, TimeUnit.SECONDS)).isTrue();
                if (start <= failing) {
                    throw new ExceptionInInitializerError("no database\nyet");
                }
            });
            f.http("http", "/{path...}", (request, context) -> HttpResponse.of(204));
        };
    }

    /** Sends two requests such that the second finds the first one starting the app. */
    private List<Integer> twoAtOnce(Exchange exchange) throws Exception {
        List<Thread> threads = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(2, task -> {
            Thread thread = new Thread(task);
            threads.add(thread);
            return thread;
        });
        try {
            Future<Integer> first = pool.submit(() -> exchange.get("/").getStatusCode());
            while (starts.get() == 0) {
                Thread.onSpinWait();
            }
            Future<Integer> second = pool.submit(() -> exchange.get("/").getStatusCode());
            while (threads.get(1).getState() != Thread.State.BLOCKED) {
                Thread.onSpinWait();
            }
            release.countDown();
            return List.of(first.get(), second.get());
        } finally {
            release.countDown();
            pool.shutdown();
        }
    }

    @Test
    void concurrentFirstInvocationsStartTheAppOnce() throws Exception {
        assertThat(twoAtOnce(Exchange.with(app(0)))).containsExactly(204, 204);
        assertThat(starts).hasValue(1);
    }

    @Test
    void thoseWhoWaitForAStartThatFailsShareItsFailureAndTheNextOneTriesAgain() throws Exception {
        Exchange exchange = Exchange.with(app(1));

        assertThat(twoAtOnce(exchange)).containsExactly(500, 500);
        assertThat(starts).hasValue(1);
        assertThat(exchange.context.logged).singleElement().satisfies(entry -> {
            assertThat(entry.getMessage())
                    .contains("invocation-1", "function http", "the app can't start", "no database yet");
            assertThat(entry.getThrown()).isInstanceOf(ExceptionInInitializerError.class);
        });

        assertThat(exchange.get("/").getStatusCode()).isEqualTo(204);
        assertThat(starts).hasValue(2);
        assertThat(exchange.context.logged).hasSize(1);
    }

    @Test
    void aFailedStartIsAnsweredWithAProblemThatTellsNothingInternal() {
        release.countDown();
        Worker.Response response = Exchange.with(app(1)).get("/");

        assertThat(response.getStatusCode()).isEqualTo(500);
        assertThat(response.getHeader("content-type")).isEqualTo("application/problem+json");
        assertThat(Exchange.body(response)).contains("invocation-1").doesNotContain("database");
    }

    @Test
    void aDeclarationThatCannotRunHereIsSaidToBeSo() {
        Exchange exchange =
                Exchange.with(f -> f.http("upload", "POST /upload", (request, context) -> HttpResponse.of(204))
                        .needs(Capability.BINARY_REQUESTS));

        assertThat(exchange.get("/upload").getStatusCode()).isEqualTo(500);
        assertThat(exchange.context.logged)
                .singleElement()
                .satisfies(entry -> assertThat(entry.getMessage()).contains("upload needs BINARY_REQUESTS"));
    }

    @Test
    void aTimeoutThatIsNoneIsSaidToBeSo() {
        Exchange exchange = Exchange.with(
                f -> f.http("http", "/", (request, context) -> HttpResponse.of(204)),
                Map.of(FunctionTimeout.VARIABLE, "5 minutes"));

        assertThat(exchange.get("/").getStatusCode()).isEqualTo(500);
        assertThat(exchange.context.logged)
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.getMessage()).contains(FunctionTimeout.VARIABLE, "5 minutes", "00:05:00"));
    }

    @Test
    void closingTheEntryPointClosesTheAppOnce() {
        AtomicInteger closed = new AtomicInteger();
        FunctionApp app = f -> {
            f.onClose(closed::incrementAndGet);
            f.http("http", "/", (request, context) -> HttpResponse.of(204));
        };
        AzureFunction function = new AzureFunction(app, Environment.of(Map.of())) {};
        function.close();
        assertThat(closed).hasValue(0);

        function.http(new Worker.Request<>("GET", "https://app.example/"), new Worker.Context("http"));
        function.close();
        function.close();
        assertThat(closed).hasValue(1);
    }

    /** An app that the environment names. */
    public static final class Named implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.http("open", "/{path...}", (request, context) -> HttpResponse.text(200, "open"));
            f.http("secret", "GET /secret", (request, context) -> HttpResponse.text(200, "secret"));
        }
    }

    @Test
    void withoutThePackagerNoFunctionIsReachedThroughAnother() throws Exception {
        RunningApp app = new RunningApp(null, Environment.of(Map.of("PEREGRINE_APP", Named.class.getName())));
        Invocation invocation = Invocation.of(RunningApp.HOST, "id", (message, cause) -> {});

        HttpRequest request = HttpRequest.of("GET", "/secret");
        assertThat(app.started().http("open", request, invocation).text()).isEqualTo("open");
        assertThat(app.started().http("secret", request, invocation).text()).isEqualTo("secret");
    }
}
