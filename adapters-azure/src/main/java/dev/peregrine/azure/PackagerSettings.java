package dev.peregrine.azure;

import dev.peregrine.StartupException;
import dev.peregrine.spi.AppDefinition;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Kind;
import java.io.IOException;
import java.io.Reader;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
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
 * @param warmup whether new instances are warmed up
 * @param functions what it says of each function that answers HTTP requests, by the function's name
 * @param events how each function that gets events gets them, by the function's name
 */
record PackagerSettings(
        @Nullable String functionTimeout,
        boolean warmup,
        Map<String, Function> functions,
        Map<String, EventBinding> events) {
    static final String FILE = "peregrine-azure.properties";

    private static final String TIMEOUT = "functionTimeout";
    private static final String WARMUP = "warmup";
    private static final String TIME_ZONE = "timeZone";
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
        String warmup = values.remove(WARMUP);
        if (warmup != null && !warmup.equals("true") && !warmup.equals("false")) {
            throw wrong(source, WARMUP, warmup, "true or false");
        }
        String timeZone = timeZone(values.remove(TIME_ZONE), source);
        Map<String, Function> functions = new LinkedHashMap<>();
        Map<String, EventBinding> events = new LinkedHashMap<>();
        List<String> names = new ArrayList<>();
        for (FunctionDefinition function : app.functions()) {
            names.add(function.name());
            if (function.kind().isEvent()) {
                SettingsReader settings = new SettingsReader(values, source, function.name());
                events.put(function.name(), EventSettings.read(function, timeZone, settings));
            } else {
                functions.put(function.name(), function(function, values, source));
            }
        }
        for (String unknown : values.keySet()) {
            throw new StartupException(source + " holds the unknown key " + unknown + ". Write " + TIMEOUT
                    + ", " + WARMUP + ", " + TIME_ZONE
                    + ", FUNCTION.trigger with what belongs to it, or FUNCTION.authLevel,"
                    + " FUNCTION.body or, of a directly invoked function, FUNCTION.route, where"
                    + " FUNCTION is one of: " + String.join(", ", names) + ".");
        }
        return new PackagerSettings(timeout, "true".equals(warmup), functions, events);
    }

    private static @Nullable String timeZone(@Nullable String name, String source) {
        if (name == null) {
            return null;
        }
        try {
            return ZoneId.of(name).getId();
        } catch (DateTimeException e) {
            throw wrong(source, TIME_ZONE, name, "a time zone such as Europe/Berlin");
        }
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

    /** The words as a choice. */
    static String or(List<String> words) {
        int last = words.size() - 1;
        return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    static StartupException wrong(String source, String key, String value, String expected) {
        return new StartupException(
                "The key " + key + " in " + source + " is \"" + value + "\"; write " + expected + ".");
    }
}
