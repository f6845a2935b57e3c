package dev.peregrine.spi;

import dev.peregrine.Context;
import dev.peregrine.Factory;
import dev.peregrine.Handler;
import dev.peregrine.Interceptor;
import dev.peregrine.http.HttpFilter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A selected function of a running app: its handler, created at first use, with what stands around it. */
final class RunningFunction {
    private final FunctionDefinition definition;
    private final List<Interceptor> interceptors;
    private final List<AutoCloseable> closeables;
    private volatile @Nullable Created created;

    RunningFunction(FunctionDefinition definition, List<Interceptor> ofApp, List<AutoCloseable> closeables) {
        this.definition = definition;
        this.closeables = closeables;
        List<Interceptor> own = definition.interceptors();
        if (own.isEmpty()) {
            this.interceptors = ofApp;
        } else {
            this.interceptors = new ArrayList<>(ofApp);
            this.interceptors.addAll(own);
        }
    }

    /** What the factories made. */
    private static final class Created {
        final Handler<?, ?> handler;
        final List<HttpFilter> filters;

        Created(Handler<?, ?> handler, List<HttpFilter> filters) {
            this.handler = handler;
            this.filters = filters;
        }
    }

    FunctionDefinition definition() {
        return definition;
    }

    String name() {
        return definition.name();
    }

    /** Runs the factories, unless they have run. */
    void create() throws Exception {
        created();
    }

    private Created created() throws Exception {
        Created present = created;
        if (present != null) {
            return present;
        }
        synchronized (this) {
            if (created == null) {
                created = make();
            }
            return created;
        }
    }

    private Created make() throws Exception {
        Object handler = definition.createHandler();
        if (handler == null) {
            throw new IllegalStateException("The factory of function " + name() + " returned null");
        }
        List<HttpFilter> filters = createFilters(definition.filters());
        register(handler, closeables);
        return new Created((Handler<?, ?>) handler, filters);
    }

    /** Has what a factory made closed with the app, if it can be. */
    static void register(Object made, List<AutoCloseable> closeables) {
        if (made instanceof AutoCloseable closeable) {
            synchronized (closeables) {
                closeables.add(closeable);
            }
        }
    }

    static List<HttpFilter> createFilters(List<Object> declared) throws Exception {
        List<HttpFilter> filters = new ArrayList<>(declared.size());
        for (int i = 0; i < declared.size(); i++) {
            Object filter = declared.get(i);
            filters.add((HttpFilter) (filter instanceof HttpFilter ? filter : ((Factory<?>) filter).create()));
        }
        return filters;
    }

    /** The filters of this function alone. */
    List<HttpFilter> filters() throws Exception {
        return definition.filters().isEmpty() ? List.of() : created().filters;
    }

    /** Calls the handler through the interceptors. */
    @SuppressWarnings("unchecked") // the declaration has tied the handler's types to the function's
    @Nullable
    Object call(Object input, Context context) throws Exception {
        Handler<Object, Object> handler = (Handler<Object, Object>) created().handler;
        return interceptors.isEmpty()
                ? handler.handle(input, context)
                : new InterceptedCall(handler, interceptors, input, context).run();
    }
}
