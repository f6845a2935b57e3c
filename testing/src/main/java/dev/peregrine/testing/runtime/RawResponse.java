package dev.peregrine.testing.runtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An HTTP/1.1 response as it stood on the wire. Immutable, except that its body's array is not copied. */
public final class RawResponse {

    /**
     * One header field line.
     *
     * @param name the name, in the case in which it was sent
     * @param value the value without surrounding white space; bytes above 0x7F appear as ISO-8859-1
     */
    public record Header(String name, String value) {}

    private final HttpWire.Head head;
    private final int status;
    private final HttpWire.Body body;

    RawResponse(HttpWire.Head head, int status, HttpWire.Body body) {
        this.head = head;
        this.status = status;
        this.body = body;
    }

    /** {@return the status line, as in {@code HTTP/1.1 200 OK}} */
    public String statusLine() {
        return head.startLine();
    }

    /** {@return the status code} */
    public int status() {
        return status;
    }

    /** {@return every header line in the order and case in which it was sent} */
    public List<Header> headers() {
        return head.headers();
    }

    /**
     * Returns the first value of a header.
     *
     * @param name its name, in any case
     * @return the value, empty if there is no such header
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(head.first(name));
    }

    /**
     * Returns every value of a header.
     *
     * @param name its name, in any case
     * @return the values in the order in which they were sent
     */
    public List<String> headers(String name) {
        List<String> values = new ArrayList<>();
        for (Header header : head.headers()) {
            if (header.name().equalsIgnoreCase(name)) {
                values.add(header.value());
            }
        }
        return List.copyOf(values);
    }

    /** {@return the content with its chunked framing, if any, taken off; no content coding is undone} */
    public byte[] body() {
        return body.bytes;
    }

    /** {@return the content read as UTF-8} */
    public String text() {
        return new String(body.bytes, StandardCharsets.UTF_8);
    }

    /** {@return whether the content came whole; false where the connection ended before its announced end} */
    public boolean complete() {
        return body.complete;
    }

    @Override
    public String toString() {
        return head.startLine() + " " + head.headers() + " and " + body.length + " bytes"
                + (body.complete ? "" : " (truncated)");
    }
}
