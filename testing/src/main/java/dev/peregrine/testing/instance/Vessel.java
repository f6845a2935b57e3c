package dev.peregrine.testing.instance;

import java.time.Duration;

/** What holds a running app. Used by one thread at a time. */
interface Vessel {
    /**
     * Makes a call of bytes. When it doesn't end in time, the function's thread is interrupted and, after the time of grace, left
     * to itself or killed; then, and whenever there is no answer, the vessel is of no more use but to be discarded.
     */
    Ending call(byte[] call, Duration timeout, Duration grace);

    /** Ends it without a word to the app. */
    void discard();

    /** How many of its threads were given up and still run. */
    int abandonedThreads();
}
