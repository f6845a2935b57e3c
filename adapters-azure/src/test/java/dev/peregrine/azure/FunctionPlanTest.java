package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.Capability;
import dev.peregrine.FunctionApp;
import dev.peregrine.StartupException;
import dev.peregrine.azure.FunctionPlan.Planned;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.spi.AppDefinition;
import dev.peregrine.spi.FunctionDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FunctionPlanTest {
    private static final HttpHandler OK = (request, context) -> HttpResponse.of(204);
    private static final PackagerSettings.Function OPEN = new PackagerSettings.Function("anonymous", false, null);
    private static final PackagerSettings.Function KEYED = new PackagerSettings.Function("function", false, null);
    private static final PackagerSettings.Function BYTES = new PackagerSettings.Function("anonymous", true, null);

    private static List<Planned> plan(FunctionApp app, Map<String, PackagerSettings.Function> special) {
        AppDefinition definition = AppDefinition.of(app);
        Map<String, PackagerSettings.Function> functions = new HashMap<>();
        for (FunctionDefinition function : definition.functions()) {
            functions.put(function.name(), special.getOrDefault(function.name(), OPEN));
        }
        return FunctionPlan.of(definition, new PackagerSettings(null, false, functions, Map.of()));
    }

    private static void assertRefused(
            FunctionApp app, Map<String, PackagerSettings.Function> special, String... messages) {
        assertThatThrownBy(() -> plan(app, special))
                .isInstanceOf(StartupException.class)
                .hasMessageContainingAll(messages);
    }

    private static List<String> named(FunctionApp app) {
        return plan(app, Map.of()).stream()
                .map(planned -> planned.name() + " " + planned.template())
                .toList();
    }

    @Test
    void functionsOnOnePathBecomeOneNamedAfterTheFirst() {
        assertThat(named(f -> {
                    f.http("list", "GET /orders", OK);
                    f.http("add", "POST /orders", OK).route("PUT /orders/{id}");
                    f.http("one", "GET /orders/{key}", OK);
                    f.http("slash", "DELETE /Orders/", OK);
                }))
                .containsExactly("list orders", "add orders/{id}");
    }

    @Test
    void aFunctionOnSeveralPathsBecomesSeveralWhoseNamesAreFree() {
        assertThat(named(f -> {
                    f.http("a", "/a", OK)
                            .route("/b")
                            .route("GET /c")
                            .route("POST /c")
                            .route("/d");
                    f.http("A-3", "/x", OK).route("/y");
                }))
                .containsExactly("a a", "a-2 b", "a-4 c", "a-5 d", "A-3 x", "A-3-2 y");
    }

    @Test
    void aNameThatGetsTooLongWithItsNumberIsRefused() {
        String longest = "a".repeat(127);

        assertRefused(f -> f.http(longest, "/a", OK).route("/b"), Map.of(), "too long");
    }

    @Test
    void functionsThatTheSameRequestReachesMustAgreeBecauseTheHostGoesByTheOrderOfNames() {
        FunctionApp app = f -> {
            f.http("all", "/{path...}", OK);
            f.http("secret", "GET /orders/{id}", OK);
        };

        assertThat(plan(app, Map.of())).hasSize(2);
        assertThat(plan(app, Map.of("all", KEYED, "secret", KEYED))).hasSize(2);
        assertRefused(app, Map.of("secret", KEYED), "all.authLevel=anonymous", "secret.authLevel=function");
        assertRefused(app, Map.of("all", BYTES), "all.body=bytes", "secret.body=text");
    }

    @Test
    void functionsOnOnePathMustAgreeToo() {
        FunctionApp app = f -> {
            f.http("list", "GET /orders", OK);
            f.http("add", "POST /ORDERS", OK);
        };

        assertRefused(app, Map.of("add", KEYED), "list.authLevel=anonymous", "add.authLevel=function");
    }

    @Test
    void functionsApartNeedNotAgree() {
        assertThat(plan(
                        f -> {
                            f.http("open", "/open/{path...}", OK);
                            f.http("secret", "/secret/{path...}", OK);
                        },
                        Map.of("secret", KEYED)))
                .containsExactly(
                        new Planned("open", "open/{*path}", "anonymous", false),
                        new Planned("secret", "secret/{*path}", "function", false));
    }

    @Test
    void aDirectlyInvokedFunctionNeedsAPathOfItsOwn() {
        FunctionApp app = f -> {
            f.http("all", "/api/{path...}", OK);
            f.invoke("sum", Integer.class, Integer.class, () -> (i, c) -> i);
        };
        PackagerSettings.Function within = new PackagerSettings.Function("anonymous", false, "/api/sum");

        assertThat(named(app)).containsExactly("all api/{*path}", "sum sum");
        assertRefused(app, Map.of("sum", within), "function all on /api/{path...}", "sum.route=");
    }

    @Test
    void refusesNamesThatTheHostOrItsWorkerMistakes() {
        assertRefused(f -> f.http("Host", "/a", OK), Map.of(), "function named Host");
        assertRefused(f -> f.http("my-lib", "/a", OK), Map.of(), "my-lib", "another name");
    }

    @Test
    void refusesWhatTheFunctionNeedsAndTheHostCannotDo() {
        assertRefused(
                f -> f.http("pages", "/a", OK).needs(Capability.SEVERAL_COOKIES),
                Map.of(),
                "pages needs SEVERAL_COOKIES",
                "azure functions");
    }

    @Test
    void refusesAnAppWithoutFunctions() {
        assertRefused(f -> {}, Map.of(), "declares no function");
    }
}
