package dev.peregrine.testing.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "250ms, PT0.25S",
        "1.5s, PT1.5S",
        "10m, PT10M",
        "1h30m, PT1H30M",
        "30d, P30D",
        "1us, PT0.000001S",
        "PT3M, PT3M",
        "2H, PT2H"
    })
    void readsDurations(String text, String iso) {
        assertThat(Amounts.duration(text)).isEqualTo(Duration.parse(iso));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "m", "10 m", "-1s", "1.s", "1m_", "1000000000d"})
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> Amounts.duration(text)).hasMessageContaining("\"" + text + "\" is");
    }

    @ParameterizedTest
    @CsvSource({"20, 20", "0.5/s, 0.5", "120/m, 2", "7200/h, 2", "172800/D, 2"})
    void readsRates(String text, double perSecond) {
        assertThat(Amounts.perSecond(text)).isCloseTo(perSecond, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "1/w", "1/", "/s", "NaN"})
    void refusesWhatIsNoRate(String text) {
        assertThatThrownBy(() -> Amounts.perSecond(text)).hasMessageContaining("no rate");
    }
}
