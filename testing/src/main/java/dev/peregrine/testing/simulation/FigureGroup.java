package dev.peregrine.testing.simulation;

import java.util.List;
import java.util.Optional;

/**
 * Figures that are read together.
 *
 * @param title what they are about
 * @param figures the figures, the most telling first
 */
record FigureGroup(String title, List<Figure> figures) {
    FigureGroup {
        figures = List.copyOf(figures);
    }

    Optional<Figure> find(String name) {
        return figures.stream().filter(figure -> figure.name().equals(name)).findFirst();
    }

    void writeTo(TextTable table) {
        table.title(title);
        figures.forEach(figure -> table.row(List.of(figure.name(), figure.text()), figure.note()));
    }

    /** As a table; its caption is for those who hear the page, as the heading above says the same. Notes stand below their values. */
    void writeTo(Markup out) {
        out.open("table")
                .element("caption", title, "class", "unseen")
                .open("tbody")
                .line();
        for (Figure figure : figures) {
            out.open("tr")
                    .element("th", figure.name(), "scope", "row")
                    .open("td")
                    .text(figure.text());
            if (!figure.note().isEmpty()) {
                out.element("small", figure.note());
            }
            out.close().close().line();
        }
        out.close().close().line();
    }

    /** As a table whose notes are long: they have a column of their own. */
    void writeWithLongNotes(Markup out) {
        out.open("table", "class", "bill")
                .element("caption", title, "class", "unseen")
                .open("tbody")
                .line();
        for (Figure figure : figures) {
            out.open("tr").element("th", figure.name(), "scope", "row").element("td", figure.text());
            out.element("td", figure.note(), "class", "long").close().line();
        }
        out.close().close().line();
    }
}
