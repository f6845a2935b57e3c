package dev.peregrine.aws;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway in front of Lambda knows this request, which is not how Lambda knows the invocation. Ask for it with
 * {@code context.as(GatewayRequest.class)}; it is empty for direct invocations.
 *
 * @param requestId {@code requestContext.requestId} of API Gateway and function URLs, as it stands in their access logs; the
 *     header {@code X-Amzn-Trace-Id} of load balancers, which have no request id
 */
public record GatewayRequest(String requestId) {
    static @Nullable GatewayRequest of(byte[] payload, WireFormat format) {
        HttpEvent event = HttpEvent.read(payload, payload.length);
        String id = format.loadBalancer ? traceId(event) : event.requestId;
        return id == null ? null : new GatewayRequest(id);
    }

    private static @Nullable String traceId(HttpEvent event) {
        List<String> lines = event.multiValueHeaders == null ? event.headers : event.multiValueHeaders;
        for (int i = 0; lines != null && i < lines.size(); i += 2) {
            if (lines.get(i).equalsIgnoreCase("x-amzn-trace-id")) {
                return lines.get(i + 1);
            }
        }
        return null;
    }
}
