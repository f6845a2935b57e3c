package dev.peregrine.aws;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** The times of RabbitMQ's messages, which Lambda writes as Java does for Americans: {@code Jan 1, 1970, 12:33:41 AM}, in UTC. */
final class RabbitTime {
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private RabbitTime() {}

    /** The time; null when it isn't of that form, which is no reason to refuse a message. */
    static @Nullable Instant parse(@Nullable String text) {
        if (text == null) {
            return null;
        }
        int[] numbers = new int[5];
        int count = 0;
        int at = 3;
        while (at < text.length() && count < numbers.length) {
            char c = text.charAt(at);
            if (c >= '0' && c <= '9') {
                numbers[count] = numbers[count] * 10 + c - '0';
                at++;
                boolean more = at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
                count += more ? 0 : 1;
            } else if (c == ' ' || c == ',' || c == ':') {
                at++;
            } else {
                return null;
            }
        }
        int month = text.length() < 3 ? -1 : MONTHS.indexOf(text.substring(0, 3));
        // newer JDKs put a narrow no-break space before it
        String half = text.substring(Math.min(at, text.length()))
                .replace('\u202F', ' ')
                .trim();
        if (month < 0 || month % 3 != 0 || count < numbers.length || !(half.equals("AM") || half.equals("PM"))) {
            return null;
        }
        if (numbers[2] < 1 || numbers[2] > 12) {
            return null;
        }
        int hour = numbers[2] % 12 + (half.equals("PM") ? 12 : 0);
        try {
            return LocalDateTime.of(numbers[1], month / 3 + 1, numbers[0], hour, numbers[3], numbers[4])
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
