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
 */
record ReportEntry(String label, int style, SimulationReport report, Optional<Cost> cost) {
    /** The only one on its page. */
    static ReportEntry alone(SimulationReport report, Optional<Cost> cost) {
        return new ReportEntry("", 0, report, cost);
    }

    List<FigureGroup> figures() {
        return Figures.of(report, cost);
    }
}
