package dev.peregrine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
    @Property
    void readsTheDatesThatThereAreAndNoOthers(
            @ForAll @IntRange(min = 1890, max = 2110) int year,
            @ForAll @IntRange(max = 14) int month,
            @ForAll @IntRange(max = 33) int day) {
        String text = String.valueOf(year) + "-" + twoDigits(month) + "-" + twoDigits(day);

        assertThat(Times.date(text)).isEqualTo(dateOrNull(year, month, day));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023-02-29T12:30:00Z",
                "2024-04-31T12:30:00Z",
                "2024-13-01T12:30:00Z",
                "2024-01-01T12:60:00Z",
                "2024-01-01T24:00:00Z"
            })
    void timesThatThereAreNotAreNone(String text) {
        assertThat(Times.instant(text)).isNull();
        assertThat(Times.rfc3339(text)).isNull();
        assertThat(Times.dateTime(text.substring(0, text.length() - 1))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-02-29T12:30:00", "2024-12-31T23:59:59.999999999"})
    void timesThatThereAreAreThoseOfJavaTime(String text) {
        assertThat(Times.dateTime(text)).isEqualTo(LocalDateTime.parse(text));
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private static @Nullable LocalDate dateOrNull(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
