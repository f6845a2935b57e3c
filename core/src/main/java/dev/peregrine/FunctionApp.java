package dev.peregrine;

import dev.peregrine.http.HttpHandler;

/**
 * An app: one deployable with any number of functions, and the declaration of each.
 *
 * <p>Implementations need a public constructor without parameters when they are named by the environment variable
 * {@code PEREGRINE_APP}.
 */
@FunctionalInterface
public interface FunctionApp {
    /**
     * Declares the functions. This is pure: it runs at packaging time and in tests without any environment, so it must not
     * open, read or connect to anything; factories do that.
     *
     * @param functions where to declare
     */
    void define(Functions functions);

    /**
     * An app of one HTTP function that gets every request, whatever its path and method.
     *
     * @param handler the handler
     * @return the app; its function is named {@code http}
     */
    static FunctionApp of(HttpHandler handler) {
        return functions -> functions.http("http", "/{path...}", handler);
    }
}
