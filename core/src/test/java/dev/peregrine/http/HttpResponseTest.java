package dev.peregrine.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpResponseTest {
    @Test
    void replacesAHeaderButAddsCookiesAndVary() {
        HttpResponse response = HttpResponse.text(200, "hi")
                .withHeader("X-A", "1")
                .withHeader("x-a", "2")
                .withHeader("vary", "Origin")
                .withHeader("Vary", "Accept")
                .withCookie(Cookie.of("a", "1"))
                .withCookie(Cookie.of("b", "2"));

        assertThat(response.headers().all("x-a")).containsExactly("2");
        assertThat(response.headers().all("vary")).containsExactly("Origin", "Accept");
        assertThat(response.headers().all("set-cookie")).containsExactly("a=1", "b=2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: b=c", "caf\u00e9", "\u20ac"})
    void refusesAHeaderValueThatHostsDisagreeOn(String value) {
        HttpResponse response = HttpResponse.of(200);

        assertThatThrownBy(() -> response.withHeader("x-name", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("x-name");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 99, 100, 199, 600, -1})
    void refusesWhatIsNotAFinalStatus(int status) {
        assertThatThrownBy(() -> HttpResponse.of(status)).hasMessageContaining(Integer.toString(status));
    }

    @Test
    void replacesEveryNameThatSeveralLinesAreGivenFor() {
        HttpResponse response = HttpResponse.text(200, "hi")
                .withHeaders(Headers.of("content-type", "text/css", "link", "a", "link", "b", "set-cookie", "a=1"))
                .withHeaders(Headers.of("link", "c", "set-cookie", "b=2"));

        assertThat(response.headers())
                .isEqualTo(
                        Headers.of("content-type", "text/css", "set-cookie", "a=1", "link", "c", "set-cookie", "b=2"));
        assertThat(HttpProblem.of(400)
                        .withHeader("content-type", "application/problem+json; charset=utf-8")
                        .response()
                        .headers()
                        .all("content-type"))
                .containsExactly("application/problem+json; charset=utf-8");
    }

    @Test
    @SuppressWarnings("NullAway") // what a careless handler does
    void refusesNullAsAValue() {
        assertThatThrownBy(() -> HttpResponse.json(200, null)).hasMessageContaining("404");
    }

    @Test
    void holdsAValueUntilACodecWritesIt() throws IOException {
        HttpResponse response = HttpResponse.json(200, Map.of("a", 1));

        assertThat(response.text()).isEqualTo("{\"a\":1}");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        response.body().writeTo(out);
        assertThat(out.toString(java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("{\"a\":1}");
    }

    @Test
    void runsAWriterWhenItsContentIsAskedFor() {
        HttpResponse response = HttpResponse.stream(
                200, MediaType.TEXT, out -> out.write("hi".getBytes(java.nio.charset.StandardCharsets.UTF_8)));

        assertThat(response.body().isStreamed()).isTrue();
        assertThat(response.text()).isEqualTo("hi");
    }

    @Test
    void describesAProblemAsRfc9457Does() {
        HttpResponse response = HttpProblem.of(422, "Two fields are wrong")
                .type("https://shop.example/problems/form")
                .error("/email", "not an address")
                .error("/name", "empty")
                .withHeader("retry-after", "5")
                .response();

        assertThat(response.contentType()).contains(MediaType.PROBLEM_JSON);
        assertThat(response.header("retry-after")).contains("5");
        assertThat(response.json(Object.class))
                .isEqualTo(Map.of(
                        "title", "Unprocessable Content",
                        "status", 422L,
                        "detail", "Two fields are wrong",
                        "type", "https://shop.example/problems/form",
                        "errors",
                                List.of(
                                        Map.of("detail", "not an address", "pointer", "/email"),
                                        Map.of("detail", "empty", "pointer", "/name"))));
    }

    @Test
    void aProblemHasAnErrorStatusAndNoStackTrace() {
        assertThatThrownBy(() -> HttpProblem.of(302)).hasMessageContaining("302");
        assertThat(HttpProblem.of(404).getStackTrace()).isEmpty();
        assertThat(HttpProblem.of(404, "no such order").getMessage()).isEqualTo("no such order");
        assertThatThrownBy(() -> HttpProblem.of(404).with("status", 200)).isInstanceOf(IllegalArgumentException.class);
    }
}
