package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrivalsTest {
    @TempDir
    private Path folder = Path.of("");

    private static long[] first(Arrivals arrivals, int count) {
        return LongStream.generate(arrivals.start(RandomStream.of(5, "arrivals"))::next)
                .limit(count)
                .toArray();
    }

    @Test
    void poissonArrivalsHaveExponentialGaps() {
        int count = 100_000;
        long[] moments = first(Arrivals.poisson(20), count);
        double[] gaps = new double[count - 1];
        for (int i = 1; i < count; i++) {
            gaps[i - 1] = moments[i] - moments[i - 1];
        }
        assertThat(Samples.distance(gaps, x -> 1 - StrictMath.exp(-x / 50e6))).isLessThan(Samples.bound(count - 1));
    }

    @Test
    void evenArrivalsDoNotDrift() {
        long[] moments = first(Arrivals.constant(3), 3_000_001);
        assertThat(moments[0]).isZero();
        assertThat(moments[1]).isEqualTo(333_333_333);
        assertThat(moments[3_000_000]).isEqualTo(1_000_000_000_000_000L);
    }

    @Test
    void burstsComeTogether() {
        assertThat(first(Arrivals.bursts(2, Duration.ofNanos(10)), 5)).containsExactly(0, 0, 10, 10, 20);
    }

    @Test
    void arrivalsOfTwoKindsComeInOrder() {
        assertThat(first(Arrivals.bursts(2, Duration.ofNanos(10)).and(Arrivals.at(List.of(Duration.ofNanos(3)))), 5))
                .containsExactly(0, 0, 3, 10, 10);
        assertThat(Arrivals.at(List.of()).and(Arrivals.at(List.of())).isEndless())
                .isFalse();
        assertThat(first(Arrivals.at(List.of()).and(Arrivals.at(List.of())), 1)).containsExactly(Long.MAX_VALUE);
    }

    @Test
    void aDayHasItsPeakAtNoonAndItsMean() {
        Arrivals.Process day = Arrivals.diurnal(10, 1.8).start(RandomStream.of(5, "arrivals"));
        long hour = 3_600_000_000_000L;
        long[] hours = new long[24];
        for (long next = day.next(); next < 24 * hour; next = day.next()) {
            hours[(int) (next / hour)]++;
        }
        // A count of Poisson arrivals has its mean for its variance.
        double total = 864_000;
        assertThat((double) LongStream.of(hours).sum())
                .isBetween(total - 4 * Math.sqrt(total), total + 4 * Math.sqrt(total));
        for (int i = 0; i < 24; i++) {
            double slope = StrictMath.sin(StrictMath.PI * (i + 1) / 12) - StrictMath.sin(StrictMath.PI * i / 12);
            double expected = 36_000 * (1 - 0.8 * slope * 12 / StrictMath.PI);
            assertThat((double) hours[i])
                    .as("hour %s", i)
                    .isBetween(expected - 4 * Math.sqrt(expected), expected + 4 * Math.sqrt(expected));
        }
    }

    @Test
    void aTraceIsReadInSecondsWithCounts() throws IOException {
        assertThat(first(trace("seconds,count\n0.5,2\n0.75,0\n1\n\n1.000000001,1\n"), 5))
                .containsExactly(500_000_000, 500_000_000, 1_000_000_000, 1_000_000_001, Long.MAX_VALUE);
    }

    @Test
    void aTraceOfInstantsBeginsWithItsFirst() throws IOException {
        assertThat(first(trace("2026-01-31T12:00:00Z\n2026-01-31T12:00:01.5Z,2\n"), 3))
                .containsExactly(0, 1_500_000_000, 1_500_000_000);
    }

    @Test
    void aTraceEndsTheSimulation() throws IOException {
        SimulationReport report = Simulation.of(PlatformModel.of("trace"))
                .arrivals(trace("1\n2\n3,2\n"))
                .run();
        assertThat(report.offered()).isEqualTo(4);
        assertThat(report.completed()).isEqualTo(4);
        assertThat(report.replayLine()).contains("4 requests of trace arrivals.csv");
    }

    @Test
    void aWrongTraceNamesItsLine() {
        assertThatThrownBy(() -> trace("1\n0.5\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Line 2")
                .hasMessageContaining("before");
        assertThatThrownBy(() -> trace("1\nx\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Line 2");
        assertThatThrownBy(() -> trace("1,many\n")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> trace("-1\n")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesRatesThatAreNone() {
        for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 2e9}) {
            assertThatThrownBy(() -> Arrivals.poisson(rate)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Arrivals.bursts(0, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Arrivals.diurnal(1, 2.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Arrivals.at(List.of(Duration.ofSeconds(2), Duration.ofSeconds(1))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Arrivals trace(String csv) throws IOException {
        Path file = folder.resolve("arrivals.csv");
        Files.writeString(file, csv);
        return Arrivals.trace(file);
    }
}
