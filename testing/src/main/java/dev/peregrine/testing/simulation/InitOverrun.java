package dev.peregrine.testing.simulation;

/** What a platform does when an instance isn't ready after the init limit. */
public enum InitOverrun {
    /** The instance is ended and the requests on it fail. */
    FAIL,
    /**
     * Init runs again, from the beginning, as a part of the first invocation and under the function's timeout, as AWS Lambda
     * does it.
     */
    AGAIN
}
