package dev.peregrine.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.http.Body;
import dev.peregrine.http.Cookie;
import dev.peregrine.http.Cors;
import dev.peregrine.http.Headers;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.http.HttpProblem;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import dev.peregrine.json.JsonCodec;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DispatchTest {
    private static final HttpHandler HELLO = (request, context) -> HttpResponse.text(200, "hello");

    private static TestHost host(HttpHandler handler) {
        return new TestHost(f -> f.http("hello", "GET|POST /hello", handler));
    }

    private static void assertProblem(HttpResponse response, int status) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.contentType()).contains(MediaType.PROBLEM_JSON);
        assertThat(response.json(Object.class))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("status", (long) status);
    }

    @Test
    void answersAnUnknownPathWith404() {
        TestHost host = host(HELLO);

        assertProblem(host.send("GET", "/other"), 404);
        assertThat(host.logged).isEmpty();
    }

    @Test
    void answersAWrongMethodWith405AndAllow() {
        HttpResponse response = host(HELLO).send("DELETE", "/hello");

        assertProblem(response, 405);
        assertThat(response.header("allow")).contains("GET, HEAD, POST, OPTIONS");
    }

    @Test
    void answersOptionsAndHeadByItself() {
        HttpResponse options = host(HELLO).send("OPTIONS", "/hello");
        HttpResponse head = host(HELLO).send("HEAD", "/hello");

        assertThat(options.status()).isEqualTo(204);
        assertThat(options.header("allow")).contains("GET, HEAD, POST, OPTIONS");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.contentType()).contains(MediaType.TEXT);
        assertThat(head.body().isEmpty()).isTrue();
    }

    @Test
    void leavesOptionsToARouteThatNamesIt() {
        TestHost host = new TestHost(f -> f.http("o", "OPTIONS /x", HELLO));

        assertThat(host.send("OPTIONS", "/x").text()).isEqualTo("hello");
    }

    @Test
    void answersAMalformedPathWith400() {
        assertProblem(host(HELLO).send("GET", "/hello%zz"), 400);
    }

    @Test
    void answersAFailureWith500ThatTellsNothingAndLogsItOnce() {
        TestHost host = host((request, context) -> {
            throw new IOException("the password is swordfish");
        });

        HttpResponse response = host.send("GET", "/hello");

        assertProblem(response, 500);
        assertThat(response.text())
                .doesNotContain("swordfish")
                .doesNotContain("IOException")
                .contains("id-1");
        assertThat(host.logged)
                .singleElement()
                .asString()
                .contains("id-1")
                .contains("hello")
                .contains("test host");
        assertThat(host.causes).singleElement().isInstanceOf(IOException.class);
    }

    @Test
    void answersAnErrorANullAndAnUnwritableValueWith500() {
        record Bean(Thread thread) {}
        for (HttpHandler handler : new HttpHandler[] {
            (request, context) -> {
                throw new StackOverflowError();
            },
            nothing(),
            (request, context) -> HttpResponse.json(200, new Bean(Thread.currentThread())),
            (request, context) -> HttpResponse.stream(200, MediaType.TEXT, out -> {
                throw new IOException("disk");
            }),
            (request, context) -> HttpResponse.of(200).withHeader("x", "a\r\nb"),
            (request, context) -> {
                throw HttpProblem.of(400).with("bad", new Bean(Thread.currentThread()));
            }
        }) {
            TestHost host = host(handler);

            assertProblem(host.send("GET", "/hello"), 500);
            assertThat(host.logged).hasSize(1);
        }
    }

    @SuppressWarnings("NullAway") // what a careless handler does
    private static HttpHandler nothing() {
        return (request, context) -> null;
    }

    @Test
    void answersAProblemAsItIsAndLogsOnlyTheCauseOfAServersProblem() {
        TestHost client = host((request, context) -> {
            throw HttpProblem.of(409, "already there").causedBy(new IOException());
        });
        TestHost server = host((request, context) -> {
            throw HttpProblem.of(503, "later").withHeader("retry-after", "9").causedBy(new IOException());
        });

        assertProblem(client.send("GET", "/hello"), 409);
        assertThat(client.logged).isEmpty();
        assertThat(server.send("GET", "/hello").header("retry-after")).contains("9");
        assertThat(server.causes).singleElement().isInstanceOf(IOException.class);
    }

    @Test
    void anInterruptEndsWithItsInvocation() {
        TestHost host = host((request, context) -> {
            throw new InterruptedException();
        });

        assertProblem(host.send("GET", "/hello"), 500);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aBrokenJvmIsLoggedAndLeftToTheHost() {
        TestHost host = host((request, context) -> {
            throw new OutOfMemoryError("heap");
        });

        assertThatThrownBy(() -> host.send("GET", "/hello")).isInstanceOf(OutOfMemoryError.class);
        assertThat(host.causes).hasSize(1);
    }

    @Test
    void writesProblemsWhateverTheAppsCodecCan() {
        TestHost host = new TestHost(f -> {
            f.json(() -> new JsonCodec() {
                @Override
                public Object read(byte[] json, java.lang.reflect.Type type) {
                    throw new IllegalStateException();
                }

                @Override
                public byte[] write(Object value) {
                    throw new IllegalStateException("only records");
                }

                @Override
                public void check(java.lang.reflect.Type type) {}
            });
            f.http("hello", "GET /hello", HELLO);
        });

        assertProblem(host.send("GET", "/none"), 404);
        assertProblem(host.send("PUT", "/hello"), 405);
        assertThat(host.logged).isEmpty();
    }

    @Test
    void logsEveryProblemOfTheServer() {
        TestHost host = host((request, context) -> {
            throw HttpProblem.of(503, "the database is down");
        });

        assertProblem(host.send("GET", "/hello"), 503);
        assertThat(host.causes).singleElement().isInstanceOf(HttpProblem.class);
    }

    @Test
    void outerFiltersSeeWhatInnerFiltersThrow() {
        TestHost host = new TestHost(f -> {
            f.filter(Cors.allow("https://shop.example"));
            f.filter((request, context, next) -> {
                throw HttpProblem.of(401);
            });
            f.http("hello", "GET /hello", HELLO);
        });

        HttpResponse refused = host.send(HttpRequest.of("GET", "/hello").withHeader("origin", "https://shop.example"));

        assertProblem(refused, 401);
        assertThat(refused.header("access-control-allow-origin")).contains("https://shop.example");
    }

    @Test
    void filtersSeePathParametersAndMayHandOnAnotherRequest() {
        TestHost host = new TestHost(f -> f.http(
                        "order",
                        "GET /orders/{id}",
                        (request, context) -> HttpResponse.text(200, request.pathParameter("id")))
                .filter((request, context, next) -> next.handle(HttpRequest.of("GET", "/"), context)
                        .withHeader("x-id", request.pathParameter("id"))));

        HttpResponse response = host.send("GET", "/orders/7");

        assertThat(response.text()).isEqualTo("7");
        assertThat(response.header("x-id")).contains("7");
    }

    @Test
    void severalTraceParentsAreNone() {
        TestHost host = host(
                (request, context) -> HttpResponse.text(200, context.trace().isPresent() ? "traced" : "untraced"));
        String parent = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        HttpRequest request = HttpRequest.of("GET", "/hello");

        assertThat(host.send(request.withHeader("traceparent", parent)).text()).isEqualTo("traced");
        assertThat(host.send(request.withHeaders(Headers.of("traceparent", parent, "traceparent", parent)))
                        .text())
                .isEqualTo("untraced");
    }

    @Test
    void refusesSeveralCookiesWhereTheHostCanNotSendThem() {
        HttpHandler handler = (request, context) ->
                HttpResponse.of(200).withCookie(Cookie.of("a", "1")).withCookie(Cookie.of("b", "2"));
        TestHost host = host(handler);
        TestHost capable = new TestHost(f -> f.http("hello", "/hello", handler), TestHost.CAPABLE, Map.of());

        assertProblem(host.send("GET", "/hello"), 500);
        assertThat(host.causes)
                .singleElement()
                .asString()
                .contains("several cookies")
                .contains("test host");
        assertThat(capable.send("GET", "/hello").headers().all("set-cookie")).hasSize(2);
    }

    @Test
    void makesResponsesWhatHostsCanSend() {
        HttpResponse framed = host((request, context) -> HttpResponse.of(200)
                        .withHeader("content-length", "99")
                        .withHeader("Connection", "close")
                        .withHeader("transfer-encoding", "chunked")
                        .withBody(Body.of("x".getBytes(UTF_8))))
                .send("GET", "/hello");
        HttpResponse noContent =
                host((request, context) -> HttpResponse.text(204, "ignored")).send("GET", "/hello");
        HttpResponse empty = host((request, context) -> HttpResponse.of(201)).send("GET", "/hello");

        assertThat(framed.headers().names()).containsExactly("content-type");
        assertThat(framed.contentType()).contains(MediaType.BYTES);
        assertThat(noContent.body().isEmpty()).isTrue();
        assertThat(noContent.headers().contains("content-type")).isFalse();
        assertThat(empty.contentType()).contains(MediaType.TEXT);
    }

    @Test
    void collectsAStreamUnlessTheHostCanStream() {
        HttpHandler handler = (request, context) ->
                HttpResponse.stream(200, MediaType.TEXT, out -> out.write("piece".getBytes(UTF_8)));

        assertThat(host(handler).send("GET", "/hello").body().isStreamed()).isFalse();
        HttpResponse streamed =
                new TestHost(f -> f.http("s", "/hello", handler), TestHost.CAPABLE, Map.of()).send("GET", "/hello");
        assertThat(streamed.body().isStreamed()).isTrue();
        assertThat(streamed.text()).isEqualTo("piece");
    }

    @Test
    void filtersStandAroundEverythingInTheirOrder() {
        TestHost host = new TestHost(f -> {
            f.filter((request, context, next) -> next.handle(request, context).withHeader("x-outer", request.method()));
            f.filter(() -> (request, context, next) -> {
                HttpResponse response = next.handle(request, context);
                return response.withHeader("x-inner", Integer.toString(response.status()));
            });
            f.http("hello", "GET /hello", HELLO)
                    .filter((request, context, next) ->
                            next.handle(request, context).withHeader("x-own", context.functionName()));
            f.http("boom", "GET /boom", (request, context) -> {
                throw new IOException();
            });
        });

        assertThat(host.send("GET", "/hello").header("x-own")).contains("hello");
        assertThat(host.send("DELETE", "/hello").header("x-own")).contains("hello");
        assertThat(host.send("GET", "/boom").header("x-own")).isEmpty();
        assertThat(host.send("GET", "/boom").header("x-inner")).contains("500");
        assertThat(host.send("GET", "/none").header("x-inner")).contains("404");
        assertThat(host.send("OPTIONS", "/hello").header("x-inner")).contains("204");
        assertThat(host.send("GET", "/none").header("x-outer")).contains("GET");
    }

    @Test
    void aFilterMayAnswerByItselfAndItsFailureIsMappedToo() {
        TestHost host = new TestHost(f -> {
            f.filter((request, context, next) -> {
                if (request.query("key").isEmpty()) {
                    throw HttpProblem.of(401);
                }
                return request.query("boom").isPresent() ? fail() : next.handle(request, context);
            });
            f.http("hello", "GET /hello", HELLO);
        });

        assertProblem(host.send("GET", "/hello"), 401);
        assertProblem(host.send("GET", "/hello?key=1&boom"), 500);
        assertThat(host.send("GET", "/hello?key=1").text()).isEqualTo("hello");
        assertThat(host.logged).hasSize(1);
    }

    private static HttpResponse fail() {
        throw new IllegalStateException();
    }

    @Test
    void corsAnswersPreflightsAndMarksEveryAnswer() {
        TestHost host = new TestHost(f -> {
            f.filter(Cors.allow("https://shop.example").credentials().expose("x-total"));
            f.http("hello", "GET|PUT /hello", HELLO);
        });
        HttpRequest preflight = HttpRequest.of("OPTIONS", "/hello")
                .withHeader("origin", "https://shop.example")
                .withHeader("access-control-request-method", "PUT")
                .withHeader("access-control-request-headers", "content-type");

        HttpResponse allowed = host.send(preflight);
        HttpResponse other = host.send(preflight.withHeader("origin", "https://evil.example"));
        HttpResponse failed = host.send(HttpRequest.of("GET", "/none").withHeader("origin", "https://shop.example"));

        assertThat(allowed.status()).isEqualTo(204);
        assertThat(allowed.header("access-control-allow-origin")).contains("https://shop.example");
        assertThat(allowed.header("access-control-allow-methods")).contains("PUT");
        assertThat(allowed.header("access-control-allow-headers")).contains("content-type");
        assertThat(allowed.header("access-control-allow-credentials")).contains("true");
        assertThat(allowed.headers().all("vary")).contains("Origin");
        assertThat(other.header("access-control-allow-origin")).isEmpty();
        assertThat(other.headers().all("vary")).contains("Origin");
        assertThat(failed.status()).isEqualTo(404);
        assertThat(failed.header("access-control-allow-origin")).contains("https://shop.example");
        assertThat(failed.header("access-control-expose-headers")).contains("x-total");
    }

    @Test
    void aPreflightReachesNoFunction() {
        List<String> handled = new ArrayList<>();
        TestHost host = new TestHost(f -> {
            f.http("all", "/{path...}", (request, context) -> {
                        handled.add(request.method());
                        return HttpResponse.of(200).withCookie(Cookie.of("a", "1"));
                    })
                    .filter(Cors.allow("https://shop.example").headers().maxAge(Duration.ZERO));
        });
        HttpRequest preflight = HttpRequest.of("OPTIONS", "/x")
                .withHeader("origin", "https://shop.example")
                .withHeader("access-control-request-method", "POST")
                .withHeader("access-control-request-headers", "x-evil");

        HttpResponse response = host.send(preflight);

        assertThat(handled).isEmpty();
        assertThat(response.headers().contains("set-cookie")).isFalse();
        assertThat(response.header("access-control-allow-methods")).contains("POST");
        assertThat(response.header("access-control-allow-headers")).isEmpty();
        assertThat(response.header("access-control-max-age")).contains("0");
        assertThat(host.send(preflight.withHeader("origin", "https://evil.example"))
                        .header("access-control-allow-methods"))
                .isEmpty();
        assertThat(handled).isEmpty();
    }

    @Test
    void aPreflightMeetsTheFiltersOfTheFunctionItAsksFor() {
        TestHost host = new TestHost(f -> {
            f.http("get", "GET /o", HELLO);
            f.http("post", "POST /o", HELLO).filter(Cors.allow("https://shop.example"));
            f.http("rest", "/{path...}", HELLO);
        });
        HttpRequest preflight = HttpRequest.of("OPTIONS", "/o").withHeader("origin", "https://shop.example");

        assertThat(host.send(preflight.withHeader("access-control-request-method", "POST"))
                        .header("access-control-allow-origin"))
                .isPresent();
        assertThat(host.send(preflight.withHeader("access-control-request-method", "GET"))
                        .header("access-control-allow-origin"))
                .isEmpty();
    }

    @Test
    void corsRepeatsOnlyNamesAndTakesOnlyOrigins() {
        TestHost host = new TestHost(f -> {
            f.filter(Cors.allowAny());
            f.http("hello", "GET /hello", HELLO);
        });
        HttpRequest preflight = HttpRequest.of("OPTIONS", "/hello")
                .withHeader("origin", "https://shop.example")
                .withHeader("access-control-request-method", "GET")
                .withHeader("access-control-request-headers", "é");

        assertThat(host.send(preflight).status()).isEqualTo(204);
        for (String wrong : List.of(
                "shop.example",
                "https://",
                "https://shop.example/",
                "https://*.shop.example",
                "HTTPS://shop.example",
                "https://shop.example:443",
                "https://shop.example?x")) {
            assertThatThrownBy(() -> Cors.allow(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong);
        }
    }

    @Test
    void aHostThatChoosesTheFunctionReachesNoOtherPath() {
        TestHost host = new TestHost(f -> {
            f.http("public", "/{path...}", HELLO);
            f.http("admin", "GET /admin", (request, context) -> HttpResponse.text(200, "secret"));
            f.http("adminPost", "POST /admin", (request, context) -> HttpResponse.text(200, "posted"));
        });

        assertThat(host.sendTo("public", "GET", "/admin").text()).isEqualTo("hello");
        assertThat(host.sendTo("admin", "GET", "/admin").text()).isEqualTo("secret");
        assertThat(host.sendTo("admin", "POST", "/admin").text()).isEqualTo("posted");
        assertProblem(host.sendTo("admin", "GET", "/other"), 404);
    }
}
