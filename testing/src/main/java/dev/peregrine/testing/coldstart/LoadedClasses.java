package dev.peregrine.testing.coldstart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The classes of a JVM at the first response. Their number hardly varies between runs and machines, unlike times, but does
 * between JDKs.
 *
 * @param loaded the names of all, in the order of loading
 * @param parsed those that were parsed or generated: not from a shared archive, hidden ones and lambdas included
 * @param comparable whether the JVM had its shared archive; without it all are parsed, and their number says nothing
 */
public record LoadedClasses(List<String> loaded, List<String> parsed, boolean comparable) {
    /** What the JVM numbers anew in each run: {@code $$Lambda$7/0x00007f63b50078b8}. */
    private static final Pattern NUMBER = Pattern.compile("(\\$\\$Lambda)?(\\$\\d+)?/0x[0-9a-f]+$");

    /** Copies the lists. */
    public LoadedClasses {
        loaded = List.copyOf(loaded);
        parsed = List.copyOf(parsed);
    }

    /**
     * Lists the parsed classes by package.
     *
     * @return a line for each package: how many, its name, their names
     */
    public String byPackage() {
        return byPackage(parsed);
    }

    /**
     * Lists by package the parsed classes that another start didn't parse.
     *
     * @param than the other start
     * @return a line for each package: how many, its name, their names
     */
    public String more(LoadedClasses than) {
        List<String> rest = new ArrayList<>();
        parsed.forEach(name -> rest.add(stable(name)));
        than.parsed.forEach(name -> rest.remove(stable(name)));
        return byPackage(rest);
    }

    private static String byPackage(List<String> names) {
        Map<String, List<String>> byPackage = new TreeMap<>();
        for (String name : names) {
            int dot = name.lastIndexOf('.');
            byPackage
                    .computeIfAbsent(dot < 0 ? "" : name.substring(0, dot), key -> new ArrayList<>())
                    .add(name.substring(dot + 1));
        }
        StringBuilder lines = new StringBuilder();
        byPackage.forEach((name, members) -> lines.append(
                String.format(Locale.ROOT, "%4d %s: %s%n", members.size(), name, String.join(" ", members))));
        return lines.toString();
    }

    private static String stable(String name) {
        return NUMBER.matcher(name).replaceFirst("$1");
    }

    /**
     * Finds loaded classes, from an archive or not.
     *
     * @param name a class, with those nested in it, or a package with all below it
     * @return their names in the order of loading
     */
    public List<String> in(String name) {
        return loaded.stream()
                .filter(other -> other.startsWith(name)
                        && (other.length() == name.length() || "./$".indexOf(other.charAt(name.length())) >= 0))
                .toList();
    }
}
