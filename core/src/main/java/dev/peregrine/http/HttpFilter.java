package dev.peregrine.http;

import dev.peregrine.Context;

/**
 * Wraps HTTP functions: for CORS, authentication, compression, metrics. Must be thread-safe.
 *
 * <p>A filter stands outside the mapping of errors: it sees every response as the client will, those for failures, for
 * unknown paths (404) and methods (405), and for {@code OPTIONS} among them. It may answer by itself.
 */
@FunctionalInterface
public interface HttpFilter {
    /**
     * Handles a request, as a rule by calling {@code next}.
     *
     * @param request the request
     * @param context the invocation's facts
     * @param next the next filter, at last the function; it maps failures to responses instead of throwing
     * @return the response
     * @throws Exception as for a handler
     */
    HttpResponse filter(HttpRequest request, Context context, HttpHandler next) throws Exception;
}
