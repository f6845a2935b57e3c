package dev.peregrine.testing;

import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes entries out of a logger for as long as it is installed. Loggers are the process's own, while this class may be loaded
 * several times: a filter that stayed would keep its class loader alive. So it goes when it is removed, and where another one has
 * been put in front of it meanwhile, that one leaves it out when it goes itself. They know each other by name alone.
 */
final class LogFilter implements Filter, Supplier<@Nullable Filter> {
    private final Logger logger;
    private final Predicate<LogRecord> taker;
    private final @Nullable Filter before;
    private boolean removed;

    private LogFilter(Logger logger, Predicate<LogRecord> taker) {
        this.logger = logger;
        this.taker = taker;
        before = logger.getFilter();
    }

    static LogFilter install(Logger logger, Predicate<LogRecord> taker) {
        synchronized (logger) {
            LogFilter filter = new LogFilter(logger, taker);
            logger.setFilter(filter);
            return filter;
        }
    }

    void remove() {
        synchronized (logger) {
            removed = true;
            if (logger.getFilter() == this) {
                logger.setFilter(get());
            }
        }
    }

    @Override
    public boolean isLoggable(LogRecord entry) {
        return !taker.test(entry) && (before == null || before.isLoggable(entry));
    }

    /** The first filter from here on that hasn't been removed. */
    @Override
    public @Nullable Filter get() {
        if (!removed) {
            return this;
        }
        Filter next = before;
        return next instanceof Supplier<?> other && next.getClass().getName().equals(LogFilter.class.getName())
                ? (Filter) other.get()
                : next;
    }
}
