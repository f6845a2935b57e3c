package dev.peregrine.testing.instance;

import dev.peregrine.FunctionApp;
import dev.peregrine.Functions;

/** Can't be made, and what its constructor throws can't be read. */
public final class ThrowingApp implements FunctionApp {
    /** Always throws. */
    public ThrowingApp() {
        throw new UnreadableException();
    }

    @Override
    public void define(Functions f) {
        throw new IllegalStateException("never made");
    }

    private static final class UnreadableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            throw new IllegalStateException("no trace");
        }

        @Override
        public void printStackTrace(java.io.PrintWriter to) {
            throw new IllegalStateException("not printed");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }
}
