package dev.peregrine.azure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.Environment;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionTimeoutTest {
    private static long millis(Map<String, String> environment, @Nullable String packaged) {
        return FunctionTimeout.millis(Environment.of(environment), packaged);
    }

    @Test
    void theEnvironmentOverridesThePackageAndThePackageTheDefault() {
        Map<String, String> set = Map.of("AzureFunctionsJobHost__functionTimeout", "00:00:30");

        assertThat(millis(set, "00:01:00")).isEqualTo(30_000);
        assertThat(millis(Map.of(), "00:01:00")).isEqualTo(60_000);
    }

    @Test
    void theFrontEndWaitsNoLongerThan230Seconds() {
        assertThat(FunctionTimeout.httpMillis(millis(Map.of(), null))).isEqualTo(230_000);
        assertThat(FunctionTimeout.httpMillis(millis(Map.of(), "-1"))).isEqualTo(230_000);
        assertThat(FunctionTimeout.httpMillis(millis(Map.of(), "00:01:00"))).isEqualTo(60_000);
    }

    @Test
    void eventsHaveTheWholeTimeoutOfTheFunction() {
        assertThat(millis(Map.of(), null)).isEqualTo(300_000);
        assertThat(millis(Map.of(), "01:00:00")).isEqualTo(3_600_000);
        assertThat(millis(Map.of(), "-1")).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @CsvSource({"00:05, 300", "0:0:1, 1", "1.02:03:04, 93784", "00:00:30.5, 30", "23:59:59, 86399"})
    void readsTimeSpansOfDotNet(String text, long seconds) {
        assertThat(FunctionTimeout.parse(text)).isEqualTo(seconds * 1000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5",
                ":",
                "::",
                "00:00:00",
                "24:00:00",
                "00:60:00",
                "00:00:60",
                "-00:05:00",
                "00:05:00.",
                "0.:00",
                "a:b:c",
                "00:00:00:30"
            })
    void refusesEverythingElse(String text) {
        assertThat(FunctionTimeout.parse(text)).isNegative();
    }

    @Property
    void readsWhatIsWritten(@ForAll @LongRange(min = 1, max = 86_399) long seconds) {
        String text = String.format(Locale.ROOT, "%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);

        assertThat(FunctionTimeout.parse(text)).isEqualTo(seconds * 1000);
    }

    @Property
    void readsOrRefusesAnyText(@ForAll String text) {
        assertThat(FunctionTimeout.parse(text)).isNotZero();
    }
}
