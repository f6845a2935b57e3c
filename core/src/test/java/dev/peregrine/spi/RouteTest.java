package dev.peregrine.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.RequestPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
    private static final HttpHandler OK =
            (request, context) -> HttpResponse.text(200, context.functionName() + request.pathParameters());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orders",
                "GET orders",
                "get /orders",
                "GET| /orders",
                "GET,PUT /orders",
                "/orders/{}",
                "/orders/{1a}",
                "/orders/x{id}",
                "/orders/{id",
                "/{rest...}/more",
                "/{id}/{id}",
                "/100%",
                "/a/../b",
                "/a?b=c",
                ""
            })
    void refusesAWrongRouteAndShowsARightOne(String route) {
        assertThatThrownBy(() -> Route.of(route))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + route + "\"")
                .hasMessageContaining("POST /orders/{id}");
    }

    @ParameterizedTest
    @CsvSource({
        "/orders, /orders, true",
        "/orders, /orders/, false",
        "/orders, /Orders, false",
        "/orders/{id}, /orders/7, true",
        "/orders/{id}, /orders/, false",
        "/orders/{id}, /orders/7/lines, false",
        "/orders/{id}, /orders/a%2Fb, true",
        "/files/{path...}, /files, true",
        "/files/{path...}, /files/, true",
        "/files/{path...}, /files/a/b, true",
        "/files/{path...}, /filesystem, false",
        "/{path...}, /, true",
        "/a%20b, /a%20b, true",
        "/a b, /a%20b, true"
    })
    void matchesPaths(String route, String path, boolean matches) {
        assertThat(Route.of(route).matches(RequestPath.of(path).segments())).isEqualTo(matches);
    }

    @Test
    void givesParametersDecodedAndTheRestWithItsSlashes() {
        TestHost host = new TestHost(f -> f.http("files", "GET /{bucket}/{path...}", OK));

        assertThat(host.send("GET", "/a%2Fb/c%20d/e").text())
                .contains("bucket=a/b")
                .contains("path=c d/e");
        assertThat(host.send("GET", "/a").text()).contains("path=}");
    }

    @Test
    void theMostSpecificRouteWinsInWhateverOrderTheyAreDeclared() {
        List<String> routes =
                new ArrayList<>(List.of("/a/b", "/a/{x}", "/{x}/b", "/a/{rest...}", "/{rest...}", "GET /a/b"));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(routes, new Random(seed));
            TestHost host = new TestHost(f -> {
                for (String route : routes) {
                    f.http("f" + Integer.toHexString(route.hashCode()), route, OK);
                }
            });
            assertRoute(host, "GET", "/a/b", "GET /a/b");
            assertRoute(host, "POST", "/a/b", "/a/b");
            assertRoute(host, "GET", "/a/c", "/a/{x}");
            assertRoute(host, "GET", "/c/b", "/{x}/b");
            assertRoute(host, "GET", "/a/c/d", "/a/{rest...}");
            assertRoute(host, "GET", "/a", "/a/{rest...}");
            assertRoute(host, "GET", "/", "/{rest...}");
        }
    }

    private static void assertRoute(TestHost host, String method, String path, String route) {
        assertThat(host.send(method, path).text()).startsWith("f" + Integer.toHexString(route.hashCode()) + "{");
    }

    @Test
    void aMoreSpecificRouteOfAnotherMethodDoesNotHideALessSpecificOneOfThisMethod() {
        TestHost host = new TestHost(f -> {
            f.http("special", "GET /orders/special", OK);
            f.http("any", "POST /orders/{id}", OK);
        });

        assertThat(host.send("POST", "/orders/special").text()).isEqualTo("any{id=special}");
        assertThat(host.send("PUT", "/orders/special").header("allow")).contains("GET, HEAD, POST, OPTIONS");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /a, GET /a",
        "GET|PUT /a, POST|PUT /a",
        "/a, /a",
        "GET /{x}, GET /{y}",
        "/{x...}, /{y...}",
        "/a b, /a%20b"
    })
    void refusesRoutesThatAnswerTheSameRequestsAndNamesBoth(String one, String other) {
        assertThatThrownBy(() -> AppDefinition.of(f -> {
                    f.http("one", one, OK);
                    f.http("other", other, OK);
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("one")
                .hasMessageContaining("other");
    }

    @Property
    void declarationOrderNeverMatters(
            @ForAll("routeSets") List<String> routes, @ForAll("paths") String path, @ForAll long seed) {
        List<String> distinct = withoutCollisions(routes);
        List<String> shuffled = new ArrayList<>(distinct);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(chosen(shuffled, path)).isEqualTo(chosen(distinct, path));
    }

    private static List<String> withoutCollisions(List<String> routes) {
        List<String> distinct = new ArrayList<>();
        for (String text : routes) {
            Route route = Route.of(text);
            if (distinct.stream().noneMatch(other -> Route.of(other).collidesWith(route))) {
                distinct.add(text);
            }
        }
        return distinct;
    }

    private static String chosen(List<String> routes, String path) {
        TestHost host = new TestHost(f -> {
            for (int i = 0; i < routes.size(); i++) {
                String route = routes.get(i);
                f.http("f" + i, route, (request, context) -> HttpResponse.text(200, route));
            }
        });
        HttpResponse head = host.send("HEAD", path);
        HttpResponse get = host.send("GET", path);
        return head.status() + " " + get.status() + (get.status() == 200 ? get.text() : "");
    }

    @Test
    void headReachesTheFunctionThatGetReaches() {
        TestHost host = new TestHost(f -> {
            f.http("all", "/x", (request, context) -> HttpResponse.of(500));
            f.http("get", "GET /x", (request, context) -> HttpResponse.of(200));
        });

        assertThat(host.send("GET", "/x").status()).isEqualTo(200);
        assertThat(host.send("HEAD", "/x").status()).isEqualTo(200);
    }

    @Provide
    Arbitrary<List<String>> routeSets() {
        Arbitrary<String> segment = Arbitraries.of("a", "b", "{x}");
        Arbitrary<String> tail = Arbitraries.of("", "/{rest...}", "/");
        Arbitrary<String> path = segment.list().ofMinSize(1).ofMaxSize(3).map(s -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < s.size(); i++) {
                text.append('/').append(s.get(i).replace("x", "x" + i));
            }
            return text.toString();
        });
        Arbitrary<String> method = Arbitraries.of("", "GET ", "GET|PUT ", "POST ");
        return net.jqwik.api.Combinators.combine(method, path, tail)
                .as((m, p, t) -> m + p + t)
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("a", "b", "c", "").list().ofMaxSize(4).map(s -> "/" + String.join("/", s));
    }
}
