package dev.peregrine.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.Capability;
import dev.peregrine.Context;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.Handler;
import dev.peregrine.StartupException;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SelectionTest {
    /** An app that the environment names. */
    public static final class Shop implements FunctionApp {
        @Override
        public void define(Functions f) {
            f.http("list", "GET /orders", (request, context) -> HttpResponse.text(200, "list"));
            f.http("add", "POST /orders", (request, context) -> HttpResponse.text(200, "add"));
            f.invoke("price", Integer.class, Integer.class, () -> (amount, context) -> amount * 3);
            f.invoke("tax", Integer.class, Integer.class, () -> (amount, context) -> amount / 5);
        }
    }

    /** One HTTP handler. */
    public static final class Hello implements HttpHandler {
        @Override
        public HttpResponse handle(HttpRequest request, Context context) {
            return HttpResponse.text(200, context.functionName() + " " + request.path());
        }
    }

    /** One directly invoked handler. */
    public static final class Total implements Handler<List<Integer>, Map<String, Integer>> {
        @Override
        public Map<String, Integer> handle(List<Integer> amounts, Context context) {
            return Map.of("total", amounts.stream().mapToInt(Integer::intValue).sum());
        }
    }

    /** A handler that can't be created without help. */
    public static final class Needy implements HttpHandler {
        private final String name;

        /** Needs a name. */
        public Needy(String name) {
            this.name = name;
        }

        @Override
        public HttpResponse handle(HttpRequest request, Context context) {
            return HttpResponse.text(200, name);
        }
    }

    /** A handler whose constructor fails. */
    public static final class Broken implements HttpHandler {
        /** Fails. */
        public Broken() {
            throw new IllegalStateException("no database");
        }

        @Override
        public HttpResponse handle(HttpRequest request, Context context) {
            return HttpResponse.of(200);
        }
    }

    private static Deployment start(String... variables) {
        java.util.Map<String, String> environment = new java.util.HashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            environment.put(variables[i], variables[i + 1]);
        }
        return Deployment.start(TestHost.HOST, Environment.of(environment));
    }

    private static Invocation invocation() {
        return Invocation.of(TestHost.HOST, "id-1", (message, cause) -> {});
    }

    private static HttpResponse get(Deployment deployment, String method, String path) {
        return deployment.http(HttpRequest.of(method, path), invocation());
    }

    @Test
    void selectsAllHttpFunctionsOfAnApp() {
        Deployment deployment = start("PEREGRINE_APP", Shop.class.getName());

        assertThat(deployment.kind()).isEqualTo(Kind.HTTP);
        assertThat(get(deployment, "GET", "/orders").text()).isEqualTo("list");
        assertThat(get(deployment, "POST", "/orders").text()).isEqualTo("add");
    }

    @Test
    void selectsOneFunctionByName() throws Exception {
        Deployment http = start("PEREGRINE_APP", Shop.class.getName(), "PEREGRINE_FUNCTION", "add");
        Deployment invoke = start("PEREGRINE_APP", Shop.class.getName(), "PEREGRINE_FUNCTION", "price");

        assertThat(get(http, "GET", "/orders").status()).isEqualTo(405);
        assertThat(invoke.kind()).isEqualTo(Kind.INVOKE);
        assertThat(invoke.invoke("7".getBytes(UTF_8), invocation())).asString().isEqualTo("21");
    }

    @Test
    void runsOneHandlerClassWithoutAnApp() throws Exception {
        Deployment hello = start("PEREGRINE_APP", Hello.class.getName());
        Deployment total = start("PEREGRINE_APP", Total.class.getName());

        assertThat(get(hello, "PATCH", "/any/where").text()).isEqualTo("Hello /any/where");
        assertThat(total.invoke("[1,2,3]".getBytes(UTF_8), invocation()))
                .asString()
                .isEqualTo("{\"total\":6}");
    }

    @Test
    void saysWhatToChangeWhenItCanNotStart() {
        assertThatThrownBy(() -> start())
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("PEREGRINE_APP is not set");
        assertThatThrownBy(() -> start("PEREGRINE_APP", "com.example.Missing"))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("com.example.Missing")
                .hasMessageContaining("no such class");
        assertThatThrownBy(() -> start("PEREGRINE_APP", String.class.getName()))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("implements neither");
        assertThatThrownBy(() -> start("PEREGRINE_APP", Needy.class.getName()))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("no public constructor without parameters");
        assertThatThrownBy(() -> start("PEREGRINE_APP", Broken.class.getName()))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("no database");
        assertThatThrownBy(() -> start("PEREGRINE_APP", Shop.class.getName(), "PEREGRINE_FUNCTION", "prize"))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("\"prize\"")
                .hasMessageContaining("list, add, price, tax");
    }

    @Test
    void refusesAnAppOfSeveralFunctionsNoneOfWhichIsHttp() {
        FunctionApp app = f -> {
            f.invoke("price", Integer.class, Integer.class, () -> (amount, context) -> amount);
            f.invoke("tax", Integer.class, Integer.class, () -> (amount, context) -> amount);
        };

        assertThatThrownBy(() -> new TestHost(app))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("PEREGRINE_FUNCTION")
                .hasMessageContaining("price, tax");
        assertThatThrownBy(() -> new TestHost(f -> {}))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("no function");
    }

    @Test
    void refusesWhatTheHostCanNotDo() {
        FunctionApp app = f -> f.http("upload", "POST /", (request, context) -> HttpResponse.of(201))
                .needs(Capability.BINARY_REQUESTS);

        assertThatThrownBy(() -> new TestHost(app))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("upload")
                .hasMessageContaining("BINARY_REQUESTS")
                .hasMessageContaining("test host");
        assertThat(new TestHost(app, TestHost.CAPABLE, Map.of())
                        .send("POST", "/")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void refusesDeclaredTypesThatTheCodecCanNotBind() {
        assertThatThrownBy(() -> new TestHost(f -> f.invoke("run", Thread.class, String.class, () -> (in, c) -> "")))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("Function run")
                .hasMessageContaining("Thread");
        assertThatThrownBy(() -> new TestHost(
                        f -> f.http("h", "/", (r, c) -> HttpResponse.of(200)).json(Thread.class)))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("Function h");
    }

    @Test
    void refusesWrongNames() {
        for (String name : List.of("", "1a", "a b", "ä", "a.b")) {
            assertThatThrownBy(() -> AppDefinition.of(f -> f.http(name, "/", (r, c) -> HttpResponse.of(200))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> AppDefinition.of(f -> {
                    f.http("same", "/a", (r, c) -> HttpResponse.of(200));
                    f.http("Same", "/b", (r, c) -> HttpResponse.of(200));
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("own name");
    }

    @Test
    void aPackagerReadsTheAppThatIsNamed() {
        AppDefinition app = AppDefinition.from(Environment.of(Map.of("PEREGRINE_APP", Shop.class.getName())));

        assertThat(app.functions()).extracting(FunctionDefinition::name).containsExactly("list", "add", "price", "tax");
        assertThatThrownBy(() -> AppDefinition.from(Environment.of(Map.of())))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("PEREGRINE_APP");
    }

    @Test
    void tellsTheKindOfEachFunctionOfAnApp() {
        Deployment deployment = Deployment.startAll(new Shop(), TestHost.HOST, Environment.of(Map.of()));

        assertThat(deployment.kind("list")).isEqualTo(Kind.HTTP);
        assertThat(deployment.kind("PRICE")).isEqualTo(Kind.INVOKE);
        assertThat(deployment.kind("list-2")).isEqualTo(Kind.HTTP);
    }
}
