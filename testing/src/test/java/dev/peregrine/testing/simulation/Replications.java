package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Independent runs of one simulation under different seeds. Their spread tells the standard error of a mean over them, which
 * one run alone doesn't: its requests depend on each other.
 */
final class Replications {
    static final int RUNS = 20;

    private final List<SimulationReport> reports = new ArrayList<>();

    Replications(Simulation simulation) {
        for (int seed = 1; seed <= RUNS; seed++) {
            reports.add(simulation.seed(seed).run());
        }
    }

    double mean(ToDoubleFunction<SimulationReport> figure) {
        return reports.stream().mapToDouble(figure).average().orElseThrow();
    }

    /** The standard error of the mean. */
    double error(ToDoubleFunction<SimulationReport> figure) {
        double mean = mean(figure);
        double squares = reports.stream()
                .mapToDouble(report -> figure.applyAsDouble(report) - mean)
                .map(deviation -> deviation * deviation)
                .sum();
        return Math.sqrt(squares / (RUNS - 1) / RUNS);
    }

    /**
     * The mean over the runs is an exact value within four standard errors of itself, and the standard error is small enough for
     * that to say something.
     */
    void assertThatMean(String what, ToDoubleFunction<SimulationReport> figure, double exact, double smallEnough) {
        double error = error(figure);
        String description = what + " of " + reports.get(0).replayLine() + ", standard error " + error;
        assertThat(error).as(description).isLessThan(smallEnough);
        assertThat(mean(figure)).as(description).isBetween(exact - 4 * error, exact + 4 * error);
    }
}
