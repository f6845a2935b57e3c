package dev.peregrine.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Content-Disposition} of a part, in the form that the HTML standard gives it: values in quotes, in which only
 * {@code %22}, {@code %0D} and {@code %0A} are escapes and a backslash stands for itself, as browsers send it; but before a quote
 * within the value it is dropped, as other clients mean it.
 *
 * @param name the field's name, or null when this is no form-data or has none
 * @param fileName the file's name, or null when there is none
 */
record Disposition(@Nullable String name, @Nullable String fileName) {
    static Disposition parse(String header) {
        int at = header.indexOf(';');
        String type = (at < 0 ? header : header.substring(0, at)).trim();
        String name = null;
        String fileName = null;
        while (at >= 0 && at < header.length()) {
            int equals = at + 1;
            while (equals < header.length() && header.charAt(equals) != '=' && header.charAt(equals) != ';') {
                equals++;
            }
            if (equals == header.length() || header.charAt(equals) == ';') {
                at = equals;
                continue;
            }
            String parameter = Headers.lower(header.substring(at + 1, equals).trim());
            int start = equals + 1;
            while (start < header.length() && header.charAt(start) == ' ') {
                start++;
            }
            boolean quoted = start < header.length() && header.charAt(start) == '"';
            int end = quoted ? closing(header, start + 1) : header.indexOf(';', start);
            String value = header.substring(quoted ? start + 1 : start, end < 0 ? header.length() : end);
            if (parameter.equals("name") && name == null) {
                name = quoted ? unescape(value) : value.trim();
            } else if (parameter.equals("filename") && fileName == null) {
                fileName = quoted ? unescape(value) : value.trim();
            }
            at = quoted && end >= 0 ? header.indexOf(';', end) : end;
        }
        return type.equalsIgnoreCase("form-data") ? new Disposition(name, fileName) : new Disposition(null, null);
    }

    /** The quote that ends a value: the first with nothing behind it before the next parameter. */
    private static int closing(String header, int from) {
        for (int i = header.indexOf('"', from); i >= 0; i = header.indexOf('"', i + 1)) {
            int behind = i + 1;
            while (behind < header.length() && header.charAt(behind) == ' ') {
                behind++;
            }
            if (behind == header.length() || header.charAt(behind) == ';') {
                return i;
            }
        }
        return -1;
    }

    static String write(String name, Optional<String> fileName) {
        String field = "form-data; name=\"" + escape(name) + "\"";
        return fileName.isEmpty() ? field : field + "; filename=\"" + escape(fileName.get()) + "\"";
    }

    private static String escape(String text) {
        return text.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    private static String unescape(String text) {
        return text.replace("\\\"", "\"")
                .replace("%22", "\"")
                .replace("%0D", "\r")
                .replace("%0A", "\n");
    }
}
