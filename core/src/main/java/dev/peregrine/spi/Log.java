package dev.peregrine.spi;

import org.jspecify.annotations.Nullable;

/**
 * Where failures are logged: SLF4J when a provider is on the class path, else the host's own logger. Without a provider no
 * class of SLF4J is loaded.
 */
final class Log {
    private static final boolean SLF4J = hasProvider();

    private Log() {}

    private static boolean hasProvider() {
        ClassLoader loader = Log.class.getClassLoader();
        return System.getProperty("slf4j.provider") != null
                || (loader != null
                        && loader.getResource("META-INF/services/org.slf4j.spi.SLF4JServiceProvider") != null);
    }

    /** Logs a failure. A logger that fails itself must not change what becomes of the invocation. */
    static void error(InvocationContext context, String message, Throwable cause) {
        try {
            if (SLF4J) {
                Slf4jBridge.error(message, cause);
            } else {
                context.invocation().log().error(message, cause);
            }
        } catch (Throwable unlogged) {
            // there is nowhere left to say so
        }
    }

    /** Fills the MDC for the length of an invocation; hand what this returns to {@link #end}. */
    static @Nullable Object begin(InvocationContext context) {
        return SLF4J ? Slf4jBridge.begin(context) : null;
    }

    static void end(@Nullable Object begun) {
        if (begun != null) {
            Slf4jBridge.end(begun);
        }
    }
}
