package dev.peregrine.testing.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.http.HttpRequest;
import dev.peregrine.testing.runtime.RawResponse;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GooglePathTest {
    private static final Served SERVED = Served.quietly();

    @BeforeEach
    void forget() {
        SERVED.forget();
    }

    @AfterAll
    static void stop() {
        SERVED.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a%2Fb",
                "/a%2fb",
                "/a//b",
                "//",
                "/a%25b",
                "/a%5Cb",
                "/a\\b",
                "/a|b",
                "/a/%2e%2e/b",
                "/a/%2E/b",
                "/..",
                "/%ff",
                "/%zz",
                "/%",
                "/a%00b",
                "/\u00e9",
                "/a#b",
                "http://other.org/a",
                "*"
            })
    void aPathTheHostFindsAmbiguousNeverReachesTheFunction(String target) throws IOException {
        assertHostRefuses(400, SERVED.get(target));
    }

    @ParameterizedTest
    @CsvSource({
        "/, /, /",
        "/caf%C3%A9/a+b/%20%2B, '/caf%C3%A9/a+b/%20+', '/café/a+b/ +'",
        "/a;v=1/b;w, '/a;v=1/b;w', '/a;v=1/b;w'",
        "/a%3Bb, /a;b, /a;b",
        "/a%3Fb%23, /a%3Fb%23, /a?b#",
        "/a/, /a/, /a/",
        "/%7Euser, /~user, /~user",
        "http://example.org/absolute, /absolute, /absolute",
    })
    void everyOtherPathArrivesAsItWasSent(String target, String raw, String decoded) throws IOException {
        assertThat(SERVED.get(target).status()).isEqualTo(204);
        assertThat(SERVED.request().rawPath()).isEqualTo(raw);
        assertThat(SERVED.request().path()).isEqualTo(decoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/../b", "/a/./b/."})
    void aPathWithDotSegmentsIsRefusedByTheFunction(String target) throws IOException {
        RawResponse response = SERVED.get(target);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("content-type")).contains("application/problem+json");
    }

    @Test
    void optionsForTheWholeServerArrivesAsAPathWithAnAsterisk() throws IOException {
        assertThat(SERVED.send("OPTIONS * HTTP/1.1", new byte[0]).status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/favicon.ico", "/robots.txt", "/favicon.ico?v=2", "/a/../robots.txt"})
    void theHostKeepsTwoPathsToItself(String target) throws IOException {
        assertHostRefuses(404, SERVED.get(target));
    }

    @Test
    void aQueryArrivesAsItWasSent() throws IOException {
        String query = "x=%zz&y=%&a=1&a=2&b=&c&=d&&e=a%2Fb%20c+d&f={}|&u=http://x/?y";
        assertThat(SERVED.get("/q?" + query).status()).isEqualTo(204);
        HttpRequest request = SERVED.request();
        assertThat(request.rawQuery()).isEqualTo(query);
        assertThat(request.query().all("a")).containsExactly("1", "2");
        assertThat(request.query("e")).contains("a/b c d");
        assertThat(request.query("c")).contains("");
        assertThat(request.query("x")).isPresent();
    }

    @Test
    void bytesOutsideOfAsciiInAQueryAreReadAsUtf8() throws IOException {
        assertThat(SERVED.get("/?x=\u00c3\u00a9&y=\u00e9").status()).isEqualTo(204);
        assertThat(SERVED.request().query("x")).contains("é");
        assertThat(SERVED.request().query("y")).contains("\ufffd");
    }

    @Test
    void anEmptyQueryIsNone() throws IOException {
        SERVED.get("/a?");
        assertThat(SERVED.request().rawQuery()).isEmpty();
    }

    @Test
    void theHostRefusesALongTarget() throws IOException {
        assertHostRefuses(414, SERVED.get("/" + "a".repeat(9000)));
    }

    private void assertHostRefuses(int status, RawResponse response) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body()).isEmpty();
        assertThat(SERVED.requests()).isEmpty();
    }
}
