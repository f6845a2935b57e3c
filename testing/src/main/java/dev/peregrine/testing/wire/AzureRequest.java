package dev.peregrine.testing.wire;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import dev.peregrine.testing.wire.ClientRequest.Header;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as the worker hands it over.
 *
 * @param <T> what the function takes its content as
 */
final class AzureRequest<T> implements HttpRequestMessage<T> {
    private final ClientRequest client;
    private final AzureUri uri;
    private final T body;

    AzureRequest(ClientRequest client, AzureUri uri, T body) {
        this.client = client;
        this.uri = uri;
        this.body = body;
    }

    /** The content as text: what isn't UTF-8 is replaced, a byte order mark lost. */
    static Optional<String> text(ClientRequest client) {
        if (!AzureExchange.hasContent(client)) {
            return Optional.empty();
        }
        String text = new String(client.content(), StandardCharsets.UTF_8);
        boolean marked = !AzureExchange.isBinary(client) && text.startsWith("\uFEFF");
        return Optional.of(marked ? text.substring(1) : text);
    }

    /** The content as bytes; content that the host took for text must be a JSON array of numbers. */
    static Optional<byte[]> bytes(ClientRequest client) {
        if (!AzureExchange.hasContent(client)) {
            return Optional.empty();
        }
        if (AzureExchange.isBinary(client)) {
            return Optional.of(client.content().clone());
        }
        try {
            if (Json.read(client.content()) instanceof List<?> numbers) {
                byte[] bytes = new byte[numbers.size()];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = ((BigDecimal) numbers.get(i)).byteValueExact();
                }
                return Optional.of(bytes);
            }
        } catch (IOException | ArithmeticException e) {
            // no such array: thrown below
        }
        throw new ClassCastException("The content is text, and the function takes bytes");
    }

    /** What the worker gets, written as an HTTP message. */
    byte[] message() {
        List<Header> lines = new ArrayList<>();
        getHeaders().forEach((name, value) -> lines.add(new Header(name, value)));
        return Message.of(client.method() + " " + uri + " HTTP/1.1", lines, client.content());
    }

    /** Throws at a query that {@link URI} doesn't take. */
    @Override
    public URI getUri() {
        return URI.create(uri.toString());
    }

    /** Throws at a method that the enum doesn't have. */
    @Override
    public HttpMethod getHttpMethod() {
        return HttpMethod.value(client.method());
    }

    /** One line for each name, in lower case; several values joined by commas. */
    @Override
    public Map<String, String> getHeaders() {
        Map<String, List<String>> lines = new LinkedHashMap<>();
        for (Header header : client.headers()) {
            lines.computeIfAbsent(header.name().toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                    .add(header.value().strip());
        }
        lines.put("host", List.of("function-app.azurewebsites.net"));
        if (client.isChunked()) {
            lines.put("transfer-encoding", List.of("chunked"));
        } else if (client.content().length > 0) {
            lines.put("content-length", List.of(Integer.toString(client.content().length)));
        }
        List<String> forwarded = new ArrayList<>(lines.getOrDefault("x-forwarded-for", List.of()));
        forwarded.add(client.clientAddress() + ":50123");
        lines.put("x-forwarded-for", List.of(String.join(", ", forwarded)));
        lines.put("x-forwarded-proto", List.of("https"));
        Map<String, String> headers = new LinkedHashMap<>();
        lines.forEach((name, values) -> headers.put(name, String.join(",", values)));
        return Collections.unmodifiableMap(headers);
    }

    /** Decoded; several values joined by commas, empty ones dropped; names compared without regard to case. */
    @Override
    public Map<String, String> getQueryParameters() {
        Map<String, List<String>> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Url.Pair pair : Url.decodedPairs(client.query().orElse(""))) {
            values.computeIfAbsent(pair.name(), any -> new ArrayList<>()).add(pair.value());
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        values.forEach((name, all) -> {
            String joined = String.join(",", all);
            if (!joined.isEmpty()) {
                parameters.put(name, joined);
            }
        });
        return Collections.unmodifiableMap(parameters);
    }

    @Override
    public T getBody() {
        return body;
    }

    @Override
    public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
        return new AzureResponse().status(status);
    }

    @Override
    public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
        return new AzureResponse().status(status);
    }
}
