package dev.peregrine.aws;

import dev.peregrine.http.Body;
import dev.peregrine.http.Headers;
import dev.peregrine.http.HttpProblem;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.Parameters;
import dev.peregrine.http.RequestPath;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the neutral request of an event. */
final class RequestReader {
    private RequestReader() {}

    /**
     * Makes the request.
     *
     * @param basePath what to cut off the path, encoded, without a slash at its end; may be empty
     * @throws HttpProblem when a header or the body is malformed
     */
    static HttpRequest read(HttpEvent event, WireFormat format, String basePath) {
        String query = query(event, format);
        String path = path(event, format, basePath);
        Headers headers = headers(event);
        String address = format.loadBalancer ? forwardedFor(headers) : event.sourceIp;
        return HttpRequest.of(orEmpty(event.method), path, query, headers, body(event), address);
    }

    private static String path(HttpEvent event, WireFormat format, String basePath) {
        String path = orEmpty(format.cookiesApart() ? event.rawPath : event.path);
        // of the events without rawPath only those of HTTP APIs have a version
        boolean older = format == WireFormat.REST_API && "1.0".equals(event.version);
        if (older || format == WireFormat.HTTP_API) {
            path = RequestPath.encode(withoutStage(path, event.stage));
        }
        if (path.indexOf('?') >= 0) {
            path = path.replace("?", "%3F");
        }
        return basePath.isEmpty()
                ? path
                : without(basePath, RequestPath.of(path).encoded());
    }

    private static String withoutStage(String path, @Nullable String stage) {
        boolean named = stage != null && !stage.isEmpty() && !stage.equals("$default");
        return named ? without("/".concat(stage), path) : path;
    }

    /** Cuts off a prefix that ends where a segment does. */
    private static String without(String prefix, String path) {
        if (!path.startsWith(prefix)) {
            return path;
        }
        if (path.length() == prefix.length()) {
            return "/";
        }
        return path.charAt(prefix.length()) == '/' ? path.substring(prefix.length()) : path;
    }

    private static String query(HttpEvent event, WireFormat format) {
        if (format.cookiesApart()) {
            return orEmpty(event.rawQuery);
        }
        List<String> pairs = isEmpty(event.multiValueQuery) ? event.query : event.multiValueQuery;
        if (pairs == null || pairs.isEmpty()) {
            return "";
        }
        return format.loadBalancer
                ? joined(pairs)
                : Parameters.of(pairs.toArray(new String[0])).encode();
    }

    /** The query as the client wrote it: a load balancer cuts it into pieces and decodes none. */
    private static String joined(List<String> pairs) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pairs.size(); i += 2) {
            if (i > 0) {
                text.append('&');
            }
            text.append(pairs.get(i)).append('=').append(pairs.get(i + 1));
        }
        return text.toString();
    }

    private static Headers headers(HttpEvent event) {
        boolean listed = !isEmpty(event.cookies);
        List<String> cookies = event.cookies == null ? new ArrayList<>(1) : event.cookies;
        List<String> lines = isEmpty(event.multiValueHeaders) ? event.headers : event.multiValueHeaders;
        Headers.Builder headers = Headers.builder();
        try {
            for (int i = 0; lines != null && i < lines.size(); i += 2) {
                String name = lines.get(i);
                if (!name.equalsIgnoreCase("cookie")) {
                    headers.add(name, lines.get(i + 1));
                } else if (!listed) {
                    cookies.add(lines.get(i + 1));
                }
            }
            String cookie = cookies.size() == 1 ? cookies.get(0) : String.join("; ", cookies);
            if (!cookie.isEmpty()) {
                headers.add("cookie", cookie);
            }
        } catch (IllegalArgumentException e) {
            throw HttpProblem.of(400, "A header of the request is malformed. " + e.getMessage());
        }
        return headers.build();
    }

    private static Body body(HttpEvent event) {
        byte[] content = event.body;
        if (content == null || content.length == 0) {
            return Body.empty();
        }
        try {
            return Body.of(event.base64 ? Base64.getDecoder().decode(content) : content);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.of(400, "The body of the request was announced as base64 and is not");
        }
    }

    /** The last entry, which the load balancer itself has added; those before it are the client's word. */
    private static @Nullable String forwardedFor(Headers headers) {
        List<String> lines = headers.all("x-forwarded-for");
        if (lines.isEmpty()) {
            return null;
        }
        String line = lines.get(lines.size() - 1);
        String entry = line.substring(line.lastIndexOf(',') + 1).trim();
        // the load balancer can be told to add the port: 192.0.2.1:4711, [2001:db8::1]:4711
        if (entry.startsWith("[")) {
            int end = entry.indexOf(']');
            return end < 0 ? entry : entry.substring(1, end);
        }
        int colon = entry.indexOf(':');
        return colon >= 0 && colon == entry.lastIndexOf(':') ? entry.substring(0, colon) : entry;
    }

    private static boolean isEmpty(@Nullable List<String> pairs) {
        return pairs == null || pairs.isEmpty();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
