package dev.peregrine.testing.wire;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A target as the invoker's server takes it: it refuses paths that other software could read in another way. */
final class GoogleUri {
    /** What an escape may not stand for: a slash, a percent sign, a backslash, a dot segment, a control character. */
    private static final Set<String> AMBIGUOUS = Set.of("%2f", "%25", "%5c");

    /** What may stand in a segment as it is, beside letters and digits. */
    private static final String PLAIN = "-._~!$&'()*+,=:@";

    private static final String ILLEGAL = " \"<>\\^`{|}";

    private final String target;
    private final String canonicalPath;

    private GoogleUri(String target, String canonicalPath) {
        this.target = target;
        this.canonicalPath = canonicalPath;
    }

    static GoogleUri of(ClientRequest request) {
        String path = request.path();
        String decoded = Url.decodePath(path).orElseThrow(() -> refused("an escape isn't one of UTF-8"));
        if (!path.startsWith("/")) {
            throw refused("the path has no slash at its start");
        }
        if (request.target().indexOf('#') >= 0) {
            throw refused("it holds a fragment");
        }
        if (path.chars().anyMatch(c -> c > 126 || ILLEGAL.indexOf(c) >= 0)
                || decoded.chars().anyMatch(c -> c < ' ')) {
            throw refused("the path holds a character that must not stand there");
        }
        String lower = path.toLowerCase(Locale.ROOT);
        if (AMBIGUOUS.stream().anyMatch(lower::contains) || lower.contains("//")) {
            throw refused("the path is ambiguous");
        }
        return new GoogleUri(request.target(), canonical(path));
    }

    private static String canonical(String path) {
        List<String> segments = new ArrayList<>();
        List<String> raw = Arrays.asList(path.substring(1).split("/", -1));
        for (int i = 0; i < raw.size(); i++) {
            int semicolon = raw.get(i).indexOf(';');
            String segment = semicolon < 0 ? raw.get(i) : raw.get(i).substring(0, semicolon);
            boolean last = i == raw.size() - 1;
            if (isDots(segment) && !segment.startsWith(".")) {
                throw refused("the path is ambiguous");
            }
            if (segment.equals("..")) {
                if (segments.isEmpty()) {
                    throw refused("the path leads above the root");
                }
                segments.remove(segments.size() - 1);
            } else if (!segment.equals(".")) {
                segments.add(decodeHalf(segment));
                continue;
            }
            if (last) {
                segments.add("");
            }
        }
        return "/" + String.join("/", segments);
    }

    private static boolean isDots(String segment) {
        String plain = segment.toLowerCase(Locale.ROOT).replace("%2e", ".");
        return (plain.equals(".") || plain.equals("..")) && !plain.equals(segment);
    }

    /** Decodes what may stand in a path as it is, and what isn't ASCII. */
    private static String decodeHalf(String segment) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < segment.length()) {
            int kept = nextKept(segment, at);
            int end = kept < 0 ? segment.length() : kept;
            text.append(Url.decodePath(segment.substring(at, end)).orElseThrow());
            if (kept >= 0) {
                text.append(segment.substring(kept, kept + 3).toUpperCase(Locale.ROOT));
                end += 3;
            }
            at = end;
        }
        return text.toString();
    }

    private static int nextKept(String segment, int from) {
        for (int i = segment.indexOf('%', from); i >= 0; i = segment.indexOf('%', i + 1)) {
            int c = Integer.parseInt(segment.substring(i + 1, i + 3), 16);
            if (c < 128 && !Character.isLetterOrDigit(c) && PLAIN.indexOf(c) < 0) {
                return i;
            }
        }
        return -1;
    }

    private static RefusedByHost refused(String why) {
        return ClientView.refused(400, "", why);
    }

    String target() {
        return target;
    }

    String canonicalPath() {
        return canonicalPath;
    }
}
