package dev.peregrine.azure;

import com.microsoft.azure.functions.HttpRequestMessage;
import dev.peregrine.http.Body;
import dev.peregrine.http.Headers;
import dev.peregrine.http.HttpProblem;
import dev.peregrine.http.HttpRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the worker's request. */
final class RequestDecoder {
    private static final String FORWARDED_FOR = "x-forwarded-for";

    private RequestDecoder() {}

    /**
     * Takes the path and the query as they were sent. The host's map of the query has joined repeated values and dropped empty
     * ones, so it is not used.
     */
    static <T> HttpRequest decode(
            HttpRequestMessage<Optional<T>> message, boolean bytes, int trustedProxies, HttpInvocation invocation) {
        Headers headers = headers(message.getHeaders());
        String method = method(message);
        String path;
        String query;
        try {
            URI uri = message.getUri();
            path = uri.getRawPath();
            query = uri.getRawQuery();
        } catch (IllegalArgumentException e) {
            String target = target(e);
            int question = target.indexOf('?');
            path = question < 0 ? target : target.substring(0, question);
            query = question < 0 ? null : target.substring(question + 1);
        }
        String client = clientAddress(headers, trustedProxies);
        @Nullable Object content = message.getBody().orElse(null);
        Body body = RequestBody.decode(content, headers, bytes, invocation);
        return HttpRequest.of(method, path, query == null ? "" : query, headers, body, client);
    }

    private static String method(HttpRequestMessage<?> message) {
        try {
            return message.getHttpMethod().name();
        } catch (IllegalArgumentException e) {
            // the worker knows nine methods by name and has no way to tell another
            throw HttpProblem.of(501, "The method of this request is unknown here");
        }
    }

    /**
     * The path and the query of a URL that isn't a URI, which takes no more than {@code |} in its query: it makes the worker's
     * {@code getUri()} throw, with the whole URL in its cause.
     */
    private static String target(IllegalArgumentException malformed) {
        for (Throwable cause = malformed; cause != null; cause = cause.getCause()) {
            if (cause instanceof URISyntaxException syntax) {
                return target(syntax.getInput());
            }
        }
        throw HttpProblem.of(400, "The URL is malformed").causedBy(malformed);
    }

    private static String target(String url) {
        int scheme = url.indexOf("://");
        int at = scheme < 0 ? 0 : scheme + 3;
        while (at < url.length() && "/?#".indexOf(url.charAt(at)) < 0) {
            at++;
        }
        int fragment = url.indexOf('#', at);
        return url.substring(at, fragment < 0 ? url.length() : fragment);
    }

    private static Headers headers(Map<String, String> lines) {
        Headers.Builder headers = Headers.builder();
        for (Map.Entry<String, String> line : lines.entrySet()) {
            String value = line.getValue();
            try {
                headers.add(line.getKey(), value == null ? "" : value);
            } catch (IllegalArgumentException e) {
                throw HttpProblem.of(400, String.valueOf(e.getMessage())).causedBy(e);
            }
        }
        return headers.build();
    }

    /**
     * The last address of X-Forwarded-For, which Azure's front end itself has added, or one that a proxy of the user's has
     * added before; without its port.
     */
    private static @Nullable String clientAddress(Headers headers, int trustedProxies) {
        String last = forwardedFor(headers, trustedProxies);
        if (last == null) {
            return null;
        }
        if (last.startsWith("[")) {
            int end = last.indexOf(']');
            return end < 0 ? null : last.substring(1, end);
        }
        int colon = last.indexOf(':');
        boolean port = colon >= 0 && colon == last.lastIndexOf(':');
        return port ? last.substring(0, colon) : last;
    }

    /** The same as of the list of all members, but read from the end and no further than needed. */
    private static @Nullable String forwardedFor(Headers headers, int fromEnd) {
        int left = fromEnd;
        for (int i = headers.size() - 1; i >= 0; i--) {
            if (!headers.nameAt(i).equals(FORWARDED_FOR)) {
                continue;
            }
            String line = headers.valueAt(i);
            if (line.indexOf('"') >= 0) {
                return quotedForwardedFor(headers, fromEnd);
            }
            int end = line.length();
            while (end >= 0) {
                int comma = line.lastIndexOf(',', end - 1);
                String member = line.substring(comma + 1, end).trim();
                if (!member.isEmpty() && left-- == 0) {
                    return member;
                }
                end = comma;
            }
        }
        return null;
    }

    /** Commas within quotes don't separate, and where those begin only shows from the front. */
    private static @Nullable String quotedForwardedFor(Headers headers, int fromEnd) {
        List<String> members = headers.list(FORWARDED_FOR);
        int at = members.size() - 1 - fromEnd;
        return at < 0 ? null : members.get(at);
    }
}
