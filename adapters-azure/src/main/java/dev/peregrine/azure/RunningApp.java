package dev.peregrine.azure;

import dev.peregrine.Capability;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.Host;
import dev.peregrine.StartupException;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.spi.Deployment;
import dev.peregrine.spi.Invocation;
import dev.peregrine.spi.Kind;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps the app of one class loader; it is started by its first invocation. Thread-safe. */
final class RunningApp {
    /** What it can do for HTTP functions; for others see {@link Trigger}. */
    static final Host HOST = new Host("azure", "functions", "HTTP trigger", Set.of());

    /** What it can do for any trigger: which one calls a function is only known when it does. */
    static final Host ANY_TRIGGER = new Host(
            "azure",
            "functions",
            "any trigger",
            Set.of(Capability.PARKING_OUTPUT, Capability.PARTIAL_FAILURES, Capability.ORDERED_DELIVERY));

    private static final String APP = "PEREGRINE_APP";
    private static final String PROXIES = "PEREGRINE_TRUSTED_PROXIES";

    private final @Nullable FunctionApp given;
    private final Environment environment;
    private volatile @Nullable Started started;
    private volatile int failures;
    private @Nullable Throwable lastFailure;

    RunningApp(@Nullable FunctionApp given, Environment environment) {
        this.given = given;
        this.environment = environment;
    }

    Environment environment() {
        return environment;
    }

    /** An app that has started. */
    static final class Started {
        final Deployment deployment;

        /** How long a function may run; {@code Long.MAX_VALUE} for ever. */
        final long functionMillis;

        final int trustedProxies;
        private final PackagedApp packaged;
        private final Environment environment;

        /** Whether the app's routes choose the function and not the host's. */
        private final boolean routes;

        Started(
                Deployment deployment,
                PackagedApp packaged,
                Environment environment,
                long functionMillis,
                int trustedProxies,
                boolean routes) {
            this.deployment = deployment;
            this.packaged = packaged;
            this.environment = environment;
            this.functionMillis = functionMillis;
            this.trustedProxies = trustedProxies;
            this.routes = routes;
        }

        /** How long an HTTP function may run until its caller is sent away. */
        long httpMillis() {
            return FunctionTimeout.httpMillis(functionMillis);
        }

        /** Where a function's events come from, as far as the package tells; else its own name. */
        String source(String function) {
            String name = packaged.sources().getOrDefault(function, function);
            int last = name.length() - 1;
            // the host fills in app settings that stand between percent signs
            return last > 1 && name.charAt(0) == '%' && name.indexOf('%', 1) == last
                    ? environment.get(name.substring(1, last)).orElse(name)
                    : name;
        }

        HttpResponse http(String function, HttpRequest request, Invocation invocation) {
            return routes && deployment.kind(function) == Kind.HTTP
                    ? deployment.http(request, invocation)
                    : deployment.http(function, request, invocation);
        }
    }

    /** A start that failed. */
    static final class StartFailure extends Exception {
        private static final long serialVersionUID = 1L;

        /** Whether this is the first to hear of it. */
        final boolean isNew;

        StartFailure(Throwable cause, boolean isNew) {
            super(cause.toString(), cause, false, false);
            this.isNew = isNew;
        }
    }

    /** The app, started unless it runs; those who wait for a start that fails share its failure. */
    Started started() throws StartFailure {
        Started running = started;
        if (running != null) {
            return running;
        }
        int seen = failures;
        synchronized (this) {
            running = started;
            if (running != null) {
                return running;
            }
            if (lastFailure != null && failures != seen) {
                throw new StartFailure(lastFailure, false);
            }
            try {
                running = start();
                started = running;
                return running;
            } catch (Throwable e) {
                lastFailure = e;
                failures = failures + 1;
                throw new StartFailure(e, true);
            }
        }
    }

    private Started start() {
        PackagedApp packaged = given == null ? PackagedApp.load(RunningApp.class.getClassLoader()) : PackagedApp.NONE;
        long timeout = FunctionTimeout.millis(environment, packaged.functionTimeout());
        int proxies = trustedProxies();
        if (given != null) {
            Deployment deployment = Deployment.startAll(given, ANY_TRIGGER, environment);
            return new Started(deployment, packaged, environment, timeout, proxies, true);
        }
        String name = packaged.app();
        Environment named = name == null ? environment : environment.with(APP, name);
        Deployment deployment = Deployment.startAll(ANY_TRIGGER, named);
        return new Started(deployment, packaged, environment, timeout, proxies, name != null);
    }

    private int trustedProxies() {
        Optional<String> set = environment.get(PROXIES);
        if (set.isEmpty()) {
            return 0;
        }
        String value = set.get();
        if (value.length() == 1 && value.charAt(0) >= '0' && value.charAt(0) <= '9') {
            return value.charAt(0) - '0';
        }
        throw new StartupException("The environment variable " + PROXIES + " is \"" + value
                + "\"; set it to the number of your own proxies in front of the function, 0 to 9, or don't set it.");
    }

    /** Closes the app, unless it doesn't run; a later invocation would start it anew. */
    synchronized void close() {
        Started running = started;
        started = null;
        if (running != null) {
            running.deployment.close();
        }
    }
}
