package dev.peregrine.azure;

/** Carries an error to the worker, which reports exceptions only. */
final class FailedInvocationException extends Exception {
    private static final long serialVersionUID = 1L;

    FailedInvocationException(Throwable error) {
        super("The invocation failed by " + error, error);
    }
}
