package dev.peregrine.json;

import dev.peregrine.text.Times;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.UUID;

/** Values written as strings of a fixed form: UUID, URI and the ISO 8601 forms of java.time. */
final class Texts {
    /** Longer than any time; keeps hostile strings away from the parsers. */
    private static final int LONGEST_TIME = 100;

    private Texts() {}

    static int kindOf(String className) {
        return switch (className) {
            case "java.time.Instant" -> Binding.INSTANT;
            case "java.time.LocalDate" -> Binding.LOCAL_DATE;
            case "java.time.LocalTime" -> Binding.LOCAL_TIME;
            case "java.time.LocalDateTime" -> Binding.LOCAL_DATE_TIME;
            case "java.time.OffsetTime" -> Binding.OFFSET_TIME;
            case "java.time.OffsetDateTime" -> Binding.OFFSET_DATE_TIME;
            case "java.time.ZonedDateTime" -> Binding.ZONED_DATE_TIME;
            case "java.time.Duration" -> Binding.DURATION;
            case "java.time.Period" -> Binding.PERIOD;
            case "java.time.Year" -> Binding.YEAR;
            case "java.time.YearMonth" -> Binding.YEAR_MONTH;
            case "java.time.MonthDay" -> Binding.MONTH_DAY;
            case "java.time.ZoneOffset" -> Binding.ZONE_OFFSET;
            case "java.time.ZoneId", "java.time.ZoneRegion" -> Binding.ZONE_ID;
            default -> Binding.REFUSED;
        };
    }

    /** Parses a text; throws one of several unchecked exceptions if it does not have the form. */
    static Object parse(int kind, String text) {
        if (kind == Binding.URI) {
            return uri(text);
        }
        if (text.length() > LONGEST_TIME) {
            throw new IllegalArgumentException("too long");
        }
        switch (kind) {
            case Binding.UUID -> {
                return uuid(text);
            }
            case Binding.INSTANT -> {
                Instant instant = Times.instant(text);
                return instant != null ? instant : Instant.parse(text);
            }
            case Binding.LOCAL_DATE -> {
                LocalDate date = Times.date(text);
                return date != null ? date : LocalDate.parse(text);
            }
            case Binding.LOCAL_TIME -> {
                return LocalTime.parse(text);
            }
            case Binding.LOCAL_DATE_TIME -> {
                LocalDateTime dateTime = Times.dateTime(text);
                return dateTime != null ? dateTime : LocalDateTime.parse(text);
            }
            case Binding.OFFSET_TIME -> {
                return OffsetTime.parse(text);
            }
            case Binding.OFFSET_DATE_TIME -> {
                return OffsetDateTime.parse(text);
            }
            case Binding.ZONED_DATE_TIME -> {
                return ZonedDateTime.parse(text);
            }
            case Binding.DURATION -> {
                return Duration.parse(text);
            }
            case Binding.PERIOD -> {
                return Period.parse(text);
            }
            case Binding.YEAR -> {
                return Year.parse(text);
            }
            case Binding.YEAR_MONTH -> {
                return YearMonth.parse(text);
            }
            case Binding.MONTH_DAY -> {
                return MonthDay.parse(text);
            }
            case Binding.ZONE_OFFSET -> {
                return ZoneOffset.of(text);
            }
            case Binding.ZONE_ID -> {
                return ZoneId.of(text);
            }
            default -> throw new IllegalStateException("kind " + kind);
        }
    }

    private static Object uri(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** UUID.fromString takes shorter groups too. */
    private static Object uuid(String text) {
        UUID uuid = UUID.fromString(text);
        if (!uuid.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("not the full form");
        }
        return uuid;
    }

    static String format(int kind, Object value) {
        if (kind == Binding.INSTANT) {
            return Times.format((Instant) value);
        }
        if (kind == Binding.YEAR) {
            return year(((Year) value).getValue());
        }
        if (kind == Binding.YEAR_MONTH) {
            YearMonth month = (YearMonth) value;
            return year(month.getYear()) + (month.getMonthValue() < 10 ? "-0" : "-") + month.getMonthValue();
        }
        return value.toString();
    }

    /** Year.toString and YearMonth.toString write years that their own parse methods refuse. */
    private static String year(int year) {
        String digits = Integer.toString(Math.abs(year));
        StringBuilder text = new StringBuilder(year < 0 ? "-" : year > 9999 ? "+" : "");
        for (int i = digits.length(); i < 4; i++) {
            text.append('0');
        }
        return text.append(digits).toString();
    }

    /** The form a text must have, for a message to whoever sent another one. */
    static String form(int kind) {
        return switch (kind) {
            case Binding.UUID -> "a UUID";
            case Binding.URI -> "a URI";
            case Binding.INSTANT -> "an instant such as 2024-05-31T12:30:00Z";
            case Binding.LOCAL_DATE -> "a date such as 2024-05-31";
            case Binding.LOCAL_TIME -> "a time such as 12:30:00";
            case Binding.LOCAL_DATE_TIME -> "a date and time such as 2024-05-31T12:30:00";
            case Binding.OFFSET_TIME -> "a time with offset such as 12:30:00+02:00";
            case Binding.OFFSET_DATE_TIME -> "a date and time with offset such as 2024-05-31T12:30:00+02:00";
            case Binding.ZONED_DATE_TIME -> "a date and time with zone such as 2024-05-31T12:30:00+02:00[Europe/Paris]";
            case Binding.DURATION -> "a duration such as PT1H30M";
            case Binding.PERIOD -> "a period such as P1Y2M3D";
            case Binding.YEAR -> "a string with a year such as 2024";
            case Binding.YEAR_MONTH -> "a year and month such as 2024-05";
            case Binding.MONTH_DAY -> "a month and day such as --05-31";
            case Binding.ZONE_OFFSET -> "an offset such as +02:00";
            default -> "a time zone such as Europe/Paris";
        };
    }
}
