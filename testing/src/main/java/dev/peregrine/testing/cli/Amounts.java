package dev.peregrine.testing.cli;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** Durations and rates as people write them. */
final class Amounts {
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|ms|s|m|h|d)");
    private static final Pattern DURATION = Pattern.compile("(?:" + PART.pattern() + ")+");

    private Amounts() {}

    /** Reads {@code 250ms}, {@code 1.5s}, {@code 1h30m}, {@code 30d}, or what {@link Duration#parse} reads. */
    static Duration duration(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (!DURATION.matcher(lower).matches()) {
            try {
                return Duration.parse(text);
            } catch (DateTimeException e) {
                throw new TypeConversionException(
                        "\"" + text + "\" is no duration such as 250ms, 1.5s, 10m, 1h30m or 30d");
            }
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = PART.matcher(lower);
        while (part.find()) {
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(nanos(part.group(2)))));
        }
        try {
            return Duration.ofNanos(nanos.toBigInteger().longValueExact());
        } catch (ArithmeticException e) {
            throw new TypeConversionException("\"" + text + "\" is longer than 292 years");
        }
    }

    private static long nanos(String unit) {
        return switch (unit) {
            case "ns" -> 1L;
            case "us" -> 1_000L;
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            case "h" -> 3_600_000_000_000L;
            default -> 86_400_000_000_000L;
        };
    }

    /** Reads {@code 20}, {@code 20/s}, {@code 1200/m}, {@code 500/h} or {@code 1000/d} as so many a second. */
    static double perSecond(String text) {
        int slash = text.indexOf('/');
        String number = slash < 0 ? text : text.substring(0, slash);
        double seconds = switch (slash < 0 ? "s" : text.substring(slash + 1).toLowerCase(Locale.ROOT)) {
            case "s" -> 1;
            case "m" -> 60;
            case "h" -> 3_600;
            case "d" -> 86_400;
            default -> throw noRate(text);
        };
        try {
            return new BigDecimal(number.strip()).doubleValue() / seconds;
        } catch (NumberFormatException e) {
            throw noRate(text);
        }
    }

    private static TypeConversionException noRate(String text) {
        return new TypeConversionException("\"" + text + "\" is no rate such as 20, 20/s, 100/m, 500/h or 1000/d");
    }
}
