package dev.peregrine.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * The usual forms of the usual times without DateTimeFormatter, whose first use costs a cold JVM 13 ms. What is not of
 * the usual form is null here and left to java.time, so that the result is always java.time's.
 */
public final class Times {
    private static final int DATE_LENGTH = 10;
    private static final int SHORTEST = DATE_LENGTH + 9;

    private Times() {}

    /**
     * {@code 2024-05-31T12:30:00.5Z}, with or without the fraction.
     *
     * @param text the text
     * @return the time, null when it is of another form
     */
    public static @Nullable Instant instant(String text) {
        int end = text.length() - 1;
        LocalDateTime time = end > 0 && text.charAt(end) == 'Z' ? dateTime(text, end) : null;
        return time == null ? null : time.toInstant(ZoneOffset.UTC);
    }

    /**
     * {@code 2024-05-31}.
     *
     * @param text the text
     * @return the date, null when it is of another form
     */
    public static @Nullable LocalDate date(String text) {
        return text.length() == DATE_LENGTH ? datePart(text) : null;
    }

    /**
     * {@code 2024-05-31T12:30:00.5}, with or without the fraction.
     *
     * @param text the text
     * @return the time, null when it is of another form
     */
    public static @Nullable LocalDateTime dateTime(String text) {
        return dateTime(text, text.length());
    }

    /**
     * As {@link Instant#toString()}.
     *
     * @param instant the time
     * @return its text
     */
    public static String format(Instant instant) {
        if (instant.getEpochSecond() < 0 || instant.getEpochSecond() >= 253_402_300_800L) { // the year 10000
            return instant.toString();
        }
        String text = LocalDateTime.ofEpochSecond(instant.getEpochSecond(), instant.getNano(), ZoneOffset.UTC)
                .toString();
        return text + (text.length() < SHORTEST ? ":00Z" : "Z");
    }

    /**
     * Reads a time with its offset (RFC 3339), of the usual form or not.
     *
     * @param text such as {@code 2024-05-31T12:30:00.5Z} or {@code 2024-05-31T14:30:00+02:00}
     * @return the time, null when it is none
     */
    public static @Nullable Instant rfc3339(String text) {
        try {
            Instant usual = instant(text);
            return usual != null ? usual : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    /**
     * Reads a time and its offset, strictly as RFC 3339 has it.
     *
     * @param text such as {@code 2024-05-31T14:30:00.5+02:00}
     * @return the time with its offset, null when it is none; also for leap seconds, which java.time doesn't know
     */
    public static @Nullable OffsetDateTime offsetDateTime(String text) {
        int end = SHORTEST;
        if (text.length() > end && text.charAt(end) == '.') {
            end++;
            while (end < text.length() && digits(text, end, end + 1) >= 0) {
                end++;
            }
        }
        if (end == SHORTEST + 1 || !isOffset(text, end)) {
            return null;
        }
        // more digits than java.time holds are dropped
        int kept = Math.min(end, SHORTEST + 10);
        String usual = kept == end ? text : text.substring(0, kept) + text.substring(end);
        try {
            Instant utc = instant(usual);
            return utc != null ? utc.atOffset(ZoneOffset.UTC) : OffsetDateTime.parse(usual);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static boolean isOffset(String text, int at) {
        int length = text.length() - at;
        if (length != 1 && length != 6) {
            return false;
        }
        char c = text.charAt(at);
        return length == 1 ? c == 'Z' || c == 'z' : c == '+' || c == '-';
    }

    private static @Nullable LocalDateTime dateTime(String text, int end) {
        if (end < SHORTEST || end > SHORTEST + 10 || text.charAt(DATE_LENGTH) != 'T') {
            return null;
        }
        LocalDate date = datePart(text);
        LocalTime time = timePart(text, DATE_LENGTH + 1, end);
        return date == null || time == null ? null : LocalDateTime.of(date, time);
    }

    private static @Nullable LocalDate datePart(String text) {
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        boolean usual = text.charAt(4) == '-' && text.charAt(7) == '-' && (year | month | day) >= 0;
        return usual && isDay(year, month, day) ? LocalDate.of(year, month, day) : null;
    }

    /** Whether there is such a day: java.time throws for others. */
    private static boolean isDay(int year, int month, int day) {
        return month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28 || day <= LocalDate.of(year, month, 1).lengthOfMonth());
    }

    private static @Nullable LocalTime timePart(String text, int start, int end) {
        int hour = digits(text, start, start + 2);
        int minute = digits(text, start + 3, start + 5);
        int second = digits(text, start + 6, start + 8);
        int nano = fraction(text, start + 8, end);
        boolean usual = text.charAt(start + 2) == ':' && text.charAt(start + 5) == ':';
        // java.time accepts 24:00:00 and a leap second in places.
        return usual && (hour | minute | second | nano) >= 0 && hour < 24 && minute < 60 && second < 60
                ? LocalTime.of(hour, minute, second, nano)
                : null;
    }

    private static int fraction(String text, int start, int end) {
        if (start == end) {
            return 0;
        }
        int value = text.charAt(start) == '.' && end > start + 1 ? digits(text, start + 1, end) : -1;
        for (int digit = end - start - 1; digit < 9; digit++) {
            value *= 10;
        }
        return value;
    }

    private static int digits(String text, int start, int end) {
        int value = 0;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = value * 10 + c - '0';
        }
        return value;
    }
}
