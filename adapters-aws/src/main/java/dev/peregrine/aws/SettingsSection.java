package dev.peregrine.aws;

import dev.peregrine.StartupException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The keys of the settings that begin with one name; each is taken by asking for it. */
final class SettingsSection {
    private static final String ENVIRONMENT = "environment.";

    /** What the keys are about, for messages. */
    final String owner;

    private final String prefix;
    private final String source;
    private final Map<String, String> values;
    private final Set<String> asked = new TreeSet<>();

    /** What the values refer to in the template. */
    private final Set<String> references = new TreeSet<>();

    SettingsSection(String name, String owner, String source, Map<String, String> values) {
        this.owner = owner;
        this.prefix = name.isEmpty() ? "" : name + ".";
        this.source = source;
        this.values = values;
    }

    /** The whole key, as it stands in the file. */
    String key(String name) {
        return prefix + name;
    }

    /** The keys that were asked for. */
    List<String> known() {
        return asked.stream().map(this::key).toList();
    }

    Set<String> references() {
        return references;
    }

    @Nullable
    String optional(String name) {
        asked.add(name);
        String value = values.remove(key(name));
        if (value != null && value.isEmpty()) {
            throw refusal(name, "has no value; write one or remove the key");
        }
        return value;
    }

    boolean has(String name) {
        return values.containsKey(key(name));
    }

    /**
     * A value that must be there.
     *
     * @param example what to write, such as {@code arn:aws:sqs:…}, and why where that isn't plain
     */
    String required(String name, String example) {
        String value = optional(name);
        if (value == null) {
            throw new StartupException("The key " + key(name) + " is missing in " + source + ". " + capital(owner)
                    + " needs it: write " + key(name) + "=" + example + ".");
        }
        return value;
    }

    /** One of several words, in lower case. */
    @Nullable
    String word(String name, List<String> words) {
        String value = optional(name);
        if (value != null && !words.contains(value)) {
            throw wrong(name, value, "one of: " + String.join(", ", words));
        }
        return value;
    }

    String requiredWord(String name, List<String> words, String example) {
        String value = required(name, example);
        if (!words.contains(value)) {
            throw wrong(name, value, "one of: " + String.join(", ", words));
        }
        return value;
    }

    boolean flag(String name) {
        return "true".equals(word(name, List.of("true", "false")));
    }

    /** A whole number within a range, or null. */
    @Nullable
    Integer number(String name, int least, int most) {
        String value = optional(name);
        if (value == null) {
            return null;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong(name, value, "a whole number from " + least + " to " + most);
    }

    int requiredNumber(String name, String example) {
        if (!has(name)) {
            required(name, example);
        }
        Integer number = number(name, 0, Integer.MAX_VALUE);
        return number == null ? 0 : number;
    }

    /** Values separated by commas. */
    List<SamValue> list(String name) {
        String value = optional(name);
        List<SamValue> list = new ArrayList<>();
        if (value != null) {
            for (String item : value.split(",", -1)) {
                list.add(value(name, item.trim()));
            }
        }
        return list;
    }

    SamValue requiredValue(String name, String example) {
        return value(name, required(name, example));
    }

    @Nullable
    SamValue value(String name) {
        String value = optional(name);
        return value == null ? null : value(name, value);
    }

    private SamValue value(String name, String text) {
        try {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("a value, and single commas between several");
            }
            SamValue value = SamValue.of(text);
            references.addAll(value.references());
            return value;
        } catch (IllegalArgumentException e) {
            throw wrong(name, text, String.valueOf(e.getMessage()));
        }
    }

    /** The ARN of something of a service, which must be there. */
    SamValue arn(String name, String service) {
        return arn(
                name, requiredValue(name, "arn:aws:" + service + ":… or a function such as !GetAtt Name.Arn"), service);
    }

    /** The ARN of something of a service, or null. */
    @Nullable
    SamValue optionalArn(String name, String service) {
        SamValue value = value(name);
        return value == null ? null : arn(name, value, service);
    }

    private SamValue arn(String name, SamValue value, String service) {
        if (value.isLiteral() && !value.service().equals(service)) {
            throw wrong(
                    name,
                    value.text(),
                    "an ARN that begins with arn:aws:" + service + ":, or one such as !GetAtt Name.Arn");
        }
        return value;
    }

    /** A JSON object, which must be there. */
    Map<String, Object> json(String name, String example) {
        String value = required(name, example);
        try {
            return JsonNodes.object(value);
        } catch (IOException e) {
            throw new StartupException(
                    "The key " + key(name) + " in " + source + " isn't a JSON object; write one such as " + example
                            + ".",
                    e);
        }
    }

    /** The environment variables of keys such as {@code environment.NAME}. */
    Map<String, Object> environment() {
        asked.add(ENVIRONMENT + "NAME");
        Map<String, Object> variables = new LinkedHashMap<>();
        for (String key : List.copyOf(values.keySet())) {
            String start = key(ENVIRONMENT);
            if (key.startsWith(start)) {
                String variable = key.substring(start.length());
                if (!variable.matches("[A-Za-z][A-Za-z0-9_]+")) {
                    throw new StartupException("The key " + key + " in " + source + " names the environment variable \""
                            + variable + "\"; Lambda takes letters, digits and _, two at least, a letter first.");
                }
                if (SamFunction.OWN_VARIABLES.contains(variable)) {
                    throw new StartupException("The key " + key + " in " + source
                            + " names a variable that the packager writes itself; remove the key.");
                }
                // may be a secret, so it is neither checked nor told
                SamValue value = SamValue.lenient(values.getOrDefault(key, ""));
                references.addAll(value.references());
                variables.put(variable, value.node());
                values.remove(key);
            }
        }
        return variables;
    }

    StartupException wrong(String name, String value, String expected) {
        return new StartupException(capital(owner) + ": the key " + key(name) + " in " + source + " is \"" + value
                + "\"; write " + expected + ".");
    }

    /** Refuses a key for a reason. */
    StartupException refusal(String name, String reason) {
        return new StartupException(capital(owner) + ": the key " + key(name) + " in " + source + " " + reason + ".");
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
