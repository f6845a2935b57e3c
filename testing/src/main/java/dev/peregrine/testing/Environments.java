package dev.peregrine.testing;

import dev.peregrine.Environment;

/** What the hosts' instances have in common at their start and end. */
final class Environments {
    private Environments() {}

    /** An environment that also selects a function, unless its name is empty. */
    static Environment selecting(Environment environment, String function) {
        return function.isEmpty() ? environment : environment.with("PEREGRINE_FUNCTION", function);
    }

    /** Closes an adapter's entry point. */
    static void close(Object entry) {
        if (entry instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("The app failed to close", e);
            }
        }
    }
}
