package dev.peregrine.testing.coldstart;

import dev.peregrine.testing.simulation.Law;
import java.time.Duration;
import java.util.List;

/**
 * What the lab measured: one series for each candidate on each JVM. Immutable and thread-safe.
 *
 * @param series the series, in the order of the candidates, and of the JVMs for each
 * @param base the candidate whose first series is the base of all ratios
 * @param machine the machine: system, processor, number of processors
 */
public record ColdStartReport(List<ColdStartSeries> series, String base, String machine) {
    /** Copies the list. */
    public ColdStartReport {
        series = List.copyOf(series);
    }

    /**
     * Finds the series of a candidate on a JVM.
     *
     * @param candidate the candidate's name
     * @param variant the JVM's name
     * @return the series
     * @throws IllegalArgumentException if there is none
     */
    public ColdStartSeries series(String candidate, String variant) {
        return series.stream()
                .filter(one -> one.candidate().equals(candidate)
                        && one.variant().name().equals(variant))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not measured: " + candidate + " on " + variant));
    }

    /**
     * Finds the series of a candidate on the first JVM.
     *
     * @param candidate the candidate's name
     * @return the series
     * @throws IllegalArgumentException if there is none
     */
    public ColdStartSeries series(String candidate) {
        return series.stream()
                .filter(one -> one.candidate().equals(candidate))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Not measured: " + candidate));
    }

    /**
     * The measured times until ready of the only candidate on the only JVM, for a simulation's init law.
     *
     * @return as {@link ColdStartSeries#init}
     * @throws IllegalStateException if there are several series; choose one by {@link #series(String, String)}
     */
    public List<Duration> init() {
        return only().init();
    }

    /**
     * The same as a law for a simulated platform.
     *
     * @return as {@link ColdStartSeries#initLaw}
     * @throws IllegalStateException if there are several series; choose one by {@link #series(String, String)}
     */
    public Law initLaw() {
        return only().initLaw();
    }

    private ColdStartSeries only() {
        if (series.size() != 1) {
            throw new IllegalStateException(
                    series.size() + " series were measured. Choose one by series(candidate, variant)");
        }
        return series.get(0);
    }

    /**
     * Compares with the base.
     *
     * @param one a series
     * @return the median time to its first response, in parts of that of the base
     */
    public double ratio(ColdStartSeries one) {
        return one.firstResponse().median() / series(base).firstResponse().median();
    }

    /**
     * Writes a table in Markdown, with the base, the JVMs and the machine below it. Depends neither on the locale nor on
     * anything else but this report.
     *
     * @return lines that end with a newline
     */
    public String toMarkdown() {
        return MarkdownTable.of(this);
    }

    /** The same as {@link #toMarkdown}. */
    @Override
    public String toString() {
        return toMarkdown();
    }
}
