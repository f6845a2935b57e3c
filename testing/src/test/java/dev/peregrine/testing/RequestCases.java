package dev.peregrine.testing;

import static dev.peregrine.testing.Assertions.assertThat;
import static dev.peregrine.testing.HttpCase.ALB;
import static dev.peregrine.testing.HttpCase.ALB_MULTI;
import static dev.peregrine.testing.HttpCase.AZURE;
import static dev.peregrine.testing.HttpCase.GOOGLE;
import static dev.peregrine.testing.HttpCase.HTTP_API;
import static dev.peregrine.testing.HttpCase.HTTP_API_V1;
import static dev.peregrine.testing.HttpCase.REST_API;

import dev.peregrine.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;

/** Cases about the request line and the headers of requests. */
final class RequestCases {
    private static final List<String> HTTP_APIS = List.of(HTTP_API, HTTP_API_V1);

    private RequestCases() {}

    static Stream<HttpCase> all() {
        return Stream.of(paths(), queries(), headers()).flatMap(List::stream);
    }

    /** A member of what the function saw. */
    private static Consumer<HttpReply> saw(String member, Object expected) {
        return reply -> {
            assertThat(reply).isFromTheFunction().hasStatus(200);
            org.assertj.core.api.Assertions.assertThat(reply.json(Object.class))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry(member, expected);
        };
    }

    private static Consumer<HttpReply> sawPath(String raw, String decoded) {
        return saw("rawPath", raw).andThen(saw("path", decoded));
    }

    private static HttpCase path(String name, String target, String raw, String decoded) {
        return echo(name, calls -> calls.get(target), sawPath(raw, decoded));
    }

    private static HttpCase query(String name, String query, Map<String, List<String>> expected) {
        return echo(name, calls -> calls.get("/?" + query), saw("query", expected));
    }

    private static HttpCase echo(String name, Function<HttpCalls, HttpReply> call, Consumer<HttpReply> expected) {
        return HttpCase.of(name, new Echo(), call, expected);
    }

    private static List<HttpCase> paths() {
        return List.of(
                path("the root", "/", "/", "/"),
                path("a slash at the end of the path", "/a/b/", "/a/b/", "/a/b/"),
                path("a space in the path", "/a%20b", "/a%20b", "/a b"),
                path("a plus in the path", "/a+b", "/a+b", "/a+b"),
                path("an encoded plus in the path", "/a%2Bb", "/a+b", "/a+b"),
                path("non-ASCII in the path", "/caf%C3%A9/%e4%b8%96", "/caf%C3%A9/%E4%B8%96", "/café/世"),
                path("an encoded slash in the path", "/a%2Fb/c", "/a%2Fb/c", "/a/b/c")
                        .but(HTTP_APIS, "a slash", sawPath("/a/b/c", "/a/b/c"))
                        .refused(400, GOOGLE),
                path("an encoded percent sign in the path", "/100%25", "/100%25", "/100%")
                        .refused(400, HTTP_API, HTTP_API_V1, GOOGLE),
                path("a slash encoded twice in the path", "/a%252Fb", "/a%252Fb", "/a%2Fb")
                        .but(HTTP_APIS, "a slash", sawPath("/a/b", "/a/b"))
                        .but(AZURE, "encoded once", sawPath("/a%2Fb", "/a/b"))
                        .refused(400, GOOGLE),
                path("an encoded question mark in the path", "/a%3Fb/c", "/a%3Fb/c", "/a?b/c")
                        .but(HTTP_APIS, "the path ends there", sawPath("/a", "/a")),
                path("an empty segment in the path", "/a//b", "/a//b", "/a//b").refused(400, GOOGLE),
                echo(
                                "a malformed escape in the path",
                                calls -> calls.get("/a%zz"),
                                reply -> assertThat(reply).isFromTheFunction().isProblem(400))
                        .but(AZURE, "taken as text", sawPath("/a%25zz", "/a%zz"))
                        .refused(400, HTTP_API, HTTP_API_V1, GOOGLE),
                path("the path /favicon.ico", "/favicon.ico", "/favicon.ico", "/favicon.ico")
                        .refused(404, GOOGLE),
                HttpCase.of(
                        "a parameter of the path",
                        f -> f.http(
                                "item",
                                "GET /items/{id}/{rest...}",
                                (request, context) -> HttpResponse.text(
                                        200, request.pathParameter("id") + "|" + request.pathParameter("rest"))),
                        calls -> calls.get("/items/a%20%C3%A9/b/c"),
                        reply -> assertThat(reply).hasStatus(200).hasText("a é|b/c")),
                path("9 KB of path", "/" + "a".repeat(9000), "/" + "a".repeat(9000), "/" + "a".repeat(9000))
                        .refused(414, GOOGLE, AZURE));
    }

    private static List<HttpCase> queries() {
        return List.of(
                query("no query", "", Map.of()),
                query("a repeated parameter", "tag=a&n=1&tag=b", Map.of("tag", List.of("a", "b"), "n", List.of("1")))
                        .but(ALB, "only the last value", saw("query", Map.of("tag", List.of("b"), "n", List.of("1")))),
                query(
                        "spaces, plus, non-ASCII and signs in the query",
                        "q=a%20b+c&p=%2B&%C3%A9=%E4%B8%96&s=%26%3D%25",
                        Map.of("q", List.of("a b c"), "p", List.of("+"), "é", List.of("世"), "s", List.of("&=%"))),
                query(
                        "empty values in the query",
                        "a=&b&c=1",
                        Map.of("a", List.of(""), "b", List.of(""), "c", List.of("1"))),
                query("names that differ in case", "B=1&b=2", Map.of("B", List.of("1"), "b", List.of("2"))),
                query("a comma in the query", "a=1,2&b=3%2C4", Map.of("a", List.of("1,2"), "b", List.of("3,4"))),
                query("a malformed escape in the query", "a=%zz&b=5%", Map.of("a", List.of("%zz"), "b", List.of("5%"))),
                HttpCase.of(
                                "the query as it is spelled",
                                (request, context) -> HttpResponse.text(200, request.rawQuery()),
                                calls -> calls.get("/?b=1&%61=%7e+&b=2"),
                                reply -> assertThat(reply).hasText("b=1&%61=%7e+&b=2"))
                        .but(
                                List.of(HTTP_API_V1, REST_API),
                                "encoded anew, grouped by name",
                                reply -> assertThat(reply).hasText("b=1&b=2&a=~%20"))
                        .but(
                                ALB,
                                "only the last values",
                                reply -> assertThat(reply).hasText("b=2&%61=%7e+"))
                        .but(
                                ALB_MULTI,
                                "grouped by name",
                                reply -> assertThat(reply).hasText("b=1&b=2&%61=%7e+")),
                query("a pipe in the query", "a=x|y", Map.of("a", List.of("x|y")))
                        .refused(400, REST_API),
                query("a semicolon in the query", "a=1;b=2", Map.of("a", List.of("1;b=2")))
                        .but(
                                REST_API,
                                "separates parameters",
                                saw("query", Map.of("a", List.of("1"), "b", List.of("2")))));
    }

    private static List<HttpCase> headers() {
        return List.of(
                echo(
                                "a repeated header",
                                calls -> calls.header("X-Test", "a")
                                        .header("X-Test", "b")
                                        .get("/"),
                                saw("headers", Map.of("x-test", List.of("a", "b"))))
                        .but(ALB, "only the last line", saw("headers", Map.of("x-test", List.of("b")))),
                echo(
                        "a header's name in odd case",
                        calls -> calls.header("x-TeST-One", "1").get("/"),
                        saw("headers", Map.of("x-test-one", List.of("1")))),
                HttpCase.of(
                        "a comma in a header",
                        (request, context) -> HttpResponse.text(
                                200, request.header("if-modified-since").orElse("")),
                        calls -> calls.header("If-Modified-Since", "Mon, 23 Nov 2026 08:30:08 GMT")
                                .get("/"),
                        reply -> assertThat(reply).hasText("Mon, 23 Nov 2026 08:30:08 GMT")),
                echo(
                        "60 headers",
                        calls -> {
                            HttpCalls all = calls;
                            for (int i = 0; i < 60; i++) {
                                all = all.header("X-Test-" + i, "v" + i);
                            }
                            return all.get("/");
                        },
                        reply -> org.assertj.core.api.Assertions.assertThat(reply.text())
                                .contains("\"x-test-0\":[\"v0\"]", "\"x-test-59\":[\"v59\"]")),
                echo(
                                "12 KB of headers",
                                calls -> calls.header("X-Test", "a".repeat(12_000))
                                        .get("/"),
                                saw("headers", Map.of("x-test", List.of("a".repeat(12_000)))))
                        .refused(431, HTTP_API, HTTP_API_V1, REST_API, GOOGLE),
                echo(
                        "a control character in a header",
                        calls -> calls.header("X-Test", "a\r\nX-Other: b").get("/"),
                        reply -> assertThat(reply).isRefusedByHost().hasStatus(400)),
                echo(
                        "cookies",
                        calls -> calls.cookie("a", "1").cookie("b", "x=y").get("/"),
                        saw("cookies", Map.of("a", List.of("1"), "b", List.of("x=y")))),
                echo("the client's address", calls -> calls.get("/"), saw("client", "203.0.113.7")),
                echo(
                        "an address forged by the client",
                        calls -> calls.header("X-Forwarded-For", "198.51.100.1").get("/"),
                        saw("client", "203.0.113.7")),
                HttpCase.of(
                        "trace context",
                        (request, context) -> HttpResponse.text(
                                200, context.trace().orElseThrow().traceparent()),
                        calls -> calls.header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                                .get("/"),
                        reply -> assertThat(reply).hasText("00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")));
    }
}
