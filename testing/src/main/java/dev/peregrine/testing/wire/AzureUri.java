package dev.peregrine.testing.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A target as the host hands it over: its server decodes the path except for encoded slashes and resolves dot segments, and
 * the host encodes it again, where it takes a percent sign before two hexadecimal digits for an escape. The query stays as it
 * came.
 */
final class AzureUri {
    private static final String ORIGIN = "https://function-app.azurewebsites.net";

    /** What may stand in a path, beside letters and digits. */
    private static final String PLAIN = "-._~!$&'()*+,;=:@/";

    private final String path;
    private final String text;

    private AzureUri(String path, String text) {
        this.path = path;
        this.text = text;
    }

    static AzureUri of(ClientRequest request) {
        String target = request.target();
        if (!target.startsWith("/") || target.chars().anyMatch(c -> c <= ' ' || c > 126)) {
            throw ClientView.refused(400, "", "the target isn't printable ASCII that begins with a slash");
        }
        String path = withoutDots(decoded(request.path()));
        if (path.indexOf('\0') >= 0) {
            throw ClientView.refused(400, "", "the path holds a null character");
        }
        String query = request.query().map(raw -> "?" + raw).orElse("");
        return new AzureUri(path, ORIGIN + encoded(path) + query);
    }

    /** Decodes what is an escape of UTF-8 and doesn't stand for a slash. */
    private static String decoded(String path) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < path.length()) {
            int end = at;
            while (isEscape(path, end) && !isSlash(path, end)) {
                end += 3;
            }
            if (end > at) {
                Optional<String> run = Url.utf8(bytes(path, at, end));
                text.append(run.orElse(path.substring(at, end)));
                at = end;
            } else {
                text.append(path.charAt(at++));
            }
        }
        return text.toString();
    }

    private static boolean isEscape(String text, int at) {
        return at + 2 < text.length()
                && text.charAt(at) == '%'
                && Character.digit(text.charAt(at + 1), 16) >= 0
                && Character.digit(text.charAt(at + 2), 16) >= 0;
    }

    private static boolean isSlash(String text, int at) {
        return text.regionMatches(true, at, "%2f", 0, 3);
    }

    private static byte[] bytes(String escapes, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = from; i < to; i += 3) {
            out.write(Integer.parseInt(escapes.substring(i + 1, i + 3), 16));
        }
        return out.toByteArray();
    }

    private static String withoutDots(String path) {
        List<String> kept = new ArrayList<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean dots = segments[i].equals(".") || segments[i].equals("..");
            if (segments[i].equals("..") && !kept.isEmpty()) {
                kept.remove(kept.size() - 1);
            }
            if (!dots) {
                kept.add(segments[i]);
            } else if (i == segments.length - 1) {
                kept.add("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private static String encoded(String path) {
        StringBuilder text = new StringBuilder();
        path.codePoints().forEach(c -> {
            if ((c < 128 && Character.isLetterOrDigit(c)) || PLAIN.indexOf(c) >= 0) {
                text.appendCodePoint(c);
            } else if (c == '%') {
                text.append('%');
            } else {
                for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                    text.append('%').append("%02X".formatted(b & 0xFF));
                }
            }
        });
        // a percent sign that doesn't look like the start of an escape is encoded itself
        StringBuilder whole = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            whole.append(text.charAt(i));
            if (text.charAt(i) == '%' && !isEscape(text.toString(), i)) {
                whole.append("25");
            }
        }
        return whole.toString();
    }

    /** The path as the host's routes see it. */
    String path() {
        return path;
    }

    @Override
    public String toString() {
        return text;
    }
}
