package dev.peregrine.azure;

import dev.peregrine.StartupException;
import dev.peregrine.http.RequestPath;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A path as Azure's own router knows it: an ASP.NET route template, compared without regard to case and to a slash at its
 * end. Two paths of the app that are one to Azure have the same {@link #key}.
 *
 * @param template what goes into {@code function.json}
 * @param segments each {@code =text} in lower case, {@code p} for a parameter or {@code r} for the rest
 */
record AzureRoute(String template, List<String> segments) {
    /**
     * Translates a path.
     *
     * @param path as declared, such as {@code /orders/{id}}
     * @param owner what to call it in messages, such as {@code function orders}
     */
    static AzureRoute of(String path, String owner) {
        List<String> parts = new ArrayList<>();
        List<String> segments = new ArrayList<>();
        Set<String> names = new HashSet<>();
        String[] raws = path.substring(1).split("/", -1);
        for (int i = 0; i < raws.length; i++) {
            String raw = raws[i];
            if (raw.isEmpty() && i == raws.length - 1) {
                break;
            }
            if (raw.startsWith("{")) {
                boolean rest = raw.endsWith("...}");
                String name = raw.substring(1, raw.length() - (rest ? 4 : 1));
                if (!names.add(name.toLowerCase(Locale.ROOT))) {
                    throw refused(
                            path, owner, "Azure takes the parameters {" + name + "} for one, because it ignores case");
                }
                parts.add(rest ? "{*" + name + "}" : raw);
                segments.add(rest ? "r" : "p");
            } else {
                String text = text(raw, path, owner);
                parts.add(text.replace("{", "{{").replace("}", "}}"));
                segments.add("=" + text.toLowerCase(Locale.ROOT));
            }
        }
        checkFirst(segments, path, owner);
        return new AzureRoute(parts.isEmpty() ? "/" : String.join("/", parts), List.copyOf(segments));
    }

    private static String text(String raw, String path, String owner) {
        if (raw.isEmpty()) {
            throw refused(path, owner, "Azure can't tell // from /");
        }
        String text = RequestPath.of(raw).tail(0);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' || c == '\\' || c == '?' || c == '%' || c < ' ') {
                throw refused(path, owner, "a template of Azure can't hold the character behind " + raw);
            }
        }
        return text;
    }

    private static void checkFirst(List<String> segments, String path, String owner) {
        String first = segments.isEmpty() ? "" : segments.get(0);
        if (first.startsWith("=admin") || first.startsWith("=runtime")) {
            throw refused(path, owner, "Azure keeps all paths that begin with /admin or /runtime for itself");
        }
        if (first.startsWith("=~")) {
            throw refused(path, owner, "a template of Azure can't begin with ~");
        }
    }

    private static StartupException refused(String path, String owner, String why) {
        return new StartupException("The path " + path + " of " + owner + " can't be had on Azure Functions: " + why
                + ". Change the path.");
    }

    /** The same for all paths between which Azure sees no difference. */
    String key() {
        return String.join("/", segments);
    }

    /** Whether some request fits both. */
    boolean overlaps(AzureRoute other) {
        int length = Math.min(segments.size(), other.segments.size());
        for (int i = 0; i < length; i++) {
            String one = segments.get(i);
            String two = other.segments.get(i);
            if (one.equals("r") || two.equals("r")) {
                return true;
            }
            if (!one.equals("p") && !two.equals("p") && !one.equals(two)) {
                return false;
            }
        }
        // of the longer one, the rest may be empty
        return segments.size() == other.segments.size() || isRest(length) || other.isRest(length);
    }

    private boolean isRest(int index) {
        return index < segments.size() && segments.get(index).equals("r");
    }
}
