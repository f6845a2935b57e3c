package dev.peregrine.testing.wire;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import dev.peregrine.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * One request to an HTTP trigger on Azure Functions: the objects that the Java worker hands over, and the response that a
 * client gets for what the function returned. Used once, by one thread.
 *
 * <p>Sources: Microsoft's documentation of the HTTP trigger (limits), the public source of the Functions host (which headers,
 * parameters and contents it hands to the worker and what it makes of the reply) and of the Java worker 2.17 (what those are
 * bound to), and what was recorded on that worker.
 */
public final class AzureExchange {
    private static final int MAX_BODY = 104_857_600;
    private static final int MAX_REQUEST_LINE = 8192;
    private static final int MAX_HEADERS = 32 * 1024;
    private static final int MAX_HEADER_COUNT = 100;

    private final ClientRequest client;
    private final AzureUri uri;
    private final List<String> log = new CopyOnWriteArrayList<>();

    private AzureExchange(ClientRequest client, AzureUri uri) {
        this.client = client;
        this.uri = uri;
    }

    /**
     * Takes a request in.
     *
     * @param request the request
     * @return the exchange
     * @throws RefusedByHost when the host answers by itself
     */
    public static AzureExchange of(ClientRequest request) {
        Requests.checkHeaders(request);
        if (request.content().length > MAX_BODY) {
            throw ClientView.refused(413, "", "more than 100 MB of content");
        }
        if (request.method().length() + request.target().length() + 12 > MAX_REQUEST_LINE) {
            throw ClientView.refused(414, "", "more than 8 KB of request line");
        }
        if (Requests.headerBytes(request) > MAX_HEADERS || request.headers().size() > MAX_HEADER_COUNT) {
            throw ClientView.refused(431, "", "more than 32 KB of headers or more than 100 of them");
        }
        return new AzureExchange(request, AzureUri.of(request));
    }

    /**
     * The path as the host's own routes see it, decoded but for encoded slashes.
     *
     * @return the path
     */
    public String path() {
        return uri.path();
    }

    /**
     * The request for a function that takes its content as text.
     *
     * @return the worker's object
     */
    public HttpRequestMessage<Optional<String>> text() {
        return new AzureRequest<>(client, uri, AzureRequest.text(client));
    }

    /**
     * The request for a function that takes its content as bytes.
     *
     * @return the worker's object
     * @throws ClassCastException when the content came as text, as the worker does before it calls the function
     */
    public HttpRequestMessage<Optional<byte[]>> bytes() {
        return new AzureRequest<>(client, uri, AzureRequest.bytes(client));
    }

    /**
     * What the worker gets from the host, written as an HTTP message.
     *
     * @return the message
     */
    public byte[] received() {
        return new AzureRequest<>(client, uri, Optional.empty()).message();
    }

    /**
     * The facts of the invocation.
     *
     * @param function the function's name
     * @return the worker's object; what is written to its logger is kept in {@link #log}
     */
    public ExecutionContext context(String function) {
        return new AzureContext(function, client.first("traceparent"), client.first("tracestate"), log);
    }

    /**
     * What was written to the logger of {@link #context}.
     *
     * @return the entries in their order, with the stack traces of exceptions
     */
    public List<String> log() {
        return log;
    }

    /**
     * What the client gets when the function has returned.
     *
     * @param returned what it returned; anything but a response made by the request's own builder is lost, and the client
     *     gets an empty 200
     * @return the response
     */
    public HttpResponse reply(@Nullable Object returned) {
        AzureResponse response = returned instanceof AzureResponse made ? made : new AzureResponse();
        try {
            return ClientView.of(client, response.getStatusCode(), response.lines(), response.content());
        } catch (IllegalArgumentException e) {
            // the host's server refuses control characters in headers, and then it is the host that fails
            return failure();
        }
    }

    /**
     * What the client gets when the function has thrown.
     *
     * @return an empty 500
     */
    public HttpResponse failure() {
        return HttpResponse.of(500);
    }

    /**
     * What the client gets when no function has a route for the path.
     *
     * @return an empty 404
     */
    public HttpResponse notFound() {
        return HttpResponse.of(404);
    }

    /**
     * What the host gets from the worker, written as an HTTP message.
     *
     * @param returned what the function returned
     * @return the message
     */
    public static byte[] message(@Nullable Object returned) {
        return returned instanceof AzureResponse response ? response.message() : new byte[0];
    }

    /** Whether the host hands the content over as bytes. */
    static boolean isBinary(ClientRequest request) {
        String type = request.first("content-type").map(Requests::essence).orElse("");
        return type.equals("application/octet-stream") || type.contains("multipart/");
    }

    /**
     * Whether a request's content reaches a function as bytes, and so only one that is packaged for that.
     *
     * @param request the request
     * @return true for content of type {@code application/octet-stream} and {@code multipart/*}
     */
    public static boolean carriesBytes(ClientRequest request) {
        return hasContent(request) && isBinary(request);
    }

    /** The host looks at nothing without a {@code Content-Length}. */
    static boolean hasContent(ClientRequest request) {
        return request.content().length > 0 && !request.isChunked();
    }
}
