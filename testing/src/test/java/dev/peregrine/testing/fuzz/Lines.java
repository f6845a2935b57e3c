package dev.peregrine.testing.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** An input as an HTTP message: lines of names and values, an empty line, a body. */
final class Lines {
    private static final int MOST_LINES = 50;

    final Map<String, String> headers = new TreeMap<>();
    final byte[] body;

    private Lines(byte[] body) {
        this.body = body;
    }

    static Lines of(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\n\n");
        String body = text.substring(end < 0 ? 0 : end + 2);
        Lines lines = new Lines(body.getBytes(StandardCharsets.ISO_8859_1));
        for (String line : text.substring(0, Math.max(end, 0)).split("\n", MOST_LINES)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                lines.headers.put(line.substring(0, colon), line.substring(colon + 1));
            }
        }
        return lines;
    }
}
