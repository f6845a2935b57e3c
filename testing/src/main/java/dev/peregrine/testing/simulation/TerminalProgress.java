package dev.peregrine.testing.simulation;

import java.io.Console;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Shows on a terminal how far a run is: the share that is done, the simulated requests a second and about how long the rest
 * takes. One line of ASCII on the standard error, at most ten times a second, from half a second on. Where there is no terminal,
 * it prints nothing.
 *
 * <pre>{@code
 * try (TerminalProgress progress = TerminalProgress.create()) {
 *     report = simulation.onProgress(progress).run();
 * } // wipes the line
 * }</pre>
 *
 * <p>One object is for one run; it isn't thread-safe.
 */
public final class TerminalProgress implements Consumer<Progress>, AutoCloseable {
    private static final long SECOND = 1_000_000_000;
    private static final long QUIET = SECOND / 2;
    private static final long INTERVAL = SECOND / 10;
    private static final int BAR = 20;

    private final PrintStream out;
    private final LongSupplier clock;
    private final boolean terminal;
    private final long start;
    private long due;
    private int width;

    TerminalProgress(PrintStream out, LongSupplier clock, boolean terminal) {
        this.out = out;
        this.clock = clock;
        this.terminal = terminal;
        this.start = clock.getAsLong();
        this.due = QUIET;
    }

    /**
     * Begins to measure the time.
     *
     * @return progress on the terminal of this process; silent if it has none, or one that can't go back on a line
     */
    public static TerminalProgress create() {
        boolean terminal = isTerminal(System.console()) && !"dumb".equals(System.getenv("TERM"));
        return new TerminalProgress(System.err, System::nanoTime, terminal);
    }

    /** From JDK 22 on there is a console without a terminal too, and a method of it that tells. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    @Override
    public void accept(Progress progress) {
        if (!terminal) {
            return;
        }
        long elapsed = clock.getAsLong() - start;
        if (elapsed < due) {
            return;
        }
        due = elapsed + INTERVAL;
        show(line(progress, elapsed));
    }

    private static String line(Progress progress, long elapsed) {
        String rate = Numbers.count(Math.round(progress.requests() * (double) SECOND / elapsed)) + " requests/s";
        double share = Math.min(1, progress.share());
        if (!(share > 0)) {
            return Numbers.count(progress.requests()) + " requests, " + rate;
        }
        int done = (int) (share * BAR);
        return String.format(
                Locale.ROOT,
                "[%s%s] %3d%%  %s, about %s left",
                "#".repeat(done),
                "-".repeat(BAR - done),
                (int) (share * 100),
                rate,
                rest(elapsed * (1 - share) / share));
    }

    /** In whole seconds: more would be a guess. */
    private static String rest(double nanos) {
        long seconds = Math.round(nanos / SECOND);
        return seconds < 60 ? seconds + " s" : Numbers.duration(seconds * (double) SECOND);
    }

    private void show(String line) {
        out.print("\r" + line + " ".repeat(Math.max(0, width - line.length())));
        out.flush();
        width = line.length();
    }

    /** Wipes the line. */
    @Override
    public void close() {
        if (width > 0) {
            show("");
            out.print("\r");
            out.flush();
            width = 0;
        }
    }
}
