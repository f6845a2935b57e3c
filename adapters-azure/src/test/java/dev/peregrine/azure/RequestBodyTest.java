package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {
    private final AtomicReference<@Nullable HttpRequest> seen = new AtomicReference<>();
    private final Exchange exchange = Exchange.with((request, context) -> {
        seen.set(request);
        return HttpResponse.text(200, request.text());
    });

    private HttpRequest seen() {
        HttpRequest request = seen.get();
        assertNotNull(request, "the handler was not called");
        return request;
    }

    private void assertRefused(Worker.Response response, String logged) {
        assertThat(response.getStatusCode()).isEqualTo(415);
        assertThat(response.getHeader("content-type")).isEqualTo("application/problem+json");
        assertThat(seen.get()).isNull();
        assertThat(exchange.context.logged).singleElement().satisfies(entry -> {
            assertThat(entry.getLevel()).isEqualTo(Level.WARNING);
            assertThat(entry.getMessage()).contains("invocation-1").contains(logged);
        });
    }

    @Test
    void givesTextBackInTheCharsetOfTheContent() {
        assertThat(Exchange.body(exchange.post("text/plain; charset=iso-8859-1", "Grüße")))
                .isEqualTo("Grüße");
        assertThat(seen().bytes()).isEqualTo("Grüße".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(Exchange.body(exchange.post("application/json", "\"Grüße\"")))
                .isEqualTo("\"Grüße\"");
        assertThat(seen().bytes()).isEqualTo("\"Grüße\"".getBytes(StandardCharsets.UTF_8));
    }

    @Property
    void givesEveryTextBackOrRefusesIt(@ForAll @NotEmpty String text, @ForAll boolean wide) {
        String charset = wide ? "utf-16" : "windows-1252";
        Worker.Response response = exchange.post("text/plain; charset=" + charset, text);

        if (response.getStatusCode() == 200) {
            assertThat(seen().text()).isEqualTo(text);
        } else {
            assertThat(response.getStatusCode()).isEqualTo(415);
        }
    }

    @Test
    void refusesTextThatTheHostHasDamagedByReadingItAsUtf8() {
        assertRefused(exchange.post("text/plain; charset=iso-8859-1", "Gr\uFFFD\uFFFDe"), "Callers must send UTF-8");
    }

    @Test
    void leavesAnUnknownCharsetToTheReader() {
        assertThat(exchange.post("text/plain; charset=klingon", "x").getStatusCode())
                .isEqualTo(400);
        assertThat(seen().bytes()).isEqualTo(new byte[] {'x'});
    }

    @Test
    void anAbsentBodyIsEmpty() {
        assertThat(exchange.get("/").getStatusCode()).isEqualTo(200);
        assertThat(seen().body().isEmpty()).isTrue();
        assertThat(exchange.bytes(new Worker.Request<>("GET", "https://app.example/"))
                        .getStatusCode())
                .isEqualTo(200);
        assertThat(exchange.post("application/octet-stream", "").getStatusCode())
                .isEqualTo(200);
    }

    @Test
    void asksForTheLengthOfAChunkedBodyBecauseTheHostHasDroppedIt() {
        Worker.Request<String> request =
                new Worker.Request<String>("POST", "https://app.example/").header("transfer-encoding", "chunked");

        assertThat(exchange.text(request).getStatusCode()).isEqualTo(411);
        assertThat(seen.get()).isNull();
    }

    @Test
    void takesBytesAsTheyAreAtTheEntryPointForBytes() {
        byte[] bytes = {0, (byte) 0xFF, (byte) 0xC3, 13, 10};
        Worker.Response response = exchange.bytes(new Worker.Request<byte[]>("POST", "https://app.example/")
                .header("content-type", "application/octet-stream")
                .body(bytes));

        assertThat(response.getStatusCode()).isEqualTo(400); // no text
        assertThat(seen().bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/octet-stream", "multipart/form-data; boundary=x", "Multipart/Mixed"})
    void refusesBytesAtTheEntryPointForText(String type) {
        assertRefused(exchange.post(type, "--x"), "http.body=bytes in peregrine-azure.properties");
    }

    @Test
    void refusesJsonNumbersThatTheWorkerHasTurnedIntoBytes() {
        Worker.Response response = exchange.bytes(new Worker.Request<byte[]>("POST", "https://app.example/")
                .header("content-type", "application/json")
                .body(new byte[] {1, 2, 3}));

        assertRefused(response, "http.body=text in peregrine-azure.properties");
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "application/pdf"})
    void refusesABinaryBodyThatTheHostHasReadAsText(String type) {
        assertRefused(exchange.post(type, "\uFFFDPNG"), "application/octet-stream");
    }

    @Test
    void refusesACompressedBodyThatTheHostHasReadAsText() {
        Worker.Request<String> request = new Worker.Request<String>("POST", "https://app.example/")
                .header("content-type", "application/json")
                .header("content-encoding", "gzip")
                .body("\u001f\uFFFD");

        assertRefused(exchange.text(request), "application/octet-stream");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/json",
                "application/x-www-form-urlencoded",
                "application/atom+xml",
                "",
                "a/b; charset=utf-8"
            })
    void letsAReplacementCharacterPassInText(String type) {
        assertThat(Exchange.body(exchange.post(type, "a\uFFFDb"))).isEqualTo("a\uFFFDb");
    }
}
