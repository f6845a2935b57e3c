package dev.peregrine.testing.wire;

import dev.peregrine.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A function URL: payload format 2.0 with the path encoded and the cookies in both places. */
final class FunctionUrlTwin extends PayloadV2 {
    private static final String DOMAIN = "a1b2c3d4e5f6g7h8i9j0.lambda-url.eu-central-1.on.aws";

    @Override
    public String name() {
        return "aws-function-url";
    }

    @Override
    String domain() {
        return DOMAIN;
    }

    @Override
    String stage() {
        return "$default";
    }

    @Override
    String rawPath(ClientRequest request) {
        return request.path();
    }

    @Override
    boolean keepsCookieHeader() {
        return true;
    }

    @Override
    void check(ClientRequest request) {
        if (request.content().length > AwsRequest.MAX_EVENT) {
            throw ClientView.refused(413, "{\"Message\":\"Request Too Long\"}", "more than 6 MB of content");
        }
    }

    @Override
    void complete(Map<String, @Nullable Object> event, Map<String, @Nullable Object> requestContext) {
        requestContext.put("accountId", "anonymous");
        requestContext.put("authentication", null);
        event.put("pathParameters", null);
        event.put("stageVariables", null);
    }

    @Override
    public HttpResponse failure(ClientRequest request) {
        // Assumption: the text; the status is documented.
        return ClientView.own(request, 502, "text/plain", "Internal Server Error");
    }
}
