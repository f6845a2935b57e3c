package dev.peregrine.testing.instance;

import dev.peregrine.testing.RemoteFailure;
import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What went wrong in an invocation, as text: the class that was thrown may exist in the instance alone.
 *
 * @param type the name of the class that was thrown; of the outcome when nothing was
 * @param message what it says; may be empty
 * @param trace for something thrown its stack trace with its causes; for a time limit where the function's thread stood when it
 *     passed; for a crash what the JVM reported; may be empty
 */
public record Failure(String type, String message, String trace) {
    static Failure of(Throwable thrown) {
        String type = thrown instanceof RemoteFailure remote
                ? remote.type()
                : thrown.getClass().getName();
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        String message = thrown.getMessage();
        return new Failure(type, message == null ? "" : message, trace.toString());
    }

    static Failure of(Outcome outcome, String message, String trace) {
        return new Failure(outcome.name(), message, trace);
    }

    /** The type and the message. */
    @Override
    public String toString() {
        return message.isEmpty() ? type : type + ": " + message;
    }
}
