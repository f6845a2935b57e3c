package dev.peregrine.testing.wire;

import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.wire.ClientRequest.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Payload format 2.0, which HTTP APIs and function URLs share: one value per header and parameter, joined by commas; the query
 * also as it came; cookies apart.
 */
abstract class PayloadV2 implements LambdaTwin {
    /** The service's own domain, which tells the two apart. */
    abstract String domain();

    abstract String stage();

    /** The path as it stands in the event. */
    abstract String rawPath(ClientRequest request);

    /** What is particular to the service: added to the event and to its request context. */
    abstract void complete(Map<String, @Nullable Object> event, Map<String, @Nullable Object> requestContext);

    abstract boolean keepsCookieHeader();

    abstract void check(ClientRequest request);

    @Override
    public byte[] event(ClientRequest request) {
        Requests.checkHeaders(request);
        check(request);
        String rawPath = rawPath(request);
        Map<String, List<String>> headers = AwsRequest.headers(request, domain());
        List<String> cookies = new ArrayList<>();
        for (String line : headers.getOrDefault("cookie", List.of())) {
            for (String cookie : line.split(";", -1)) {
                cookies.add(cookie.trim());
            }
        }
        if (!keepsCookieHeader()) {
            headers.remove("cookie");
        }
        String query = request.query().orElse("");
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("version", "2.0");
        event.put("routeKey", "$default");
        event.put("rawPath", rawPath);
        event.put("rawQueryString", query);
        if (!cookies.isEmpty()) {
            event.put("cookies", cookies);
        }
        event.put("headers", AwsRequest.joined(headers));
        if (!query.isEmpty()) {
            event.put("queryStringParameters", AwsRequest.joined(AwsRequest.byName(Url.decodedPairs(query))));
        }
        Map<String, @Nullable Object> requestContext = requestContext(request, rawPath);
        event.put("requestContext", requestContext);
        complete(event, requestContext);
        boolean text = AwsRequest.isText(request);
        if (request.content().length > 0) {
            event.put(
                    "body",
                    text
                            ? new String(request.content(), StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(request.content()));
        }
        event.put("isBase64Encoded", request.content().length > 0 && !text);
        return AwsRequest.event(event, Optional.empty());
    }

    private Map<String, @Nullable Object> requestContext(ClientRequest request, String rawPath) {
        return Json.object(
                "domainName",
                domain(),
                "domainPrefix",
                domain().substring(0, domain().indexOf('.')),
                "apiId",
                domain().substring(0, domain().indexOf('.')),
                "http",
                Json.object(
                        "method",
                        request.method(),
                        "path",
                        Url.decodePath(rawPath).orElse(rawPath),
                        "protocol",
                        "HTTP/1.1",
                        "sourceIp",
                        request.clientAddress(),
                        "userAgent",
                        request.first("user-agent").orElse("")),
                "requestId",
                "JKJaXmPLvHcESHA=",
                "routeKey",
                "$default",
                "stage",
                stage(),
                "time",
                AwsRequest.TIME_TEXT,
                "timeEpoch",
                AwsRequest.TIME);
    }

    /** Without a status the whole JSON is the content of a 200; with one it is a response in this format. */
    @Override
    public HttpResponse response(ClientRequest request, byte[] result) {
        try {
            if (result.length > AwsRequest.MAX_RESULT) {
                return failure(request);
            }
            Object json = Json.read(result);
            if (!(json instanceof Map<?, ?> members) || !members.containsKey("statusCode")) {
                byte[] body = json instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : result;
                return ClientView.of(request, 200, List.of(new Header("content-type", "application/json")), body);
            }
            GatewayReply reply = GatewayReply.of(result);
            List<Header> lines = new ArrayList<>(reply.headers());
            if (GatewayReply.find(lines, "content-type").isEmpty()) {
                lines.add(new Header("content-type", "text/plain; charset=utf-8"));
            }
            for (String cookie : reply.cookies()) {
                lines.add(new Header("set-cookie", cookie));
            }
            return ClientView.of(request, reply.status(), lines, reply.body());
        } catch (IOException | GatewayReply.Malformed | IllegalArgumentException e) {
            return failure(request);
        }
    }
}
