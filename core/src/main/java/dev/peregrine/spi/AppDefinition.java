package dev.peregrine.spi;

import dev.peregrine.Environment;
import dev.peregrine.Factory;
import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;
import dev.peregrine.Handler;
import dev.peregrine.Hook;
import dev.peregrine.HttpDeclaration;
import dev.peregrine.Interceptor;
import dev.peregrine.InvokeDeclaration;
import dev.peregrine.Shared;
import dev.peregrine.TypeRef;
import dev.peregrine.http.HttpFilter;
import dev.peregrine.http.HttpHandler;
import dev.peregrine.json.JsonCodec;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A declared app: what a packager reads and a {@link Deployment} runs. */
public final class AppDefinition extends DeclaredEvents implements Functions {
    private final String name;
    private final List<FunctionDefinition> functions = new ArrayList<>();

    /** Each a filter itself, or the factory that creates it. */
    final List<Object> filters = new ArrayList<>(2);

    /** Each an interceptor itself, or the factory that creates it. */
    final List<Object> interceptors = new ArrayList<>(2);

    final List<Hook> startHooks = new ArrayList<>(2);
    final List<Hook> closeHooks = new ArrayList<>(2);
    final List<Hook> snapshotHooks = new ArrayList<>(2);
    final List<Hook> restoreHooks = new ArrayList<>(2);

    /** What running instances have created, in its order; guarded by itself. */
    final List<AutoCloseable> closeables = new ArrayList<>(2);

    @Nullable
    Factory<? extends JsonCodec> codec;

    private @Nullable Environment environment;
    private boolean open = true;

    private AppDefinition(String name) {
        this.name = name;
    }

    /**
     * Has an app declare its functions.
     *
     * @param app the app
     * @return its definition
     * @throws RuntimeException what the app threw, as a rule an {@link IllegalArgumentException} for a wrong declaration
     */
    public static AppDefinition of(FunctionApp app) {
        Class<?> type = app.getClass();
        AppDefinition definition =
                new AppDefinition(type.isHidden() || type.isAnonymousClass() ? "app" : type.getSimpleName());
        app.define(definition);
        definition.open = false;
        return definition;
    }

    /**
     * Has the app that {@code PEREGRINE_APP} names declare its functions.
     *
     * @param environment where the name stands
     * @return its definition
     * @throws dev.peregrine.StartupException when there is no such app
     * @throws RuntimeException what the app threw
     */
    public static AppDefinition from(Environment environment) {
        return of(Selection.app(environment));
    }

    /**
     * The app that {@code PEREGRINE_APP} names: a {@link FunctionApp}, or one made of a single handler class, which declares
     * itself to an {@link AppDefinition} alone.
     *
     * @param environment where the name stands
     * @return the app, not defined yet
     * @throws dev.peregrine.StartupException when there is no such app
     */
    public static FunctionApp app(Environment environment) {
        return Selection.app(environment);
    }

    /**
     * The app's name.
     *
     * @return its class's simple name; {@code app} for a class without one
     */
    public String name() {
        return name;
    }

    /**
     * The functions.
     *
     * @return in the order of their declaration
     */
    public List<FunctionDefinition> functions() {
        return Collections.unmodifiableList(functions);
    }

    void run(Environment running) {
        this.environment = running;
    }

    @Override
    public HttpDeclaration http(String function, String route, Factory<? extends HttpHandler> factory) {
        return add(function, Kind.HTTP, factory, false).route(route);
    }

    @Override
    public HttpDeclaration http(String function, String route, HttpHandler handler) {
        return add(function, Kind.HTTP, handler, true).route(route);
    }

    @Override
    public <I, O> InvokeDeclaration invoke(
            String function,
            Class<I> input,
            Class<O> output,
            Factory<? extends Handler<? super I, ? extends O>> factory) {
        return invoke(function, (Type) input, output, factory);
    }

    @Override
    public <I, O> InvokeDeclaration invoke(
            String function, Class<I> input, Class<O> output, Handler<? super I, ? extends O> handler) {
        return add(function, Kind.INVOKE, handler, true).types(input, output);
    }

    @Override
    public <I, O> InvokeDeclaration invoke(
            String function,
            TypeRef<I> input,
            TypeRef<O> output,
            Factory<? extends Handler<? super I, ? extends O>> factory) {
        return invoke(function, input.type(), output.type(), factory);
    }

    @Override
    public <I, O> InvokeDeclaration invoke(
            String function, TypeRef<I> input, TypeRef<O> output, Handler<? super I, ? extends O> handler) {
        return add(function, Kind.INVOKE, handler, true).types(input.type(), output.type());
    }

    FunctionDefinition invoke(String function, Type input, Type output, Factory<?> factory) {
        return add(function, Kind.INVOKE, factory, false).types(input, output);
    }

    @Override
    FunctionDefinition add(String function, Kind kind, Object handler, boolean created) {
        checkOpen();
        if (!isName(function)) {
            throw new IllegalArgumentException("Not a name of a function: \"" + function
                    + "\". Use a letter followed by letters, digits, - and _, 127 at most");
        }
        Objects.requireNonNull(handler, "A function needs a handler or a factory that creates one");
        for (FunctionDefinition other : functions) {
            // some hosts ignore the case of a function's name
            if (other.name().equalsIgnoreCase(function)) {
                throw new IllegalArgumentException("Two functions are named " + function + "; give each its own name");
            }
        }
        FunctionDefinition definition = new FunctionDefinition(this, function, kind, handler, created);
        functions.add(definition);
        return definition;
    }

    static boolean isName(String name) {
        boolean right = !name.isEmpty() && name.length() <= 127;
        for (int i = 0; right && i < name.length(); i++) {
            char c = name.charAt(i);
            right = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (i > 0 && ((c >= '0' && c <= '9') || c == '-' || c == '_'));
        }
        return right;
    }

    void checkCollision(String function, Route added) {
        for (FunctionDefinition other : functions) {
            for (Route route : other.routes()) {
                if (route.collidesWith(added)) {
                    throw new IllegalArgumentException(
                            "The routes \"" + route + "\" of function " + other.name() + " and \"" + added
                                    + "\" of function " + function + " answer the same requests; change one of them");
                }
            }
        }
    }

    void checkOpen() {
        if (!open) {
            throw new IllegalStateException("The app is defined already; declare functions only within define(…)");
        }
    }

    @Override
    public <T> Shared<T> shared(Factory<? extends T> factory) {
        checkOpen();
        return new SharedResource<>(factory, closeables);
    }

    @Override
    public Environment environment() {
        if (environment == null) {
            throw new IllegalStateException(
                    "define(…) must not read the environment: it also runs where there is none, at"
                            + " packaging and in tests. Read it inside a factory: f.shared(() -> Mailer.from(f.environment()))");
        }
        return environment;
    }

    @Override
    public void filter(HttpFilter filter) {
        checkOpen();
        filters.add(filter);
    }

    @Override
    public void filter(Factory<? extends HttpFilter> factory) {
        checkOpen();
        filters.add(factory);
    }

    @Override
    public void intercept(Interceptor interceptor) {
        checkOpen();
        interceptors.add(interceptor);
    }

    @Override
    public void intercept(Factory<? extends Interceptor> factory) {
        checkOpen();
        interceptors.add(factory);
    }

    @Override
    public void json(Factory<? extends JsonCodec> factory) {
        checkOpen();
        codec = factory;
    }

    @Override
    public void onStart(Hook hook) {
        checkOpen();
        startHooks.add(hook);
    }

    @Override
    public void onClose(Hook hook) {
        checkOpen();
        closeHooks.add(hook);
    }

    @Override
    public void beforeSnapshot(Hook hook) {
        checkOpen();
        snapshotHooks.add(hook);
    }

    @Override
    public void afterRestore(Hook hook) {
        checkOpen();
        restoreHooks.add(hook);
    }
}
