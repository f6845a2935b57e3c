package dev.peregrine.aws;

import dev.peregrine.StartupException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Resources of the user, in YAML as below {@code Resources:} but not indented; taken over as they are. */
final class OwnResources {
    static final OwnResources NONE = new OwnResources("", Set.of());

    private static final Pattern NAME = Pattern.compile("([A-Za-z0-9]+):\\s*(#.*)?");

    private final String indented;
    private final Set<String> names;

    private OwnResources(String indented, Set<String> names) {
        this.indented = indented;
        this.names = names;
    }

    /**
     * Reads resources.
     *
     * @param text YAML
     * @param source its place, for messages
     */
    static OwnResources read(String text, String source) {
        StringBuilder indented = new StringBuilder();
        Set<String> names = new LinkedHashSet<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith(" ") && !line.startsWith("#")) {
                Matcher matcher = NAME.matcher(line);
                if (!matcher.matches() || matcher.group(1).equals("Resources")) {
                    throw new StartupException(
                            "Line " + number + " of " + source + " is \"" + line + "\"; write the name of a"
                                    + " resource and a colon, such as Orders:, and what belongs to it indented below, without a line"
                                    + " Resources: above.");
                }
                if (!names.add(matcher.group(1))) {
                    throw new StartupException(
                            source + " holds the resource " + matcher.group(1) + " twice; give one another name.");
                }
            }
            indented.append(line.isEmpty() ? "" : "  " + line).append('\n');
        }
        return new OwnResources(indented.toString(), names);
    }

    Set<String> names() {
        return names;
    }

    /** As it stands in the template. */
    String indented() {
        return indented;
    }
}
