package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.testing.simulation.Axis.Tick;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class AxesTest {
    private static final double SECOND = 1e9;

    private static List<String> labels(Axis axis) {
        return axis.ticks().stream()
                .map(Tick::label)
                .filter(label -> !label.isEmpty())
                .toList();
    }

    @Test
    void marksAmountsAtRoundNumbers() {
        assertThat(labels(Axes.amount(34, true))).containsExactly("0", "10", "20", "30", "40");
        assertThat(labels(Axes.amount(3, true))).containsExactly("0", "1", "2", "3");
        assertThat(labels(Axes.amount(0, true))).containsExactly("0", "1");
        assertThat(labels(Axes.amount(0.7, false))).containsExactly("0", "0.2", "0.4", "0.6", "0.8");
        assertThat(labels(Axes.amount(100_000, true)))
                .containsExactly("0", "20,000", "40,000", "60,000", "80,000", "100,000");
    }

    @Test
    void marksTimesAsClocksDo() {
        assertThat(labels(Axes.time(0, 3600 * SECOND))).containsExactly("0", "15 min", "30 min", "45 min", "60 min");
        assertThat(labels(Axes.time(0, 86_400 * SECOND))).containsExactly("0", "6 h", "12 h", "18 h", "24 h");
        assertThat(labels(Axes.time(300 * SECOND, 900 * SECOND)))
                .containsExactly("6 min", "8 min", "10 min", "12 min", "14 min");
        assertThat(labels(Axes.time(0, 0.9 * SECOND))).containsExactly("0", "200 ms", "400 ms", "600 ms", "800 ms");
        assertThat(labels(Axes.time(0, 30 * 86_400 * SECOND))).containsExactly("0", "10 d", "20 d", "30 d");
    }

    @Test
    void marksDecadesAndWithinFewOfThemTheStepsBetween() {
        assertThat(labels(Axes.logarithmicTime(12e6, 180e6)))
                .containsExactly("10 ms", "20 ms", "50 ms", "100 ms", "200 ms");
        assertThat(labels(Axes.logarithmicTime(1_500, 30 * SECOND)))
                .containsExactly("1 µs", "10 µs", "100 µs", "1 ms", "10 ms", "100 ms", "1 s", "10 s");
        assertThat(labels(Axes.logarithmicTime(100e6, 100e6))).containsExactly("100 ms", "200 ms");
        assertThat(labels(Axes.logarithmicTime(0, 0))).isNotEmpty();
    }

    @Property
    void anAmountHasFewTicksAndStandsBelowTheLast(
            @ForAll @DoubleRange(min = 1e-6, max = 1e12) @Scale(6) double highest) {
        Axis axis = Axes.amount(highest, false);
        assertThat(axis.to()).isGreaterThanOrEqualTo(highest * (1 - 1e-9)).isLessThanOrEqualTo(highest * 2);
        assertThat(axis.ticks())
                .hasSizeBetween(3, 7)
                .last()
                .extracting(Tick::value)
                .isEqualTo(axis.to());
    }

    @Property
    void timesHaveFewTicksThatAllStandWithin(@ForAll @DoubleRange(min = 1, max = 1e17) double span) {
        Axis axis = Axes.time(0, span);
        assertThat(axis.ticks()).hasSizeBetween(2, 7);
        assertThat(axis.ticks()).allMatch(tick -> axis.place(tick.value()) >= 0 && tick.value() <= span * 1.0001);
        assertThat(labels(axis)).doesNotHaveDuplicates();
    }

    @Property
    void latenciesStandBetweenTheEndsOfTheirAxis(
            @ForAll @DoubleRange(min = 1, max = 1e12) double shortest,
            @ForAll @DoubleRange(min = 1, max = 1e5) double times) {
        Axis axis = Axes.logarithmicTime(shortest, shortest * times);
        assertThat(axis.from()).isLessThanOrEqualTo(shortest);
        assertThat(axis.to()).isGreaterThanOrEqualTo(shortest * times * 0.999999);
        assertThat(labels(axis)).doesNotHaveDuplicates().hasSizeBetween(2, 12);
    }

    @Test
    void placesValuesByTheirLogarithms() {
        Axis axis = Axes.logarithmicTime(1e6, 1e8);
        assertThat(axis.place(1e7)).isCloseTo(0.5, org.assertj.core.data.Offset.offset(1e-12));
        assertThat(axis.place(0)).isZero();
        assertThat(axis.place(1e12)).isEqualTo(1);
    }

    @Test
    void refusesAnAxisThatLeadsNowhere() {
        assertThatThrownBy(() -> new Axis(1, 1, false, List.of())).hasMessageContaining("No axis goes from 1.0 to 1.0");
        assertThatThrownBy(() -> new Axis(0, 1, true, List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
