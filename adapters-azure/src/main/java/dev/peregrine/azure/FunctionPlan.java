package dev.peregrine.azure;

import dev.peregrine.Capability;
import dev.peregrine.StartupException;
import dev.peregrine.spi.AppDefinition;
import dev.peregrine.spi.FunctionDefinition;
import dev.peregrine.spi.Kind;
import dev.peregrine.spi.Route;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The functions that Azure gets to see: one for each path. Functions of the app on the same path become one, because Azure
 * would need their methods to tell them apart and would then answer HEAD, OPTIONS and wrong methods itself, by 404. A
 * function on several paths becomes several, whose names get a number.
 *
 * <p>Among paths that overlap, Azure takes the function whose name comes first in the alphabet and not the best match. So the
 * app itself routes again, across all its functions, and a request may reach one function through the other. That must not
 * pass by a key, so such functions have to agree on their settings.
 */
final class FunctionPlan {
    /** The only name that Azure takes for it. */
    static final String WARMUP = "warmup";

    private static final int LONGEST_NAME = 128;

    private final List<Entry> entries = new ArrayList<>();

    private FunctionPlan() {}

    /** One path of one function of the app. */
    private record Entry(
            FunctionDefinition function, String path, AzureRoute route, PackagerSettings.Function settings) {
        boolean invoked() {
            return function.kind() == Kind.INVOKE;
        }

        @Override
        public String toString() {
            return "function " + function.name() + " on " + path;
        }
    }

    /**
     * One function that answers HTTP requests, as Azure sees it.
     *
     * @param name its name and that of its directory
     * @param template its route
     * @param authLevel which key a caller needs
     * @param bytes whether it takes bodies of bytes instead of text
     */
    record Planned(String name, String template, String authLevel, boolean bytes) {}

    /** Plans the functions that answer HTTP requests, and checks the others. */
    static List<Planned> of(AppDefinition app, PackagerSettings settings) {
        FunctionPlan plan = new FunctionPlan();
        for (FunctionDefinition function : app.functions()) {
            checkName(function.name());
            if (function.kind().isEvent()) {
                EventChecks.check(
                        function, Objects.requireNonNull(settings.events().get(function.name())));
            } else {
                checkNeeds(function);
                plan.add(function, Objects.requireNonNull(settings.functions().get(function.name())));
            }
            if (settings.warmup() && function.name().equalsIgnoreCase(WARMUP)) {
                throw new StartupException(
                        "Azure calls the function that warms up an instance \"warmup\"; give the function "
                                + function.name() + " another name, or remove warmup=true from " + PackagerSettings.FILE
                                + ".");
            }
        }
        if (app.functions().isEmpty()) {
            throw new StartupException("The app " + app.name() + " declares no function.");
        }
        plan.checkOverlaps();
        return plan.named(app);
    }

    private static void checkName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("host")) {
            throw new StartupException("Azure doesn't take a function named " + name + "; give it another name.");
        }
        if (lower.endsWith("lib")) {
            // the worker looks for libraries in whichever such directory it finds first
            throw new StartupException(
                    "The function " + name + " would get a directory whose name ends in \"lib\", and Azure's"
                            + " worker takes such a directory for that of the libraries; give the function another name.");
        }
    }

    private static void checkNeeds(FunctionDefinition function) {
        for (Capability need : function.needs()) {
            if (!RunningApp.HOST.can(need)) {
                throw new StartupException("Function " + function.name() + " needs " + need + ", and "
                        + RunningApp.HOST.title() + " can't do that; leave it out of an app for Azure.");
            }
        }
    }

    private void add(FunctionDefinition function, PackagerSettings.Function settings) {
        String owner = "function " + function.name();
        if (function.kind() == Kind.INVOKE) {
            String route = settings.route();
            String path = route == null ? "/" + function.name() : route;
            entries.add(new Entry(function, path, AzureRoute.of(path, owner), settings));
            return;
        }
        for (Route route : function.routes()) {
            entries.add(new Entry(function, route.path(), AzureRoute.of(route.path(), owner), settings));
        }
    }

    private void checkOverlaps() {
        for (int i = 0; i < entries.size(); i++) {
            for (int j = 0; j < i; j++) {
                Entry one = entries.get(j);
                Entry other = entries.get(i);
                if (one.function != other.function && one.route.overlaps(other.route)) {
                    checkOverlap(one, other);
                }
            }
        }
    }

    private static void checkOverlap(Entry one, Entry other) {
        if (one.invoked() || other.invoked()) {
            String invoked = (one.invoked() ? one : other).function.name();
            throw new StartupException("The same requests reach " + one + " and " + other
                    + ", and Azure would choose by the" + " order of names. Write " + invoked
                    + ".route=/another/path in " + PackagerSettings.FILE + ".");
        }
        if (!one.settings.authLevel().equals(other.settings.authLevel())) {
            throw disagree(one, other, "authLevel", one.settings.authLevel(), other.settings.authLevel());
        }
        if (one.settings.bytes() != other.settings.bytes()) {
            throw disagree(one, other, "body", body(one.settings.bytes()), body(other.settings.bytes()));
        }
    }

    private static String body(boolean bytes) {
        return bytes ? "bytes" : "text";
    }

    private static StartupException disagree(Entry one, Entry other, String key, String value, String otherValue) {
        return new StartupException(
                "The same requests reach " + one + " and " + other + ", and Azure chooses by the order of"
                        + " names, so both need the same " + key + ". " + PackagerSettings.FILE + " says "
                        + one.function.name() + "." + key + "=" + value + " and " + other.function.name() + "." + key
                        + "=" + otherValue
                        + ". Write the same value for both, change a path, or put the functions into different apps.");
    }

    private List<Planned> named(AppDefinition app) {
        Set<String> taken = new HashSet<>();
        for (FunctionDefinition function : app.functions()) {
            taken.add(function.name().toLowerCase(Locale.ROOT));
        }
        Map<String, Planned> byPath = new LinkedHashMap<>();
        Set<String> given = new HashSet<>();
        for (Entry entry : entries) {
            if (!byPath.containsKey(entry.route.key())) {
                String own = entry.function.name();
                String name = given.add(own) ? own : numbered(own, taken);
                byPath.put(
                        entry.route.key(),
                        new Planned(name, entry.route.template(), entry.settings.authLevel(), entry.settings.bytes()));
            }
        }
        return List.copyOf(byPath.values());
    }

    private static String numbered(String name, Set<String> taken) {
        int number = 2;
        while (!taken.add((name + "-" + number).toLowerCase(Locale.ROOT))) {
            number++;
        }
        String numbered = name + "-" + number;
        if (numbered.length() > LONGEST_NAME) {
            throw new StartupException(
                    "The function " + name + " has several paths, so Azure sees several functions, and the" + " name "
                            + numbered + " is too long for one; give the function a shorter name.");
        }
        return numbered;
    }
}
