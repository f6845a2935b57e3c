package dev.peregrine.testing.runtime;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The HTTP side of the Runtime API. Written on sockets rather than on the JDK's HTTP server, which sends head and content
 * of a reply as two packets: without its JVM-wide no-delay property every call would wait some 40 ms for an
 * acknowledgement. Here every reply is one write.
 */
final class RuntimeApiServer {

    private static final String ROOT = "/2018-06-01/runtime/";
    private static final String INVOCATION = ROOT + "invocation/";
    private static final String JSON = "application/json";

    private final InvocationQueue queue;
    private final ServerSocket server;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    private RuntimeApiServer(InvocationQueue queue, ServerSocket server) {
        this.queue = queue;
        this.server = server;
    }

    static RuntimeApiServer start(InvocationQueue queue) throws IOException {
        ServerSocket socket = new ServerSocket(0, 50, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        RuntimeApiServer server = new RuntimeApiServer(queue, socket);
        daemon("lambda-runtime-api", server::accept);
        return server;
    }

    String endpoint() {
        return server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
    }

    void close() {
        closeQuietly(server);
        connections.forEach(RuntimeApiServer::closeQuietly);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.add(socket);
                daemon("lambda-runtime-api-connection", () -> serve(socket));
            } catch (IOException e) {
                if (server.isClosed()) {
                    return;
                }
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            HttpWire.Head head = HttpWire.readHead(in);
            while (head != null && !server.isClosed()) {
                HttpWire.Body body = HttpWire.readBody(in, head, false, LambdaRuntimeApi.MAX_RESPONSE);
                out.write(answer(head, body));
                out.flush();
                head = body.complete && !head.has("Connection", "close") ? HttpWire.readHead(in) : null;
            }
        } catch (IOException e) {
            // The runtime is gone. Its invocations end with its process or at their deadline.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            connections.remove(socket);
        }
    }

    private byte[] answer(HttpWire.Head head, HttpWire.Body body) throws InterruptedException {
        String[] line = head.startLine().split(" ", -1);
        String method = line[0];
        String path = line.length > 1 ? line[1] : "";
        if (method.equals("GET") && path.equals(INVOCATION + "next")) {
            return next();
        }
        if (method.equals("GET") && path.equals(ROOT + "restore/next")) {
            return reply("200 OK", Map.of(), new byte[0]);
        }
        if (method.equals("POST") && (path.equals(ROOT + "init/error") || path.equals(ROOT + "restore/error"))) {
            queue.initFailed(LambdaError.parse(body.bytes));
            return accepted();
        }
        if (method.equals("POST") && path.startsWith(INVOCATION)) {
            int slash = path.indexOf('/', INVOCATION.length());
            String id = path.substring(INVOCATION.length(), slash < 0 ? path.length() : slash);
            String action = slash < 0 ? "" : path.substring(slash);
            if (action.equals("/response")) {
                return response(id, body);
            }
            if (action.equals("/error")) {
                return end(id, LambdaResult.failure(id, LambdaError.parse(body.bytes)), accepted());
            }
        }
        return error("404 Not Found", "NotFound", "There is no " + method + " " + path + " in the Runtime API");
    }

    private byte[] next() throws InterruptedException {
        InvocationQueue.Entry entry = queue.take();
        if (entry == null) {
            return error("500 Internal Server Error", "InternalServerError", "The Runtime API has ended");
        }
        return reply("200 OK", entry.headers, entry.invocation.payload());
    }

    private byte[] response(String id, HttpWire.Body body) {
        if (!body.complete) {
            LambdaError error = LambdaError.of(
                    "Runtime.TruncatedResponse", "The response ended after " + body.length + " bytes", "");
            return end(
                    id,
                    LambdaResult.failure(id, error),
                    error("400 Bad Request", "TruncatedHTTPRequest", "HTTP request detected as truncated"));
        }
        if (body.length > LambdaRuntimeApi.MAX_RESPONSE) {
            String limit = "exceeded maximum allowed payload size (" + LambdaRuntimeApi.MAX_RESPONSE + " bytes).";
            LambdaError error = LambdaError.of(
                    "Function.ResponseSizeTooLarge", "Response payload size (" + body.length + " bytes) " + limit, "");
            return end(
                    id,
                    LambdaResult.failure(id, error),
                    error("413 Request Entity Too Large", "RequestEntityTooLarge", "E" + limit.substring(1)));
        }
        return end(id, LambdaResult.success(id, body.bytes), accepted());
    }

    private byte[] end(String id, LambdaResult result, byte[] reply) {
        if (queue.complete(id, result)) {
            return reply;
        }
        return queue.isAnswered(id)
                ? error("403 Forbidden", "InvalidStateTransition", "Invocation " + id + " has been answered already")
                : error("400 Bad Request", "InvalidRequestID", "Invalid request ID");
    }

    private static byte[] accepted() {
        return reply("202 Accepted", Map.of(), "{\"status\":\"OK\"}".getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] error(String status, String type, String message) {
        String json = LambdaError.of(type, message, "").json();
        return reply(status, Map.of(), json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] reply(String status, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Type: ").append(JSON).append("\r\n");
        head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream(head.length() + body.length);
        out.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(body);
        return out.toByteArray();
    }

    private static void daemon(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            // A socket that cannot be closed is as good as closed.
        }
    }
}
