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
        return new Failure(type, message(thrown), trace(thrown));
    }

    /** A hostile one's own methods may throw in turn. */
    private static String message(Throwable thrown) {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : message;
        } catch (Throwable e) {
            return "(its message can't be read: " + e.getClass().getName() + ")";
        }
    }

    private static String trace(Throwable thrown) {
        StringWriter trace = new StringWriter();
        try {
            thrown.printStackTrace(new PrintWriter(trace));
        } catch (Throwable e) {
            trace.append("(its stack trace can't be read: ")
                    .append(e.getClass().getName())
                    .append(')');
        }
        return trace.toString();
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
