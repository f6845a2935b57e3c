package dev.peregrine.http;

import java.util.ArrayList;
import java.util.List;

/** Reads the request header {@code Cookie} (RFC 6265, section 4.2). */
final class CookieHeader {
    private CookieHeader() {}

    static Parameters parse(List<String> lines) {
        List<String> pairs = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            String text = lines.get(line);
            int at = 0;
            while (at < text.length()) {
                int end = text.indexOf(';', at);
                if (end < 0) {
                    end = text.length();
                }
                int equals = at;
                while (equals < end && text.charAt(equals) != '=') {
                    equals++;
                }
                if (equals > at && equals < end) {
                    String name = text.substring(at, equals).trim();
                    if (!name.isEmpty()) {
                        pairs.add(name);
                        pairs.add(text.substring(equals + 1, end).trim());
                    }
                }
                at = end + 1;
            }
        }
        return Parameters.ofPairs(pairs);
    }
}
