package dev.peregrine.testing.wire;

import dev.peregrine.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A request as a client puts it on the wire: the target and the names of headers are sent as they are spelled, which a
 * {@link HttpRequest} doesn't keep. Nothing is checked, so that a test can send what a host refuses. Immutable; each method
 * that changes something gives a new request.
 */
public final class ClientRequest {
    /**
     * One line of a header.
     *
     * @param name its name, in the case it is sent in
     * @param value its value
     */
    public record Header(String name, String value) {}

    private static final String CLIENT = "203.0.113.7";

    private final String method;
    private final String target;
    private final List<Header> headers;
    private final byte[] body;
    private final boolean chunked;
    private final String clientAddress;

    private ClientRequest(
            String method, String target, List<Header> headers, byte[] body, boolean chunked, String clientAddress) {
        this.method = method;
        this.target = target;
        this.headers = headers;
        this.body = body;
        this.chunked = chunked;
        this.clientAddress = clientAddress;
    }

    /**
     * A request without headers and content, from the address 203.0.113.7.
     *
     * @param method such as {@code GET}
     * @param target the path and the query as they stand in the request line
     * @return the request
     */
    public static ClientRequest of(String method, String target) {
        return new ClientRequest(method, target, List.of(), new byte[0], false, CLIENT);
    }

    /**
     * A neutral request as a client would send it.
     *
     * @param request the request
     * @return the same request on the wire
     */
    public static ClientRequest of(HttpRequest request) {
        List<Header> headers = new ArrayList<>();
        request.headers().forEach((name, value) -> headers.add(new Header(name, value)));
        String target = request.rawQuery().isEmpty() ? request.rawPath() : request.rawPath() + "?" + request.rawQuery();
        return new ClientRequest(
                request.method(),
                target,
                List.copyOf(headers),
                request.bytes(),
                false,
                request.clientAddress().orElse(CLIENT));
    }

    /**
     * Reads a request from a file. Lines of the head may end in LF alone, the version may be left out, and all that follows the
     * empty line is content: {@code Content-Length} is not looked at, so that contents can be edited.
     *
     * @param message an HTTP message, as {@link #toFile} writes it
     * @return the request, from the address 203.0.113.7
     * @throws IllegalArgumentException when the head is not that of a request; it says in which line
     */
    public static ClientRequest fromFile(byte[] message) {
        return Message.request(message);
    }

    /**
     * This request as an HTTP message, to be kept in a file. The head is in ISO-8859-1 and has no {@code Content-Length}; the
     * client's address is not in it.
     *
     * @return the message
     */
    public byte[] toFile() {
        List<Header> lines = new ArrayList<>(headers);
        if (chunked) {
            lines.add(Message.CHUNKED);
        }
        return Message.of(method + " " + target + " HTTP/1.1", lines, body);
    }

    /**
     * This request to another target.
     *
     * @param newTarget the path and the query as they stand in the request line
     * @return the new request
     */
    public ClientRequest withTarget(String newTarget) {
        return new ClientRequest(method, newTarget, headers, body, chunked, clientAddress);
    }

    /**
     * This request with one more line.
     *
     * @param name the header's name, in the case it is sent in
     * @param value its value
     * @return the new request
     */
    public ClientRequest withHeader(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new ClientRequest(method, target, List.copyOf(more), body, chunked, clientAddress);
    }

    /** This request with these lines alone. */
    ClientRequest withHeaders(List<Header> lines) {
        return new ClientRequest(method, target, List.copyOf(lines), body, chunked, clientAddress);
    }

    /**
     * This request with content, announced by {@code Content-Length}.
     *
     * @param content the content
     * @return the new request
     */
    public ClientRequest withBody(byte[] content) {
        return new ClientRequest(method, target, headers, content.clone(), false, clientAddress);
    }

    /**
     * This request with its content sent in chunks, without {@code Content-Length}.
     *
     * @return the new request
     */
    public ClientRequest chunked() {
        return new ClientRequest(method, target, headers, body, true, clientAddress);
    }

    /**
     * This request from another client.
     *
     * @param address the client's address
     * @return the new request
     */
    public ClientRequest from(String address) {
        return new ClientRequest(method, target, headers, body, chunked, address);
    }

    /**
     * The method.
     *
     * @return as it is sent
     */
    public String method() {
        return method;
    }

    /**
     * The path and the query.
     *
     * @return as they are sent
     */
    public String target() {
        return target;
    }

    /**
     * The path.
     *
     * @return the target up to the question mark, as it is sent
     */
    public String path() {
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    /**
     * The query.
     *
     * @return what follows the question mark, as it is sent; empty when there is no question mark
     */
    public Optional<String> query() {
        int question = target.indexOf('?');
        return question < 0 ? Optional.empty() : Optional.of(target.substring(question + 1));
    }

    /**
     * The lines of the headers.
     *
     * @return in their order
     */
    public List<Header> headers() {
        return headers;
    }

    /**
     * The values of one header.
     *
     * @param name in any case
     * @return in their order
     */
    public List<String> all(String name) {
        List<String> values = new ArrayList<>();
        for (Header header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                values.add(header.value());
            }
        }
        return values;
    }

    /**
     * The first value of one header.
     *
     * @param name in any case
     * @return the value, empty when there is none
     */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /**
     * The content.
     *
     * @return a copy
     */
    public byte[] body() {
        return body.clone();
    }

    byte[] content() {
        return body;
    }

    /**
     * Whether the content is sent without {@code Content-Length}.
     *
     * @return whether it is
     */
    public boolean isChunked() {
        return chunked;
    }

    /**
     * The address of the client.
     *
     * @return the address
     */
    public String clientAddress() {
        return clientAddress;
    }

    /** The method and the target without its query, which may hold secrets. */
    @Override
    public String toString() {
        return method + " " + path();
    }
}
