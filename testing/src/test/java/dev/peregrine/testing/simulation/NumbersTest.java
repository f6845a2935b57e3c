package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "1, 1.00 ns",
        "850, 850 ns",
        "999.6, 1.00 µs",
        "12345, 12.3 µs",
        "250000000, 250 ms",
        "999600000, 1.00 s",
        "1000000000, 1.00 s",
        "59400000000, 59.4 s",
        "59600000000, 1 min",
        "61000000000, 1 min 1 s",
        "3599600000000, 1 h",
        "5400000000000, 1 h 30 min",
        "86400000000000, 1 d",
        "90000000000000, 1 d 1 h",
        "-250000000, −250 ms",
        "NaN, –"
    })
    void showsATimeInTheUnitThatSuitsIt(double nanos, String text) {
        assertThat(Numbers.duration(nanos)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0%",
        "1, 100%",
        "0.5, 50.0%",
        "0.110054, 11.0%",
        "0.000043, 0.00430%",
        "0.99996, 99.996%",
        "0.9999996, 99.99996%",
        "0.985, 98.5%",
        "NaN, –"
    })
    void showsAShareInPerCent(double share, String text) {
        assertThat(Numbers.percent(share)).isEqualTo(text);
    }

    @Property
    void neverRoundsAShareToNoneOrAll(@ForAll @DoubleRange(min = 1e-12, max = 1 - 1e-12) @Scale(12) double share) {
        assertThat(Numbers.percent(share))
                .isNotIn("0%", "100%", "100.0%", "100.00%")
                .doesNotContain("E");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "0.12345, 0.123",
        "5, 5.00",
        "99.96, 100",
        "999.4, 999",
        "1234.5, '1,234'",
        "12345678.9, '12,345,679'"
    })
    void showsThreeDigitsOfANumber(double value, String text) {
        assertThat(Numbers.decimal(value)).isEqualTo(text);
    }

    @Test
    void looksTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Numbers.count(1_234_567)).isEqualTo("1,234,567");
            assertThat(Numbers.duration(1.5e6)).isEqualTo("1.50 ms");
            assertThat(Svg.number(-12.34)).isEqualTo("-12.3");
        } finally {
            Locale.setDefault(before);
        }
    }
}
