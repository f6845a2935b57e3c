package dev.peregrine.gcp;

import com.google.cloud.functions.HttpRequest;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A request as the invoker hands it over; what an adapter must not ask for throws. Also serves as a part. */
final class InMemoryRequest implements HttpRequest, HttpRequest.HttpPart {
    private final String method;
    private final String uri;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, HttpPart> parts = new LinkedHashMap<>();
    private byte[] body = new byte[0];
    private InputStream stream = new ByteArrayInputStream(body);
    private long length = -1;
    private RuntimeException partsFailure = new IllegalStateException("not taken apart");

    InMemoryRequest(String method, String uri) {
        this.method = method;
        this.uri = uri;
    }

    static InMemoryRequest get(String uri) {
        return new InMemoryRequest("GET", uri);
    }

    static InMemoryRequest post(String type, byte[] body) {
        return new InMemoryRequest("POST", "http://example.org/")
                .header("Content-Type", type)
                .body(body, body.length);
    }

    InMemoryRequest header(String name, String value) {
        headers.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        return this;
    }

    InMemoryRequest body(byte[] bytes, long announced) {
        body = bytes;
        length = announced;
        return body(new ByteArrayInputStream(bytes));
    }

    InMemoryRequest body(InputStream newStream) {
        stream = newStream;
        return this;
    }

    InMemoryRequest part(String name, String content, String... namesAndValues) {
        InMemoryRequest part =
                new InMemoryRequest("", "").body(content.getBytes(StandardCharsets.UTF_8), content.length());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            part.header(namesAndValues[i], namesAndValues[i + 1]);
        }
        parts.put(name, part);
        return this;
    }

    /** As the invoker does with a multipart form: the stream is empty, the parts are there. */
    InMemoryRequest takenApart() {
        stream = InputStream.nullInputStream();
        partsFailure = new UnsupportedOperationException();
        return this;
    }

    InMemoryRequest partsFail(RuntimeException failure) {
        stream = InputStream.nullInputStream();
        partsFailure = failure;
        return this;
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public String getUri() {
        return uri;
    }

    @Override
    public Map<String, HttpPart> getParts() {
        if (partsFailure instanceof UnsupportedOperationException) {
            return parts;
        }
        throw partsFailure;
    }

    @Override
    public Optional<String> getFileName() {
        return Optional.empty();
    }

    @Override
    public Optional<String> getContentType() {
        return getFirstHeader("Content-Type");
    }

    @Override
    public long getContentLength() {
        return length;
    }

    @Override
    public InputStream getInputStream() {
        return stream;
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        return headers;
    }

    @Override
    public String getPath() {
        throw new AssertionError("the path is half decoded");
    }

    @Override
    public Optional<String> getQuery() {
        throw new AssertionError("the URI has the query");
    }

    @Override
    public Map<String, List<String>> getQueryParameters() {
        throw new AssertionError("throws at a stray percent sign");
    }

    @Override
    public Optional<String> getCharacterEncoding() {
        throw new AssertionError("throws for an unknown charset");
    }

    @Override
    public BufferedReader getReader() {
        throw new AssertionError("shuts out the stream");
    }
}
