package dev.peregrine.testing.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.functions.HttpFunction;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.runtime.GoogleInvoker;
import dev.peregrine.testing.runtime.RawHttp;
import dev.peregrine.testing.runtime.RawResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the twin with Google's own invoker, over the same bytes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GoogleExchangeTest {
    private GoogleInvoker invoker;

    @BeforeAll
    void start() {
        invoker = GoogleInvoker.start(new GoogleFacts());
    }

    @AfterAll
    void stop() {
        invoker.close();
    }

    private static RawResponse real(GoogleInvoker invoker, ClientRequest request) throws IOException {
        List<String> head = new ArrayList<>();
        head.add(request.method() + " " + request.target() + " HTTP/1.1");
        head.add("Host: example.com");
        for (ClientRequest.Header header : request.headers()) {
            head.add(header.name() + ": " + header.value());
        }
        byte[] content = request.body();
        if (request.isChunked()) {
            head.add("Transfer-Encoding: chunked");
            String chunk =
                    Integer.toHexString(content.length) + "\r\n" + new String(content, ISO_8859_1) + "\r\n0\r\n\r\n";
            content = chunk.getBytes(ISO_8859_1);
        } else if (content.length > 0 || Set.of("POST", "PUT", "PATCH").contains(request.method())) {
            head.add("Content-Length: " + content.length);
        }
        return RawHttp.send(invoker.uri(), RawHttp.request(content, head.toArray(String[]::new)));
    }

    private static HttpResponse twin(HttpFunction function, ClientRequest request) {
        try {
            GoogleExchange exchange = GoogleExchange.of(request);
            try {
                function.service(exchange.request(), exchange.response());
                return exchange.reply();
            } catch (Throwable e) {
                return exchange.failure();
            }
        } catch (RefusedByHost e) {
            return e.response();
        }
    }

    private void isAsReal(ClientRequest request) throws IOException {
        RawResponse real = real(invoker, request);
        HttpResponse twin = twin(new GoogleFacts(), request);
        assertThat(twin.status()).as("status of " + request).isEqualTo(real.status());
        if (twin.status() == 200) {
            assertThat(twin.text()).as("facts of " + request).isEqualTo(new String(real.body(), UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a",
                "/a/",
                "/a%20b",
                "/a+b",
                "/a%2Fb",
                "/a%2fb",
                "//a",
                "/a//b",
                "/%C3%A9",
                "/%c3%a9%41",
                "/100%25",
                "/%25zz",
                "/%zz",
                "/%",
                "/%ff",
                "/a;x=1/b;y",
                "/a/../b",
                "/a/./b",
                "/a/..",
                "/a/.",
                "/../a",
                "/a/%2e%2e/b",
                "/a/%2e/b",
                "/a|b",
                "/a\\b",
                "/a\"b",
                "/a{b}",
                "/a<b>",
                "/a^b",
                "/a`b",
                "/a?",
                "/a?b",
                "/a?b=",
                "/a?=b",
                "/a?b=1&b=2&&c=+%2B%20",
                "/a?%zz",
                "/a?b=%ff",
                "/a?b=|",
                "/a%3Fb%23c",
                "/a%3bb",
                "/a%00b",
                "/a%0Ab",
                "/a%5Cb",
                "/a?b=1#f",
                "/a#f",
                "/a'b(c)~!$&*,=:@",
                "/%7E%2D",
                "/favicon.ico",
                "/robots.txt",
                "/x/favicon.ico",
                "/a?b=1;c=2",
                "/a?B=1&b=2",
                "/%21%24%26%27%28%29%2A%2B%2C%3D%3A%40%2d%2e%5f",
                "/%3c%3E%22%7B%7c%5e%60%5b",
                "/a?b=%C3%A9&%C3%A9=b"
            })
    void takesATargetAsTheInvokerDoes(String target) throws IOException {
        isAsReal(ClientRequest.of("GET", target));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=iso-8859-1",
                "text/json",
                "text/plain",
                "text/plain; charset=utf-8",
                "text/plain; charset=iso-8859-1",
                "text/plain; charset=\"us-ascii\"",
                "text/plain; charset=klingon",
                "text/html",
                "application/x-www-form-urlencoded",
                "application/problem+json",
                "application/octet-stream",
                "image/png",
                "rubbish",
                "multipart/form-data",
                "multipart/mixed; boundary=B"
            })
    void handsContentOverAsTheInvokerDoes(String type) throws IOException {
        isAsReal(ClientRequest.of("POST", "/")
                .withHeader("Content-Type", type)
                .withBody("{\"a\":\"é\"}".getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none\r\n--B--\r\n",
                "--B\r\nContent-Disposition: form-data; name=a\r\n\r\none\r\n--B\r\nContent-Disposition: form-data; name=a\r\n\r\ntwo\r\n--B--\r\n",
                "--B\r\nContent-Disposition: form-data; name=\"f\"; filename=\"x é.txt\"\r\nContent-Type: text/plain; charset=utf-8\r\nX-Y: z\r\n\r\nfile é\r\n--B--\r\n",
                "--B\r\nContent-Disposition: form-data; name=\"e\"\r\n\r\n\r\n--B--\r\n",
                "--B--\r\n",
                "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none",
                "--B\r\nContent-Disposition: form-data; filename=x\r\n\r\none\r\n--B--\r\n"
            })
    void takesAFormApartAsTheInvokerDoes(String form) throws IOException {
        isAsReal(ClientRequest.of("POST", "/")
                .withHeader("Content-Type", "multipart/form-data; boundary=B")
                .withBody(form.getBytes(UTF_8)));
    }

    @Test
    void handsHeadersOverAsTheInvokerDoes() throws IOException {
        ClientRequest request = ClientRequest.of("GET", "/");
        isAsReal(request.withHeader("X-Odd", "1").withHeader("x-oDD", "2").withHeader("X-ODD", "  3  "));
        isAsReal(request.withHeader("X-Odd", "a,b").withHeader("X-Empty", ""));
        isAsReal(request.withHeader("Cookie", "a=b").withHeader("Cookie", "c=d"));
        isAsReal(request.withHeader("X-Odd", "a\u0001b"));
        isAsReal(request.withHeader("X-Odd", "a\u007Fb"));
    }

    @Test
    void handsOverWhatHasNoLengthAsTheInvokerDoes() throws IOException {
        isAsReal(ClientRequest.of("POST", "/").withBody("abc".getBytes(UTF_8)).chunked());
        isAsReal(ClientRequest.of("POST", "/"));
        isAsReal(ClientRequest.of("DELETE", "/"));
        isAsReal(ClientRequest.of("OPTIONS", "/"));
        isAsReal(ClientRequest.of("PROPFIND", "/"));
    }

    @Test
    void refusesLongHeadsAsTheInvokerDoes() throws IOException {
        isAsReal(ClientRequest.of("GET", "/" + "a".repeat(8000)));
        isAsReal(ClientRequest.of("GET", "/" + "a".repeat(9000)));
        isAsReal(ClientRequest.of("GET", "/").withHeader("X-Long", "a".repeat(8000)));
        isAsReal(ClientRequest.of("GET", "/").withHeader("X-Long", "a".repeat(9000)));
    }

    /** A function that may do what it must not. */
    interface Misuse extends HttpFunction {}

    private static final List<Misuse> RESPONSES = List.of(
            (q, s) -> {},
            (q, s) -> s.setStatusCode(204),
            (q, s) -> {
                s.setStatusCode(204);
                s.getWriter().write("x");
            },
            (q, s) -> s.setStatusCode(299),
            (q, s) -> s.setStatusCode(418, "I'm a teapot"),
            (q, s) -> s.getOutputStream().write("x".getBytes(UTF_8)),
            (q, s) -> {
                s.setContentType("text/plain");
                s.getWriter().write("é");
            },
            (q, s) -> {
                s.setContentType("application/json");
                s.getWriter().write("é");
            },
            (q, s) -> {
                s.setContentType("text/plain; charset=klingon");
                s.getWriter().write("é");
            },
            (q, s) -> {
                s.appendHeader("X-A", "1\r\nX-B: 2");
                s.appendHeader("x-a", "3\t4");
            },
            (q, s) -> {
                s.appendHeader("content-type", "a/b");
                s.appendHeader("Content-Type", "c/d");
            },
            (q, s) -> {
                s.appendHeader("Content-Length", "5");
                s.getOutputStream().write(1);
            },
            (q, s) -> {
                s.appendHeader("Content-Length", "1");
                s.getOutputStream().write(new byte[5]);
            },
            (q, s) -> {
                s.appendHeader("Set-Cookie", "a=b");
                s.appendHeader("Set-Cookie", "c=d; Path=/");
            },
            (q, s) -> {
                s.setStatusCode(201);
                s.setContentType("a/b");
                s.appendHeader("X-A", "1");
                s.getOutputStream().write(new byte[100]);
                throw new IllegalStateException("x");
            },
            (q, s) -> {
                s.setStatusCode(201);
                s.getOutputStream().write(new byte[100]);
                s.getOutputStream().flush();
                throw new IllegalStateException("x");
            },
            (q, s) -> {
                s.getOutputStream().write(new byte[40_000]);
                throw new IllegalStateException("x");
            },
            (q, s) -> {
                throw new AssertionError("x");
            },
            (q, s) -> {
                s.getWriter();
                s.getOutputStream();
            },
            (q, s) -> {
                s.getOutputStream().write(new byte[100]);
                s.setStatusCode(201);
            });

    /** Does what the path says. */
    private static final HttpFunction MISUSER = (request, response) ->
            RESPONSES.get(Integer.parseInt(request.getPath().substring(1))).service(request, response);

    @Test
    void takesResponsesAsTheInvokerDoes() throws IOException {
        try (GoogleInvoker own = GoogleInvoker.start(MISUSER)) {
            for (int i = 0; i < RESPONSES.size(); i++) {
                for (String method : List.of("GET", "HEAD")) {
                    ClientRequest request = ClientRequest.of(method, "/" + i);
                    assertThat(shown(twin(MISUSER, request)))
                            .as("response " + i + " to " + method)
                            .isEqualTo(shown(real(own, request)));
                }
            }
        }
    }

    private static String shown(HttpResponse response) {
        Set<String> lines = new TreeSet<>();
        response.headers().forEach((name, value) -> lines.add(name + ": " + value));
        return response.status() + " " + lines + " "
                + Arrays.toString(response.body().bytes());
    }

    private static String shown(RawResponse response) {
        Set<String> lines = new TreeSet<>();
        for (RawResponse.Header header : response.headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (!Set.of("date", "server", "content-length", "transfer-encoding").contains(name)) {
                lines.add(name + ": " + header.value());
            }
        }
        return response.status() + " " + lines + " " + Arrays.toString(response.body());
    }
}
