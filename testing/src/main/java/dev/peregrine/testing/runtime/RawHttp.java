package dev.peregrine.testing.runtime;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A plain HTTP/1.1 connection that sends exactly the bytes it is given, for requests that no ordinary client can
 * express: repeated headers in odd case, illegal characters, broken chunks, truncated bodies.
 *
 * <pre>{@code
 * RawResponse response = RawHttp.send(uri, "GET / HTTP/1.1\r\nhost: x\r\nX-oDD: 1\r\nx-odd: 2\r\n\r\n");
 * }</pre>
 *
 * <p>Text is sent as ISO-8859-1, one byte for each character. Reading waits at most one minute for more bytes, then
 * throws {@link java.net.SocketTimeoutException}. Not thread-safe.
 */
public final class RawHttp implements AutoCloseable {

    private static final int TIMEOUT = (int) Duration.ofMinutes(1).toMillis();

    private final Socket socket;
    private final InputStream in;
    private boolean fresh = true;
    private boolean head;

    private RawHttp(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /**
     * Connects to a server.
     *
     * @param uri its host and port (80 without one); the path is not used
     * @return the connection
     * @throws IOException if it cannot be made
     */
    public static RawHttp connect(URI uri) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(TIMEOUT);
            socket.connect(new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? 80 : uri.getPort()), TIMEOUT);
            return new RawHttp(socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /**
     * Sends one request on a connection of its own.
     *
     * @param uri the server's host and port; the path is not used
     * @param request all bytes of the request
     * @return the response
     * @throws IOException if the connection cannot be made or breaks
     */
    public static RawResponse send(URI uri, byte[] request) throws IOException {
        try (RawHttp http = connect(uri)) {
            return http.write(request).read();
        }
    }

    /**
     * Sends one request on a connection of its own.
     *
     * @param uri the server's host and port; the path is not used
     * @param request all of the request, as ISO-8859-1
     * @return the response
     * @throws IOException if the connection cannot be made or breaks
     */
    public static RawResponse send(URI uri, String request) throws IOException {
        return send(uri, request.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Returns the bytes of a request: the lines as given, each ended by CRLF, an empty line, the body. Nothing is added,
     * not even {@code Host} or {@code Content-Length}.
     *
     * @param body the content
     * @param lines the request line, then header lines, as ISO-8859-1
     * @return the bytes
     */
    public static byte[] request(byte[] body, String... lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
        return out.toByteArray();
    }

    /**
     * Sends bytes now. The first ones after a response decide whether the next response is one to HEAD.
     *
     * @param bytes the bytes
     * @return this connection
     * @throws IOException if the connection breaks
     */
    public RawHttp write(byte[] bytes) throws IOException {
        if (fresh) {
            head = new String(bytes, 0, Math.min(bytes.length, 5), StandardCharsets.ISO_8859_1).equals("HEAD ");
            fresh = false;
        }
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /**
     * Sends text now.
     *
     * @param text sent as ISO-8859-1
     * @return this connection
     * @throws IOException if the connection breaks
     */
    public RawHttp write(String text) throws IOException {
        return write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /**
     * Ends the sending side, so that the server sees the end of what was sent; responses can still be read.
     *
     * @return this connection
     * @throws IOException if the connection breaks
     */
    public RawHttp endOfInput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /**
     * Reads the next response, passing over interim ones (1xx).
     *
     * @return the response
     * @throws EOFException if the server closed the connection without a response
     * @throws IOException if what came is not an HTTP response
     */
    public RawResponse read() throws IOException {
        for (; ; ) {
            HttpWire.Head answer = HttpWire.readHead(in);
            if (answer == null) {
                throw new EOFException("The server closed the connection without a response");
            }
            int status = status(answer.startLine());
            if (status >= 100 && status < 200 && status != 101) {
                continue;
            }
            boolean empty = head || status == 101 || status == 204 || status == 304;
            fresh = true;
            HttpWire.Body body = empty ? HttpWire.Body.EMPTY : HttpWire.readBody(in, answer, true, Integer.MAX_VALUE);
            return new RawResponse(answer, status, body);
        }
    }

    private static int status(String line) throws IOException {
        if (line.startsWith("HTTP/1.") && line.length() >= 12) {
            try {
                return Integer.parseInt(line.substring(9, 12));
            } catch (NumberFormatException e) {
                throw new IOException("Not an HTTP status line: " + line, e);
            }
        }
        throw new IOException("Not an HTTP status line: " + line);
    }

    /** Closes the connection. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
