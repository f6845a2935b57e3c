package dev.peregrine.testing;

import static dev.peregrine.testing.Assertions.assertThat;
import static dev.peregrine.testing.HttpCase.ALB;
import static dev.peregrine.testing.HttpCase.ALB_MULTI;
import static dev.peregrine.testing.HttpCase.AZURE;
import static dev.peregrine.testing.HttpCase.GOOGLE;
import static dev.peregrine.testing.HttpCase.LAMBDA;
import static dev.peregrine.testing.HttpCase.REST_API;

import dev.peregrine.FunctionApp;
import dev.peregrine.http.Body;
import dev.peregrine.http.Cookie;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpProblem;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Cases about methods, routes and responses. */
final class ResponseCases {
    private ResponseCases() {}

    static Stream<HttpCase> all() {
        return Stream.of(methods(), contents(), headers(), statuses(), sizes()).flatMap(List::stream);
    }

    private static HttpCase answer(String name, HttpResponse response, Consumer<HttpReply> expected) {
        return HttpCase.of(name, (request, context) -> response, c -> c.get("/"), expected);
    }

    private static List<HttpCase> methods() {
        FunctionApp app = f -> {
            f.http("read", "GET /items/{id}", (request, context) -> HttpResponse.text(200, "read"));
            f.http("write", "PUT|POST /items/{id}", (request, context) -> HttpResponse.text(200, "written"));
        };
        HttpHandler method = (request, context) -> HttpResponse.text(200, request.method());
        List<HttpCase> cases = new ArrayList<>();
        for (String name : List.of("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")) {
            cases.add(HttpCase.of(
                    "method " + name,
                    method,
                    c -> c.call(name, "/", Content.none()),
                    reply -> assertThat(reply).hasStatus(200).hasText(name)));
        }
        cases.add(HttpCase.of(
                        "an unusual method, such as PROPFIND",
                        method,
                        c -> c.call("PROPFIND", "/", Content.none()),
                        reply -> assertThat(reply).hasStatus(200).hasText("PROPFIND"))
                .but(AZURE, "501", reply -> assertThat(reply).isProblem(501)));
        cases.add(HttpCase.of(
                "HEAD",
                app,
                c -> c.head("/items/1"),
                reply -> assertThat(reply)
                        .hasStatus(200)
                        .hasContentType("text/plain")
                        .hasNoBody()));
        cases.add(HttpCase.of(
                "OPTIONS of a path with routes",
                app,
                c -> c.options("/items/1"),
                reply -> assertThat(reply).hasStatus(204).hasHeader("allow", "GET, HEAD, PUT, POST, OPTIONS")));
        cases.add(HttpCase.of(
                "a method without a route",
                app,
                c -> c.delete("/items/1"),
                reply -> assertThat(reply).isProblem(405).hasHeader("allow", "GET, HEAD, PUT, POST, OPTIONS")));
        cases.add(HttpCase.of(
                        "a path without a route",
                        app,
                        c -> c.get("/nothing"),
                        reply -> assertThat(reply).isProblem(404))
                .but(
                        AZURE,
                        "host: 404",
                        reply -> assertThat(reply).isRefusedByHost().hasStatus(404)));
        return cases;
    }

    private static List<HttpCase> contents() {
        byte[] bytes = BodyCases.everyByte();
        byte[] zipped = BodyCases.gzip("{}".getBytes(StandardCharsets.UTF_8));
        return List.of(
                answer(
                        "JSON in return",
                        HttpResponse.json(200, Map.of("a", "é世𝄞\"\\\n")),
                        reply -> assertThat(reply)
                                .hasStatus(200)
                                .hasContentType("application/json")
                                .hasJson("{\"a\":\"é世𝄞\\\"\\\\\\n\"}")),
                answer(
                        "text in return",
                        HttpResponse.text(200, "é世𝄞\u0001"),
                        reply -> assertThat(reply)
                                .hasHeader("content-type", "text/plain; charset=utf-8")
                                .hasText("é世𝄞\u0001")),
                answer(
                        "text in ISO-8859-1 in return",
                        HttpResponse.of(
                                200,
                                MediaType.of("text/plain; charset=iso-8859-1"),
                                Body.of("café", StandardCharsets.ISO_8859_1)),
                        reply -> assertThat(reply).hasText("café")),
                answer(
                        "bytes in return",
                        HttpResponse.of(200, MediaType.of("image/png"), Body.of(bytes)),
                        reply -> assertThat(reply).hasContentType("image/png").hasBody(bytes)),
                answer(
                        "compressed content in return",
                        HttpResponse.of(200, MediaType.JSON, Body.of(zipped)).withHeader("content-encoding", "gzip"),
                        reply -> assertThat(reply)
                                .hasHeader("content-encoding", "gzip")
                                .hasBody(zipped)),
                answer(
                        "content written as a stream",
                        HttpResponse.stream(
                                200, MediaType.TEXT, out -> out.write("streamed".getBytes(StandardCharsets.UTF_8))),
                        reply -> assertThat(reply).hasStatus(200).hasText("streamed")),
                answer(
                        "no content in return",
                        HttpResponse.of(200),
                        reply -> assertThat(reply)
                                .hasStatus(200)
                                .hasContentType("text/plain")
                                .hasNoBody()),
                answer(
                        "content without a type",
                        HttpResponse.of(200).withBody(Body.of(bytes)),
                        reply -> assertThat(reply)
                                .hasContentType("application/octet-stream")
                                .hasBody(bytes)));
    }

    private static List<HttpCase> headers() {
        Consumer<HttpReply> tooManyCookies = reply -> assertThat(reply)
                .isProblem(500)
                .hasNoHeader("set-cookie")
                .logged("sets several cookies", "can send only one");
        return List.of(
                answer(
                        "a cookie",
                        HttpResponse.of(200).withCookie(Cookie.of("a", "1").secure()),
                        reply -> assertThat(reply)
                                .hasHeader("set-cookie", "a=1; Secure")
                                .hasCookie("a", "1")),
                answer(
                                "two cookies",
                                HttpResponse.of(200)
                                        .withCookie(Cookie.of("a", "1"))
                                        .withCookie(Cookie.of("b", "2").path("/")),
                                reply -> assertThat(reply).hasCookie("a", "1").hasHeader("set-cookie", "b=2; Path=/"))
                        .but(
                                ALB,
                                "500, with the host named in the log",
                                tooManyCookies.andThen(
                                        reply -> assertThat(reply).logged("ALB")))
                        .but(
                                AZURE,
                                "500, with the host named in the log",
                                tooManyCookies.andThen(
                                        reply -> assertThat(reply).logged("azure functions"))),
                answer(
                        "a repeated header in return",
                        HttpResponse.of(200).withHeader("vary", "origin").withHeader("vary", "accept"),
                        reply -> org.assertj.core.api.Assertions.assertThat(
                                        reply.headers().list("vary"))
                                .containsExactly("origin", "accept")),
                answer(
                                "WWW-Authenticate in return",
                                HttpResponse.of(401).withHeader("www-authenticate", "Bearer"),
                                reply -> assertThat(reply).hasStatus(401).hasHeader("www-authenticate", "Bearer"))
                        .but(
                                REST_API,
                                "x-amzn-Remapped-WWW-Authenticate",
                                reply -> assertThat(reply)
                                        .hasStatus(401)
                                        .hasNoHeader("www-authenticate")
                                        .hasHeader("x-amzn-remapped-www-authenticate", "Bearer")),
                HttpCase.of(
                        "a line break in a header in return",
                        (request, context) -> HttpResponse.of(200).withHeader("x-test", "a\r\nset-cookie: b=c"),
                        c -> c.get("/"),
                        reply -> assertThat(reply)
                                .isProblem(500)
                                .hasNoHeader("set-cookie")
                                .logged("control character")),
                HttpCase.of(
                        "non-ASCII in a header in return",
                        (request, context) -> HttpResponse.of(200).withHeader("x-test", "é"),
                        c -> c.get("/"),
                        reply -> assertThat(reply).isProblem(500).logged("printable ASCII")),
                answer(
                        "a Content-Length of the function's own",
                        HttpResponse.text(200, "abc").withHeader("content-length", "7"),
                        reply -> assertThat(reply).hasStatus(200).hasText("abc")));
    }

    private static List<HttpCase> statuses() {
        List<HttpCase> cases = new ArrayList<>();
        for (int status : List.of(201, 202, 206, 299, 400, 404, 409, 418, 429, 500, 502, 503, 599)) {
            cases.add(answer(
                    "status " + status,
                    HttpResponse.text(status, "text"),
                    reply -> assertThat(reply)
                            .isFromTheFunction()
                            .hasStatus(status)
                            .hasText("text")));
        }
        for (int status : List.of(204, 304)) {
            cases.add(answer(
                    "status " + status + " with content",
                    HttpResponse.text(status, "text").withHeader("etag", "\"1\""),
                    reply -> assertThat(reply)
                            .hasStatus(status)
                            .hasHeader("etag", "\"1\"")
                            .hasNoBody()));
        }
        cases.add(answer(
                "a redirect",
                HttpResponse.redirect(303, "/a?b=%20c"),
                reply -> assertThat(reply).hasStatus(303).hasHeader("location", "/a?b=%20c")));
        cases.add(HttpCase.of(
                "a problem",
                (request, context) -> {
                    throw HttpProblem.of(422, "é").error("/email", "é").withHeader("retry-after", "7");
                },
                c -> c.get("/"),
                reply -> assertThat(reply)
                        .isProblem(422)
                        .hasProblemDetail("é")
                        .hasError("/email")
                        .hasHeader("retry-after", "7")
                        .loggedNothing()));
        return cases;
    }

    private static HttpCase size(String name, int bytes) {
        return HttpCase.of(
                name,
                (request, context) ->
                        HttpResponse.of(200, MediaType.TEXT, Body.of("a".repeat(bytes), StandardCharsets.US_ASCII)),
                c -> c.get("/"),
                reply -> assertThat(reply.response())
                        .hasStatus(200)
                        .hasBody("a".repeat(bytes).getBytes(StandardCharsets.US_ASCII)));
    }

    private static List<HttpCase> sizes() {
        Consumer<HttpReply> tooLarge = reply -> assertThat(reply).isProblem(500).logged("bytes", "1048576");
        Consumer<HttpReply> tooLargeForLambda =
                reply -> assertThat(reply).isProblem(500).logged("bytes", "aws lambda");
        Consumer<HttpReply> tooLargeForGoogle =
                reply -> assertThat(reply).isProblem(500).logged("bytes", "33554432");
        String text = "500, with the limit in the log";
        return List.of(
                size("1 MiB in return", 1 << 20).but(List.of(ALB, ALB_MULTI), text, tooLarge),
                size("5 MiB in return", 5 << 20).but(List.of(ALB, ALB_MULTI), text, tooLarge),
                size("7 MiB in return", 7 << 20).but(LAMBDA, text, tooLargeForLambda),
                size("33 MiB in return", 33 << 20)
                        .but(LAMBDA, text, tooLargeForLambda)
                        .but(GOOGLE, text, tooLargeForGoogle));
    }
}
