package dev.peregrine.testing.simulation;

import java.util.Optional;

/**
 * A report as text for a terminal: aligned, at most 100 columns where words can be wrapped, the same bytes in every locale.
 * Immutable and thread-safe.
 */
public final class TextReport {
    private final SimulationReport report;
    private final Optional<Cost> cost;

    private TextReport(SimulationReport report, Optional<Cost> cost) {
        this.report = report;
        this.cost = cost;
    }

    /**
     * Shows a report, without cost.
     *
     * @param report the report
     * @return the report as text
     */
    public static TextReport of(SimulationReport report) {
        return new TextReport(report, Optional.empty());
    }

    /**
     * Shows what it costs too.
     *
     * @param bill what the report's usage costs
     * @return the same with a bill
     */
    public TextReport withCost(Cost bill) {
        return new TextReport(report, Optional.of(bill));
    }

    /**
     * The text: what was simulated, all figures, and the line that repeats the run.
     *
     * @return lines, each ended by {@code \n}
     */
    public String text() {
        StringBuilder out = new StringBuilder();
        out.append(Labels.shown(report.name())).append('\n');
        out.append(summary(report)).append('\n');
        TextTable table = new TextTable();
        Figures.of(report, cost).forEach(group -> group.writeTo(table));
        table.writeTo(out);
        out.append("\nReplay\n");
        TextTable.wrap(Labels.shown(report.replayLine()), "  ", out);
        return out.toString();
    }

    /** What was simulated, in a few words. */
    static String summary(SimulationReport report) {
        return Numbers.count(report.offered(), "request") + " in "
                + Numbers.duration(report.usage().spanNanos()) + ", seed " + report.seed();
    }

    /** The text. */
    @Override
    public String toString() {
        return text();
    }
}
