package dev.peregrine.azure;

import dev.peregrine.Environment;
import dev.peregrine.StartupException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long the host lets an invocation run. The worker isn't told, so it is read from where the host itself reads it: the
 * setting {@code functionTimeout} of {@code host.json}, which an environment variable overrides.
 */
final class FunctionTimeout {
    static final String VARIABLE = "AzureFunctionsJobHost__functionTimeout";

    /** The default of the Consumption plan, the shortest of all. */
    private static final long DEFAULT_MILLIS = 300_000;

    /** When the front end gives up waiting for an HTTP response, whatever the function's own timeout. */
    private static final long FRONT_END_MILLIS = 230_000;

    private FunctionTimeout() {}

    /** How long a function may run; {@code Long.MAX_VALUE} for ever. */
    static long millis(Environment environment, @Nullable String packaged) {
        Optional<String> set = environment.get(VARIABLE);
        if (set.isPresent()) {
            long millis = parse(set.get());
            if (millis < 0) {
                throw new StartupException("The environment variable " + VARIABLE + " is \"" + set.get()
                        + "\"; write hours, minutes and seconds, such as 00:05:00, or -1 for no timeout.");
            }
            return millis;
        }
        return packaged == null ? DEFAULT_MILLIS : parse(packaged);
    }

    /** The time until an HTTP caller is sent away. */
    static long httpMillis(long functionMillis) {
        return Math.min(functionMillis, FRONT_END_MILLIS);
    }

    /**
     * Reads the notation of .NET's TimeSpan as far as a timeout needs it, {@code [days.]hours:minutes[:seconds[.fraction]]},
     * or -1 for none.
     *
     * @return milliseconds, without the fraction; a negative number when it isn't a timeout
     */
    static long parse(String text) {
        if (text.equals("-1")) {
            return Long.MAX_VALUE;
        }
        int colon = text.indexOf(':');
        if (colon < 0) {
            return -1;
        }
        int second = text.indexOf(':', colon + 1);
        int dot = text.indexOf('.');
        int fraction = text.indexOf('.', colon);
        boolean days = dot >= 0 && dot < colon;
        if (fraction >= 0 && (second < 0 || fraction < second || fraction == text.length() - 1)) {
            return -1;
        }
        int end = fraction < 0 ? text.length() : fraction;
        long day = days ? number(text, 0, dot, 9_999) : 0;
        long hour = number(text, days ? dot + 1 : 0, colon, 23);
        long minute = number(text, colon + 1, second < 0 ? end : second, 59);
        long seconds = second < 0 ? 0 : number(text, second + 1, end, 59);
        if (day < 0 || hour < 0 || minute < 0 || seconds < 0) {
            return -1;
        }
        long total = ((day * 24 + hour) * 60 + minute) * 60 + seconds;
        return total == 0 ? -1 : total * 1000;
    }

    private static long number(String text, int from, int to, int most) {
        if (from == to || to - from > 4) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value > most ? -1 : value;
    }
}
