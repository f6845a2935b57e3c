package dev.peregrine.testing.gcp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import dev.peregrine.testing.runtime.RawHttp;
import dev.peregrine.testing.runtime.RawResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GoogleBodiesTest {
    private static final byte[] NONE = new byte[0];

    private static final Served SERVED =
            Served.by((request, context) -> HttpResponse.bytes(200, MediaType.BYTES, request.bytes()));

    @BeforeEach
    void forget() {
        SERVED.forget();
    }

    @AfterAll
    static void stop() {
        SERVED.close();
    }

    private static byte[] everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    @Test
    void everyByteSurvivesBothWays() throws IOException {
        RawResponse response = SERVED.send("POST / HTTP/1.1", everyByte(), "Content-Type: application/octet-stream");
        assertThat(response.body()).isEqualTo(everyByte());
        assertThat(response.header("content-length")).contains("256");
    }

    @Test
    void aLargeBodySurvivesBothWays() throws IOException {
        byte[] large = new byte[5_000_000];
        new Random(7).nextBytes(large);
        RawResponse response = SERVED.send("POST / HTTP/1.1", large);
        assertThat(response.body()).isEqualTo(large);
        assertThat(response.header("content-length")).contains("5000000");
    }

    @Test
    void aChunkedBodyOfUnknownLengthArrives() throws IOException {
        RawResponse response = SERVED.send(
                "POST / HTTP/1.1", NONE, "Transfer-Encoding: chunked", "", "3;name=value", "abc", "2", "de", "0");
        assertThat(response.text()).isEqualTo("abcde");
        assertThat(SERVED.request().header("transfer-encoding")).contains("chunked");
    }

    @Test
    void aMalformedChunkIsAProblem() throws IOException {
        RawResponse response = SERVED.send("POST / HTTP/1.1", NONE, "Transfer-Encoding: chunked", "", "zz", "abc");
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.header("content-type")).contains("application/problem+json");
        assertThat(response.text()).doesNotContain("Exception", "jetty");
        assertThat(SERVED.requests()).isEmpty();
        assertThat(SERVED.logged()).isEmpty();
    }

    @Test
    void aBodyThatEndsEarlyNeverReachesTheHandler() throws IOException {
        try (RawHttp http = RawHttp.connect(SERVED.uri())) {
            http.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nabc")
                    .endOfInput();
            assertThat(http.read().status()).isEqualTo(400);
        }
        assertThat(SERVED.requests()).isEmpty();
    }

    @Test
    void aGzipBodyArrivesAsItIs() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write("hello".getBytes(UTF_8));
        }
        RawResponse response = SERVED.send("POST / HTTP/1.1", zipped.toByteArray(), "Content-Encoding: gzip");
        assertThat(response.body()).isEqualTo(zipped.toByteArray());
        assertThat(SERVED.request().header("content-encoding")).contains("gzip");
    }

    @Test
    void bytesInAnUnknownCharsetArrive() throws IOException {
        RawResponse response = SERVED.post("text/plain; charset=no-such", "abc");
        assertThat(response.text()).isEqualTo("abc");
    }

    @Test
    void textInAnUnknownCharsetIsAProblem() throws IOException {
        try (Served texts = Served.by((request, context) -> HttpResponse.text(200, request.text()))) {
            assertThat(texts.post("text/plain; charset=no-such", "abc").status())
                    .isEqualTo(400);
            assertThat(texts.send(
                                    "POST / HTTP/1.1",
                                    new byte[] {(byte) 0xe9},
                                    "Content-Type: text/plain; charset=iso-8859-1")
                            .text())
                    .isEqualTo("é");
            assertThat(texts.post("application/json", "é").text()).isEqualTo("é");
        }
    }

    @Test
    void noBodyIsAnEmptyOne() throws IOException {
        SERVED.get("/");
        SERVED.send("POST / HTTP/1.1", NONE, "Content-Length: 0");
        SERVED.send("POST / HTTP/1.1", NONE);
        assertThat(SERVED.requests())
                .hasSize(3)
                .allMatch(request -> request.body().isEmpty());
    }

    @Test
    void aFormArrives() throws IOException {
        SERVED.post("application/x-www-form-urlencoded", "a=1&a=2&b=%C3%A9+x");
        HttpRequest request = SERVED.request();
        assertThat(request.form().all("a")).containsExactly("1", "2");
        assertThat(request.form().first("b")).contains("é x");
    }

    @Test
    void aClientThatAsksForLeaveToSendIsAnswered() throws IOException {
        try (RawHttp http = RawHttp.connect(SERVED.uri())) {
            http.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n")
                    .write("abc");
            assertThat(http.read().text()).isEqualTo("abc");
        }
    }

    @Test
    void twoRequestsShareAConnection() throws IOException {
        try (RawHttp http = RawHttp.connect(SERVED.uri())) {
            http.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\none");
            assertThat(http.read().text()).isEqualTo("one");
            http.write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\ntwo");
            assertThat(http.read().text()).isEqualTo("two");
        }
    }

    @Test
    void aFunctionOfKindInvokeTakesJson() throws IOException {
        try (Served length = Served.app(functions ->
                functions.invoke("length", String.class, Integer.class, () -> (input, context) -> input.length()))) {
            RawResponse response = length.post("application/json", "\"four\"");
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).isEqualTo("4");
            assertThat(length.post("application/json", "\"four").status()).isEqualTo(400);
            assertThat(length.get("/").status()).isEqualTo(405);
        }
    }
}
