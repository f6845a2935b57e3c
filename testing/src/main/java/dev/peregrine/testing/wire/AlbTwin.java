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

/**
 * An Application Load Balancer: nothing is decoded; repeated headers and parameters come all with multi-value headers enabled,
 * else the last one; 1 MB each way; a null anywhere in the reply is a 502.
 */
final class AlbTwin implements LambdaTwin {
    private static final int MAX_BODY = 1024 * 1024;
    private static final int MAX_LINE = 16 * 1024;
    private static final int MAX_HEADERS = 64 * 1024;
    private static final String HOST = "functions-1234567890.eu-central-1.elb.amazonaws.com";
    private static final String GROUP =
            "arn:aws:elasticloadbalancing:eu-central-1:123456789012:targetgroup/functions/49e9d65c45c6791a";

    private final boolean multi;

    AlbTwin(boolean multi) {
        this.multi = multi;
    }

    @Override
    public String name() {
        return multi ? "aws-alb-multi" : "aws-alb";
    }

    @Override
    public byte[] event(ClientRequest request) {
        Requests.checkHeaders(request);
        checkSizes(request);
        Map<String, List<String>> headers = AwsRequest.headers(request, HOST);
        Map<String, List<String>> query =
                AwsRequest.byName(Url.pairs(request.query().orElse("")));
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("requestContext", Json.object("elb", Json.object("targetGroupArn", GROUP)));
        event.put("httpMethod", request.method());
        event.put("path", request.path());
        if (multi) {
            event.put("multiValueQueryStringParameters", query);
            event.put("multiValueHeaders", headers);
        } else {
            event.put("queryStringParameters", AwsRequest.last(query));
            event.put("headers", AwsRequest.last(headers));
        }
        byte[] content = request.content();
        boolean text = content.length == 0 || AwsRequest.isText(request);
        event.put(
                "body",
                text
                        ? new String(content, StandardCharsets.UTF_8)
                        : Base64.getEncoder().encodeToString(content));
        event.put("isBase64Encoded", !text);
        return AwsRequest.event(event, Optional.of(html("413 Request Entity Too Large")));
    }

    private static void checkSizes(ClientRequest request) {
        if (request.content().length > MAX_BODY) {
            throw ClientView.refused(413, html("413 Request Entity Too Large"), "more than 1 MB of content");
        }
        if (request.target().length() > MAX_LINE) {
            throw ClientView.refused(414, html("414 Request-URI Too Large"), "more than 16 KB of request line");
        }
        boolean long16 = request.headers().stream()
                .anyMatch(header -> header.name().length() + header.value().length() + 4 > MAX_LINE);
        if (long16 || Requests.headerBytes(request) > MAX_HEADERS) {
            throw ClientView.refused(400, html("400 Bad Request"), "more than 16 KB in a header or 64 KB in all");
        }
    }

    @Override
    public HttpResponse response(ClientRequest request, byte[] result) {
        try {
            GatewayReply reply = GatewayReply.of(result);
            for (Object value : reply.members().values()) {
                if (value == null) {
                    throw new GatewayReply.Malformed("A member is null");
                }
            }
            if (reply.has("statusDescription") && !(reply.members().get("statusDescription") instanceof String)) {
                throw new GatewayReply.Malformed("statusDescription is not a string");
            }
            List<Header> single = reply.headers();
            List<Header> several = reply.multiValueHeaders();
            // Assumption: what the member of the other mode says is passed over.
            List<Header> lines = new ArrayList<>(multi ? several : single);
            if (GatewayReply.find(lines, "content-type").isEmpty()) {
                lines.add(new Header("content-type", "application/octet-stream"));
            }
            byte[] body = reply.body();
            return result.length > MAX_BODY ? failure(request) : ClientView.of(request, reply.status(), lines, body);
        } catch (GatewayReply.Malformed | IllegalArgumentException e) {
            return failure(request);
        }
    }

    @Override
    public HttpResponse failure(ClientRequest request) {
        return ClientView.own(request, 502, "text/html", html("502 Bad Gateway"));
    }

    private static String html(String title) {
        return "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                + "</h1></center>\r\n</body>\r\n</html>\r\n";
    }
}
