package dev.peregrine.testing;

import dev.peregrine.FunctionApp;
import dev.peregrine.StartupException;
import dev.peregrine.spi.AppDefinition;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Route;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The host's own routing of an app: it goes through the functions in the order of their names and takes the first with a
 * matching route, whose text it compares without regard to case. Packaging gives a function with several paths several names
 * there, and functions on the same path one; a function without routes stands under its own name.
 */
final class AzureRoutes {
    /** A function on a path such as {@code /orders/{id}}. */
    private record Entry(String function, List<String> segments) {}

    private final List<Entry> entries;

    private AzureRoutes(List<Entry> entries) {
        this.entries = entries;
    }

    /** The routes of one function, or of all when the name is empty. */
    static AzureRoutes of(FunctionApp app, String function) {
        List<Entry> entries = new ArrayList<>();
        Set<String> paths = new HashSet<>();
        for (FunctionDefinition definition : AppDefinition.of(app).functions()) {
            if (function.isEmpty() || definition.name().equals(function)) {
                int number = 0;
                for (String path : paths(definition)) {
                    if (paths.add(key(path))) {
                        number++;
                        String name = number == 1 ? definition.name() : definition.name() + "-" + number;
                        entries.add(new Entry(name, segments(path)));
                    }
                }
            }
        }
        entries.sort(Comparator.comparing(entry -> entry.function().toLowerCase(Locale.ROOT)));
        if (entries.isEmpty()) {
            throw new StartupException(
                    "The app declares no function" + (function.isEmpty() ? "." : " " + function + "."));
        }
        return new AzureRoutes(entries);
    }

    private static List<String> paths(FunctionDefinition definition) {
        return definition.routes().isEmpty()
                ? List.of("/" + definition.name())
                : definition.routes().stream().map(Route::path).toList();
    }

    /** The same for paths that are one to the host. */
    private static String key(String path) {
        return path.toLowerCase(Locale.ROOT).replaceAll("\\{[^}.]*", "{");
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    String first() {
        return entries.get(0).function();
    }

    /** The function for a path that the host has decoded. */
    Optional<String> find(String path) {
        // the host's routes don't see a slash at the end
        String trimmed = path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        List<String> requested = segments(trimmed);
        return entries.stream()
                .filter(entry -> matches(entry.segments(), requested))
                .map(Entry::function)
                .findFirst();
    }

    private static boolean matches(List<String> route, List<String> requested) {
        for (int i = 0; i < route.size(); i++) {
            String segment = route.get(i);
            if (segment.endsWith("...}")) {
                return true;
            }
            boolean present = i < requested.size() && (!requested.get(i).isEmpty() || segment.isEmpty());
            if (!present || (!segment.startsWith("{") && !segment.equalsIgnoreCase(requested.get(i)))) {
                return false;
            }
        }
        return requested.size() == route.size();
    }
}
