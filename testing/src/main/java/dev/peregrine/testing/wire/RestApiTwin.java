package dev.peregrine.testing.wire;

import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.wire.ClientRequest.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A REST API with proxy integration. */
final class RestApiTwin extends PayloadV1 {
    private static final Set<String> KEYS =
            Set.of("statusCode", "headers", "multiValueHeaders", "body", "isBase64Encoded");

    /** What the service spells in its own way (captured). */
    private static final Map<String, String> SPELLED = Map.of(
            "host", "Host",
            "user-agent", "User-Agent",
            "x-amzn-trace-id", "X-Amzn-Trace-Id",
            "x-forwarded-for", "X-Forwarded-For",
            "x-forwarded-port", "X-Forwarded-Port",
            "x-forwarded-proto", "X-Forwarded-Proto");

    /** What reaches the client under {@code x-amzn-Remapped-…} (documented among the important notes). */
    private static final Set<String> REMAPPED = Set.of("www-authenticate", "server", "date");

    private final List<String> binaryMediaTypes;

    RestApiTwin(List<String> binaryMediaTypes) {
        this.binaryMediaTypes = binaryMediaTypes;
    }

    @Override
    public String name() {
        return "aws-rest-api";
    }

    @Override
    String path(ClientRequest request) {
        return request.path();
    }

    @Override
    String stage() {
        return "live";
    }

    @Override
    boolean isBinary(ClientRequest request) {
        return isBinary(request.first("content-type").orElse("application/json"));
    }

    private boolean isBinary(String mediaType) {
        return binaryMediaTypes.contains("*/*") || binaryMediaTypes.contains(Requests.essence(mediaType));
    }

    @Override
    void complete(Map<String, @Nullable Object> event, Map<String, @Nullable Object> requestContext) {
        requestContext.put("authorizer", null);
        requestContext.put("resourceId", "al6gqb");
    }

    @Override
    String spelled(String name, ClientRequest request) {
        String own = SPELLED.get(name);
        return own != null
                ? own
                : request.headers().stream()
                        .map(Header::name)
                        .filter(name::equalsIgnoreCase)
                        .findFirst()
                        .orElse(name);
    }

    /** A semicolon separates parameters too (documented among the important notes). */
    @Override
    List<Url.Pair> query(ClientRequest request) {
        return Url.decodedPairs(request.query().orElse("").replace(';', '&'));
    }

    @Override
    public byte[] event(ClientRequest request) {
        if (request.query().orElse("").indexOf('|') >= 0) {
            throw ClientView.refused(400, "<html>Bad Request</html>", "a query must have its pipe characters encoded");
        }
        return super.event(request);
    }

    /** Unknown members are refused; base64 is decoded when the type that the client accepts first is a binary one. */
    @Override
    HttpResponse read(ClientRequest request, GatewayReply reply) throws GatewayReply.Malformed {
        for (Object key : reply.members().keySet()) {
            if (!KEYS.contains(String.valueOf(key))) {
                throw new GatewayReply.Malformed("The member " + key + " is unknown");
            }
        }
        List<Header> lines = new ArrayList<>();
        for (Header line : lines(reply)) {
            boolean remapped = REMAPPED.contains(line.name().toLowerCase(Locale.ROOT));
            lines.add(remapped ? new Header("x-amzn-Remapped-" + line.name(), line.value()) : line);
        }
        if (GatewayReply.find(lines, "content-type").isEmpty()) {
            lines.add(new Header("content-type", "application/json"));
        }
        String accepted = request.first("accept").orElse("application/json");
        int comma = accepted.indexOf(',');
        byte[] body = reply.body();
        if (reply.isBase64() && !isBinary(comma < 0 ? accepted : accepted.substring(0, comma))) {
            body = Base64.getEncoder().encodeToString(body).getBytes(StandardCharsets.US_ASCII);
        }
        return ClientView.of(request, reply.status(), lines, body);
    }

    @Override
    public HttpResponse failure(ClientRequest request) {
        return ClientView.own(request, 502, "application/json", "{\"message\": \"Internal server error\"}");
    }
}
