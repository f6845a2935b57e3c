package dev.peregrine.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A media type with its parameters (RFC 9110, section 8.3.1), such as {@code text/html; charset=utf-8}. Type, subtype and
 * parameter names are in lower case. Immutable.
 */
public final class MediaType {
    /** {@code application/json}. */
    public static final MediaType JSON = new MediaType("application", "json", List.of());

    /** {@code application/problem+json}, RFC 9457. */
    public static final MediaType PROBLEM_JSON = new MediaType("application", "problem+json", List.of());

    /** {@code text/plain; charset=utf-8}. */
    public static final MediaType TEXT = new MediaType("text", "plain", List.of("charset", "utf-8"));

    /** {@code text/html; charset=utf-8}. */
    public static final MediaType HTML = new MediaType("text", "html", List.of("charset", "utf-8"));

    /** {@code application/octet-stream}. */
    public static final MediaType BYTES = new MediaType("application", "octet-stream", List.of());

    /** {@code application/x-www-form-urlencoded}. */
    public static final MediaType FORM = new MediaType("application", "x-www-form-urlencoded", List.of());

    private static final Optional<MediaType> JSON_FOUND = Optional.of(JSON);

    private final String type;
    private final String subtype;

    /** Names and values in turn. */
    private final List<String> parameters;

    private MediaType(String type, String subtype, List<String> parameters) {
        this.type = type;
        this.subtype = subtype;
        this.parameters = parameters;
    }

    /**
     * Reads a media type.
     *
     * @param text such as the value of {@code Content-Type}
     * @return the media type
     * @throws IllegalArgumentException when it isn't one
     */
    public static MediaType of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("Not a media type: " + text));
    }

    /**
     * Reads a media type that may be wrong.
     *
     * @param text such as the value of {@code Content-Type}
     * @return the media type, empty when it isn't one
     */
    public static Optional<MediaType> parse(String text) {
        if (text.equals("application/json")) {
            return JSON_FOUND;
        }
        int end = text.indexOf(';');
        String essence = (end < 0 ? text : text.substring(0, end)).trim();
        int slash = essence.indexOf('/');
        if (slash <= 0 || slash == essence.length() - 1 || !isToken(essence, slash)) {
            return Optional.empty();
        }
        List<String> parameters = end < 0 ? List.of() : parameters(text, end + 1);
        return Optional.of(new MediaType(
                Headers.lower(essence.substring(0, slash)), Headers.lower(essence.substring(slash + 1)), parameters));
    }

    private static boolean isToken(String text, int slash) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 127 || "\"(),:;<=>?@[\\]{}".indexOf(c) >= 0 || (c == '/' && i != slash)) {
                return false;
            }
        }
        return true;
    }

    private static List<String> parameters(String text, int from) {
        List<String> parameters = new ArrayList<>();
        int at = from;
        while (at < text.length()) {
            int equals = at;
            while (equals < text.length() && text.charAt(equals) != '=' && text.charAt(equals) != ';') {
                equals++;
            }
            if (equals == text.length() || text.charAt(equals) == ';') {
                at = equals + 1;
                continue;
            }
            String name = Headers.lower(text.substring(at, equals).trim());
            StringBuilder value = new StringBuilder();
            at = readValue(text, equals + 1, value);
            if (!name.isEmpty()) {
                parameters.add(name);
                parameters.add(value.toString().trim());
            }
        }
        return parameters;
    }

    /** Reads a token or a quoted string and returns where the next parameter begins. */
    private static int readValue(String text, int from, StringBuilder value) {
        boolean quoted = false;
        int i = from;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted && i + 1 < text.length() && "\"\\".indexOf(text.charAt(i + 1)) >= 0) {
                value.append(text.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ';' && !quoted) {
                return i + 1;
            } else {
                value.append(c);
            }
        }
        return i;
    }

    /**
     * The type.
     *
     * @return such as {@code text}
     */
    public String type() {
        return type;
    }

    /**
     * The subtype.
     *
     * @return such as {@code html}
     */
    public String subtype() {
        return subtype;
    }

    /**
     * A parameter.
     *
     * @param name in lower case
     * @return its value, empty when there is none
     */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(find(name));
    }

    private @Nullable String find(String name) {
        for (int i = 0; i < parameters.size(); i += 2) {
            if (parameters.get(i).equals(name)) {
                return parameters.get(i + 1);
            }
        }
        return null;
    }

    /**
     * This media type with one more parameter, in place of one of the same name.
     *
     * @param name the name
     * @param value the value
     * @return the new media type
     */
    public MediaType with(String name, String value) {
        List<String> more = new ArrayList<>(parameters.size() + 2);
        for (int i = 0; i < parameters.size(); i += 2) {
            if (!parameters.get(i).equalsIgnoreCase(name)) {
                more.add(parameters.get(i));
                more.add(parameters.get(i + 1));
            }
        }
        more.add(Headers.lower(name));
        more.add(value);
        return new MediaType(type, subtype, more);
    }

    /**
     * The encoding of text of this type.
     *
     * @return the parameter {@code charset}, UTF-8 without one
     * @throws HttpProblem 400, when the charset is unknown here
     */
    public Charset charset() {
        String name = find("charset");
        if (name == null || name.equalsIgnoreCase("utf-8")) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw HttpProblem.of(400, "The charset in Content-Type is unknown; use utf-8");
        }
    }

    /**
     * Whether this is JSON.
     *
     * @return true for {@code application/json} and every subtype that ends in {@code +json}
     */
    public boolean isJson() {
        return (type.equals("application") && subtype.equals("json")) || subtype.endsWith("+json");
    }

    /**
     * Whether type and subtype are the same, whatever the parameters.
     *
     * @param other another media type
     * @return whether they are
     */
    public boolean is(MediaType other) {
        return type.equals(other.type) && subtype.equals(other.subtype);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MediaType that
                && type.equals(that.type)
                && subtype.equals(that.subtype)
                && parameters.equals(that.parameters);
    }

    @Override
    public int hashCode() {
        return type.hashCode() * 31 + subtype.hashCode();
    }

    /** The media type as it stands in a header. */
    @Override
    public String toString() {
        if (parameters.isEmpty()) {
            return type + "/" + subtype;
        }
        StringBuilder text = new StringBuilder(type).append('/').append(subtype);
        for (int i = 0; i < parameters.size(); i += 2) {
            text.append("; ").append(parameters.get(i)).append('=');
            String value = parameters.get(i + 1);
            if (!value.isEmpty() && isToken(value, -1)) {
                text.append(value);
            } else {
                text.append('"')
                        .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                        .append('"');
            }
        }
        return text.toString();
    }
}
