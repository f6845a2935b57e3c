package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class UnitTest {
    @Test
    void comparesByPerCent() {
        assertThat(Unit.COUNT.difference(200, 250)).isEqualTo("+25%");
        assertThat(Unit.TIME.difference(100e6, 98e6)).isEqualTo("−2.0%");
        assertThat(Unit.MONEY.difference(12, 6)).isEqualTo("−50%");
        assertThat(Unit.NUMBER.difference(1, 30)).isEqualTo("× 30.0");
    }

    @Test
    void comparesSharesByPercentagePoints() {
        assertThat(Unit.SHARE.difference(0.02, 0.03)).isEqualTo("+1.00 pp");
        assertThat(Unit.SHARE.difference(0.5, 0.25)).isEqualTo("−25.0 pp");
    }

    @Test
    void comparesWithNothingByTheAmount() {
        assertThat(Unit.COUNT.difference(0, 1_234)).isEqualTo("+1,234");
        assertThat(Unit.TIME.difference(0, 2e9)).isEqualTo("+2.00 s");
    }

    @Test
    void saysThatNothingDiffers() {
        assertThat(Unit.TIME.difference(5, 5)).isEqualTo("=");
        assertThat(Unit.SHARE.difference(0, 0)).isEqualTo("=");
    }

    @Test
    void comparesNothingWithWhatIsUnknown() {
        assertThat(Unit.SHARE.difference(Double.NaN, 0.5)).isEmpty();
        assertThat(Unit.TIME.difference(1, Double.POSITIVE_INFINITY)).isEmpty();
    }

    @Test
    void showsMoneyToTheCentAndLessThanACentByItsDigits() {
        assertThat(Numbers.money(new BigDecimal("1234.565"))).isEqualTo("$1,234.57");
        assertThat(Numbers.money(new BigDecimal("0.000123456"))).isEqualTo("$0.00012");
        assertThat(Numbers.money(new BigDecimal("-8.4"))).isEqualTo("−$8.40");
        assertThat(Numbers.money(new BigDecimal("0"))).isEqualTo("$0.00");
    }
}
