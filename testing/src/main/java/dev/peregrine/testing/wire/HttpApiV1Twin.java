package dev.peregrine.testing.wire;

import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.wire.ClientRequest.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP API with payload format 1.0: the members of a REST API's event, the path decoded as for format 2.0. */
final class HttpApiV1Twin extends PayloadV1 {
    @Override
    public String name() {
        return "aws-http-api-v1";
    }

    @Override
    String path(ClientRequest request) {
        return HttpApiTwin.decodedPath(request);
    }

    @Override
    String stage() {
        return "$default";
    }

    @Override
    boolean isBinary(ClientRequest request) {
        return !AwsRequest.isText(request);
    }

    @Override
    void complete(Map<String, @Nullable Object> event, Map<String, @Nullable Object> requestContext) {
        event.put("version", "1.0");
        requestContext.put("authorizer", Json.object("claims", null, "scopes", null));
        requestContext.put("resourceId", null);
    }

    @Override
    String spelled(String name, ClientRequest request) {
        return name;
    }

    /** Assumption: members it doesn't know are passed over, and without a type the content is text, as in format 2.0. */
    @Override
    HttpResponse read(ClientRequest request, GatewayReply reply) throws GatewayReply.Malformed {
        List<Header> lines = new ArrayList<>(lines(reply));
        if (GatewayReply.find(lines, "content-type").isEmpty()) {
            lines.add(new Header("content-type", "text/plain; charset=utf-8"));
        }
        return ClientView.of(request, reply.status(), lines, reply.body());
    }

    @Override
    public HttpResponse failure(ClientRequest request) {
        return ClientView.own(request, 500, "application/json", "{\"message\":\"Internal Server Error\"}");
    }
}
