package dev.peregrine.testing.runtime;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Keeps what Google's invoker and its Jetty write through java.util.logging, in place of the console. Loggers belong to
 * the whole JVM, so invokers that run at the same time see each other's lines.
 */
final class InvokerLog extends Handler {

    private static final int LIMIT = 1024 * 1024;

    /** Held here because java.util.logging itself forgets a logger, and its settings, that nobody holds. */
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("com.google.cloud.functions.invoker"), Logger.getLogger("org.eclipse.jetty"));

    private static final Set<InvokerLog> OPEN = new CopyOnWriteArraySet<>();

    private final SimpleFormatter formatter = new SimpleFormatter();
    private final StringBuilder text = new StringBuilder();

    private InvokerLog() {
        setLevel(Level.ALL);
    }

    static InvokerLog open() {
        InvokerLog log = new InvokerLog();
        synchronized (OPEN) {
            OPEN.add(log);
            for (Logger logger : LOGGERS) {
                logger.addHandler(log);
                logger.setUseParentHandlers(false);
            }
        }
        return log;
    }

    @Override
    public synchronized void publish(LogRecord entry) {
        if (isLoggable(entry) && text.length() < LIMIT) {
            text.append(formatter.format(entry));
        }
    }

    synchronized String text() {
        return text.toString();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        synchronized (OPEN) {
            OPEN.remove(this);
            for (Logger logger : LOGGERS) {
                logger.removeHandler(this);
                logger.setUseParentHandlers(OPEN.isEmpty());
            }
        }
    }
}
