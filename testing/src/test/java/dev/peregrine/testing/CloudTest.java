package dev.peregrine.testing;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.Capability;
import dev.peregrine.Context;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.StartupException;
import dev.peregrine.TypeRef;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.Parameters;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CloudTest {
    /** The facts of a handler call, kept for the test. */
    private static FunctionApp keeping(List<Context> contexts) {
        return f -> f.http("facts", "GET /facts", (request, context) -> {
            contexts.add(context);
            return HttpResponse.of(204);
        });
    }

    @EveryCloud
    void tellsTheFactsOfEachInvocation(Cloud cloud) {
        List<Context> contexts = new ArrayList<>();
        CloudApp app = cloud.app(keeping(contexts));
        Instant before = Instant.now();
        app.get("/facts");
        app.get("/facts");
        Context first = contexts.get(0);
        Context second = contexts.get(1);
        assertThat(first.coldStart()).isTrue();
        assertThat(second.coldStart()).isFalse();
        assertThat(first.invocationId()).isNotEmpty().isNotEqualTo(second.invocationId());
        assertThat(first.functionName()).isEqualTo("facts");
        assertThat(cloud.name()).startsWith(first.host().cloud() + "-");
        assertThat(first.deadline()).isAfter(before);
        assertThat(first.deadlineEstimated()).isEqualTo(!first.host().can(Capability.KNOWN_DEADLINE));
        assertThat(first.remainingTime()).isPositive();
        assertThat(first.trace()).isPresent();
    }

    @EveryCloud
    void keepsConcurrentInvocationsApart(Cloud cloud) throws Exception {
        CloudApp app = cloud.app(f -> f.http(
                "echo",
                "POST /{id}",
                (request, context) -> HttpResponse.text(
                                200,
                                request.pathParameter("id") + request.query("q").orElse("") + request.text())
                        .withHeader("x-id", request.header("x-id").orElse(""))));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String id = "n" + i;
                running.add(threads.submit(
                        () -> assertThat(app.header("x-id", id).query("q", id).post("/" + id, Content.text(id)))
                                .hasStatus(200)
                                .hasText(id + id + id)
                                .hasHeader("x-id", id)));
            }
            for (Future<?> one : running) {
                one.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @EveryCloud
    void startsAnAppOnce(Cloud cloud) {
        AtomicInteger created = new AtomicInteger();
        CloudApp app = cloud.app(f -> f.http("one", "GET /one", () -> {
            created.incrementAndGet();
            return (request, context) -> HttpResponse.of(204);
        }));
        for (int i = 0; i < 3; i++) {
            assertThat(app.get("/one")).hasStatus(204);
        }
        assertThat(created).hasValue(1);
    }

    @EveryCloud
    void givesTheAppItsEnvironment(Cloud cloud) {
        FunctionApp app = f -> f.http("env", "GET /env", () -> {
            String greeting = f.environment().require("GREETING");
            return (request, context) -> HttpResponse.text(200, greeting);
        });
        assertThat(cloud.app(app, Environment.of(Map.of("GREETING", "hello"))).get("/env"))
                .hasText("hello");
    }

    @EveryCloud
    void runsOneFunctionOfAnApp(Cloud cloud) {
        FunctionApp app = f -> {
            f.http("one", "GET /one", (request, context) -> HttpResponse.text(200, context.functionName()));
            f.http("two", "GET /two", (request, context) -> HttpResponse.text(200, context.functionName()));
        };
        CloudApp running = cloud.app(app);
        assertThat(running.get("/two")).hasText("two");
        assertThat(running.http("one").get("/one")).hasText("one");
        assertThat(running.http("one").get("/two")).hasStatus(404);
    }

    @EveryCloud
    void sendsWhatTheCallsSay(Cloud cloud) {
        HttpCalls calls = cloud.handler((request, context) -> HttpResponse.text(
                        200,
                        request.method() + " " + request.rawPath() + " " + request.query() + " "
                                + request.header("x-test").orElse("") + " " + request.cookies() + " " + request.text()))
                .header("x-test", "1")
                .query("a b", "c&d")
                .cookie("s", "t");
        assertThat(calls.get("/p")).hasText("GET /p [a b] 1 [s] ");
        assertThat(calls.delete("/p?x=y")).hasTextContaining("DELETE /p [").hasTextContaining("a b");
        assertThat(calls.options("/p")).hasTextContaining("OPTIONS /p");
        assertThat(calls.head("/p")).hasStatus(200).hasNoBody();
        assertThat(calls.put("/p", Content.text("x"))).hasText("PUT /p [a b] 1 [s] x");
        assertThat(calls.patch("/p", Content.json(Map.of("a", 1)))).hasTextContaining("PATCH /p [a b] 1 [s] {\"a\":1}");
        assertThat(calls.send(HttpRequest.of("POST", "/q").withForm(Parameters.of("f", "g"))))
                .hasText("POST /q [a b] 1 [s] f=g");
    }

    @EveryCloud
    void showsWhatTheFunctionGaveToTheHost(Cloud cloud) {
        HttpReply reply = cloud.handler(
                        (request, context) -> HttpResponse.text(200, "hello").withHeader("x-a", "1"))
                .get("/");
        assertThat(new String(reply.raw(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("hello", "x-a", "200");
        assertThat(reply.header("X-A")).contains("1");
        assertThat(reply.failure()).isEmpty();
    }

    /** A price to quote. */
    record Item(String name, int count) {}

    @EveryCloud(kind = Kind.INVOKE)
    void invokesAFunction(Cloud cloud) {
        FunctionApp app = f -> {
            f.invoke(
                    "price",
                    new TypeRef<List<Item>>() {},
                    new TypeRef<Map<String, Integer>>() {},
                    () -> (items, context) ->
                            Map.of("total", items.stream().mapToInt(Item::count).sum()));
            f.http("page", "GET /", (request, context) -> HttpResponse.of(204));
        };
        CloudApp running = cloud.app(app);
        InvokeReply reply = running.invoke("price", Content.json(List.of(new Item("a", 2), new Item("b", 3))));
        assertThat(reply).hasJson("{\"total\":5}");
        assertThat(reply.json(new TypeRef<Map<String, Integer>>() {})).containsEntry("total", 5);
        assertThat(running.invoke("price", Content.json("[{\"name\":\"a\"}]"))).hasFailed();
    }

    /** What a caller can match by type. */
    static final class OutOfStock extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfStock() {
            super("no stock");
        }
    }

    @EveryCloud(kind = Kind.INVOKE)
    void failsAsTheFunctionFails(Cloud cloud) {
        InvokeReply reply = cloud.app(f -> f.invoke("buy", Item.class, Item.class, () -> (item, context) -> {
                    throw new OutOfStock();
                }))
                .invoke("buy", Content.json(new Item("a", 1)));
        assertThat(reply).hasFailed();
        if (cloud.name().equals("aws-direct")) {
            assertThat(reply).hasFailedWith(OutOfStock.class, "no stock");
        } else {
            assertThat(reply.response().orElseThrow()).isProblem(500);
            assertThat(reply.log()).singleElement().asString().contains("OutOfStock: no stock");
        }
    }

    @EveryCloud
    void refusesAFunctionThatIsNotThere(Cloud cloud) {
        CloudApp app = cloud.handler((request, context) -> HttpResponse.of(204));
        assertThatThrownBy(() -> app.http("other").get("/"))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("other");
    }

    @EveryCloud
    void closesWhatItRan(Cloud cloud) {
        AtomicInteger closed = new AtomicInteger();
        CloudApp app = cloud.app(f -> {
            f.http("one", "GET /one", (request, context) -> HttpResponse.of(204));
            f.http("two", "GET /two", (request, context) -> HttpResponse.of(204));
            f.onClose(closed::incrementAndGet);
        });
        app.get("/one");
        app.http("two").get("/two");
        cloud.close();
        assertThat(closed).hasValue(2);
    }

    /** Azure's worker makes nothing before the first invocation, which is then answered; the others stop at the start. */
    @EveryCloud
    void reportsAStartThatFails(Cloud cloud) {
        CloudApp app = cloud.app(f -> {
            f.http("one", "GET /one", (request, context) -> HttpResponse.of(204));
            f.onStart(() -> {
                throw new IOException("no database");
            });
        });
        if (cloud.name().equals("azure-http")) {
            assertThat(app.get("/one")).isProblem(500).logged("no database");
        } else {
            assertThatThrownBy(app::start).isInstanceOf(StartupException.class).hasMessageContaining("no database");
        }
    }

    @EveryCloud
    void refusesToStartWhatCanNotRun(Cloud cloud) {
        assertThatThrownBy(() -> cloud.app(f -> {}).start())
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("declares no function");
    }

    @Test
    void isFoundByItsName() {
        try (Cloud cloud = Cloud.named("aws-alb")) {
            assertThat(cloud.handler((request, context) -> HttpResponse.of(204)).get("/"))
                    .hasStatus(204);
        }
        assertThat(Cloud.all(Kind.HTTP)).extracting(Cloud::name).contains("aws-http-api", "gcp-http");
        assertThatThrownBy(() -> Cloud.named("aws"))
                .hasMessageContaining("\"aws\"")
                .hasMessageContaining("aws-alb");
    }

    @Test
    void carriesNoHttpWhereThereIsNone() {
        try (Cloud cloud = Cloud.named("aws-direct")) {
            CloudApp app = cloud.app(f -> f.invoke("id", Object.class, Object.class, () -> (input, context) -> input));
            assertThatThrownBy(() -> app.get("/")).hasMessageContaining("aws-direct carries no HTTP");
        }
    }

    @EveryCloud(only = "gcp")
    void saysThatAFileIsNoRequest(Cloud cloud) {
        CloudApp app = cloud.handler((request, context) -> HttpResponse.of(204));
        assertThatThrownBy(() -> app.event(new byte[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Not an HTTP request");
    }
}
