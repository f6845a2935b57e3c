package dev.peregrine.testing;

import org.jspecify.annotations.Nullable;

/**
 * What was thrown where an app runs apart from the test, in a class loader or a process of its own: its type as a name, its
 * message, its stack trace and its causes, for the type itself may not exist here. It prints as the original would.
 */
public final class RemoteFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The name of the class that was thrown. */
    private final String type;

    RemoteFailure(String type, @Nullable String message, StackTraceElement[] trace, @Nullable Throwable cause) {
        super(message, cause, true, true);
        this.type = type;
        setStackTrace(trace);
    }

    /**
     * The name of the class that was thrown.
     *
     * @return such as {@code java.lang.IllegalStateException}
     */
    public String type() {
        return type;
    }

    /** The original's type and message. */
    @Override
    @SuppressWarnings("OverrideThrowableToString") // it stands for another type, whose message is kept as it is
    public String toString() {
        String message = getMessage();
        return message == null ? type : type + ": " + message;
    }
}
