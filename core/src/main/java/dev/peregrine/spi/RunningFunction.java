package dev.peregrine.spi;

import dev.peregrine.Context;
import dev.peregrine.Factory;
import dev.peregrine.Interceptor;
import dev.peregrine.event.Parking;
import dev.peregrine.http.HttpFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A selected function of a running app: its handler, created at first use, with what stands around it. */
final class RunningFunction {
    private final FunctionDefinition definition;
    private final List<Interceptor> interceptors;
    private final List<AutoCloseable> closeables;

    /** What the factories made so far; guarded by this until all is made. */
    private @Nullable Object handler;

    private @Nullable Parking parking;

    private final List<HttpFilter> filters;
    private volatile boolean created;

    RunningFunction(FunctionDefinition definition, List<Interceptor> ofApp, List<AutoCloseable> closeables) {
        this.definition = definition;
        this.closeables = closeables;
        this.filters = new ArrayList<>(definition.filters().size());
        List<Interceptor> own = definition.interceptors();
        if (own.isEmpty()) {
            this.interceptors = ofApp;
        } else {
            this.interceptors = new ArrayList<>(ofApp);
            this.interceptors.addAll(own);
        }
    }

    FunctionDefinition definition() {
        return definition;
    }

    String name() {
        return definition.name();
    }

    /** Runs the factories, unless they have run; after a failure goes on with the one that failed. */
    void create() throws Exception {
        if (!created) {
            make();
        }
    }

    private synchronized void make() throws Exception {
        if (handler == null) {
            Object made = definition.createHandler();
            if (made == null) {
                throw new IllegalStateException("The factory of function " + name() + " returned null");
            }
            register(made, closeables);
            handler = made;
        }
        parking();
        List<Object> declared = definition.filters();
        for (int i = filters.size(); i < declared.size(); i++) {
            filters.add(filter(declared.get(i), closeables));
        }
        created = true;
    }

    private synchronized @Nullable Parking parking() throws Exception {
        Object place = definition.parking();
        if (place != null && parking == null) {
            parking = (Parking) (place instanceof Parking ? place : made(place, "the parking place", closeables));
        }
        return parking;
    }

    /** Has what a factory made closed with the app, if it can be. */
    static void register(Object made, List<AutoCloseable> closeables) {
        if (made instanceof AutoCloseable closeable) {
            synchronized (closeables) {
                closeables.add(closeable);
            }
        }
    }

    /** A filter itself, or what its factory makes. */
    static HttpFilter filter(Object declared, List<AutoCloseable> closeables) throws Exception {
        return (HttpFilter) (declared instanceof HttpFilter ? declared : made(declared, "a filter", closeables));
    }

    /** Runs a factory of the app. */
    static Object made(Object factory, String what, List<AutoCloseable> closeables) throws Exception {
        Object made = ((Factory<?>) factory).create();
        if (made == null) {
            throw new IllegalStateException("The factory of " + what + " returned null");
        }
        register(made, closeables);
        return made;
    }

    /** The filters of this function alone. */
    List<HttpFilter> filters() throws Exception {
        if (!definition.filters().isEmpty()) {
            create();
        }
        return filters;
    }

    /**
     * Where messages are parked: the function's own place, or the host's output that it stands for. It is there even while
     * the handler can't be created.
     */
    @Nullable
    Parking parking(@Nullable Parking output) throws Exception {
        Parking place = parking();
        return place == Parking.output() && output != null ? output : place;
    }

    /** Calls the handler through the interceptors. */
    @Nullable
    Object call(Object input, Context context) throws Exception {
        create();
        // made before created was set, and not changed since
        Object present = Objects.requireNonNull(handler);
        return interceptors.isEmpty()
                ? HandlerCall.call(definition.kind(), present, input, context)
                : new InterceptedCall(definition.kind(), present, interceptors, input, context).run();
    }
}
