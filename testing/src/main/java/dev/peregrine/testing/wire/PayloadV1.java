package dev.peregrine.testing.wire;

import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.wire.ClientRequest.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Payload format 1.0, which REST APIs and HTTP APIs share: headers and parameters twice, with the last value and with all. */
abstract class PayloadV1 implements LambdaTwin {
    private static final String RESOURCE = "/{proxy+}";

    /** The path as it stands in the event. */
    abstract String path(ClientRequest request);

    abstract String stage();

    /** Whether content comes as base64. */
    abstract boolean isBinary(ClientRequest request);

    /** What is particular to the service: added to the event and to its request context. */
    abstract void complete(Map<String, @Nullable Object> event, Map<String, @Nullable Object> requestContext);

    /** The header's name as the service hands it over. */
    abstract String spelled(String name, ClientRequest request);

    /** The parameters of the query, decoded. */
    List<Url.Pair> query(ClientRequest request) {
        return Url.decodedPairs(request.query().orElse(""));
    }

    abstract HttpResponse read(ClientRequest request, GatewayReply reply) throws GatewayReply.Malformed;

    @Override
    public byte[] event(ClientRequest request) {
        Requests.checkHeaders(request);
        HttpApiTwin.checkSizes(request);
        String path = path(request);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        AwsRequest.headers(request, HttpApiTwin.DOMAIN)
                .forEach((name, values) -> headers.put(spelled(name, request), values));
        Map<String, List<String>> query = AwsRequest.byName(query(request));
        boolean root = path.equals("/");
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("resource", root ? "/" : RESOURCE);
        event.put("path", path);
        event.put("httpMethod", request.method());
        event.put("headers", AwsRequest.last(headers));
        event.put("multiValueHeaders", headers);
        event.put("queryStringParameters", query.isEmpty() ? null : AwsRequest.last(query));
        event.put("multiValueQueryStringParameters", query.isEmpty() ? null : query);
        event.put("pathParameters", root ? null : Json.object("proxy", path.substring(1)));
        event.put("stageVariables", null);
        Map<String, @Nullable Object> requestContext = requestContext(request, path);
        event.put("requestContext", requestContext);
        complete(event, requestContext);
        byte[] content = request.content();
        boolean binary = content.length > 0 && isBinary(request);
        event.put(
                "body",
                content.length == 0
                        ? null
                        : binary
                                ? Base64.getEncoder().encodeToString(content)
                                : new String(content, StandardCharsets.UTF_8));
        event.put("isBase64Encoded", binary);
        return AwsRequest.event(event, Optional.empty());
    }

    private Map<String, @Nullable Object> requestContext(ClientRequest request, String path) {
        Map<String, @Nullable Object> identity = new LinkedHashMap<>();
        for (String name : List.of(
                "accessKey",
                "accountId",
                "caller",
                "cognitoAuthenticationProvider",
                "cognitoAuthenticationType",
                "cognitoIdentityId",
                "cognitoIdentityPoolId",
                "principalOrgId",
                "user",
                "userArn")) {
            identity.put(name, null);
        }
        identity.put("sourceIp", request.clientAddress());
        identity.put("userAgent", request.first("user-agent").orElse(null));
        return Json.object(
                "accountId",
                AwsRequest.ACCOUNT,
                "apiId",
                "a1b2c3d4e5",
                "domainName",
                HttpApiTwin.DOMAIN,
                "domainPrefix",
                "a1b2c3d4e5",
                "extendedRequestId",
                "JKJaXmPLvHcESHA=",
                "httpMethod",
                request.method(),
                "identity",
                identity,
                "path",
                stage().equals("$default") ? path : "/" + stage() + path,
                "protocol",
                "HTTP/1.1",
                "requestId",
                "7c2af7db-31f3-42b5-8a6d-9ffc74e3b9e0",
                "requestTime",
                AwsRequest.TIME_TEXT,
                "requestTimeEpoch",
                AwsRequest.TIME,
                "resourcePath",
                path.equals("/") ? "/" : RESOURCE,
                "stage",
                stage());
    }

    @Override
    public HttpResponse response(ClientRequest request, byte[] result) {
        try {
            return result.length > AwsRequest.MAX_RESULT ? failure(request) : read(request, GatewayReply.of(result));
        } catch (GatewayReply.Malformed | IllegalArgumentException e) {
            return failure(request);
        }
    }

    /** The lines of both members; where both name a header, those of {@code multiValueHeaders} alone. */
    static List<Header> lines(GatewayReply reply) throws GatewayReply.Malformed {
        List<Header> lines = new ArrayList<>(reply.multiValueHeaders());
        for (Header line : reply.headers()) {
            if (GatewayReply.find(lines, line.name()).isEmpty()) {
                lines.add(line);
            }
        }
        return lines;
    }
}
