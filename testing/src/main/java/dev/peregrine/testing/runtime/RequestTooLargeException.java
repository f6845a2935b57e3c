package dev.peregrine.testing.runtime;

/**
 * A payload over the platform's limit for a synchronous invocation. The platform refuses it with status 413 before any
 * function runs, and so does {@link LambdaRuntimeApi}.
 */
public final class RequestTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RequestTooLargeException(int size) {
        super("Request must be smaller than " + LambdaRuntimeApi.MAX_REQUEST
                + " bytes for the InvokeFunction operation, but has " + size);
    }
}
