package dev.peregrine.azure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What the packager tells the running app: a resource in {@code app.jar}.
 *
 * @param app the name of the app's class, or null when nothing was packaged
 * @param functionTimeout the timeout in {@code host.json}, or null when it has none
 * @param sources where the events of functions come from, such as the name of a queue, by the function's name
 */
record PackagedApp(@Nullable String app, @Nullable String functionTimeout, Map<String, String> sources) {
    static final PackagedApp NONE = new PackagedApp(null, null, Map.of());

    /** Where it stands in {@code app.jar}. */
    static final String RESOURCE = "META-INF/peregrine-azure-app.properties";

    static final String APP = "app";
    static final String TIMEOUT = "functionTimeout";

    /** What the keys of sources begin with; the function's name follows. */
    static final String SOURCE = "source.";

    static PackagedApp load(ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                return NONE;
            }
            Properties properties = new Properties();
            properties.load(in);
            Map<String, String> sources = new HashMap<>();
            for (String name : properties.stringPropertyNames()) {
                if (name.startsWith(SOURCE)) {
                    sources.put(name.substring(SOURCE.length()), properties.getProperty(name));
                }
            }
            return new PackagedApp(properties.getProperty(APP), properties.getProperty(TIMEOUT), sources);
        } catch (IOException e) {
            throw new UncheckedIOException("app.jar can't be read; package and deploy it anew", e);
        }
    }
}
