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
 * @param messages what became of messages, if the requests were deliveries of such
 */
record ReportEntry(
        String label,
        int style,
        SimulationReport report,
        Optional<Cost> cost,
        String period,
        Optional<MessageReport> messages) {
    private static final String SPAN = "what was simulated";

    /** The only one on its page. */
    static ReportEntry alone(SimulationReport report) {
        return new ReportEntry("", 0, report, Optional.empty(), SPAN, Optional.empty());
    }

    /** The only one on its page, of messages. */
    static ReportEntry alone(MessageReport messages) {
        return new ReportEntry("", 0, messages.instances(), Optional.empty(), SPAN, Optional.of(messages));
    }

    /** One of several. */
    static ReportEntry numbered(int number, SimulationReport report, Optional<Cost> cost) {
        return new ReportEntry(String.valueOf((char) ('A' + number)), number, report, cost, SPAN, Optional.empty());
    }

    ReportEntry withCost(Cost bill) {
        return new ReportEntry(label, style, report, Optional.of(bill), period, messages);
    }

    ReportEntry withPeriod(String other) {
        return new ReportEntry(label, style, report, cost, other, messages);
    }

    List<FigureGroup> figures() {
        return Figures.of(this);
    }

    /** What the plot of the cost shows. */
    String costCaption() {
        return "US dollars for " + period + "; hollow is what is taken off";
    }
}
