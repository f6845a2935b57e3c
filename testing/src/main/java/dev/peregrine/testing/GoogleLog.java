package dev.peregrine.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what the current thread logs through the adapter's own logger, which outside of Google's cloud is one of
 * {@code java.util.logging}, until it is closed. Those entries go nowhere else.
 */
final class GoogleLog implements AutoCloseable {
    private static final ThreadLocal<@Nullable List<String>> CURRENT = new ThreadLocal<>();

    /** Held, because loggers that nobody holds lose their filters. */
    private static final Logger LOGGER = Logger.getLogger("dev.peregrine");

    private static int open;
    private static @Nullable LogFilter filter;

    private final List<String> entries = new ArrayList<>();
    private final @Nullable List<String> outer = CURRENT.get();

    private GoogleLog() {}

    static GoogleLog open() {
        GoogleLog log = new GoogleLog();
        CURRENT.set(log.entries);
        begin();
        return log;
    }

    private static synchronized void begin() {
        if (open++ == 0) {
            filter = LogFilter.install(LOGGER, GoogleLog::take);
        }
    }

    private static synchronized void end() {
        if (--open == 0 && filter != null) {
            filter.remove();
            filter = null;
        }
    }

    /** Takes an entry that belongs to a log of this thread. */
    private static boolean take(LogRecord entry) {
        List<String> current = CURRENT.get();
        if (current != null) {
            current.add(text(entry));
        }
        return current != null;
    }

    private static String text(LogRecord entry) {
        StringWriter text = new StringWriter();
        text.append(entry.getMessage());
        if (entry.getThrown() != null) {
            text.append('\n');
            entry.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        return text.toString().stripTrailing();
    }

    List<String> entries() {
        return entries;
    }

    @Override
    public void close() {
        CURRENT.set(outer);
        end();
    }
}
