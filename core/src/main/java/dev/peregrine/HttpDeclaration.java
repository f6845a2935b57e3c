package dev.peregrine;

import dev.peregrine.http.HttpFilter;

/** What can be added to the declaration of an HTTP function; see {@link Functions#http}. */
public interface HttpDeclaration {
    /**
     * Adds a further route.
     *
     * @param route as in {@link Functions#http}
     * @return this
     */
    HttpDeclaration route(String route);

    /**
     * Puts a filter around this function alone, inside the app's filters. It also sees what is answered for the function's
     * paths without its handler: {@code OPTIONS}, 405.
     *
     * @param filter the filter
     * @return this
     */
    HttpDeclaration filter(HttpFilter filter);

    /**
     * Puts a filter around this function alone, inside the app's filters.
     *
     * @param factory creates the filter, with the handler
     * @return this
     */
    HttpDeclaration filter(Factory<? extends HttpFilter> factory);

    /**
     * Puts an interceptor around this function's handler calls, inside the app's interceptors.
     *
     * @param interceptor the interceptor
     * @return this
     */
    HttpDeclaration intercept(Interceptor interceptor);

    /**
     * States what the function can't do without. A host that lacks it refuses to start the function.
     *
     * @param capabilities what is needed
     * @return this
     */
    HttpDeclaration needs(Capability... capabilities);

    /**
     * Names types which the handler reads or writes as JSON, so that one the codec can't bind is refused at start-up
     * instead of at its first use.
     *
     * @param types the types
     * @return this
     */
    HttpDeclaration json(Class<?>... types);

    /**
     * As {@link #json(Class...)}, for types such as {@code List<Order>}.
     *
     * @param types the types
     * @return this
     */
    HttpDeclaration json(TypeRef<?>... types);
}
