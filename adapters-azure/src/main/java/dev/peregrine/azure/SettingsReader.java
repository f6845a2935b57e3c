package dev.peregrine.azure;

import dev.peregrine.StartupException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes the settings of one function out of {@code peregrine-azure.properties}; what remains is unknown. */
final class SettingsReader {
    private final Map<String, String> values;
    private final String source;
    private final String function;

    /**
     * A reader.
     *
     * @param values what has not been taken yet
     * @param source the file, for messages
     * @param function the function's name
     */
    SettingsReader(Map<String, String> values, String source, String function) {
        this.values = values;
        this.source = source;
        this.function = function;
    }

    String function() {
        return function;
    }

    String source() {
        return source;
    }

    String key(String name) {
        return function + "." + name;
    }

    /** The value of a key, null when it isn't there. */
    @Nullable
    String take(String name) {
        String value = values.remove(key(name));
        if (value != null && value.isEmpty()) {
            throw wrong(name, value, "a value, or remove the line");
        }
        return value;
    }

    String needed(String name, String what) {
        String value = take(name);
        if (value == null) {
            throw new StartupException(
                    "The key " + key(name) + " is missing in " + source + ". Write " + key(name) + "=" + what + ".");
        }
        return value;
    }

    /** One of several words. */
    String choice(String name, String otherwise, List<String> words) {
        String value = take(name);
        if (value == null) {
            return otherwise;
        }
        if (!words.contains(value)) {
            throw wrong(name, value, PackagerSettings.or(words));
        }
        return value;
    }

    boolean flag(String name) {
        return choice(name, "false", List.of("true", "false")).equals("true");
    }

    /** A length of time, in the notation that the host takes. */
    String duration(String name) {
        String value = needed(name, "00:00:10, as hours, minutes and seconds");
        if (FunctionTimeout.parse(value) < 0 || value.equals("-1")) {
            throw wrong(name, value, "hours, minutes and seconds such as 00:00:10");
        }
        return value;
    }

    /** A whole number. */
    int number(String name, String value, int least, String expected) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong(name, value, expected);
    }

    StartupException wrong(String name, String value, String expected) {
        return PackagerSettings.wrong(source, key(name), value, expected);
    }

    /** Refuses what is left of the function's keys. */
    void checkNothingLeft(String known) {
        for (String key : values.keySet()) {
            if (key.startsWith(function + ".")) {
                throw new StartupException(source + " holds the key " + key
                        + ", which means nothing here. Known for it are: " + known + ".");
            }
        }
    }
}
