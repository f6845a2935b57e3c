package dev.peregrine.testing.aws;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Lists of parsed classes, made comparable and readable. */
final class ClassList {
    /** What the JVM numbers anew in each run: {@code $$Lambda$7/0x00007f63b50078b8}. */
    private static final Pattern NUMBER = Pattern.compile("(\\$\\$Lambda)?(\\$\\d+)?/0x[0-9a-f]+$");

    private ClassList() {}

    /** The classes of one list that another doesn't have, one line for each package. */
    static String more(List<String> classes, List<String> than) {
        List<String> rest = new ArrayList<>();
        classes.forEach(name -> rest.add(stable(name)));
        than.forEach(name -> rest.remove(stable(name)));
        Map<String, List<String>> byPackage = new TreeMap<>();
        for (String name : rest) {
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
}
