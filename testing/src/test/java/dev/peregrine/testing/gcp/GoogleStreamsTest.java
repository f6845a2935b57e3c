package dev.peregrine.testing.gcp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.Context;
import dev.peregrine.http.BodyWriter;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.http.MediaType;
import dev.peregrine.testing.runtime.RawResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleStreamsTest {
    private static final byte[] NONE = new byte[0];

    private static Served streaming(BodyWriter writer) {
        return Served.by((request, context) -> HttpResponse.stream(200, MediaType.TEXT, writer));
    }

    @Test
    void aPieceArrivesWhileTheNextIsBeingMade() throws Exception {
        CountDownLatch received = new CountDownLatch(1);
        try (Served served = streaming(out -> {
                    out.write("first".getBytes(US_ASCII));
                    out.flush();
                    await(received);
                    out.write("second".getBytes(US_ASCII));
                });
                Socket client = connect(served.uri())) {
            client.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
            String head = readUntil(client.getInputStream(), "first");
            received.countDown();
            assertThat(head).containsIgnoringCase("transfer-encoding: chunked");
            assertThat(readUntil(client.getInputStream(), "\r\n0\r\n\r\n")).contains("second");
        }
    }

    private static Socket connect(URI uri) throws IOException {
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            if (!latch.await(1, TimeUnit.MINUTES)) {
                throw new IOException("the client has not received the first piece");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static String readUntil(InputStream in, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf(end) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("the connection ended after " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }

    @Test
    void aLongStreamArrivesWhole() throws IOException {
        byte[] piece = new byte[100_000];
        try (Served served = streaming(out -> {
            for (int i = 0; i < 50; i++) {
                out.write(piece);
            }
        })) {
            RawResponse response = served.get("/");
            assertThat(response.complete()).isTrue();
            assertThat(response.body()).hasSize(5_000_000);
            assertThat(response.header("content-type")).contains("text/plain; charset=utf-8");
            RawResponse old = served.exactly(NONE, "GET / HTTP/1.0");
            assertThat(old.body()).hasSize(5_000_000);
            assertThat(old.header("transfer-encoding")).isEmpty();
        }
    }

    @Test
    void aShortStreamHasALength() throws IOException {
        try (Served served = streaming(out -> out.write("short".getBytes(US_ASCII)))) {
            assertThat(served.get("/").header("content-length")).contains("5");
            assertThat(served.get("/").text()).isEqualTo("short");
        }
    }

    @Test
    void aWriterThatClosesItsStreamDoesNotCutTheConnection() throws IOException {
        byte[] piece = new byte[100_000];
        try (Served served = streaming(out -> {
            out.write(piece);
            out.close();
        })) {
            RawResponse response = served.get("/");
            assertThat(response.complete()).isTrue();
            assertThat(response.body()).hasSize(100_000);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"keep-alive", "close"})
    void theClientNoticesThatAStreamBreaksOff(String connection) throws IOException {
        try (Served served = streaming(out -> {
            out.write("half".getBytes(US_ASCII));
            out.flush();
            throw new IllegalStateException("no other half");
        })) {
            RawResponse response = served.send("GET / HTTP/1.1", NONE, "Connection: " + connection);
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).isEqualTo("half");
            assertThat(response.complete()).isFalse();
            assertThat(served.logged())
                    .singleElement()
                    .satisfies(cause -> assertThat(cause).hasRootCauseMessage("no other half"));
        }
    }

    @Test
    void aStreamThatFailsEarlyIsAProblem() throws IOException {
        try (Served served = streaming(out -> {
            out.write("almost".getBytes(US_ASCII));
            throw new IllegalStateException("secret");
        })) {
            RawResponse response = served.get("/");
            assertThat(response.status()).isEqualTo(500);
            assertThat(response.headers("content-type")).containsExactly("application/problem+json");
            assertThat(response.text()).doesNotContain("almost", "secret");
        }
    }

    @Test
    void headOfAStreamHasNoContent() throws IOException {
        try (Served served = streaming(out -> {
            throw new IllegalStateException("not to be called");
        })) {
            assertThat(served.send("HEAD / HTTP/1.1", NONE).status()).isEqualTo(200);
            assertThat(served.logged()).isEmpty();
        }
    }

    @Test
    void requestsAreHandledAtTheSameTime() throws Exception {
        int clients = 8;
        CyclicBarrier barrier = new CyclicBarrier(clients);
        Set<String> ids = ConcurrentHashMap.newKeySet();
        ExecutorService executor = Executors.newFixedThreadPool(clients);
        try (Served served = Served.by((request, context) -> {
            ids.add(context.invocationId());
            barrier.await(1, TimeUnit.MINUTES);
            return HttpResponse.text(200, request.query("n").orElse(""));
        })) {
            List<Future<RawResponse>> answers = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                String target = "/?n=" + i;
                answers.add(executor.submit(() -> served.get(target)));
            }
            for (int i = 0; i < clients; i++) {
                assertThat(answers.get(i).get(2, TimeUnit.MINUTES).text()).isEqualTo(String.valueOf(i));
            }
            assertThat(ids).hasSize(clients);
            assertThat(served.contexts()).filteredOn(Context::coldStart).hasSize(1);
        } finally {
            executor.shutdownNow();
        }
    }
}
