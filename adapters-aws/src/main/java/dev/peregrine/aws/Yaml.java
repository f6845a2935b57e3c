package dev.peregrine.aws;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Writes YAML 1.1, which CloudFormation reads, from maps, lists, {@link SamValue}, texts, numbers and booleans. Every text is
 * read back as the text it is, never as a number, a date or a truth value. The same input gives the same bytes.
 */
final class Yaml {
    /** Stands for JSON's null. */
    static final Object NULL = new Object();

    /** Read as truth values or as nothing, in any case of their letters. */
    private static final Set<String> WORDS = Set.of("y", "n", "yes", "no", "true", "false", "on", "off", "null");

    private final StringBuilder out = new StringBuilder();

    private Yaml() {}

    static String write(Map<?, ?> root) {
        Yaml yaml = new Yaml();
        yaml.map(root, 0, false);
        return yaml.out.toString();
    }

    /** Writes entries; the first of them after what stands in the line already, if it is a list's dash. */
    private void map(Map<?, ?> map, int indent, boolean afterDash) {
        boolean first = afterDash;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first) {
                indent(indent);
            }
            first = false;
            scalar((String) entry.getKey());
            out.append(':');
            value(entry.getValue(), indent);
        }
    }

    private void value(Object value, int indent) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append('\n');
            map(map, indent + 2, false);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            out.append('\n');
            list(list, indent + 2);
        } else {
            out.append(' ');
            single(value);
            out.append('\n');
        }
    }

    private void list(List<?> list, int indent) {
        for (Object item : list) {
            indent(indent);
            out.append('-');
            if (item instanceof Map<?, ?> map && !map.isEmpty()) {
                out.append(' ');
                map(map, indent + 2, true);
            } else {
                value(item, indent);
            }
        }
    }

    private void single(Object value) {
        if (value instanceof Map) {
            out.append("{}");
        } else if (value instanceof List) {
            out.append("[]");
        } else if (value == NULL) {
            out.append("null");
        } else if (value instanceof BigDecimal number) {
            // an exponent without a point would be text
            out.append(number.toPlainString());
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof SamValue tagged) {
            out.append('!').append(tagged.function()).append(' ');
            scalar(tagged.text());
        } else {
            scalar((String) value);
        }
    }

    private void indent(int indent) {
        out.append(" ".repeat(indent));
    }

    private void scalar(String text) {
        if (isPlain(text)) {
            out.append(text);
        } else if (isPrintable(text)) {
            out.append('\'').append(text.replace("'", "''")).append('\'');
        } else {
            escaped(text);
        }
    }

    private static boolean isPlain(String text) {
        if (text.isEmpty() || !isLetter(text.charAt(0)) || text.endsWith(":")) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && (c < '0' || c > '9') && "_-./:@".indexOf(c) < 0) {
                return false;
            }
        }
        return !WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static boolean isPrintable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private void escaped(String text) {
        out.append('"');
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c >= ' ' && c <= '~') {
                out.append((char) c);
            } else if (c == '\n') {
                out.append("\\n");
            } else {
                out.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08X" : "\\u%04X", c));
            }
        });
        out.append('"');
    }
}
