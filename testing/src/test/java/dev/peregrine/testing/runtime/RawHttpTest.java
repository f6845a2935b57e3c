package dev.peregrine.testing.runtime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RawHttpTest {

    /** Runs the JDK's server with this behaviour for one exchange. */
    private static RawResponse exchange(com.sun.net.httpserver.HttpHandler handler, String request) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", handler);
        server.start();
        try {
            return RawHttp.send(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()), request);
        } finally {
            server.stop(0);
        }
    }

    /** Answers one connection with exactly these bytes and closes it. */
    private static RawResponse reply(String request, String bytes) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> served = CompletableFuture.runAsync(() -> {
                try (Socket socket = server.accept()) {
                    socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
                    socket.shutdownOutput();
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            try (RawHttp http = RawHttp.connect(URI.create("http://127.0.0.1:" + server.getLocalPort()))) {
                return http.write(request).endOfInput().read();
            } finally {
                served.join();
            }
        }
    }

    private static void answer(HttpExchange exchange, int status, long length, String text) throws IOException {
        exchange.sendResponseHeaders(status, length);
        exchange.getResponseBody().write(text.getBytes(ISO_8859_1));
        exchange.close();
    }

    @Test
    void sendsEveryHeaderAndByteAsGiven() throws Exception {
        RawResponse response = exchange(
                exchange -> {
                    String seen = exchange.getRequestHeaders().get("x-odd") + " "
                            + new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1);
                    answer(exchange, 200, seen.length(), seen);
                },
                "POST / HTTP/1.1\r\nX-oDD: 1\r\nx-Odd: \u00e9\r\nContent-Length: 3\r\n\r\na\u0000\u00ff");
        assertThat(response.body()).isEqualTo("[1, \u00e9] a\u0000\u00ff".getBytes(ISO_8859_1));
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.statusLine()).isEqualTo("HTTP/1.1 200 OK");
    }

    @Test
    void readsAChunkedBody() throws Exception {
        RawResponse response =
                exchange(exchange -> answer(exchange, 200, 0, "a".repeat(10_000)), "GET / HTTP/1.1\r\n\r\n");
        assertThat(response.header("transfer-encoding")).hasValue("chunked");
        assertThat(response.text()).isEqualTo("a".repeat(10_000));
        assertThat(response.complete()).isTrue();
    }

    @Test
    void readsAnEmptyAnswerToHeadWhateverItsLength() throws Exception {
        RawResponse response = reply("HEAD / HTTP/1.1\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n");
        assertThat(response.body()).isEmpty();
        assertThat(response.complete()).isTrue();
        assertThat(response.header("Content-Length")).hasValue("5");
    }

    @Test
    void keepsOrderAndCaseOfHeaders() throws Exception {
        RawResponse response = reply(
                "GET / HTTP/1.1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nSet-Cookie: a=1\r\nx-B:  c \r\nset-cookie: d=2\r\nContent-Length: 0\r\n\r\n");
        assertThat(response.headers())
                .containsExactly(
                        new RawResponse.Header("Set-Cookie", "a=1"),
                        new RawResponse.Header("x-B", "c"),
                        new RawResponse.Header("set-cookie", "d=2"),
                        new RawResponse.Header("Content-Length", "0"));
        assertThat(response.headers("SET-COOKIE")).containsExactly("a=1", "d=2");
        assertThat(response.header("nothing")).isEmpty();
    }

    @Test
    void readsABodyThatLastsUntilTheEnd() throws Exception {
        assertThat(reply("GET / HTTP/1.0\r\n\r\n", "HTTP/1.1 200 OK\r\n\r\nall of it")
                        .text())
                .isEqualTo("all of it");
    }

    @Test
    void passesOverInterimResponses() throws Exception {
        RawResponse response =
                reply("GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No Content\r\nX: y\r\n\r\n");
        assertThat(response.status()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void tellsATruncatedBody() throws Exception {
        RawResponse fixed = reply("GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
        assertThat(fixed.text()).isEqualTo("half");
        assertThat(fixed.complete()).isFalse();
        RawResponse chunked =
                reply("GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
        assertThat(chunked.text()).isEqualTo("half");
        assertThat(chunked.complete()).isFalse();
    }

    @Test
    void refusesWhatIsNoResponse() {
        assertThatThrownBy(() -> reply("GET / HTTP/1.1\r\n\r\n", "SSH-2.0-x\r\n\r\n"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("SSH-2.0-x");
        assertThatThrownBy(() -> reply("GET / HTTP/1.1\r\n\r\n", "")).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> reply("GET / HTTP/1.1\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"))
                .hasMessageContaining("-1");
    }

    @Test
    void buildsARequestOfTheLinesGiven() {
        assertThat(new String(RawHttp.request(new byte[] {'x'}, "PUT / HTTP/1.1", "a: b"), ISO_8859_1))
                .isEqualTo("PUT / HTTP/1.1\r\na: b\r\n\r\nx");
    }
}
