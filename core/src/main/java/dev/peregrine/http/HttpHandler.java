package dev.peregrine.http;

import dev.peregrine.Handler;

/**
 * A function that answers HTTP requests.
 *
 * <p>What it throws becomes the answer: an {@link HttpProblem} itself, anything else a 500 that tells the client nothing but
 * the invocation's id, and is logged once.
 */
@FunctionalInterface
public interface HttpHandler extends Handler<HttpRequest, HttpResponse> {}
