package dev.peregrine.testing;

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
        StackTraceElement[] trace = failure.getStackTrace();
        int frames = Math.min(trace.length, FRAMES);
        out.number(frames);
        for (int i = 0; i < frames; i++) {
            out.text(trace[i].getClassName()).text(trace[i].getMethodName());
            out.optionalText(Optional.ofNullable(trace[i].getFileName())).number(trace[i].getLineNumber());
        }
        Throwable cause = causes == 0 ? null : cause(failure);
        out.flag(cause != null);
        if (cause != null) {
            write(out, cause, causes - 1);
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
