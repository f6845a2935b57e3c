package dev.peregrine.testing.wire;

import dev.peregrine.http.HttpResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An HTTP API with payload format 2.0. */
final class HttpApiTwin extends PayloadV2 {
    static final String DOMAIN = "a1b2c3d4e5.execute-api.eu-central-1.amazonaws.com";

    private final String stage;

    HttpApiTwin(String stage) {
        this.stage = stage;
    }

    @Override
    public String name() {
        return "aws-http-api";
    }

    @Override
    String domain() {
        return DOMAIN;
    }

    @Override
    String stage() {
        return stage;
    }

    @Override
    String rawPath(ClientRequest request) {
        String path = decodedPath(request);
        return stage.equals("$default") ? path : "/" + stage + path;
    }

    /**
     * The path as HTTP APIs decode it (captured): twice, and cut at a question mark that the first time brings to light; what
     * then isn't well-formed is refused.
     */
    static String decodedPath(ClientRequest request) {
        String once = decoded(request.path());
        int question = once.indexOf('?');
        return decoded(question < 0 ? once : once.substring(0, question));
    }

    private static String decoded(String path) {
        return Url.decodePath(path)
                .orElseThrow(() -> ClientView.refused(
                        400, "{\"message\":\"Bad Request\"}", "the path, decoded twice, isn't well-formed"));
    }

    @Override
    boolean keepsCookieHeader() {
        return false;
    }

    @Override
    void check(ClientRequest request) {
        checkSizes(request);
    }

    /** Quotas: 10 MB of content, 10,240 bytes of request line and headers. Assumption: the latter is answered with 431. */
    static void checkSizes(ClientRequest request) {
        if (request.content().length > 10 * 1024 * 1024) {
            throw ClientView.refused(413, "{\"message\":\"Request Entity Too Large\"}", "more than 10 MB of content");
        }
        if (Requests.headerBytes(request) > 10_240) {
            throw ClientView.refused(
                    431, "{\"message\":\"Request Header Fields Too Large\"}", "more than 10,240 bytes of headers");
        }
    }

    @Override
    void complete(Map<String, @Nullable Object> event, Map<String, @Nullable Object> requestContext) {
        requestContext.put("accountId", AwsRequest.ACCOUNT);
    }

    @Override
    public HttpResponse failure(ClientRequest request) {
        return ClientView.own(request, 500, "application/json", "{\"message\":\"Internal Server Error\"}");
    }
}
