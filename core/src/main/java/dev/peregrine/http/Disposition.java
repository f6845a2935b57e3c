package dev.peregrine.http;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Content-Disposition} of a part, in the form that the HTML standard gives it: values in quotes, in which only
 * {@code %22}, {@code %0D} and {@code %0A} are escapes. A backslash is one of the text, as browsers send it.
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
            int end = header.indexOf(quoted ? '"' : ';', quoted ? start + 1 : start);
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

    static String write(String name, Optional<String> fileName) {
        String field = "form-data; name=\"" + escape(name) + "\"";
        return fileName.isEmpty() ? field : field + "; filename=\"" + escape(fileName.get()) + "\"";
    }

    private static String escape(String text) {
        return text.replace("\r", "%0D").replace("\n", "%0A").replace("\"", "%22");
    }

    private static String unescape(String text) {
        return text.replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
    }
}
