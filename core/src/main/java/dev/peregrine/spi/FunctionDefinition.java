package dev.peregrine.spi;

import dev.peregrine.Capability;
import dev.peregrine.Factory;
import dev.peregrine.HttpDeclaration;
import dev.peregrine.Interceptor;
import dev.peregrine.InvokeDeclaration;
import dev.peregrine.TypeRef;
import dev.peregrine.http.HttpFilter;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One declared function. Not changed once its app is defined. */
public final class FunctionDefinition implements HttpDeclaration, InvokeDeclaration {
    private final AppDefinition app;
    private final String name;
    private final Kind kind;

    /** The handler itself, or the factory that creates it. */
    private final Object handler;

    private final boolean created;
    private final List<Route> routes = new ArrayList<>(2);

    /** Each a filter itself, or the factory that creates it. */
    private final List<Object> filters = new ArrayList<>(2);

    private final List<Interceptor> interceptors = new ArrayList<>(2);
    private final List<Capability> needs = new ArrayList<>(2);
    private final List<Type> types = new ArrayList<>(2);

    FunctionDefinition(AppDefinition app, String name, Kind kind, Object handler, boolean created) {
        this.app = app;
        this.name = name;
        this.kind = kind;
        this.handler = handler;
        this.created = created;
    }

    @Override
    public FunctionDefinition route(String route) {
        app.checkOpen();
        Route added = Route.of(route);
        app.checkCollision(name, added);
        routes.add(added);
        return this;
    }

    @Override
    public FunctionDefinition filter(HttpFilter filter) {
        app.checkOpen();
        filters.add(filter);
        return this;
    }

    @Override
    public FunctionDefinition filter(Factory<? extends HttpFilter> factory) {
        app.checkOpen();
        filters.add(factory);
        return this;
    }

    @Override
    public FunctionDefinition intercept(Interceptor interceptor) {
        app.checkOpen();
        interceptors.add(interceptor);
        return this;
    }

    @Override
    public FunctionDefinition needs(Capability... capabilities) {
        app.checkOpen();
        Collections.addAll(needs, capabilities);
        return this;
    }

    @Override
    public FunctionDefinition json(Class<?>... jsonTypes) {
        app.checkOpen();
        Collections.addAll(types, jsonTypes);
        return this;
    }

    @Override
    public FunctionDefinition json(TypeRef<?>... jsonTypes) {
        app.checkOpen();
        for (TypeRef<?> type : jsonTypes) {
            types.add(type.type());
        }
        return this;
    }

    FunctionDefinition types(Type input, Type output) {
        types.add(input);
        types.add(output);
        return this;
    }

    /**
     * The name.
     *
     * @return unique in the app
     */
    public String name() {
        return name;
    }

    /**
     * The kind.
     *
     * @return the kind
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The routes.
     *
     * @return at least one for {@link Kind#HTTP}, none for others
     */
    public List<Route> routes() {
        return Collections.unmodifiableList(routes);
    }

    /**
     * What the function can't do without.
     *
     * @return the capabilities
     */
    public List<Capability> needs() {
        return Collections.unmodifiableList(needs);
    }

    /** The types named in the declaration; of {@link Kind#INVOKE} the input and the output, in this order. */
    List<Type> types() {
        return types;
    }

    List<Object> filters() {
        return filters;
    }

    List<Interceptor> interceptors() {
        return interceptors;
    }

    Object createHandler() throws Exception {
        return created ? handler : ((Factory<?>) handler).create();
    }
}
