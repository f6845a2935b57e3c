package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LawTest {
    private static final int DRAWS = 100_000;

    private static double[] draws(Law law) {
        RandomStream stream = RandomStream.of(3, "law");
        return LongStream.generate(() -> law.draw(stream))
                .limit(DRAWS)
                .asDoubleStream()
                .toArray();
    }

    /** The mean is right within four standard errors of it. */
    private static void assertMean(Law law) {
        double[] draws = draws(law);
        double mean = Arrays.stream(draws).average().orElseThrow();
        double variance = Arrays.stream(draws).map(x -> (x - mean) * (x - mean)).sum() / (DRAWS - 1);
        double error = Math.sqrt(variance / DRAWS);
        assertThat(law.meanNanos()).as(law.toString()).isBetween(mean - 4 * error - 0.5, mean + 4 * error + 0.5);
    }

    private static void assertShape(Law law, DoubleUnaryOperator distribution) {
        assertThat(Samples.distance(draws(law), distribution))
                .as(law.toString())
                .isLessThan(Samples.bound(DRAWS));
    }

    @Test
    void everyLawHasTheMeanThatItSays() {
        assertMean(Law.constant(Duration.ofMillis(3)));
        assertMean(Law.exponential(Duration.ofMillis(3)));
        assertMean(Law.uniform(Duration.ofMillis(3), Duration.ofMillis(11)));
        assertMean(Law.lognormal(Duration.ofMillis(200), Duration.ofMillis(340)));
        assertMean(Law.quantiles(Map.of(
                0.0,
                Duration.ofMillis(100),
                0.5,
                Duration.ofMillis(211),
                0.9,
                Duration.ofMillis(243),
                1.0,
                Duration.ofMillis(610))));
        assertMean(Law.quantiles(Map.of(0.5, Duration.ofMillis(211), 0.9, Duration.ofMillis(243))));
        assertMean(Law.measured(List.of(Duration.ofMillis(7), Duration.ofMillis(3), Duration.ofMillis(3))));
    }

    @Test
    void everyLawHasItsShape() {
        assertShape(Law.exponential(Duration.ofSeconds(2)), x -> 1 - StrictMath.exp(-x / 2e9));
        assertShape(Law.uniform(Duration.ofSeconds(1), Duration.ofSeconds(3)), x -> (x - 1e9) / 2e9);
        double sigma = StrictMath.log(1.7) / 2.3263478740408408;
        assertShape(
                Law.lognormal(Duration.ofMillis(200), Duration.ofMillis(340)),
                x -> Samples.normal(StrictMath.log(x / 200e6) / sigma));
        assertShape(
                Law.quantiles(
                        Map.of(0.0, Duration.ofMillis(100), 0.5, Duration.ofMillis(200), 1.0, Duration.ofMillis(600))),
                x -> x < 200e6 ? (x - 100e6) / 200e6 : 0.5 + (x - 200e6) / 800e6);
    }

    @Test
    void aTableOfQuantilesHasTheseQuantiles() {
        double[] draws = draws(Law.quantiles(
                Map.of(0.5, Duration.ofMillis(211), 0.9, Duration.ofMillis(243), 0.99, Duration.ofMillis(340))));
        Arrays.sort(draws);
        assertThat(draws[0]).isEqualTo(211e6); // nothing is known below the median
        assertThat(draws[DRAWS - 1]).isEqualTo(340e6);
        assertThat(draws[DRAWS / 10 * 9]).isBetween(242e6, 246e6);
    }

    @Test
    void measuredDurationsComeBack() {
        double[] draws = draws(Law.measured(List.of(Duration.ofMillis(9), Duration.ofMillis(3), Duration.ofMillis(3))));
        assertThat(Arrays.stream(draws).distinct().boxed()).containsExactlyInAnyOrder(3e6, 9e6);
        double share = Arrays.stream(draws).filter(x -> x == 3e6).count() / (double) DRAWS;
        double error = Math.sqrt(2.0 / 9 / DRAWS);
        assertThat(share).isBetween(2.0 / 3 - 4 * error, 2.0 / 3 + 4 * error);
    }

    @Test
    void whatLastsForEverHasNoMean() {
        assertThat(Law.forever().meanNanos()).isInfinite();
        assertThat(Law.forever().draw(RandomStream.of(1, "never"))).isEqualTo(Long.MAX_VALUE);
        assertThat(Law.forever()).hasToString("for ever");
    }

    @Test
    void aLawSaysWhatItIs() {
        assertThat(Law.exponential(Duration.ofMillis(1500))).hasToString("exponential with mean PT1.5S");
        assertThat(Law.quantiles(Map.of(0.9, Duration.ofSeconds(2), 0.5, Duration.ofSeconds(1))))
                .hasToString("quantiles 0.5: PT1S, 0.9: PT2S");
    }

    @Test
    void refusesWhatIsNoDuration() {
        assertThatThrownBy(() -> Law.constant(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("negative");
        assertThatThrownBy(() -> Law.exponential(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Law.constant(Duration.ofDays(200_000)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("292 years");
        assertThatThrownBy(() -> Law.uniform(Duration.ofMillis(2), Duration.ofMillis(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0.002S");
        assertThatThrownBy(() -> Law.lognormal(Duration.ofMillis(2), Duration.ofMillis(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Law.quantiles(Map.of(50.0, Duration.ofMillis(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("between 0 and 1");
        assertThatThrownBy(() -> Law.quantiles(Map.of(0.5, Duration.ofMillis(2), 0.9, Duration.ofMillis(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("less than that of 0.5");
        assertThatThrownBy(() -> Law.quantiles(Map.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Law.measured(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
