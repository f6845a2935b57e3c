package dev.peregrine.testing.wire;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Answers with all that Google's API tells about a request, so that two implementations of it can be compared. */
final class GoogleFacts implements HttpFunction {
    @Override
    public void service(HttpRequest request, HttpResponse response) throws IOException {
        StringBuilder facts = new StringBuilder();
        add(facts, "method", request::getMethod);
        add(facts, "uri", () -> request.getUri().replaceFirst("^http://[^/?*]*", ""));
        add(facts, "path", request::getPath);
        add(facts, "query", request::getQuery);
        add(facts, "parameters", () -> new TreeMap<>(request.getQueryParameters()));
        add(facts, "content type", request::getContentType);
        add(facts, "length", request::getContentLength);
        add(facts, "encoding", request::getCharacterEncoding);
        add(facts, "headers", () -> headers(request));
        add(facts, "parts", () -> parts(request));
        add(
                facts,
                "content",
                () -> Base64.getEncoder()
                        .encodeToString(request.getInputStream().readAllBytes()));
        add(facts, "reader", () -> text(request.getReader()));
        response.setContentType("application/octet-stream");
        response.getOutputStream().write(facts.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> headers(HttpRequest request) {
        Map<String, Object> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(request.getHeaders());
        for (String added : GoogleExchange.ADDED) {
            headers.remove(added);
        }
        headers.put("any case", request.getFirstHeader("x-ODD"));
        return headers;
    }

    private static Map<String, String> parts(HttpRequest request) throws IOException {
        Map<String, String> parts = new TreeMap<>();
        for (Map.Entry<String, HttpRequest.HttpPart> part : request.getParts().entrySet()) {
            HttpRequest.HttpPart value = part.getValue();
            parts.put(
                    part.getKey(),
                    value.getFileName() + " " + value.getContentType() + " " + value.getContentLength() + " "
                            + value.getCharacterEncoding() + " " + new TreeMap<>(value.getHeaders()) + " "
                            + text(value.getReader()));
        }
        return parts;
    }

    private static String text(BufferedReader reader) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            text.append((char) c);
        }
        return text.toString();
    }

    /** The value, or that something was thrown: the types of Google's exceptions differ from anyone else's. */
    private static void add(StringBuilder facts, String name, Callable<?> value) {
        String text;
        try {
            text = String.valueOf(value.call());
        } catch (Exception e) {
            text = "throws";
        }
        facts.append(name).append(": ").append(text).append('\n');
    }
}
