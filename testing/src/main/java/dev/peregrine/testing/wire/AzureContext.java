package dev.peregrine.testing.wire;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.RetryContext;
import com.microsoft.azure.functions.RpcException;
import com.microsoft.azure.functions.TraceContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the worker tells of an invocation; the log is kept. */
final class AzureContext implements ExecutionContext {
    static final String NEW_TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private static final AtomicLong COUNTER = new AtomicLong();

    private final String invocationId = "3f2504e0-4f89-11d3-9a0c-%012x".formatted(COUNTER.incrementAndGet());
    private final String function;
    private final TraceContext trace;
    private final Logger logger;
    private int mostRetries;

    AzureContext(String function, Optional<String> traceparent, Optional<String> tracestate, List<String> log) {
        this.function = function;
        this.trace = new Trace(traceparent.map(AzureContext::continued).orElse(NEW_TRACE), tracestate.orElse(""));
        this.logger = Logger.getAnonymousLogger();
        logger.setUseParentHandlers(false);
        logger.setLevel(Level.ALL);
        logger.addHandler(new Keeper(log));
    }

    /** The host goes on with the client's trace in a span of its own. */
    private static String continued(String traceparent) {
        return traceparent.length() < 55
                ? NEW_TRACE
                : traceparent.substring(0, 36) + NEW_TRACE.substring(36, 52) + traceparent.substring(52);
    }

    private record Trace(String getTraceparent, String getTracestate) implements TraceContext {
        @Override
        public Map<String, String> getAttributes() {
            return Map.of();
        }
    }

    /** Keeps entries as text. */
    private static final class Keeper extends Handler {
        private final List<String> log;

        Keeper(List<String> log) {
            this.log = log;
        }

        @Override
        public void publish(LogRecord entry) {
            StringWriter text = new StringWriter();
            text.append(entry.getMessage());
            if (entry.getThrown() != null) {
                text.append('\n');
                entry.getThrown().printStackTrace(new PrintWriter(text, true));
            }
            log.add(text.toString().stripTrailing());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** Sets how often the retry policy tries again, -1 for no end; 0 stands for no policy. */
    AzureContext retried(int most) {
        mostRetries = most;
        return this;
    }

    @Override
    public RetryContext getRetryContext() {
        return new Retries(mostRetries);
    }

    /** The first try. */
    private record Retries(int getMaxretrycount) implements RetryContext {
        @Override
        public int getRetrycount() {
            return 0;
        }

        @Override
        public @Nullable RpcException getException() {
            return null;
        }
    }

    @Override
    public Logger getLogger() {
        return logger;
    }

    @Override
    public String getInvocationId() {
        return invocationId;
    }

    @Override
    public String getFunctionName() {
        return function;
    }

    @Override
    public TraceContext getTraceContext() {
        return trace;
    }
}
