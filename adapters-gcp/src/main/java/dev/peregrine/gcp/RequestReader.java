package dev.peregrine.gcp;

import com.google.cloud.functions.HttpRequest;
import dev.peregrine.http.Body;
import dev.peregrine.http.Headers;
import dev.peregrine.http.HttpProblem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads Google's request into the neutral one. */
final class RequestReader {
    private RequestReader() {}

    /**
     * Reads a request.
     *
     * @throws HttpProblem 400 when a header or the body can't be read
     */
    static dev.peregrine.http.HttpRequest read(
            HttpRequest request, Map<String, List<String>> headers, int trustedProxies) {
        dev.peregrine.http.HttpRequest read = dev.peregrine.http.HttpRequest.of(
                        request.getMethod(), target(request.getUri()))
                .withHeaders(headers(headers))
                .withBody(body(request));
        String address = clientAddress(headers, trustedProxies);
        return address == null ? read : read.withClientAddress(address);
    }

    /**
     * The path and the query as they came. Google's own methods for them are of no use: the path is half decoded and has
     * lost its matrix parameters, and the parameters of the query throw at a stray percent sign.
     */
    private static String target(String uri) {
        if (uri.startsWith("/")) {
            return uri;
        }
        int scheme = uri.indexOf("://");
        for (int i = scheme < 0 ? 0 : scheme + 3; i < uri.length(); i++) {
            char c = uri.charAt(i);
            // the asterisk of "OPTIONS *" is put right behind the host
            if (c == '/' || c == '?' || c == '*') {
                return uri.substring(i);
            }
        }
        return "/";
    }

    static Headers headers(Map<String, List<String>> headers) {
        Headers.Builder read = Headers.builder();
        try {
            for (Map.Entry<String, List<String>> entry : headers.entrySet()) {
                List<String> values = entry.getValue();
                for (int i = 0; i < values.size(); i++) {
                    read.add(entry.getKey(), values.get(i));
                }
            }
        } catch (IllegalArgumentException e) {
            throw HttpProblem.of(400, String.valueOf(e.getMessage())).causedBy(e);
        }
        return read.build();
    }

    private static Body body(HttpRequest request) {
        long length = request.getContentLength();
        if (length == 0) {
            return Body.empty();
        }
        String type = request.getContentType().orElse("");
        if (type.regionMatches(true, 0, "multipart/form-data", 0, "multipart/form-data".length())) {
            Body form = MultipartReader.read(request, type);
            if (form != null) {
                return form;
            }
        }
        byte[] bytes;
        try {
            bytes = request.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw HttpProblem.of(400, "The body ends early, or its chunks are malformed")
                    .causedBy(e);
        }
        if (length > 0 && bytes.length != length) {
            throw HttpProblem.of(400, "The body has " + bytes.length + " bytes, but its Content-Length is " + length);
        }
        return Body.of(bytes);
    }

    /**
     * The address that Google's front end has put at the end of X-Forwarded-For, or the one before those of one's own
     * proxies. All before it came from the client, who may write there what he likes.
     */
    private static @Nullable String clientAddress(Map<String, List<String>> headers, int trustedProxies) {
        List<String> lines = headers.get("X-Forwarded-For");
        if (lines == null) {
            return null;
        }
        int skip = trustedProxies;
        for (int line = lines.size() - 1; line >= 0; line--) {
            String addresses = lines.get(line);
            int end = addresses.length();
            while (end >= 0) {
                int comma = addresses.lastIndexOf(',', end - 1);
                if (skip == 0) {
                    String address = addresses.substring(comma + 1, end).trim();
                    return address.isEmpty() ? null : address;
                }
                skip--;
                end = comma;
            }
        }
        return null;
    }
}
