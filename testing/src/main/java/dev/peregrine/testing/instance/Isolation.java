package dev.peregrine.testing.instance;

/** How far an instance is apart from the test. */
public enum Isolation {
    /**
     * In the test's own process, with the test's own classes, on a thread of its own. The fastest, and the app may be an object
     * that the test made. Static state is shared with everything else in the process.
     */
    IN_PROCESS,

    /**
     * In the test's own process, with classes that no other instance and not the test shares: static state is fresh. System
     * properties, the default locale, the heap and {@code System.exit} are still the test's.
     */
    FRESH_LOADER,

    /**
     * In a JVM of its own, which is killed when a time limit passes and when the instance is closed. Nothing is shared but the
     * machine.
     */
    FORKED
}
