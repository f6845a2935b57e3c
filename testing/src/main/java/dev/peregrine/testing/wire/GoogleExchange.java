package dev.peregrine.testing.wire;

import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import dev.peregrine.testing.wire.ClientRequest.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One request to an HTTP function on Google Cloud: the objects that Google's invoker hands over, and the response that a
 * client gets for what the function did with them. Used once, by one thread.
 *
 * <p>Sources: Google's documentation of Cloud Run (limits, headers) for its front end; for the invoker the behaviour of
 * {@code java-function-invoker} 2.0.0 itself, against which tests compare this class.
 */
public final class GoogleExchange {
    /** What Google's front end adds to a request. */
    static final Set<String> ADDED =
            Set.of("Host", "X-Forwarded-For", "X-Forwarded-Proto", "Forwarded", "X-Cloud-Trace-Context", "traceparent");

    private static final String TRACE_ID = "105445aa7843bc8bf206b12000100000";

    /** The front end's spans: one for each request. */
    private static final AtomicLong SPANS = new AtomicLong();

    private static final String HOST = "function-a1b2c3d4e5-ew.a.run.app";
    private static final int MAX_BODY = 32 * 1024 * 1024;
    private static final int MAX_HEAD = 8192;

    private final ClientRequest client;
    private final GoogleRequest request;
    private final GoogleResponse response;

    private GoogleExchange(ClientRequest client, GoogleRequest request) {
        this.client = client;
        this.request = request;
        this.response = new GoogleResponse();
    }

    /**
     * Takes a request in.
     *
     * @param request the request
     * @return the exchange
     * @throws RefusedByHost when the front end or the invoker answers by itself
     */
    public static GoogleExchange of(ClientRequest request) {
        Requests.checkHeaders(request);
        if (request.content().length > MAX_BODY) {
            throw ClientView.refused(
                    413, "<html>Error: Request Entity Too Large</html>", "more than 32 MiB of content");
        }
        if (request.method().length() + request.target().length() + 12 > MAX_HEAD) {
            throw ClientView.refused(414, "", "more than 8 KB of request line");
        }
        if (headBytes(request) > MAX_HEAD) {
            throw ClientView.refused(431, "", "more than 8 KB of headers");
        }
        GoogleUri uri = GoogleUri.of(request);
        if (Set.of("/favicon.ico", "/robots.txt").contains(uri.canonicalPath())) {
            throw ClientView.refused(404, "", "the invoker answers this path itself");
        }
        return new GoogleExchange(request, new GoogleRequest(request, uri, "http://" + HOST, headers(request)));
    }

    /** The lines as the invoker counts them, without what the front end adds. */
    private static int headBytes(ClientRequest request) {
        int bytes = 0;
        for (Header header : request.headers()) {
            bytes += header.name().length() + header.value().length() + 2;
        }
        return bytes;
    }

    private static List<Header> headers(ClientRequest request) {
        List<Header> headers = new ArrayList<>();
        headers.add(new Header("Host", HOST));
        for (Header header : request.headers()) {
            boolean replaced = Set.of(
                            "host", "x-forwarded-for", "x-forwarded-proto", "content-length", "transfer-encoding")
                    .contains(header.name().toLowerCase(java.util.Locale.ROOT));
            if (!replaced) {
                headers.add(new Header(header.name(), header.value().strip()));
            }
        }
        List<String> forwarded = new ArrayList<>(request.all("x-forwarded-for"));
        forwarded.add(request.clientAddress());
        headers.add(new Header("X-Forwarded-For", String.join(",", forwarded)));
        headers.add(new Header("X-Forwarded-Proto", "https"));
        headers.add(new Header("Forwarded", "for=\"" + request.clientAddress() + "\";proto=https"));
        if (request.first("traceparent").isEmpty()
                && request.first("x-cloud-trace-context").isEmpty()) {
            long span = SPANS.incrementAndGet();
            headers.add(new Header("X-Cloud-Trace-Context", TRACE_ID + "/" + span + ";o=1"));
            headers.add(new Header("traceparent", "00-%s-%016x-01".formatted(TRACE_ID, span)));
        }
        if (request.isChunked()) {
            headers.add(new Header("Transfer-Encoding", "chunked"));
        } else if (request.content().length > 0
                || Set.of("POST", "PUT", "PATCH").contains(request.method())) {
            headers.add(new Header("Content-Length", Integer.toString(request.content().length)));
        }
        return headers;
    }

    /**
     * The request that the function gets.
     *
     * @return Google's object
     */
    public HttpRequest request() {
        return request;
    }

    /**
     * The request as the invoker gets it.
     *
     * @return the HTTP message, with what Google's front end adds
     */
    public byte[] received() {
        return request.message();
    }

    /**
     * The response that the function fills.
     *
     * @return Google's object
     */
    public HttpResponse response() {
        return response;
    }

    /**
     * What the client gets when the function has returned.
     *
     * @return the response; the invoker's own 500 when what the function wrote doesn't fit its {@code Content-Length}
     */
    public dev.peregrine.http.HttpResponse reply() {
        return response.isTorn(client.method()) ? failure() : view(response.status(), response.lines());
    }

    /**
     * What the client gets when the function has thrown. Nothing of its content, unless part of that was on its way: then the
     * response breaks off, and this holds what there is.
     *
     * @return the response
     */
    public dev.peregrine.http.HttpResponse failure() {
        if (response.isCommitted()) {
            return view(response.status(), response.lines());
        }
        List<Header> lines = new ArrayList<>(response.lines());
        lines.add(new Header("Cache-Control", "must-revalidate,no-cache,no-store"));
        response.drop();
        return view(500, lines);
    }

    private dev.peregrine.http.HttpResponse view(int status, List<Header> lines) {
        try {
            return ClientView.of(client, status, lines, response.sent());
        } catch (IllegalArgumentException e) {
            // Assumption: the front end answers so for what no client would understand.
            return ClientView.own(client, 502, "text/plain", "Bad Gateway");
        }
    }

    /**
     * What the invoker writes to its connection, without {@code Date} and {@code Server}.
     *
     * @return the HTTP message
     */
    public byte[] message() {
        return response.message();
    }
}
