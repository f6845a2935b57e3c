package dev.peregrine.aws;

import dev.peregrine.StartupException;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What {@code peregrine-aws.properties} says. Who needs a key takes it; what nobody has taken is refused. */
final class PackagerSettings {
    static final String FILE = "peregrine-aws.properties";

    /** The place of the text, for messages. */
    final String source;

    /** What is not yet taken. */
    private final Map<String, String> values;

    private final Map<String, SettingsSection> sections = new LinkedHashMap<>();

    private PackagerSettings(String source, Map<String, String> values) {
        this.source = source;
        this.values = values;
    }

    /**
     * Reads settings.
     *
     * @param in the text
     * @param source its place, for messages
     */
    static PackagerSettings read(Reader in, String source) throws IOException {
        Map<String, String> values = new TreeMap<>();
        Properties reader = new Properties() {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized @Nullable Object put(Object key, Object value) {
                if (values.put((String) key, ((String) value).trim()) != null) {
                    throw new StartupException(source + " holds the key " + key + " twice; remove one.");
                }
                return null;
            }
        };
        try {
            reader.load(in);
        } catch (IllegalArgumentException e) {
            throw new StartupException(source + " can't be read: " + e.getMessage(), e);
        }
        return new PackagerSettings(source, values);
    }

    /** The keys that don't begin with the name of a function. */
    SettingsSection app() {
        return section("", "the app");
    }

    /**
     * The keys that begin with a name and a dot.
     *
     * @param name the name
     * @param owner what it is the name of, for messages
     */
    SettingsSection section(String name, String owner) {
        return sections.computeIfAbsent(name, prefix -> new SettingsSection(prefix, owner, source, values));
    }

    /** Refuses keys that begin with the name of a function that runs as a part of another. */
    void checkNone(String name, String instead) {
        for (String key : values.keySet()) {
            if (key.startsWith(name + ".")) {
                throw new StartupException(source + " holds the key " + key + ", and function " + name
                        + " runs together with all HTTP functions. Write " + instead + key.substring(name.length())
                        + ", which is for all of them.");
            }
        }
    }

    /** Refuses keys that nobody has taken. */
    void checkAllTaken() {
        for (String key : values.keySet()) {
            String name = key.substring(0, Math.max(key.indexOf('.'), 0));
            SettingsSection section = sections.get(name);
            if (section != null && !name.isEmpty()) {
                throw new StartupException(source + " holds the unknown key " + key + ". For " + section.owner
                        + " it can hold: " + String.join(", ", section.known()) + ".");
            }
            throw new StartupException(source + " holds the unknown key " + key + ". It can hold "
                    + String.join(", ", app().known()) + ", and keys that begin with: " + String.join(", ", names())
                    + ".");
        }
    }

    /** What the values refer to in the template; the caller's own. */
    Set<String> references() {
        Set<String> references = new TreeSet<>();
        for (SettingsSection section : sections.values()) {
            references.addAll(section.references());
        }
        return references;
    }

    private List<String> names() {
        return sections.keySet().stream()
                .filter(name -> !name.isEmpty())
                .map(name -> name + ".")
                .toList();
    }
}
