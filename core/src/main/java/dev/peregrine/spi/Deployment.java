package dev.peregrine.spi;

import dev.peregrine.Capability;
import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.Hook;
import dev.peregrine.Host;
import dev.peregrine.Interceptor;
import dev.peregrine.StartupException;
import dev.peregrine.http.HttpFilter;
import dev.peregrine.http.HttpProblem;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.json.JsonCodec;
import dev.peregrine.json.JsonTypeException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * An app that runs in this process: what an adapter starts once and hands every invocation to. Thread-safe.
 *
 * <p>Handlers are created at their first invocation; that of an app with one selected function at once.
 */
public final class Deployment implements AutoCloseable {
    private final AppDefinition app;
    private final Host host;
    private final List<RunningFunction> functions;
    private final JsonCodec codec;
    private final HttpDispatcher http;
    private volatile boolean warm;
    private boolean closed;

    private Deployment(
            AppDefinition app, Host host, List<RunningFunction> functions, List<HttpFilter> filters, JsonCodec codec) {
        this.app = app;
        this.host = host;
        this.functions = functions;
        this.codec = codec;
        this.http = new HttpDispatcher(app.name(), functions, filters, codec);
    }

    /**
     * Starts the app named by the environment: {@code PEREGRINE_APP} names a {@link FunctionApp} or one handler class, and
     * {@code PEREGRINE_FUNCTION}, if set, one function of it. Without, the app's HTTP functions are selected together, or
     * its only function.
     *
     * @param host the host, with all it can do for any trigger
     * @param environment the environment
     * @return the running app
     * @throws StartupException that says what to change, when the app can't run here as it is declared and configured
     */
    public static Deployment start(Host host, Environment environment) {
        return start(Selection.app(environment), host, environment);
    }

    /**
     * Starts an app.
     *
     * @param app the app
     * @param host the host, with all it can do for any trigger
     * @param environment the environment; of it, {@code PEREGRINE_FUNCTION} selects as above
     * @return the running app
     * @throws StartupException as above
     */
    public static Deployment start(FunctionApp app, Host host, Environment environment) {
        AppDefinition definition = define(app);
        return start(definition, Selection.functions(definition, environment), host, environment, true);
    }

    /**
     * Starts all functions of an app, for hosts that name the function with each invocation.
     *
     * @param app the app
     * @param host the host, with all it can do for any trigger
     * @param environment the environment
     * @return the running app
     * @throws StartupException as above
     */
    public static Deployment startAll(FunctionApp app, Host host, Environment environment) {
        AppDefinition definition = define(app);
        return start(definition, definition.functions(), host, environment, false);
    }

    /**
     * Starts all functions of the app that {@code PEREGRINE_APP} names.
     *
     * @param host the host, with all it can do for any trigger
     * @param environment the environment
     * @return the running app
     * @throws StartupException as above
     */
    public static Deployment startAll(Host host, Environment environment) {
        return startAll(Selection.app(environment), host, environment);
    }

    private static AppDefinition define(FunctionApp app) {
        try {
            return AppDefinition.of(app);
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new StartupException(
                    "The app " + app.getClass().getName() + " is declared wrongly. " + e.getMessage(), e);
        }
    }

    private static Deployment start(
            AppDefinition app,
            List<FunctionDefinition> selected,
            Host host,
            Environment environment,
            boolean createsTheOnlyHandler) {
        for (int i = 0; i < selected.size(); i++) {
            checkNeeds(selected.get(i), host);
        }
        app.run(environment);
        try {
            JsonCodec codec = app.codec == null
                    ? JsonCodec.light()
                    : (JsonCodec) RunningFunction.made(app.codec, "the JSON codec", app.closeables);
            checkTypes(selected, codec);
            List<Interceptor> interceptors = new ArrayList<>(app.interceptors.size());
            for (int i = 0; i < app.interceptors.size(); i++) {
                Object declared = app.interceptors.get(i);
                interceptors.add((Interceptor)
                        (declared instanceof Interceptor
                                ? declared
                                : RunningFunction.made(declared, "an interceptor", app.closeables)));
            }
            List<RunningFunction> functions = new ArrayList<>(selected.size());
            for (int i = 0; i < selected.size(); i++) {
                functions.add(new RunningFunction(selected.get(i), interceptors, app.closeables));
            }
            List<HttpFilter> filters = new ArrayList<>(app.filters.size());
            for (int i = 0; i < app.filters.size(); i++) {
                filters.add(RunningFunction.filter(app.filters.get(i), app.closeables));
            }
            run(app.startHooks);
            Deployment deployment = new Deployment(app, host, functions, filters, codec);
            if (createsTheOnlyHandler && functions.size() == 1) {
                deployment.createHandlers();
            }
            return deployment;
        } catch (Throwable e) {
            throw failedStart(app, e);
        }
    }

    /** Closes what was created so far: some hosts try again, and must not leak a pool at each try. */
    private static RuntimeException failedStart(AppDefinition app, Throwable failure) {
        Throwable unclosed = Closing.all(app.closeables);
        if (unclosed != null && unclosed != failure) {
            failure.addSuppressed(unclosed);
        }
        if (failure instanceof StartupException known) {
            return known;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return new StartupException("The app " + app.name() + " failed to start: " + failure, failure);
    }

    private static void checkNeeds(FunctionDefinition function, Host host) {
        List<Capability> needs = function.needs();
        for (int i = 0; i < needs.size(); i++) {
            if (!host.can(needs.get(i))) {
                throw new StartupException(
                        "Function " + function.name() + " needs " + needs.get(i) + ", and " + host.title()
                                + " can't do that. Run the function on another host, or change it and remove "
                                + declaration(needs.get(i)) + " from its declaration.");
            }
        }
    }

    /** How a need is declared. */
    private static String declaration(Capability need) {
        return switch (need) {
            case PARTIAL_FAILURES -> "partialFailures()";
            case ORDERED_DELIVERY -> "ordered()";
            case PARKING_OUTPUT -> "parking(Parking.output())";
            default -> "needs(" + need + ")";
        };
    }

    /** Has the types of the declarations refused at the start rather than at their first use. */
    private static void checkTypes(List<FunctionDefinition> selected, JsonCodec codec) {
        for (int i = 0; i < selected.size(); i++) {
            FunctionDefinition function = selected.get(i);
            List<Type> types = function.types();
            for (int k = 0; k < types.size(); k++) {
                Type type = types.get(k);
                // a message's text or bytes are no JSON
                if (type == byte[].class
                        || type == Void.class
                        || (type == String.class && function.kind().isEvent())) {
                    continue;
                }
                try {
                    codec.check(type);
                } catch (JsonTypeException e) {
                    throw new StartupException("Function " + function.name() + ": " + e.getMessage(), e);
                }
            }
        }
    }

    /**
     * Creates all handlers, so that no invocation has to wait for them; for hosts that warm an instance up.
     *
     * @throws StartupException when one can't be created; the rest may have been, and the next call goes on
     */
    public void createHandlers() {
        for (int i = 0; i < functions.size(); i++) {
            try {
                functions.get(i).create();
            } catch (StartupException e) {
                throw e;
            } catch (Exception e) {
                throw new StartupException(
                        "The handler of function " + functions.get(i).name()
                                + ", or what belongs to it, can't be created: " + e,
                        e);
            }
        }
    }

    /**
     * What was selected.
     *
     * @return {@link Kind#HTTP} for HTTP functions, else the only function's kind; HTTP too for all functions of an app
     */
    public Kind kind() {
        return functions.size() == 1 ? functions.get(0).definition().kind() : Kind.HTTP;
    }

    /**
     * The kind of a function.
     *
     * @param function its name
     * @return its kind; {@link Kind#HTTP} for a name that isn't declared, such as one made up for a further route
     */
    public Kind kind(String function) {
        for (int i = 0; i < functions.size(); i++) {
            if (functions.get(i).name().equalsIgnoreCase(function)) {
                return functions.get(i).definition().kind();
            }
        }
        return Kind.HTTP;
    }

    /**
     * The host.
     *
     * @return as given at the start
     */
    public Host host() {
        return host;
    }

    /**
     * Handles an HTTP request, also for a function of kind {@link Kind#INVOKE}, which takes JSON by {@code POST} on any path.
     *
     * @param request the request
     * @param invocation what the adapter knows of the invocation
     * @return the response, ready to be sent: its content is bytes, or a writer where the host can stream
     */
    public HttpResponse http(HttpRequest request, Invocation invocation) {
        return http.dispatch(request, invocation, isColdStart(), kind() == Kind.INVOKE ? functions.get(0) : null);
    }

    /**
     * Handles an HTTP request for the function that the host has chosen by its own routes. Of the app's routes only those
     * with the same path take part.
     *
     * @param function the function's name
     * @param request the request
     * @param invocation what the adapter knows of the invocation
     * @return the response, ready to be sent
     * @throws StartupException when the app has no function of that name
     */
    public HttpResponse http(String function, HttpRequest request, Invocation invocation) {
        return http.dispatch(request, invocation, isColdStart(), find(function));
    }

    private RunningFunction find(String name) {
        for (int i = 0; i < functions.size(); i++) {
            if (functions.get(i).name().equalsIgnoreCase(name)) {
                return functions.get(i);
            }
        }
        throw new StartupException("The app " + app.name() + " has no function " + name
                + "; package and deploy it anew, so that the host's list of functions is the app's");
    }

    private boolean isColdStart() {
        return !warm && isFirst();
    }

    private synchronized boolean isFirst() {
        boolean first = !warm;
        warm = true;
        return first;
    }

    /**
     * Handles a direct invocation of the only selected function.
     *
     * @param payload the raw payload
     * @param invocation what the adapter knows of the invocation
     * @return the raw answer
     * @throws Exception what the handler threw, unwrapped and not logged; {@link dev.peregrine.json.JsonException} when the
     *     payload doesn't fit
     */
    public byte[] invoke(byte[] payload, Invocation invocation) throws Exception {
        RunningFunction function = functions.get(0);
        InvocationContext context = new InvocationContext(invocation, function.name(), isColdStart());
        Object logged = Log.begin(context);
        try {
            return InvokeCall.run(function, codec, payload, context);
        } finally {
            Log.end(logged);
        }
    }

    /**
     * Handles events for the only selected function.
     *
     * @param delivery what the host delivers
     * @param invocation what the adapter knows of the invocation
     * @return what the host has to be asked for again: of {@link Redelivery#ITEM} the items, of {@link Redelivery#CHECKPOINT}
     *     the first of each shard or partition; empty when all is done
     * @throws Exception what a handler threw, unwrapped and not logged, when all has to be delivered again; then nothing may
     *     be acknowledged
     */
    public List<Item> deliver(Delivery delivery, Invocation invocation) throws Exception {
        return deliver(functions.get(0), delivery, invocation);
    }

    /**
     * Handles events for a function that the host has chosen.
     *
     * @param function the function's name
     * @param delivery what the host delivers
     * @param invocation what the adapter knows of the invocation
     * @return as above
     * @throws Exception as above
     */
    public List<Item> deliver(String function, Delivery delivery, Invocation invocation) throws Exception {
        return deliver(find(function), delivery, invocation);
    }

    private List<Item> deliver(RunningFunction function, Delivery delivery, Invocation invocation) throws Exception {
        if (!function.definition().kind().isEvent()) {
            throw new StartupException("Function " + function.name() + " answers requests, and "
                    + invocation.host().title() + " delivers events. Name another function, or remove that trigger.");
        }
        // what a host can do for any trigger, this one may not be able to
        checkNeeds(function.definition(), invocation.host());
        InvocationContext context = new InvocationContext(invocation, function.name(), isColdStart());
        Object logged = Log.begin(context);
        try {
            return new BatchEngine(function, codec, context, delivery).run();
        } finally {
            Log.end(logged);
        }
    }

    /**
     * The only selected function.
     *
     * @return its declaration
     * @throws IllegalStateException when several are selected, as an app's HTTP functions are
     */
    public FunctionDefinition function() {
        if (functions.size() != 1) {
            throw new IllegalStateException("Several functions run here");
        }
        return functions.get(0).definition();
    }

    /**
     * A function by its name.
     *
     * @param name the name
     * @return its declaration
     * @throws StartupException when the app has no function of that name
     */
    public FunctionDefinition function(String name) {
        return find(name).definition();
    }

    /**
     * Answers a request that the adapter couldn't read or whose response it couldn't send.
     *
     * @param failure what was thrown; an {@link HttpProblem} is told to the client, anything else is logged
     * @param invocation what the adapter knows of the invocation
     * @return the response, ready to be sent
     */
    public HttpResponse failure(Throwable failure, Invocation invocation) {
        String name = functions.size() == 1 ? functions.get(0).name() : app.name();
        InvocationContext context = new InvocationContext(invocation, name, false);
        Object logged = Log.begin(context);
        try {
            return HttpDispatcher.failure(failure, context);
        } finally {
            Log.end(logged);
        }
    }

    /**
     * Answers a request for an app that failed to start, and logs why; for hosts that must answer nevertheless.
     *
     * @param function the name of the function that the host asked for
     * @param failure why the start failed
     * @param invocation what the adapter knows of the invocation
     * @return the response, ready to be sent, with status 500
     */
    public static HttpResponse startFailure(String function, Throwable failure, Invocation invocation) {
        InvocationContext context = new InvocationContext(invocation, function, true);
        String reason = String.valueOf(failure instanceof StartupException ? failure.getMessage() : failure);
        Log.error(
                context,
                "Invocation " + context.invocationId() + " of function " + function + " on "
                        + context.host().title() + " failed, because the app can't start: "
                        + reason.replace('\n', ' ').replace('\r', ' '),
                failure);
        return HttpDispatcher.serverError(context);
    }

    /**
     * Runs the hooks before a snapshot, after creating all handlers so that the snapshot holds them.
     *
     * @throws Exception what a hook threw
     */
    public void beforeSnapshot() throws Exception {
        createHandlers();
        run(app.snapshotHooks);
    }

    /**
     * Runs the hooks after a restore.
     *
     * @throws Exception what a hook threw
     */
    public void afterRestore() throws Exception {
        run(app.restoreHooks);
    }

    private static void run(List<Hook> hooks) throws Exception {
        for (int i = 0; i < hooks.size(); i++) {
            hooks.get(i).run();
        }
    }

    /**
     * Runs the close hooks, then closes what factories made: handlers, filters, shared resources; each in reverse order. All
     * are closed even if some fail. Closing again does nothing.
     *
     * @throws IllegalStateException with the first failure as its cause, in which the others are suppressed
     */
    @Override
    public void close() {
        synchronized (app.closeables) {
            if (!closed) {
                for (Hook hook : app.closeHooks) {
                    app.closeables.add(hook::run);
                }
            }
            closed = true;
        }
        Throwable failure = Closing.all(app.closeables);
        if (failure != null) {
            throw new IllegalStateException("The app " + app.name() + " failed to close", failure);
        }
    }
}
