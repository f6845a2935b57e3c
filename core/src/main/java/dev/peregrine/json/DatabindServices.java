package dev.peregrine.json;

import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.net.URL;
import java.util.Enumeration;

/** Finds the user's own modules as databind does, and leaves out the two that {@link DatabindLateModule} stands for. */
final class DatabindServices {
    private static final String FOLDER = "META-INF/services/";

    private DatabindServices() {}

    static void addTo(JsonMapper.Builder builder) {
        if (onlyKnown()) {
            return;
        }
        for (Module found : JsonMapper.Builder.findModules()) {
            if (found.getClass() != Jdk8Module.class && found.getClass() != JavaTimeModule.class) {
                builder.addModule(found);
            }
        }
    }

    /**
     * Whether there is nothing to find but what those two modules' own jars declare. ServiceLoader takes a cold start
     * twenty classes to say so. Anything else is for it to tell: a jar that was merged or renamed, a named module, a
     * native image.
     */
    private static boolean onlyKnown() {
        if (Module.class.getModule().isNamed()) {
            return false;
        }
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        String name = FOLDER + Module.class.getName();
        try {
            Enumeration<URL> files = loader == null ? ClassLoader.getSystemResources(name) : loader.getResources(name);
            boolean known = false;
            while (files.hasMoreElements()) {
                known = isKnown(files.nextElement().toString());
                if (!known) {
                    return false;
                }
            }
            return known;
        } catch (IOException e) {
            return false;
        }
    }

    /** By the jar's name, such as {@code jar:file:/var/task/lib/jackson-datatype-jdk8-2.22.4.jar!/META-INF/services/…}. */
    private static boolean isKnown(String file) {
        int end = file.lastIndexOf("!/" + FOLDER);
        String jar = end < 0 ? "" : file.substring(file.lastIndexOf('/', end) + 1, end);
        return file.startsWith("jar:")
                && (jar.startsWith("jackson-datatype-jdk8-") || jar.startsWith("jackson-datatype-jsr310-"));
    }
}
