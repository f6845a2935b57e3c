package dev.peregrine.testing.wire;

import com.google.cloud.functions.HttpRequest;
import dev.peregrine.testing.wire.ClientRequest.Header;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request as Google's invoker hands it over. */
final class GoogleRequest implements HttpRequest {
    private final ClientRequest client;
    private final GoogleUri uri;
    private final String origin;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    /** The parts of a form, parsed before the function is called; empty when the content isn't a form. */
    private final Optional<GoogleParts> parts;

    private @Nullable InputStream stream;
    private @Nullable BufferedReader reader;

    GoogleRequest(ClientRequest client, GoogleUri uri, String origin, List<Header> lines) {
        this.client = client;
        this.uri = uri;
        this.origin = origin;
        for (Header line : lines) {
            headers.computeIfAbsent(line.name(), any -> new ArrayList<>()).add(line.value());
        }
        this.parts = GoogleParts.parse(getContentType().orElse(""), client.content());
    }

    /** This request as the invoker gets it. */
    byte[] message() {
        List<Header> lines = new ArrayList<>();
        headers.forEach((name, values) -> values.forEach(value -> lines.add(new Header(name, value))));
        return Message.of(client.method() + " " + uri.target() + " HTTP/1.1", lines, client.content());
    }

    @Override
    public String getMethod() {
        return client.method();
    }

    @Override
    public String getUri() {
        return origin + uri.target();
    }

    @Override
    public String getPath() {
        return uri.canonicalPath();
    }

    @Override
    public Optional<String> getQuery() {
        return client.query();
    }

    /** Throws at escapes that aren't those of UTF-8. */
    @Override
    public Map<String, List<String>> getQueryParameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        for (Url.Pair pair : Url.pairs(client.query().orElse(""))) {
            parameters
                    .computeIfAbsent(strict(pair.name()), any -> new ArrayList<>())
                    .add(strict(pair.value()));
        }
        return parameters;
    }

    private static String strict(String text) {
        return Url.decodePath(text.replace('+', ' '))
                .orElseThrow(() -> new IllegalArgumentException("The query isn't well-formed"));
    }

    @Override
    public Map<String, HttpPart> getParts() {
        return parts.orElseThrow(() -> new IllegalStateException("The content isn't a form"))
                .byName();
    }

    @Override
    public Optional<String> getContentType() {
        return getFirstHeader("Content-Type");
    }

    @Override
    public long getContentLength() {
        return getFirstHeader("Content-Length").map(Long::parseLong).orElse(-1L);
    }

    @Override
    public Optional<String> getCharacterEncoding() {
        return charset(getContentType().orElse("")).map(Charset::name);
    }

    /** The charset that a type names, or UTF-8 for JSON. */
    static Optional<Charset> charset(String contentType) {
        Optional<String> named = charsetName(contentType);
        if (named.isPresent()) {
            return Optional.of(Charset.forName(named.get()));
        }
        String type = Requests.essence(contentType);
        return type.equals("application/json") || type.equals("text/json")
                ? Optional.of(StandardCharsets.UTF_8)
                : Optional.empty();
    }

    static Optional<String> charsetName(String contentType) {
        int at = contentType.toLowerCase(Locale.ROOT).indexOf("charset=");
        if (at < 0) {
            return Optional.empty();
        }
        String value = contentType.substring(at + "charset=".length());
        int end = value.indexOf(';');
        return Optional.of((end < 0 ? value : value.substring(0, end)).trim().replace("\"", ""));
    }

    /** A form's content is gone when the function is called. */
    @Override
    public InputStream getInputStream() {
        if (reader != null) {
            throw new IllegalStateException("getReader() already called");
        }
        if (stream == null) {
            boolean taken = parts.isPresent();
            stream = new ByteArrayInputStream(taken ? new byte[0] : client.content());
        }
        return stream;
    }

    @Override
    public BufferedReader getReader() {
        if (reader == null) {
            if (stream != null) {
                throw new IllegalStateException("getInputStream() already called");
            }
            Charset charset = charset(getContentType().orElse("")).orElse(StandardCharsets.UTF_8);
            reader = new BufferedReader(new InputStreamReader(getInputStream(), charset));
        }
        return reader;
    }

    @Override
    public Map<String, List<String>> getHeaders() {
        return headers;
    }
}
