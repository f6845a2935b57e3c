package dev.peregrine.testing.wire;

import com.google.cloud.functions.HttpRequest.HttpPart;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A form that the invoker has taken apart. Of several parts of one name the last remains. */
final class GoogleParts {
    private static final String FORM = "multipart/form-data";

    private final Optional<Map<String, HttpPart>> parts;

    private GoogleParts(Optional<Map<String, HttpPart>> parts) {
        this.parts = parts;
    }

    /** Empty when the content isn't a form, or is one without a boundary. */
    static Optional<GoogleParts> parse(String contentType, byte[] content) {
        Optional<String> boundary = parameter(contentType, "boundary");
        if (!contentType.startsWith(FORM) || boundary.isEmpty()) {
            return Optional.empty();
        }
        // ISO-8859-1 has a character for each byte, so positions and contents survive
        String text = new String(content, StandardCharsets.ISO_8859_1);
        try {
            return Optional.of(new GoogleParts(Optional.of(parts("\r\n" + text, "\r\n--" + boundary.get()))));
        } catch (IllegalArgumentException malformed) {
            return Optional.of(new GoogleParts(Optional.empty()));
        }
    }

    private static Map<String, HttpPart> parts(String text, String delimiter) {
        Map<String, HttpPart> parts = new LinkedHashMap<>();
        int at = text.indexOf(delimiter);
        while (at >= 0) {
            int start = at + delimiter.length();
            if (text.startsWith("--", start)) {
                return parts;
            }
            int end = text.indexOf(delimiter, start);
            int head = text.indexOf("\r\n\r\n", start);
            if (end < 0 || head < 0 || head > end) {
                break;
            }
            Part part =
                    new Part(headers(text.substring(start + 2, head)), text.substring(Math.min(head + 4, end), end));
            parts.put(part.name(), part);
            at = end;
        }
        throw new IllegalArgumentException("The form isn't well-formed");
    }

    private static Map<String, List<String>> headers(String head) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : head.split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new IllegalArgumentException("A part has a header without a colon");
            }
            // the server reads the headers of parts as UTF-8
            String value = new String(
                    line.substring(colon + 1).trim().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            headers.computeIfAbsent(line.substring(0, colon), any -> new ArrayList<>())
                    .add(value);
        }
        return headers;
    }

    private static Optional<String> parameter(String header, String name) {
        int at = header.toLowerCase(Locale.ROOT).indexOf("; " + name + "=");
        if (at < 0) {
            return Optional.empty();
        }
        String value = header.substring(at + name.length() + 3);
        if (value.startsWith("\"")) {
            return Optional.of(value.substring(1, value.indexOf('"', 1)));
        }
        int end = value.indexOf(';');
        return Optional.of((end < 0 ? value : value.substring(0, end)).trim());
    }

    Map<String, HttpPart> byName() {
        return parts.orElseThrow(() -> new IllegalStateException("The form isn't well-formed"));
    }

    /** One part. */
    private static final class Part implements HttpPart {
        private final Map<String, List<String>> headers;
        private final byte[] content;

        Part(Map<String, List<String>> headers, String content) {
            this.headers = headers;
            this.content = content.getBytes(StandardCharsets.ISO_8859_1);
        }

        String name() {
            return parameter(disposition(), "name")
                    .orElseThrow(() -> new IllegalArgumentException("A part has no name"));
        }

        private String disposition() {
            return getFirstHeader("Content-Disposition").orElse("");
        }

        @Override
        public Optional<String> getFileName() {
            return parameter(disposition(), "filename");
        }

        @Override
        public Optional<String> getContentType() {
            return getFirstHeader("Content-Type");
        }

        @Override
        public long getContentLength() {
            return content.length;
        }

        @Override
        public Optional<String> getCharacterEncoding() {
            return getContentType().flatMap(GoogleRequest::charsetName);
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(Arrays.copyOf(content, content.length));
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(
                    getInputStream(),
                    getContentType().flatMap(GoogleRequest::charset).orElse(StandardCharsets.UTF_8)));
        }

        @Override
        public Map<String, List<String>> getHeaders() {
            return headers;
        }
    }
}
