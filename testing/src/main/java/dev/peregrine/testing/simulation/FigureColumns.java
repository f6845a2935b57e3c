package dev.peregrine.testing.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The figures of several configurations beside each other, each but the first with how it differs from the first. */
final class FigureColumns {
    /**
     * A figure of all configurations.
     *
     * @param name its name
     * @param cells one for each configuration
     */
    record Row(String name, List<Cell> cells) {
        Row {
            cells = List.copyOf(cells);
        }
    }

    /**
     * A figure of one configuration.
     *
     * @param text the figure; empty where the configuration has none
     * @param difference to the first configuration; empty for the first itself
     */
    record Cell(String text, String difference) {}

    private FigureColumns() {}

    /** The titles of all groups that some configuration has, in the order in which they are read. */
    static List<String> titles(List<List<FigureGroup>> configurations) {
        Set<String> titles = configurations.stream()
                .flatMap(List::stream)
                .map(FigureGroup::title)
                .collect(Collectors.toSet());
        return Figures.TITLES.stream().filter(titles::contains).toList();
    }

    /** The rows of one group. */
    static List<Row> rows(List<List<FigureGroup>> configurations, String title) {
        List<Optional<FigureGroup>> columns = configurations.stream()
                .map(groups -> groups.stream()
                        .filter(group -> group.title().equals(title))
                        .findFirst())
                .toList();
        List<String> names = merged(columns.stream()
                .map(group -> group.map(FigureGroup::figures).orElse(List.of()).stream()
                        .map(Figure::name)
                        .toList())
                .toList());
        List<Row> rows = new ArrayList<>();
        for (String name : names) {
            List<Optional<Figure>> figures = columns.stream()
                    .map(group -> group.flatMap(present -> present.find(name)))
                    .toList();
            rows.add(new Row(name, cells(figures)));
        }
        return rows;
    }

    /** All names, each once and after the one that it follows in its own list: a total stays behind what it is the total of. */
    static List<String> merged(List<List<String>> lists) {
        List<String> names = new ArrayList<>();
        for (List<String> list : lists) {
            int place = 0;
            for (String name : list) {
                int known = names.indexOf(name);
                if (known < 0) {
                    names.add(place, name);
                }
                place = (known < 0 ? place : known) + 1;
            }
        }
        return names;
    }

    private static List<Cell> cells(List<Optional<Figure>> figures) {
        List<Cell> cells = new ArrayList<>();
        Optional<Figure> first = figures.get(0);
        for (Optional<Figure> figure : figures) {
            boolean compared = !cells.isEmpty() && first.isPresent() && figure.isPresent();
            cells.add(new Cell(
                    figure.map(Figure::text).orElse(""),
                    compared
                            ? first.get()
                                    .unit()
                                    .difference(
                                            first.get().value(), figure.get().value())
                            : ""));
        }
        return cells;
    }
}
