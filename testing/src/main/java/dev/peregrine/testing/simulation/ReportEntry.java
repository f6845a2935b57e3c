package dev.peregrine.testing.simulation;

import java.util.List;
import java.util.Optional;

/**
 * A report as it is shown: alone, or as one of several.
 *
 * @param label what stands for it in plots; empty when it is alone
 * @param style the number of its colour
 * @param report the report
 * @param cost what it costs, if that was asked for
 * @param period what the cost is for
 */
record ReportEntry(String label, int style, SimulationReport report, Optional<Cost> cost, String period) {
    private static final String SPAN = "what was simulated";

    /** The only one on its page. */
    static ReportEntry alone(SimulationReport report) {
        return new ReportEntry("", 0, report, Optional.empty(), SPAN);
    }

    /** One of several. */
    static ReportEntry numbered(int number, SimulationReport report, Optional<Cost> cost) {
        return new ReportEntry(String.valueOf((char) ('A' + number)), number, report, cost, SPAN);
    }

    ReportEntry withCost(Cost bill) {
        return new ReportEntry(label, style, report, Optional.of(bill), period);
    }

    ReportEntry withPeriod(String other) {
        return new ReportEntry(label, style, report, cost, other);
    }

    List<FigureGroup> figures() {
        return Figures.of(this);
    }

    /** What the plot of the cost shows. */
    String costCaption() {
        return "US dollars for " + period + "; hollow is what is taken off";
    }
}
