package dev.peregrine.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The path of a request, cut at its slashes before it is decoded, so that an encoded slash stays within its segment. Immutable. */
public final class RequestPath {
    private final String encoded;
    private final List<String> segments;
    private final boolean wellFormed;

    private RequestPath(String encoded, List<String> segments, boolean wellFormed) {
        this.encoded = encoded;
        this.segments = segments;
        this.wellFormed = wellFormed;
    }

    /**
     * Reads a path.
     *
     * @param path percent-encoded; a missing slash at its start is added
     * @return the path
     */
    public static RequestPath of(String path) {
        String absolute = path.startsWith("/") ? path : "/".concat(path);
        List<String> segments = new ArrayList<>();
        boolean plain = true;
        int at = 1;
        while (at <= absolute.length()) {
            int end = absolute.indexOf('/', at);
            if (end < 0) {
                end = absolute.length();
            }
            String raw = absolute.substring(at, end);
            String segment = raw;
            if (!isPlain(raw)) {
                plain = false;
                segment = Percent.decodePath(raw);
            }
            if (segment == null || segment.equals(".") || segment.equals("..") || segment.indexOf('\0') >= 0) {
                return new RequestPath(absolute, List.of(), false);
            }
            segments.add(segment);
            at = end + 1;
        }
        return new RequestPath(plain ? absolute : encode(segments), segments, true);
    }

    /** Whether a path or a segment is the same encoded and decoded, as most are. */
    private static boolean isPlain(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z') && (c < '-' || c > '9') && c != '_') {
                return false;
            }
        }
        return true;
    }

    private static String encode(List<String> segments) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < segments.size(); i++) {
            text.append('/');
            Percent.encodeSegment(segments.get(i), text);
        }
        return text.toString();
    }

    /**
     * Encodes a path which a host has already decoded.
     *
     * @param decoded the path; its slashes separate
     * @return the path, percent-encoded
     */
    public static String encode(String decoded) {
        if (isPlain(decoded)) {
            return decoded;
        }
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at <= decoded.length()) {
            int end = decoded.indexOf('/', at);
            if (end < 0) {
                end = decoded.length();
            }
            Percent.encodeSegment(decoded.substring(at, end), text);
            if (end < decoded.length()) {
                text.append('/');
            }
            at = end + 1;
        }
        return text.toString();
    }

    /**
     * Whether every escape is one of UTF-8 and no segment is {@code .} or {@code ..} or holds a zero byte: clients resolve dot
     * segments before they send a path, attackers don't. Otherwise there are no segments and {@link #encoded()} is the path as
     * it came.
     *
     * @return whether it is
     */
    public boolean isWellFormed() {
        return wellFormed;
    }

    /**
     * The path, encoded in one way on every host.
     *
     * @return starts with a slash
     */
    public String encoded() {
        return encoded;
    }

    /**
     * The path, decoded.
     *
     * @return starts with a slash
     */
    public String decoded() {
        return wellFormed ? join(0) : encoded;
    }

    /**
     * The pieces between the slashes, decoded. {@code /} has one, which is empty; so has a path that ends in a slash a last
     * one.
     *
     * @return the segments
     */
    public List<String> segments() {
        return Collections.unmodifiableList(segments);
    }

    /**
     * The decoded segments from one on, with slashes between them.
     *
     * @param from the first segment
     * @return the text; empty when there are no such segments
     */
    public String tail(int from) {
        return from >= segments.size() ? "" : join(from).substring(1);
    }

    private String join(int from) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i < segments.size(); i++) {
            text.append('/').append(segments.get(i));
        }
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RequestPath that && encoded.equals(that.encoded);
    }

    @Override
    public int hashCode() {
        return encoded.hashCode();
    }

    @Override
    public String toString() {
        return encoded;
    }
}
