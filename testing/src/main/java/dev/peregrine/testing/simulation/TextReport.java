package dev.peregrine.testing.simulation;

/**
 * A report as text for a terminal: aligned, at most 100 columns where words can be wrapped, the same bytes in every locale.
 * Immutable and thread-safe.
 */
public final class TextReport {
    private final ReportEntry entry;

    private TextReport(ReportEntry entry) {
        this.entry = entry;
    }

    /**
     * Shows a report, without cost.
     *
     * @param report the report
     * @return the report as text
     */
    public static TextReport of(SimulationReport report) {
        return new TextReport(ReportEntry.alone(report));
    }

    /**
     * Shows what became of messages, and of the instances that handled them.
     *
     * @param report the report
     * @return the report as a text
     */
    public static TextReport of(MessageReport report) {
        return new TextReport(ReportEntry.alone(report));
    }

    /**
     * Shows what it costs too.
     *
     * @param bill what the report's usage costs, of {@link Prices}
     * @return the same with a bill
     */
    public TextReport withCost(Cost bill) {
        return new TextReport(entry.withCost(bill));
    }

    /**
     * Says what the bill is for.
     *
     * @param period by default {@code what was simulated}; say so if it is another, such as {@code a month of 30 days}
     * @return the same with a period
     */
    public TextReport withPeriod(String period) {
        return new TextReport(entry.withPeriod(period));
    }

    /**
     * The text: what was simulated, all figures, and the line that repeats the run.
     *
     * @return lines, each ended by {@code \n}
     */
    public String text() {
        SimulationReport report = entry.report();
        StringBuilder out = new StringBuilder();
        out.append(Labels.shown(report.name())).append('\n');
        out.append(summary(report)).append('\n');
        TextTable table = new TextTable();
        entry.figures().forEach(group -> group.writeTo(table));
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
