package dev.peregrine.testing.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several configurations under the same arrivals, beside each other: each is compared with the first.
 *
 * <pre>{@code
 * Simulation simulation = Simulation.of(small).arrivals(Arrivals.poisson(20)).duration(Duration.ofHours(1));
 * Comparison.of(simulation.run()).and(simulation.on(large).run()).writeTo(Path.of("comparison.html"));
 * }</pre>
 *
 * <p>Immutable and thread-safe; the same reports give the same bytes everywhere.
 */
public final class Comparison {
    private final List<ReportEntry> entries;

    private Comparison(List<ReportEntry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Begins with the configuration that the others are compared with.
     *
     * @param first its report
     * @return the comparison, of one so far
     */
    public static Comparison of(SimulationReport first) {
        return new Comparison(List.of()).with(first, Optional.empty());
    }

    /**
     * Begins with the configuration that the others are compared with, and what it costs.
     *
     * @param first its report
     * @param bill what the report's usage costs
     * @return the comparison, of one so far
     */
    public static Comparison of(SimulationReport first, Cost bill) {
        return new Comparison(List.of()).with(first, Optional.of(bill));
    }

    /**
     * Adds a configuration.
     *
     * @param next its report
     * @return the comparison with one more
     * @throws IllegalArgumentException when the report is of other arrivals than the first, or the seventh
     */
    public Comparison and(SimulationReport next) {
        return with(next, Optional.empty());
    }

    /**
     * Adds a configuration and what it costs.
     *
     * @param next its report
     * @param bill what the report's usage costs
     * @return the comparison with one more
     * @throws IllegalArgumentException when the report is of other arrivals than the first, or the seventh
     */
    public Comparison and(SimulationReport next, Cost bill) {
        return with(next, Optional.of(bill));
    }

    private Comparison with(SimulationReport next, Optional<Cost> cost) {
        if (entries.size() == Page.STYLES) {
            throw new IllegalArgumentException("A comparison shows " + Page.STYLES + " configurations at most");
        }
        if (!entries.isEmpty()) {
            requireSameArrivals(entries.get(0).report(), next);
        }
        List<ReportEntry> more = new ArrayList<>(entries);
        more.add(ReportEntry.numbered(entries.size(), next, cost));
        return new Comparison(more).withPeriod(more.get(0).period());
    }

    /**
     * Says what the bills are for.
     *
     * @param period by default {@code what was simulated}; say so if it is another, such as {@code a month of 30 days}
     * @return the comparison with a period
     */
    public Comparison withPeriod(String period) {
        return new Comparison(
                entries.stream().map(entry -> entry.withPeriod(period)).toList());
    }

    private static void requireSameArrivals(SimulationReport first, SimulationReport next) {
        if (!arrivals(first).equals(arrivals(next))) {
            throw new IllegalArgumentException(
                    "Configurations are compared under the same arrivals. The first met %s; \"%s\" met %s: give both the same arrivals, seed, duration and warm-up"
                            .formatted(arrivals(first), next.name(), arrivals(next)));
        }
    }

    private static String arrivals(SimulationReport report) {
        return "%s: %s requests with seed %d"
                .formatted(report.arrivals(), Numbers.count(report.offered()), report.seed());
    }

    List<ReportEntry> entries() {
        return entries;
    }

    /** What all of them met. */
    String summary() {
        SimulationReport first = entries.get(0).report();
        String costs = entries.stream().anyMatch(entry -> entry.cost().isPresent())
                ? " Costs are for " + entries.get(0).period() + "."
                : "";
        return "The same arrivals for all: " + first.arrivals() + "; " + TextReport.summary(first)
                + ". Differences are to A." + costs;
    }

    /**
     * The comparison as text, a column for each configuration and one for each difference to the first; of more than three
     * configurations in several tables, each with the first. The same bytes in every locale.
     *
     * @return lines, each ended by {@code \n}
     */
    public String text() {
        return ComparisonText.of(this);
    }

    /**
     * The comparison as one HTML page with overlaid plots; the same holds for it as for {@link HtmlReport}.
     *
     * @return HTML to be encoded in UTF-8
     */
    public String html() {
        return ComparisonPage.of(this);
    }

    /**
     * Writes the page to a file, replacing what is there.
     *
     * @param file the file
     * @throws IOException when it can't be written
     */
    public void writeTo(Path file) throws IOException {
        Files.writeString(file, html(), UTF_8);
    }

    /** The text. */
    @Override
    public String toString() {
        return text();
    }
}
