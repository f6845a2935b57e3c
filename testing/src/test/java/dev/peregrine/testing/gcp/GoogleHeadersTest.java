package dev.peregrine.testing.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.Context;
import dev.peregrine.http.Headers;
import dev.peregrine.testing.runtime.RawResponse;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleHeadersTest {
    private static final String TRACE = "105445aa7843bc8bf206b12000100000";

    private static final Served SERVED = Served.quietly();

    @BeforeEach
    void forget() {
        SERVED.forget();
    }

    @AfterAll
    static void stop() {
        SERVED.close();
    }

    private RawResponse get(String... headers) throws IOException {
        return SERVED.send("GET / HTTP/1.1", new byte[0], headers);
    }

    @Test
    void everyLineArrivesWhateverTheCaseOfItsName() throws IOException {
        get("X-A: 1", "x-a: 2, 3", "X-OTHER: o", "X-A:", "X-a:   4 \t");
        Headers headers = SERVED.request().headers();
        assertThat(headers.all("x-a")).containsExactly("1", "2, 3", "", "4");
        assertThat(headers.all("x-other")).containsExactly("o");
    }

    @Test
    void cookiesOfSeveralLinesArrive() throws IOException {
        get("Cookie: a=1; b=2", "Cookie: c=\"3\"");
        assertThat(SERVED.request().headers().all("cookie")).containsExactly("a=1; b=2", "c=\"3\"");
        assertThat(SERVED.request().cookie("b")).contains("2");
        assertThat(SERVED.request().cookie("c")).isPresent();
    }

    @Test
    void bytesOutsideOfAsciiAreIso88591() throws IOException {
        get("X-Utf-8: \u00c3\u00a9", "X-C1: a\u0085b");
        assertThat(SERVED.request().header("x-utf-8")).contains("\u00c3\u00a9");
        assertThat(SERVED.request().header("x-c1")).contains("a\u0085b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-A: a\u0001b",
                "X-A: a\u0000b",
                "X-A: a\u007fb",
                "X-A: a\rb",
                "X A: b",
                "X-A : b",
                ": b",
                "Host: two"
            })
    void theHostRefusesAMalformedLine(String line) throws IOException {
        assertThat(get(line).status()).isEqualTo(400);
        assertThat(SERVED.requests()).isEmpty();
    }

    @Test
    void theHostRefusesAFoldedLineAndAMissingHost() throws IOException {
        assertThat(get("X-A: a", " b").status()).isEqualTo(400);
        assertThat(SERVED.exactly(new byte[0], "GET / HTTP/1.1").status()).isEqualTo(400);
        assertThat(SERVED.requests()).isEmpty();
    }

    @Test
    void theHostBoundsHeadersAloneAndTogether() throws IOException {
        assertThat(get("X-A: " + "a".repeat(7500)).status()).isEqualTo(204);
        assertThat(get("X-A: " + "a".repeat(8500)).status()).isEqualTo(431);
        String[] lines = new String[20];
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "X-" + i + ": " + "a".repeat(500);
        }
        assertThat(get(lines).status()).isEqualTo(431);
        assertThat(SERVED.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.9, 203.0.113.9", "'6.6.6.6, 203.0.113.9', 203.0.113.9", "'a,2001:db8::1', 2001:db8::1"})
    void theClientIsTheLastForwardedAddress(String forwarded, String address) throws IOException {
        get("X-Forwarded-For: " + forwarded);
        assertThat(SERVED.request().clientAddress()).contains(address);
    }

    @Test
    void theContextHasTheHostsIds() throws IOException {
        get("function-execution-id: abc123", "x-cloud-trace-context: " + TRACE + "/255;o=1");
        Context context = SERVED.contexts().get(0);
        assertThat(context.invocationId()).isEqualTo("abc123");
        assertThat(context.trace().orElseThrow().traceparent()).isEqualTo("00-" + TRACE + "-00000000000000ff-01");
        assertThat(context.host().title()).isEqualTo("gcp cloud run functions, HTTP function");
        assertThat(context.functionName()).isEqualTo("all");
        assertThat(context.as(com.google.cloud.functions.HttpRequest.class)
                        .orElseThrow()
                        .getMethod())
                .isEqualTo("GET");
        assertThat(context.as(com.google.cloud.functions.HttpResponse.class)).isPresent();
    }

    @Test
    void theContextHasAnIdWithoutTheHosts() throws IOException {
        get();
        get("traceparent: 00-" + TRACE + "-00000000000000ff-01");
        assertThat(SERVED.contexts().get(0).invocationId()).isNotEmpty();
        assertThat(SERVED.contexts().get(1).invocationId()).isEqualTo(TRACE + "-00000000000000ff");
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Type, Text/Plain, text/plain",
        "Content-Type, Application/JSON, application/json",
        "Content-Type, text/html; charset=UTF-8, text/html; charset=utf-8",
        "Content-Type, Multipart/Mixed; boundary=Edge, Multipart/Mixed; boundary=Edge",
        "Content-Type, Image/PNG, Image/PNG",
        "Accept-Encoding, GZIP, gzip",
        "Cache-Control, No-Cache, no-cache",
        "Accept, Text/Html, Text/Html",
    })
    void theHostWritesSomeWellKnownValuesInLowerCase(String name, String sent, String received) throws IOException {
        get(name + ": " + sent);
        assertThat(SERVED.request().headers().all(name)).containsExactly(received);
    }
}
