package dev.peregrine.spi;

import dev.peregrine.http.RequestPath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A route of an HTTP function, such as {@code GET|PUT /orders/{id}}. Immutable. */
public final class Route {
    private final List<String> methods;
    private final String path;

    /** The text of each segment, or the name of its parameter. */
    private final List<String> segments;

    /** For each segment {@code t}ext, {@code p}arameter or {@code r}est; compared, it is the order of specificity reversed. */
    private final String shape;

    private Route(List<String> methods, String path, List<String> segments, String shape) {
        this.methods = methods;
        this.path = path;
        this.segments = segments;
        this.shape = shape;
    }

    /**
     * Reads a route.
     *
     * @param text as described at {@link dev.peregrine.Functions#http}
     * @return the route
     * @throws IllegalArgumentException that says what is wrong with it
     */
    public static Route of(String text) {
        int space = text.startsWith("/") ? -1 : text.indexOf(' ');
        String path = space < 0 ? text : text.substring(space + 1).trim();
        List<String> methods = space < 0 ? List.of() : methods(text, space);
        if (!path.startsWith("/")) {
            throw wrong(text, "the path must start with a slash");
        }
        if (path.indexOf('?') >= 0 || path.indexOf('#') >= 0) {
            throw wrong(text, "a route has no query and no fragment");
        }
        List<String> segments = new ArrayList<>();
        StringBuilder shape = new StringBuilder();
        int at = 1;
        while (at <= path.length()) {
            int end = path.indexOf('/', at);
            if (end < 0) {
                end = path.length();
            }
            addSegment(text, path.substring(at, end), end == path.length(), segments, shape);
            at = end + 1;
        }
        return new Route(methods, path, segments, shape.toString());
    }

    private static List<String> methods(String text, int end) {
        List<String> methods = new ArrayList<>();
        int at = 0;
        while (at <= end) {
            int bar = text.indexOf('|', at);
            int to = bar < 0 || bar > end ? end : bar;
            String method = text.substring(at, to);
            if (method.isEmpty()) {
                throw wrong(text, "a method is missing");
            }
            for (int i = 0; i < method.length(); i++) {
                if (method.charAt(i) < 'A' || method.charAt(i) > 'Z') {
                    throw wrong(text, "methods are written in capital letters with | between them");
                }
            }
            methods.add(method);
            at = to + 1;
        }
        return Collections.unmodifiableList(methods);
    }

    private static void addSegment(
            String text, String segment, boolean last, List<String> segments, StringBuilder shape) {
        if (!segment.startsWith("{") || !segment.endsWith("}")) {
            if (segment.indexOf('{') >= 0 || segment.indexOf('}') >= 0) {
                throw wrong(text, "a parameter takes a whole segment, such as /orders/{id}/lines");
            }
            RequestPath decoded = RequestPath.of(segment);
            if (!decoded.isWellFormed()) {
                throw wrong(
                        text, "a segment is . or .. or holds a percent sign without two hexadecimal digits of UTF-8");
            }
            segments.add(decoded.tail(0));
            shape.append('t');
            return;
        }
        boolean rest = segment.endsWith("...}");
        String name = segment.substring(1, segment.length() - (rest ? 4 : 1));
        if (!isName(name)) {
            throw wrong(text, "the name of a parameter is a letter followed by letters, digits and _");
        }
        if (rest && !last) {
            throw wrong(text, "{" + name + "...} takes the rest of the path, so it must stand last");
        }
        for (int i = 0; i < segments.size(); i++) {
            if (shape.charAt(i) != 't' && segments.get(i).equals(name)) {
                throw wrong(text, "the parameter {" + name + "} occurs twice");
            }
        }
        segments.add(name);
        shape.append(rest ? 'r' : 'p');
    }

    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 0 || (c != '_' && (c < '0' || c > '9')))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static IllegalArgumentException wrong(String text, String why) {
        return new IllegalArgumentException("Not a route: \"" + text + "\": " + why
                + ". Write such as \"POST /orders/{id}\", \"GET|PUT /orders/{id}\" or \"GET /files/{path...}\"");
    }

    /**
     * The methods this route names.
     *
     * @return in their order; an empty list for every method
     */
    public List<String> methods() {
        return methods;
    }

    /**
     * The path as declared.
     *
     * @return such as {@code /orders/{id}}
     */
    public String path() {
        return path;
    }

    /** Whether this route answers a method, {@code HEAD} by way of {@code GET}. */
    boolean answers(String method) {
        return methods.isEmpty() || methods.contains(method) || (method.equals("HEAD") && methods.contains("GET"));
    }

    boolean matches(List<String> requested) {
        int length = shape.length();
        boolean rest = shape.charAt(length - 1) == 'r';
        if (rest ? requested.size() < length - 1 : requested.size() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char kind = shape.charAt(i);
            if (kind == 't' && !requested.get(i).equals(segments.get(i))) {
                return false;
            }
            if (kind == 'p' && requested.get(i).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    Map<String, String> parameters(RequestPath requested) {
        boolean isFixed = shape.indexOf('p') < 0 && shape.indexOf('r') < 0;
        if (isFixed) {
            return Map.of();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < shape.length(); i++) {
            if (shape.charAt(i) == 'p') {
                parameters.put(segments.get(i), requested.segments().get(i));
            } else if (shape.charAt(i) == 'r') {
                parameters.put(segments.get(i), requested.tail(i));
            }
        }
        return parameters;
    }

    /** Whether this route comes before another that matches the same path. */
    boolean isMoreSpecificThan(Route other) {
        int length = Math.min(shape.length(), other.shape.length());
        for (int i = 0; i < length; i++) {
            int order = rank(shape.charAt(i)) - rank(other.shape.charAt(i));
            if (order != 0) {
                return order < 0;
            }
        }
        // both match, so the shorter one is followed by the other's {rest...} alone, which matched nothing
        return shape.length() < other.shape.length();
    }

    private static int rank(char kind) {
        return kind == 't' ? 0 : kind == 'p' ? 1 : 2;
    }

    /** Whether both match exactly the same paths. */
    boolean hasSamePathAs(Route other) {
        if (!shape.equals(other.shape)) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            if (shape.charAt(i) == 't' && !segments.get(i).equals(other.segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether no order could tell the two apart: the same paths, and a method in common. */
    boolean collidesWith(Route other) {
        if (!hasSamePathAs(other)) {
            return false;
        }
        if (methods.isEmpty() || other.methods.isEmpty()) {
            // every method, beside named ones, is less specific than those
            return methods.isEmpty() && other.methods.isEmpty();
        }
        for (int i = 0; i < methods.size(); i++) {
            if (other.methods.contains(methods.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** The route as declared. */
    @Override
    public String toString() {
        return methods.isEmpty() ? path : String.join("|", methods) + " " + path;
    }
}
