package dev.peregrine.testing.instance;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells what the threads of an instance print from what all others do, while any instance runs in this process. It stands in
 * place of {@code System.out} and {@code System.err}, which come back with the last instance's end. A thread belongs to the
 * instance whose thread made it; a thread of the JVM's common pool may be one of them, so what comes after an instance's end goes
 * to the process's own streams again.
 */
final class RoutedOutput {
    /** Of this thread and those that it makes. It dies with them and refers to nothing of an app. */
    private static final InheritableThreadLocal<RoutedOutput> OF_THREAD = new InheritableThreadLocal<>();

    private static final Charset CHARSET = Charset.defaultCharset();

    private static int open;
    private static @Nullable Router out;
    private static @Nullable Router err;

    final Kept stdout = new Kept(CHARSET);
    final Kept stderr = new Kept(CHARSET);
    private volatile boolean ended;
    private volatile boolean muted;

    private RoutedOutput() {}

    static synchronized RoutedOutput open() {
        if (open++ == 0) {
            out = new Router(System.out, routed -> routed.stdout);
            err = new Router(System.err, routed -> routed.stderr);
            System.setOut(out);
            System.setErr(err);
        }
        return new RoutedOutput();
    }

    /** Has what this thread prints, and those that it will make, kept here. */
    void adopt() {
        OF_THREAD.set(this);
    }

    /**
     * Stops keeping.
     *
     * @param mute whether threads that still run are to be heard no more
     */
    void close(boolean mute) {
        muted = mute;
        if (!ended) {
            ended = true;
            restore();
        }
    }

    private static synchronized void restore() {
        if (--open == 0 && out != null && err != null) {
            if (System.out == out) {
                System.setOut(out.original);
            }
            if (System.err == err) {
                System.setErr(err.original);
            }
        }
    }

    /** A stream that goes to several places. */
    private static final class Router extends PrintStream {
        private final PrintStream original;

        Router(PrintStream original, Function<RoutedOutput, Kept> part) {
            super(new Routing(original, part), true, CHARSET);
            this.original = original;
        }

        /** The stream belongs to all threads of the process, so none ends it for the others. */
        @Override
        public void close() {
            flush();
        }
    }

    private static final class Routing extends OutputStream {
        private final PrintStream original;
        private final Function<RoutedOutput, Kept> part;

        Routing(PrintStream original, Function<RoutedOutput, Kept> part) {
            this.original = original;
            this.part = part;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) {
            RoutedOutput routed = OF_THREAD.get();
            if (routed == null || (routed.ended && !routed.muted)) {
                original.write(bytes, offset, count);
            } else if (!routed.ended) {
                part.apply(routed).write(bytes, offset, count);
            }
        }

        @Override
        public void flush() {
            if (OF_THREAD.get() == null) {
                original.flush();
            }
        }
    }
}
