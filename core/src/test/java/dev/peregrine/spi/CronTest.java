package dev.peregrine.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class CronTest {
    private static final int[] LEAST = {0, 0, 1, 1, 0};
    private static final int[] MOST = {59, 23, 31, 12, 7};
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

    private static String field(Cron cron, int index) {
        return switch (index) {
            case 0 -> cron.minute();
            case 1 -> cron.hour();
            case 2 -> cron.dayOfMonth();
            case 3 -> cron.month();
            default -> cron.dayOfWeek();
        };
    }

    /** A schedule with one field given and stars elsewhere. */
    private static String with(int index, String field) {
        String[] fields = {"*", "*", "*", "*", "*"};
        fields[index] = field;
        return String.join(" ", fields);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void readsEveryExpressionThatItWritesToTheSame(@ForAll("expressions") String expression) {
        Cron cron = Cron.of(expression);

        assertThat(cron.toString()).isEqualTo(expression);
        assertThat(Cron.of(cron.toString()).toString()).isEqualTo(cron.toString());
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void takesExactlyTheNumbersOfAField(
            @ForAll @IntRange(max = 4) int index, @ForAll @IntRange(min = -2, max = 100) int number) {
        String expression = with(index, String.valueOf(number));

        if (number >= LEAST[index] && number <= MOST[index]) {
            assertThat(field(Cron.of(expression), index)).isEqualTo(String.valueOf(number));
        } else {
            assertThatThrownBy(() -> Cron.of(expression))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("\"" + number + "\"")
                    .hasMessageContaining(expression);
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void takesRangesThatGoUp(
            @ForAll @IntRange(max = 4) int index,
            @ForAll @IntRange(min = 1, max = 12) int from,
            @ForAll @IntRange(min = 1, max = 12) int to,
            @ForAll @IntRange(max = 13) int step) {
        String range = from + "-" + to + (step == 0 ? "" : "/" + step);
        boolean right = from <= to && to <= MOST[index] && step <= MOST[index];

        if (right) {
            assertThat(field(Cron.of(with(index, range)), index)).isEqualTo(range);
        } else {
            assertThatThrownBy(() -> Cron.of(with(index, range))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void refusesAnythingElseByOneException(@ForAll("nearlyExpressions") String text) {
        try {
            assertThat(Cron.of(Cron.of(text).toString()).toString())
                    .isEqualTo(Cron.of(text).toString());
        } catch (IllegalArgumentException e) {
            assertThat(e).isExactlyInstanceOf(IllegalArgumentException.class);
            assertThat(e.getMessage())
                    .contains("schedule")
                    .contains("\"" + text + "\"")
                    .contains("such as");
        }
    }

    @Property(tries = 50)
    void takesNamesInAnyCaseInAnyLocale(@ForAll @IntRange(max = 6) int day) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            for (String name : List.of(DAYS.get(day), DAYS.get(day).toLowerCase(Locale.ROOT))) {
                assertThat(Cron.of("* * * * " + name).dayOfWeek()).isEqualTo(String.valueOf(day));
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Provide
    Arbitrary<String> expressions() {
        return Combinators.combine(fields(0), fields(1), fields(2), fields(3), fields(4))
                .as((a, b, c, d, e) -> String.join(" ", a, b, c, d, e));
    }

    private static Arbitrary<String> fields(int index) {
        Arbitrary<String> numbers =
                Arbitraries.integers().between(LEAST[index], MOST[index]).map(String::valueOf);
        Arbitrary<String> steps = Arbitraries.integers().between(1, MOST[index]).map(step -> "/" + step);
        Arbitrary<String> ranges = Combinators.combine(
                        Arbitraries.integers().between(Math.max(1, LEAST[index]), MOST[index]),
                        Arbitraries.integers().between(Math.max(1, LEAST[index]), MOST[index]),
                        Arbitraries.oneOf(Arbitraries.just(""), steps))
                .as((a, b, step) -> Math.min(a, b) + "-" + Math.max(a, b) + step);
        Arbitrary<String> stars = Arbitraries.oneOf(Arbitraries.just(""), steps).map(step -> "*" + step);
        return Arbitraries.oneOf(numbers, ranges, stars)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(items -> String.join(",", items));
    }

    @Provide
    Arbitrary<String> nearlyExpressions() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withChars("0123456789*/,-? LW#MONJAN\t").ofMaxLength(20),
                Arbitraries.strings()
                        .withChars("0123456789*/,-")
                        .ofMaxLength(4)
                        .list()
                        .ofSize(5)
                        .map(fields -> String.join(" ", fields)));
    }

    @Example
    void replacesNamesByNumbers() {
        assertThat(Cron.of(" 0 3  * JAN,jul-Sep\tMON-FRI/2 ").toString()).isEqualTo("0 3 * 1,7-9 1-5/2");
        assertThat(Cron.of("05 03 * * SUN").toString()).isEqualTo("5 3 * * 0");
    }

    @Example
    void aWeekMayEndOnSunday() {
        assertThat(Cron.of("0 0 * * MON-SUN").dayOfWeek()).isEqualTo("1-7");
        assertThat(Cron.of("0 0 * * SUN-SAT").dayOfWeek()).isEqualTo("0-6");
        assertThatThrownBy(() -> Cron.of("0 0 * * FRI-MON")).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Cron.of("0 3 * *"))
                .hasMessageContaining("\"0 3 * *\"")
                .hasMessageContaining("five fields");
        assertThatThrownBy(() -> Cron.of("0 3 * * * *")).hasMessageContaining("five fields");
        assertThatThrownBy(() -> Cron.of("0 3 * FOO *"))
                .hasMessageContaining("Wrong month: \"FOO\"")
                .hasMessageContaining("JAN");
        for (String wrong : List.of("5/2", "*/0", "*/60", "1-", "-1", "1,,2", "", "1-2-3", "?", "1/2/3", "٣")) {
            assertThatThrownBy(() -> Cron.of(wrong + " 3 * * *")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Example
    void tellsWhenBothKindsOfDaysAreRestricted() {
        assertThat(Cron.of("0 0 1 * *").restrictsBothDays()).isFalse();
        assertThat(Cron.of("0 0 * * 1").restrictsBothDays()).isFalse();
        assertThat(Cron.of("0 0 1 * 1").restrictsBothDays()).isTrue();
    }
}
