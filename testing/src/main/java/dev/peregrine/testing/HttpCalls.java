package dev.peregrine.testing;

import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.Parameters;
import dev.peregrine.testing.wire.ClientRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Where requests to a function start. Immutable: {@link #header}, {@link #query} and {@link #cookie} give new calls that add
 * what they say to each request. A call is one invocation; it returns when the function has answered, and throws only when the
 * function can't be started.
 *
 * <pre>{@code
 * cloud.app(new Shop()).http("contact").header("accept", "application/json").post("/contact", json("{}"));
 * }</pre>
 */
public class HttpCalls {
    private final Function<ClientRequest, HttpReply> sender;
    private final List<ClientRequest.Header> headers;
    private final List<String> query;
    private final List<String> cookies;

    HttpCalls(Function<ClientRequest, HttpReply> sender) {
        this(sender, List.of(), List.of(), List.of());
    }

    private HttpCalls(
            Function<ClientRequest, HttpReply> sender,
            List<ClientRequest.Header> headers,
            List<String> query,
            List<String> cookies) {
        this.sender = sender;
        this.headers = headers;
        this.query = query;
        this.cookies = cookies;
    }

    private static <T> List<T> plus(List<T> list, T element) {
        List<T> more = new ArrayList<>(list);
        more.add(element);
        return List.copyOf(more);
    }

    /**
     * Adds a line to each request.
     *
     * @param name the header's name, in the case it is sent in
     * @param value its value
     * @return the new calls
     */
    public HttpCalls header(String name, String value) {
        return new HttpCalls(sender, plus(headers, new ClientRequest.Header(name, value)), query, cookies);
    }

    /**
     * Adds a parameter to the query of each request.
     *
     * @param name its name, not encoded
     * @param value its value, not encoded
     * @return the new calls
     */
    public HttpCalls query(String name, String value) {
        return new HttpCalls(
                sender, headers, plus(query, Parameters.of(name, value).encode()), cookies);
    }

    /**
     * Adds a cookie to each request.
     *
     * @param name its name
     * @param value its value
     * @return the new calls
     */
    public HttpCalls cookie(String name, String value) {
        return new HttpCalls(sender, headers, query, plus(cookies, name + "=" + value));
    }

    /**
     * Sends a {@code GET}.
     *
     * @param target the path, and behind a question mark the query, both encoded and sent as they are
     * @return the reply
     */
    public HttpReply get(String target) {
        return call("GET", target, Content.none());
    }

    /**
     * Sends a {@code HEAD}.
     *
     * @param target as for {@link #get}
     * @return the reply
     */
    public HttpReply head(String target) {
        return call("HEAD", target, Content.none());
    }

    /**
     * Sends an {@code OPTIONS}.
     *
     * @param target as for {@link #get}
     * @return the reply
     */
    public HttpReply options(String target) {
        return call("OPTIONS", target, Content.none());
    }

    /**
     * Sends a {@code DELETE}.
     *
     * @param target as for {@link #get}
     * @return the reply
     */
    public HttpReply delete(String target) {
        return call("DELETE", target, Content.none());
    }

    /**
     * Sends a {@code POST}.
     *
     * @param target as for {@link #get}
     * @param content the content
     * @return the reply
     */
    public HttpReply post(String target, Content content) {
        return call("POST", target, content);
    }

    /**
     * Sends a {@code PUT}.
     *
     * @param target as for {@link #get}
     * @param content the content
     * @return the reply
     */
    public HttpReply put(String target, Content content) {
        return call("PUT", target, content);
    }

    /**
     * Sends a {@code PATCH}.
     *
     * @param target as for {@link #get}
     * @param content the content
     * @return the reply
     */
    public HttpReply patch(String target, Content content) {
        return call("PATCH", target, content);
    }

    /**
     * Sends a request of any method.
     *
     * @param method the method
     * @param target as for {@link #get}
     * @param content the content
     * @return the reply
     */
    public HttpReply call(String method, String target, Content content) {
        return send(content.in(ClientRequest.of(method, target)));
    }

    /**
     * Sends a neutral request.
     *
     * @param request the request
     * @return the reply
     */
    public HttpReply send(HttpRequest request) {
        return send(ClientRequest.of(request));
    }

    /**
     * Sends a request as it is spelled, what no client should send included.
     *
     * @param request the request
     * @return the reply
     */
    public HttpReply send(ClientRequest request) {
        ClientRequest whole = request;
        if (!query.isEmpty()) {
            whole = whole.withTarget(
                    whole.target() + (whole.query().isPresent() ? "&" : "?") + String.join("&", query));
        }
        for (ClientRequest.Header header : headers) {
            whole = whole.withHeader(header.name(), header.value());
        }
        if (!cookies.isEmpty()) {
            whole = whole.withHeader("cookie", String.join("; ", cookies));
        }
        return sender.apply(whole);
    }
}
