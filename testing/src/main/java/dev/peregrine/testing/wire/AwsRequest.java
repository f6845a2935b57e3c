package dev.peregrine.testing.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What AWS's front ends have in common on the way in. */
final class AwsRequest {
    /** Lambda's quota on the payload of a synchronous invocation. */
    static final int MAX_EVENT = 6_291_456;

    /** Where the service allows a little more than on the way in: the number in its own error message. */
    static final int MAX_RESULT = 6_291_556;

    static final String TRACE = "Root=1-67891233-abcdef012345678912345678";
    static final long TIME = 1_736_953_011_123L;
    static final String TIME_TEXT = "15/Jan/2025:14:56:51 +0000";
    static final String ACCOUNT = "123456789012";

    /** The types that API Gateway's HTTP APIs, function URLs and load balancers hand over as text (verified on the first). */
    private static final Set<String> TEXT = Set.of("application/json", "application/javascript", "application/xml");

    private AwsRequest() {}

    /** The client's lines by name in lower case, with those that the service adds. */
    static Map<String, List<String>> headers(ClientRequest request, String host) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("host", new ArrayList<>(List.of(host)));
        for (ClientRequest.Header header : request.headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (!Set.of("host", "content-length", "transfer-encoding").contains(name)) {
                headers.computeIfAbsent(name, any -> new ArrayList<>()).add(header.value());
            }
        }
        if (request.content().length > 0) {
            headers.put("content-length", List.of(Integer.toString(request.content().length)));
        }
        headers.putIfAbsent("x-amzn-trace-id", List.of(TRACE));
        List<String> forwarded = new ArrayList<>(headers.getOrDefault("x-forwarded-for", List.of()));
        forwarded.add(request.clientAddress());
        headers.put("x-forwarded-for", List.of(String.join(", ", forwarded)));
        headers.put("x-forwarded-port", List.of("443"));
        headers.put("x-forwarded-proto", List.of("https"));
        return headers;
    }

    /** Each name with the last of its values. */
    static Map<String, @Nullable Object> last(Map<String, List<String>> multi) {
        Map<String, @Nullable Object> single = new LinkedHashMap<>();
        multi.forEach((name, values) -> single.put(name, values.get(values.size() - 1)));
        return single;
    }

    /** Each name with its values, separated by commas without spaces. */
    static Map<String, @Nullable Object> joined(Map<String, List<String>> multi) {
        Map<String, @Nullable Object> single = new LinkedHashMap<>();
        multi.forEach((name, values) -> single.put(name, String.join(",", values)));
        return single;
    }

    static Map<String, List<String>> byName(List<Url.Pair> pairs) {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (Url.Pair pair : pairs) {
            byName.computeIfAbsent(pair.name(), any -> new ArrayList<>()).add(pair.value());
        }
        return byName;
    }

    /** Whether content is handed over as text: of a textual type and not compressed. */
    static boolean isText(ClientRequest request) {
        // Assumption: text that isn't UTF-8 comes as base64, for JSON can't hold it.
        return request.first("content-encoding").isEmpty()
                && request.first("content-type")
                        .map(Requests::essence)
                        .filter(AwsRequest::isTextual)
                        .isPresent()
                && Url.utf8(request.content()).isPresent();
    }

    private static boolean isTextual(String type) {
        return type.startsWith("text/") || TEXT.contains(type);
    }

    /** The event's bytes, unless Lambda wouldn't take them. */
    static byte[] event(Map<String, @Nullable Object> event, Optional<String> tooLong) {
        byte[] json = Json.write(event);
        if (json.length > MAX_EVENT) {
            throw ClientView.refused(
                    413,
                    tooLong.orElse("{\"message\":\"Request Too Long\"}"),
                    "the event has " + json.length + " bytes, and Lambda takes " + MAX_EVENT);
        }
        return json;
    }
}
