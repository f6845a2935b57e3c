package dev.peregrine.testing.simulation;

import dev.peregrine.testing.simulation.FigureColumns.Row;
import java.util.ArrayList;
import java.util.List;

/** A comparison as text. */
final class ComparisonText {
    /** As many beside the first as fit into 100 columns with their differences. */
    private static final int BESIDE_FIRST = 2;

    private ComparisonText() {}

    static String of(Comparison comparison) {
        List<ReportEntry> entries = comparison.entries();
        StringBuilder out = new StringBuilder("Comparison\n");
        TextTable.wrap(Labels.shown(comparison.summary()), "", out);
        out.append('\n');
        for (ReportEntry entry : entries) {
            out.append("  ")
                    .append(entry.label())
                    .append("  ")
                    .append(Labels.shown(entry.report().name()))
                    .append('\n');
        }
        for (int i = 1; i == 1 || i < entries.size(); i += BESIDE_FIRST) {
            List<ReportEntry> shown = new ArrayList<>(entries.subList(0, 1));
            shown.addAll(entries.subList(Math.min(i, entries.size()), Math.min(i + BESIDE_FIRST, entries.size())));
            table(shown).writeTo(out);
        }
        out.append("\nReplay\n");
        for (ReportEntry entry : entries) {
            TextTable.wrap(entry.label() + "  " + Labels.shown(entry.report().replayLine()), "  ", out);
        }
        return out.toString();
    }

    private static TextTable table(List<ReportEntry> entries) {
        List<List<FigureGroup>> figures =
                entries.stream().map(ReportEntry::figures).toList();
        TextTable table = new TextTable();
        for (String title : FigureColumns.titles(figures)) {
            table.title(title).row(heading(entries), "");
            for (Row row : FigureColumns.rows(figures, title)) {
                table.row(cells(row), "");
            }
        }
        return table;
    }

    private static List<String> heading(List<ReportEntry> entries) {
        List<String> heading = new ArrayList<>(List.of(""));
        for (ReportEntry entry : entries) {
            heading.add(entry.label());
            if (heading.size() > 2) {
                heading.add("to A");
            }
        }
        return heading;
    }

    private static List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(List.of(row.name()));
        for (FigureColumns.Cell cell : row.cells()) {
            cells.add(cell.text());
            if (cells.size() > 2) {
                cells.add(cell.difference());
            }
        }
        return cells;
    }
}
