package dev.peregrine.testing.runtime;

/** Hears, on the server's threads, what a runtime does. */
interface RuntimeListener {

    /** The runtime asks for an invocation, for the first time or again. */
    default void ready() {}

    /** The runtime has posted a response or an error, and waits for the reply to that. */
    default void answered() {}

    /** An invocation that the runtime was given has not been answered by its deadline. */
    default void timedOut() {}
}
