package dev.peregrine.testing.simulation;

import java.util.ArrayList;
import java.util.List;

/** A table for terminals: the first column to the left, the others to the right, as wide as what they hold. */
final class TextTable {
    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    TextTable row(List<String> cells, String note) {
        rows.add(List.copyOf(cells));
        notes.add(note);
        return this;
    }

    void writeTo(StringBuilder out) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], Labels.width(row.get(i)));
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            StringBuilder line = new StringBuilder(INDENT);
            List<String> row = rows.get(i);
            for (int j = 0; j < row.size(); j++) {
                String cell = row.get(j);
                String space = " ".repeat(widths[j] - Labels.width(cell));
                line.append(j == 0 ? cell + space : GAP + space + cell);
            }
            if (!notes.get(i).isEmpty()) {
                line.append(GAP).append(notes.get(i));
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }
}
