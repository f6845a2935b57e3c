package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import dev.peregrine.Context;
import dev.peregrine.FunctionApp;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AzureFunctionTest {
    /** User code that can't be loaded: its static initialiser fails. */
    static final class Broken implements HttpHandler {
        static final int VALUE = Integer.parseInt("not a number");

        @Override
        public HttpResponse handle(HttpRequest request, Context context) {
            return HttpResponse.text(200, "" + VALUE);
        }
    }

    private static HttpHandler says(String text) {
        return (request, context) -> HttpResponse.text(200, text);
    }

    @Test
    void routesByPathWhicheverFunctionTheHostHasChosen() {
        FunctionApp app = f -> {
            f.http("all", "/{path...}", says("all"));
            f.http("list", "GET /orders", says("list"));
            f.http("add", "POST /orders", says("add"));
            f.http(
                    "one",
                    "GET /orders/{id}",
                    (request, context) -> HttpResponse.text(200, request.pathParameter("id")));
        };
        // the host goes by the order of names and so chooses the catch-all for every path
        Exchange exchange = Exchange.with(app).as(new Worker.Context("all"));

        assertThat(Exchange.body(exchange.get("/orders"))).isEqualTo("list");
        assertThat(Exchange.body(exchange.text(new Worker.Request<>("POST", "https://app.example/orders"))))
                .isEqualTo("add");
        assertThat(Exchange.body(exchange.get("/orders/a%2Fb"))).isEqualTo("a/b");
        assertThat(Exchange.body(exchange.get("/other"))).isEqualTo("all");
        assertThat(Exchange.body(exchange.as(new Worker.Context("one-2")).get("/orders/7")))
                .isEqualTo("7");
    }

    @Test
    void answersWhatNoHandlerAnswers() {
        Exchange exchange = Exchange.with(f -> f.http("list", "GET /orders", says("list")));
        Worker.Response wrongMethod = exchange.text(new Worker.Request<>("DELETE", "https://app.example/orders"));
        Worker.Response options = exchange.text(new Worker.Request<>("OPTIONS", "https://app.example/orders"));

        assertThat(exchange.get("/none").getStatusCode()).isEqualTo(404);
        assertThat(wrongMethod.getStatusCode()).isEqualTo(405);
        assertThat(wrongMethod.getHeader("allow")).isEqualTo("GET, HEAD, OPTIONS");
        assertThat(options.getStatusCode()).isEqualTo(204);
    }

    @Test
    void exposesADirectlyInvokedFunctionAsJsonOverHttp() {
        FunctionApp app = f -> {
            f.http("all", "/{path...}", says("all"));
            f.invoke("length", String.class, Integer.class, () -> (text, context) -> text.length());
        };
        Exchange exchange = Exchange.with(app).as(new Worker.Context("Length"));
        Worker.Response response = exchange.post("application/json", "\"hello\"");

        assertThat(Exchange.body(response)).isEqualTo("5");
        assertThat(response.getHeader("content-type")).isEqualTo("application/json");
        assertThat(exchange.get("/").getStatusCode()).isEqualTo(405);
    }

    private static final class Kept implements HttpHandler {
        final AtomicReference<@Nullable Context> context = new AtomicReference<>();

        @Override
        public HttpResponse handle(HttpRequest request, Context now) {
            context.set(now);
            return HttpResponse.of(204);
        }

        Context context() {
            Context seen = context.get();
            assertNotNull(seen, "the handler was not called");
            return seen;
        }
    }

    @Test
    void tellsTheFactsOfTheInvocation() {
        Kept kept = new Kept();
        Exchange exchange = Exchange.with(kept)
                .as(new Worker.Context("http", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));
        Worker.Request<String> request = new Worker.Request<>("GET", "https://app.example/");
        exchange.text(request);
        Context context = kept.context();

        assertThat(context.invocationId()).isEqualTo("invocation-1");
        assertThat(context.functionName()).isEqualTo("http");
        assertThat(context.host().title()).isEqualTo("azure functions, HTTP trigger");
        assertThat(context.host().capabilities()).isEmpty();
        assertThat(context.trace()).hasValueSatisfying(trace -> {
            assertThat(trace.traceId()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
            assertThat(trace.state()).isEqualTo("vendor=1");
        });
        assertThat(context.as(ExecutionContext.class)).containsSame(exchange.context);
        assertThat(context.as(HttpRequestMessage.class)).containsSame(request);
        assertThat(context.as(String.class)).isEmpty();
        assertThat(context.coldStart()).isTrue();

        exchange.as(new Worker.Context("http")).get("/");
        assertThat(kept.context().coldStart()).isFalse();
        assertThat(kept.context().trace()).isEmpty();
    }

    @Test
    void estimatesTheDeadlineFromTheTimeoutOfTheHost() {
        Kept kept = new Kept();
        long before = System.currentTimeMillis();
        Exchange.with(FunctionApp.of(kept), Map.of("AzureFunctionsJobHost__functionTimeout", "00:01:00"))
                .get("/");
        long after = System.currentTimeMillis();

        assertThat(kept.context().deadlineEstimated()).isTrue();
        assertThat(kept.context().deadline().toEpochMilli()).isBetween(before + 60_000, after + 60_000);
        assertThat(kept.context().remainingTime()).isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void anErrorOfTheHandlerIsAnsweredAndLoggedOnceByTheHostsLogger() {
        Exchange exchange = Exchange.with((request, context) -> {
            throw new StackOverflowError("secret");
        });
        Worker.Response response = exchange.get("/");

        assertThat(response.getStatusCode()).isEqualTo(500);
        assertThat(response.getHeader("content-type")).isEqualTo("application/problem+json");
        assertThat(Exchange.body(response)).contains("invocation-1").doesNotContain("secret");
        assertThat(exchange.context.logged).singleElement().satisfies(entry -> {
            assertThat(entry.getLevel()).isEqualTo(Level.SEVERE);
            assertThat(entry.getMessage()).contains("invocation-1").contains("function http");
            assertThat(entry.getThrown()).isInstanceOf(StackOverflowError.class);
        });
    }

    @Test
    void aFailingStaticInitialiserOfUserCodeIsAnsweredEachTime() {
        Exchange exchange = Exchange.with(f -> f.http("broken", "/{path...}", Broken::new));

        assertThat(exchange.get("/").getStatusCode()).isEqualTo(500);
        assertThat(exchange.get("/").getStatusCode()).isEqualTo(500);
        assertThat(exchange.context.logged).hasSize(2);
        assertThat(exchange.context.logged.get(0).getThrown()).isInstanceOf(ExceptionInInitializerError.class);
        assertThat(exchange.context.logged.get(1).getThrown()).isInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void whatTheWorkerItselfThrowsIsAnswered() {
        Exchange exchange = Exchange.with(says("x"));
        Worker.Response response = exchange.text(new Worker.Request<>("GET", "https://app.example/") {
            @Override
            public Optional<String> getBody() {
                throw new NoClassDefFoundError("com/example/Missing");
            }
        });

        assertThat(response.getStatusCode()).isEqualTo(500);
        assertThat(Exchange.body(response)).isEqualTo("{\"title\":\"Internal Server Error\",\"status\":500}");
        assertThat(exchange.context.logged)
                .singleElement()
                .satisfies(entry -> assertThat(entry.getThrown()).isInstanceOf(NoClassDefFoundError.class));
    }

    @Test
    void theEntryPointNamesNoAppWithoutPackageAndEnvironment() {
        Worker.Context context = new Worker.Context("http");
        Worker.Response response = (Worker.Response)
                new AzureFunction().http(new Worker.Request<>("GET", "https://app.example/"), context);

        assertThat(response.getStatusCode()).isEqualTo(500);
        assertThat(context.logged)
                .singleElement()
                .satisfies(entry -> assertThat(entry.getMessage()).contains("PEREGRINE_APP is not set"));
    }
}
