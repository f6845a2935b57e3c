package dev.peregrine.testing.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.http.Body;
import dev.peregrine.http.Cookie;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpProblem;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import dev.peregrine.testing.runtime.RawResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleResponsesTest {
    private static final byte[] NONE = new byte[0];

    private static volatile HttpHandler handler = (request, context) -> HttpResponse.of(204);
    private static final Served SERVED = Served.by((request, context) -> handler.handle(request, context));

    @AfterAll
    static void stop() {
        SERVED.close();
    }

    private static RawResponse answer(HttpHandler next) throws IOException {
        SERVED.forget();
        handler = next;
        return SERVED.get("/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/plain;charset=iso-8859-1", "application/json", "image/png"})
    void aContentTypeIsSentAsItIs(String type) throws IOException {
        RawResponse response = answer((request, context) -> HttpResponse.of(200)
                .withHeader("content-type", type)
                .withBody(Body.of("é", StandardCharsets.ISO_8859_1)));
        assertThat(response.headers("content-type")).containsExactly(type);
        assertThat(response.body()).containsExactly(0xe9);
    }

    @Test
    void everyCookieIsALineOfItsOwn() throws IOException {
        RawResponse response = answer((request, context) -> HttpResponse.of(204)
                .withCookie(Cookie.of("a", "1"))
                .withCookie(Cookie.of("b", "2"))
                .withHeader("x-empty", ""));
        assertThat(response.headers("set-cookie")).hasSize(2);
        assertThat(response.headers("set-cookie").get(0)).startsWith("a=1");
        assertThat(response.headers("set-cookie").get(1)).startsWith("b=2");
        assertThat(response.header("x-empty")).contains("");
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 299, 303, 404, 418, 451, 503, 599})
    void everyStatusIsSent(int status) throws IOException {
        RawResponse response = answer((request, context) -> HttpResponse.text(status, "x"));
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.text()).isEqualTo("x");
        assertThat(response.complete()).isTrue();
    }

    @Test
    void anEmptyBodyHasTheLengthZero() throws IOException {
        assertThat(answer((request, context) -> HttpResponse.of(200)).header("content-length"))
                .contains("0");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void aStatusWithoutContentHasNoLength(int status) throws IOException {
        RawResponse response = answer((request, context) -> HttpResponse.text(status, "never sent"));
        assertThat(response.header("content-length")).isEmpty();
        assertThat(response.header("transfer-encoding")).isEmpty();
        assertThat(response.header("content-type")).isEmpty();
    }

    @Test
    void headHasTheHeadersOfGetAndNoFalseLength() throws IOException {
        try (Served served = Served.app(functions -> functions.http(
                "page",
                "GET /page",
                (request, context) -> HttpResponse.html(200, "<p>hello").withHeader("etag", "\"1\"")))) {
            RawResponse head = served.send("HEAD /page HTTP/1.1", NONE, "Connection: close");
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("content-type")).contains("text/html; charset=utf-8");
            assertThat(head.header("etag")).contains("\"1\"");
            assertThat(head.header("content-length")).isNotEqualTo(Optional.of("0"));
            assertThat(served.send("HEAD /none HTTP/1.1", NONE).status()).isEqualTo(404);
        }
    }

    @Test
    void aLengthSetByTheHandlerCannotSpoilTheResponse() throws IOException {
        RawResponse response = answer((request, context) -> HttpResponse.text(200, "hello")
                .withHeader("content-length", "99")
                .withHeader("transfer-encoding", "chunked"));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers("content-length")).containsExactly("5");
        assertThat(response.text()).isEqualTo("hello");
    }

    @Test
    void routesAndMethodsAreAnsweredAsOnEveryHost() throws IOException {
        try (Served served = Served.app(functions -> {
            functions.http(
                    "get",
                    "GET /orders/{id}",
                    (request, context) -> HttpResponse.text(200, request.pathParameter("id")));
            functions.http("put", "PUT /orders/{id}", (request, context) -> HttpResponse.of(204));
        })) {
            assertThat(served.get("/orders/a%20b").text()).isEqualTo("a b");
            assertThat(served.get("/nothing").status()).isEqualTo(404);
            RawResponse wrong = served.send("DELETE /orders/7 HTTP/1.1", NONE);
            assertThat(wrong.status()).isEqualTo(405);
            assertThat(wrong.header("allow").orElseThrow()).contains("GET", "HEAD", "PUT");
            RawResponse options = served.send("OPTIONS /orders/7 HTTP/1.1", NONE);
            assertThat(options.status()).isEqualTo(204);
            assertThat(options.header("allow").orElseThrow()).contains("PUT");
            assertThat(served.send("PROPFIND /orders/7 HTTP/1.1", NONE).status())
                    .isEqualTo(405);
        }
    }

    @Test
    void anExceptionIsAProblemWithoutInternals() throws IOException {
        assertFails((request, context) -> {
            throw new IllegalStateException("secret");
        });
    }

    @Test
    void anErrorIsAProblemWithoutInternals() throws IOException {
        assertFails((request, context) -> {
            throw new AssertionError("secret");
        });
    }

    @Test
    @SuppressWarnings("NullAway") // what a handler written without null checks does
    void aHandlerThatReturnsNullIsAProblem() throws IOException {
        assertFails((request, context) -> null);
    }

    private static void assertFails(HttpHandler failing) throws IOException {
        RawResponse response = answer(failing);
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.headers("content-type")).containsExactly("application/problem+json");
        assertThat(response.text()).contains("invocationId").doesNotContain("secret", "Exception");
        assertThat(SERVED.logged()).hasSize(1);
        assertThat(SERVED.invokerLog()).doesNotContain("Failed to execute");
    }

    @Test
    void aProblemIsSentAsItIs() throws IOException {
        RawResponse response = answer((request, context) -> {
            throw HttpProblem.of(409, "taken").withHeader("retry-after", "5");
        });
        assertThat(response.status()).isEqualTo(409);
        assertThat(response.header("retry-after")).contains("5");
        assertThat(response.text()).contains("taken");
    }

    @Test
    void theLargestResponseIsSentAndALargerOneIsNot() throws IOException {
        int limit = 32 * 1024 * 1024;
        RawResponse largest = answer((request, context) -> HttpResponse.bytes(200, MediaType.BYTES, new byte[limit]));
        assertThat(largest.status()).isEqualTo(200);
        assertThat(largest.body()).hasSize(limit);
        RawResponse larger =
                answer((request, context) -> HttpResponse.bytes(200, MediaType.BYTES, new byte[limit + 1]));
        assertThat(larger.status()).isEqualTo(500);
        assertThat(SERVED.logged())
                .singleElement()
                .satisfies(cause -> assertThat(cause).hasMessageContaining("32 MiB"));
    }

    @Test
    void headersAreSentUpToTheHostsLimit() throws IOException {
        assertThat(answer(withHeaderOf(15_900)).header("x-a").orElse("")).hasSize(15_900);
        RawResponse response = answer(withHeaderOf(16_100));
        assertThat(response.status()).isEqualTo(500);
        assertThat(response.header("content-type")).contains("application/problem+json");
        assertThat(SERVED.logged())
                .singleElement()
                .satisfies(cause -> assertThat(cause).hasMessageContaining("at most 16000"));
    }

    private static HttpHandler withHeaderOf(int length) {
        return (request, context) -> HttpResponse.text(200, "x").withHeader("x-a", "a".repeat(length));
    }
}
