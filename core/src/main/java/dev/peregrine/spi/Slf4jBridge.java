package dev.peregrine.spi;

import dev.peregrine.TraceContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** All that is said to SLF4J; loaded only when a provider is on the class path. */
final class Slf4jBridge {
    private static final String[] KEYS = {"invocationId", "function", "traceId"};

    private static final Logger LOGGER = LoggerFactory.getLogger("dev.peregrine");

    private Slf4jBridge() {}

    static void error(String message, Throwable cause) {
        LOGGER.error(message, cause);
    }

    /** Returns what the keys held before, for {@link #end}. */
    static Object begin(InvocationContext context) {
        @Nullable String[] before = new @Nullable String[KEYS.length];
        for (int i = 0; i < KEYS.length; i++) {
            before[i] = MDC.get(KEYS[i]);
        }
        Optional<TraceContext> trace = context.trace();
        put(0, context.invocationId());
        put(1, context.functionName());
        put(2, trace.isPresent() ? trace.get().traceId() : null);
        return before;
    }

    static void end(Object begun) {
        @Nullable String[] before = (@Nullable String[]) begun;
        for (int i = 0; i < KEYS.length; i++) {
            put(i, before[i]);
        }
    }

    private static void put(int key, @Nullable String value) {
        if (value == null) {
            MDC.remove(KEYS[key]);
        } else {
            MDC.put(KEYS[key], value);
        }
    }
}
