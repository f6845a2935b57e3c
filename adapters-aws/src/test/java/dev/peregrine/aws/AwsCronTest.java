package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.spi.Cron;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsCronTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0 3 * * *; cron(0 3 * * ? *)",
                "*/15 * * * *; cron(0,15,30,45 * * * ? *)",
                "0-59 0-23 1-31 1-12 *; cron(* * * * ? *)",
                "30 6 * * MON-FRI; cron(30 6 ? * 2-6 *)",
                "0 0 * * 0; cron(0 0 ? * 1 *)",
                "0 0 * * 7; cron(0 0 ? * 1 *)",
                "0 0 * * 0,7; cron(0 0 ? * 1 *)",
                "0 0 * * 5-7; cron(0 0 ? * 1,6,7 *)",
                "0 0 * * 0-6; cron(0 0 ? * * *)",
                "0 0 * * */2; cron(0 0 ? * 1,3,5,7 *)",
                "5 4 1,15 JAN,JUL *; cron(5 4 1,15 1,7 ? *)",
                "0 0 */10 * *; cron(0 0 1,11,21,31 * ? *)",
                "0 9-17/2 * 2 *; cron(0 9,11,13,15,17 * 2 ? *)",
                "0 0 29 2 *; cron(0 0 29 2 ? *)",
            })
    void writesSixFields(String unix, String aws) {
        assertThat(AwsCron.of(Cron.of(unix))).isEqualTo(aws);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "0 0 1 * MON; either of them; declare two functions",
                "0 0 */2 * 1-5; either of them; Write * for one",
                "0 0 30 2 *; never comes; Change one",
                "0 0 31 4,6,9,11 *; never comes; Change one",
            })
    void refusesWhatAwsCannotSay(String unix, String reason, String remedy) {
        assertThatThrownBy(() -> AwsCron.of(Cron.of(unix)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(reason, remedy);
    }

    /** A field of Unix, and the values that it names. */
    private record Field(String text, List<Integer> values) {}

    private static Arbitrary<Field> field(int least, int most) {
        return item(least, most).list().ofMinSize(1).ofMaxSize(4).map(items -> {
            List<String> texts = new ArrayList<>();
            List<Integer> values = new ArrayList<>();
            for (Field item : items) {
                texts.add(item.text());
                values.addAll(item.values());
            }
            return new Field(String.join(",", texts), values);
        });
    }

    private static Arbitrary<Field> item(int least, int most) {
        Arbitrary<Integer> number = Arbitraries.integers().between(least, most);
        Arbitrary<Field> range = Combinators.combine(
                        number, number, Arbitraries.integers().between(0, Math.min(9, most)))
                .as((one, other, step) -> counted(Math.min(one, other), Math.max(one, other), step));
        Arbitrary<Field> steps = Arbitraries.integers()
                .between(1, Math.min(9, most))
                .map(step -> new Field("*/" + step, counted(least, most, step).values()));
        return Arbitraries.oneOf(number.map(n -> new Field("" + n, List.of(n))), range, steps);
    }

    private static Field counted(int from, int to, int step) {
        List<Integer> values = new ArrayList<>();
        for (int value = from; value <= to; value += Math.max(step, 1)) {
            values.add(value);
        }
        return new Field(from + "-" + to + (step == 0 ? "" : "/" + step), values);
    }

    private static Arbitrary<Field> all(int least, int most) {
        return Arbitraries.just(new Field("*", counted(least, most, 1).values()));
    }

    /** A schedule whose fields the test knows, restricted by one kind of day at most. */
    private record Schedule(Field minute, Field hour, Field day, Field month, Field weekday) {
        Cron cron() {
            return Cron.of(minute.text + " " + hour.text + " " + day.text + " " + month.text + " " + weekday.text);
        }

        boolean fallsOn(LocalDate date) {
            int weekday = date.getDayOfWeek().getValue();
            return month.values.contains(date.getMonthValue())
                    && day.values.contains(date.getDayOfMonth())
                    && (this.weekday.values.contains(weekday) || (weekday == 7 && this.weekday.values.contains(0)));
        }

        boolean comes() {
            LocalDate date = LocalDate.of(2024, 1, 1);
            while (date.getYear() == 2024
                    && !(month.values.contains(date.getMonthValue()) && day.values.contains(date.getDayOfMonth()))) {
                date = date.plusDays(1);
            }
            return date.getYear() == 2024;
        }
    }

    @Provide
    Arbitrary<Schedule> schedules() {
        Arbitrary<Field> minutes = Arbitraries.oneOf(all(0, 59), field(0, 59));
        Arbitrary<Field> hours = Arbitraries.oneOf(all(0, 23), field(0, 23));
        Arbitrary<Field> months = Arbitraries.oneOf(all(1, 12), field(1, 12));
        return Arbitraries.oneOf(
                Combinators.combine(minutes, hours, field(1, 31), months, all(0, 7))
                        .as(Schedule::new),
                Combinators.combine(minutes, hours, all(1, 31), months, field(0, 7))
                        .as(Schedule::new),
                Combinators.combine(minutes, hours, all(1, 31), months, all(0, 7))
                        .as(Schedule::new));
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.integers()
                .between(0, 12_000)
                .map(day -> LocalDate.of(2000, 1, 1).plusDays(day));
    }

    @Property(edgeCases = EdgeCasesMode.NONE)
    void theDaysAndTimesAreThoseOfUnix(@ForAll("schedules") Schedule schedule, @ForAll("dates") LocalDate date) {
        if (!schedule.comes()) {
            assertThatThrownBy(() -> AwsCron.of(schedule.cron())).hasMessageContaining("never comes");
            return;
        }
        String text = AwsCron.of(schedule.cron());
        String[] fields = text.substring("cron(".length(), text.length() - 1).split(" ", -1);

        assertThat(text).startsWith("cron(").endsWith(" *)").hasSizeLessThanOrEqualTo(256);
        assertThat(fields).hasSize(6);
        assertThat(fields[2].equals("?")).isNotEqualTo(fields[4].equals("?"));
        assertThat(isOnDay(fields, date)).isEqualTo(schedule.fallsOn(date));
        for (int minute = 0; minute < 60; minute++) {
            assertThat(matches(fields[0], minute))
                    .isEqualTo(schedule.minute().values().contains(minute));
        }
        for (int hour = 0; hour < 24; hour++) {
            assertThat(matches(fields[1], hour))
                    .isEqualTo(schedule.hour().values().contains(hour));
        }
    }

    /** As AWS describes it: both fields of days have to fit, Sunday is the first day of the week. */
    private static boolean isOnDay(String[] fields, LocalDate date) {
        return matches(fields[2], date.getDayOfMonth())
                && matches(fields[3], date.getMonthValue())
                && matches(fields[4], date.getDayOfWeek().getValue() % 7 + 1);
    }

    private static boolean matches(String field, int value) {
        if (field.equals("*") || field.equals("?")) {
            return true;
        }
        for (String item : field.split(",", -1)) {
            String[] ends = item.split("-", -1);
            if (value >= Integer.parseInt(ends[0]) && value <= Integer.parseInt(ends[ends.length - 1])) {
                return true;
            }
        }
        return false;
    }
}
