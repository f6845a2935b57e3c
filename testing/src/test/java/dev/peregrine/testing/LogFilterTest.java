package dev.peregrine.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class LogFilterTest {
    private final Logger logger = Logger.getAnonymousLogger();

    private static LogRecord entry(String text) {
        return new LogRecord(Level.INFO, text);
    }

    @Test
    void takesItsEntriesAndLeavesOthersToTheFilterBefore() {
        logger.setFilter(entry -> !entry.getMessage().equals("refused"));
        LogFilter filter = LogFilter.install(logger, entry -> entry.getMessage().equals("taken"));
        assertThat(filter.isLoggable(entry("taken"))).isFalse();
        assertThat(filter.isLoggable(entry("refused"))).isFalse();
        assertThat(filter.isLoggable(entry("other"))).isTrue();
    }

    @Test
    void whatIsRemovedInAnyOrderIsGone() {
        Filter before = entry -> true;
        logger.setFilter(before);
        LogFilter first = LogFilter.install(logger, entry -> false);
        LogFilter second = LogFilter.install(logger, entry -> false);
        LogFilter third = LogFilter.install(logger, entry -> false);
        second.remove();
        first.remove();
        assertThat(logger.getFilter()).isSameAs(third);
        third.remove();
        assertThat(logger.getFilter()).isSameAs(before);
    }
}
