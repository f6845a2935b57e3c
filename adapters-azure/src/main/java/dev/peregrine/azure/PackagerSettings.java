package dev.peregrine.azure;

import dev.peregrine.StartupException;
import dev.peregrine.spi.AppDefinition;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Kind;
import java.io.IOException;
import java.io.Reader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What {@code peregrine-azure.properties} says, checked against the app.
 *
 * @param functionTimeout how long an invocation may run, or null for Azure's default
 * @param functions what it says of each function, by the function's name
 */
record PackagerSettings(@Nullable String functionTimeout, Map<String, Function> functions) {
    static final String FILE = "peregrine-azure.properties";

    private static final String TIMEOUT = "functionTimeout";
    private static final List<String> LEVELS = List.of("anonymous", "function", "admin");

    /**
     * What is said of one function.
     *
     * @param authLevel which key a caller needs
     * @param bytes whether it takes bodies of bytes instead of text
     * @param route where a directly invoked function is reached, or null for its name
     */
    record Function(
            String authLevel, boolean bytes, @Nullable String route) {}

    /**
     * Reads settings.
     *
     * @param in the text
     * @param source its place, for messages
     * @param app the app
     */
    static PackagerSettings read(Reader in, String source, AppDefinition app) throws IOException {
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
        String timeout = values.remove(TIMEOUT);
        if (timeout != null && FunctionTimeout.parse(timeout) < 0) {
            throw wrong(source, TIMEOUT, timeout, "hours, minutes and seconds such as 00:05:00, or -1 for no timeout");
        }
        Map<String, Function> functions = new LinkedHashMap<>();
        for (FunctionDefinition function : app.functions()) {
            functions.put(function.name(), function(function, values, source));
        }
        for (String unknown : values.keySet()) {
            throw new StartupException(source + " holds the unknown key " + unknown + ". Write " + TIMEOUT
                    + ", or FUNCTION.authLevel, FUNCTION.body or, of a directly invoked function, FUNCTION.route, where"
                    + " FUNCTION is one of: " + String.join(", ", functions.keySet()) + ".");
        }
        return new PackagerSettings(timeout, functions);
    }

    private static Function function(FunctionDefinition function, Map<String, String> values, String source) {
        String levelKey = function.name() + ".authLevel";
        String level = values.remove(levelKey);
        if (level == null) {
            throw new StartupException("The key " + levelKey + " is missing in " + source + ". Write " + levelKey
                    + "=anonymous if everybody may call the function, or =function or =admin if callers need a key of"
                    + " the function or of the whole app.");
        }
        if (!LEVELS.contains(level)) {
            throw wrong(source, levelKey, level, "anonymous, function or admin");
        }
        String bodyKey = function.name() + ".body";
        String body = values.remove(bodyKey);
        if (body != null && !body.equals("text") && !body.equals("bytes")) {
            throw wrong(source, bodyKey, body, "text or bytes");
        }
        String routeKey = function.name() + ".route";
        String route = function.kind() == Kind.INVOKE ? values.remove(routeKey) : null;
        if (values.containsKey(routeKey)) {
            throw new StartupException(source + " holds the key " + routeKey
                    + ", but an HTTP function has the routes of its declaration; remove the key.");
        }
        if (route != null && (!route.startsWith("/") || route.indexOf('{') >= 0 || route.indexOf(' ') >= 0)) {
            throw wrong(source, routeKey, route, "a path without parameters, such as /" + function.name());
        }
        return new Function(level, "bytes".equals(body), route);
    }

    private static StartupException wrong(String source, String key, String value, String expected) {
        return new StartupException(
                "The key " + key + " in " + source + " is \"" + value + "\"; write " + expected + ".");
    }
}
