package dev.peregrine.testing;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something thrown, as text. A hostile one's own methods may throw in turn. */
final class PackedFailure {
    private static final int FRAMES = 200;
    private static final int CAUSES = 10;

    private PackedFailure() {}

    static void write(PackedWriter out, Throwable failure) {
        write(out, failure, CAUSES);
    }

    private static void write(PackedWriter out, Throwable failure, int causes) {
        out.text(failure.getClass().getName());
        out.optionalText(Optional.ofNullable(message(failure)));
        List<StackTraceElement> trace = trace(failure);
        out.number(trace.size());
        for (StackTraceElement frame : trace) {
            out.text(frame.getClassName()).text(frame.getMethodName());
            out.optionalText(Optional.ofNullable(frame.getFileName())).number(frame.getLineNumber());
        }
        Throwable cause = causes == 0 ? null : cause(failure);
        out.flag(cause != null);
        if (cause != null) {
            write(out, cause, causes - 1);
        }
    }

    /** Its type and message. */
    static String text(Throwable failure) {
        String message = message(failure);
        return failure.getClass().getName() + (message == null ? "" : ": " + message);
    }

    private static List<StackTraceElement> trace(Throwable failure) {
        try {
            return Arrays.stream(failure.getStackTrace())
                    .filter(Objects::nonNull)
                    .limit(FRAMES)
                    .toList();
        } catch (Throwable e) {
            return List.of(); // it threw, or gave null
        }
    }

    private static @Nullable String message(Throwable failure) {
        try {
            return failure.getMessage();
        } catch (Throwable e) {
            return "(its message can't be read: " + e.getClass().getName() + ")";
        }
    }

    private static @Nullable Throwable cause(Throwable failure) {
        try {
            return failure.getCause();
        } catch (Throwable e) {
            return null;
        }
    }

    static RemoteFailure read(PackedReader in) {
        String type = in.text();
        String message = in.optionalText().orElse(null);
        StackTraceElement[] trace = new StackTraceElement[in.count()];
        for (int i = 0; i < trace.length; i++) {
            trace[i] = new StackTraceElement(
                    in.text(), in.text(), in.optionalText().orElse(null), in.count());
        }
        return new RemoteFailure(type, message, trace, in.flag() ? read(in) : null);
    }

    static void writeOptional(PackedWriter out, Optional<Throwable> failure) {
        out.flag(failure.isPresent());
        failure.ifPresent(thrown -> write(out, thrown));
    }

    static @Nullable RemoteFailure readOptional(PackedReader in) {
        return in.flag() ? read(in) : null;
    }
}
