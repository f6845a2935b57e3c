package dev.peregrine.testing.simulation;

import java.util.ArrayList;
import java.util.List;

/** A table for terminals: the first column to the left, the others to the right, as wide as what they hold. */
final class TextTable {
    private static final String INDENT = "  ";
    private static final String GAP = "  ";
    private static final int WIDTH = 100;

    private final List<List<String>> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** An empty line and a title, above rows that are aligned with those of the other titles. */
    TextTable title(String title) {
        rows.add(List.of());
        notes.add(title);
        return this;
    }

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
            if (rows.get(i).isEmpty()) {
                out.append('\n').append(notes.get(i)).append('\n');
                continue;
            }
            StringBuilder line = new StringBuilder(INDENT);
            List<String> row = rows.get(i);
            for (int j = 0; j < row.size(); j++) {
                String cell = row.get(j);
                String space = " ".repeat(widths[j] - Labels.width(cell));
                line.append(j == 0 ? cell + space : GAP + space + cell);
            }
            note(line, notes.get(i), out);
        }
    }

    /** Behind its row, or below it when the line would be longer than what is pleasant to read. */
    private static void note(StringBuilder line, String note, StringBuilder out) {
        if (note.isEmpty() || Labels.width(line + GAP + note) <= WIDTH) {
            out.append((line + GAP + note).stripTrailing()).append('\n');
            return;
        }
        out.append(line.toString().stripTrailing()).append('\n');
        wrap(note, INDENT + INDENT, out);
    }

    /** A text in lines of at most 100 columns, if its words are short enough. */
    static void wrap(String text, String indent, StringBuilder out) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ", -1)) {
            if (line.length() > indent.length() && Labels.width(line + word) > WIDTH) {
                out.append(line.toString().stripTrailing()).append('\n');
                line.setLength(0);
                line.append(indent);
            }
            line.append(word).append(' ');
        }
        out.append(line.toString().stripTrailing()).append('\n');
    }
}
