package dev.peregrine.testing.simulation;

import dev.peregrine.testing.simulation.FigureColumns.Cell;
import dev.peregrine.testing.simulation.FigureColumns.Row;
import java.util.List;

/** A comparison as a page. */
final class ComparisonPage {
    private final List<ReportEntry> entries;
    private final List<List<FigureGroup>> figures;
    private final Markup out = Page.begin("Comparison");

    private ComparisonPage(Comparison comparison) {
        this.entries = comparison.entries();
        this.figures = entries.stream().map(ReportEntry::figures).toList();
    }

    static String of(Comparison comparison) {
        ComparisonPage page = new ComparisonPage(comparison);
        page.write(comparison.summary());
        return Page.end(page.out);
    }

    private void write(String summary) {
        out.element("p", summary, "class", "quiet").line();
        glance();
        Charts charts = new Charts(entries);
        section(Figures.INSTANCES, charts.instances(), "Instances alive over time");
        section(Figures.LATENCY, charts.latency(), "Share of requests answered within a time, from arrival to answer");
        section(Figures.COLD_STARTS, charts.coldStarts(), "Requests that made an instance start, up to each moment");
        if (entries.stream().anyMatch(entry -> entry.report().rejected() > 0)) {
            section(Figures.REQUESTS, charts.rejections(), "Requests rejected, up to each moment");
        } else {
            section(Figures.REQUESTS);
        }
        section(Figures.WAITING);
        if (entries.stream().anyMatch(entry -> entry.cost().isPresent())) {
            begin(Figures.COST);
            out.open("figure").line();
            charts.cost().writeTo(out);
            out.element("figcaption", entries.get(0).costCaption());
            out.close().line();
            table(Figures.COST);
            out.close().line();
        }
        section(Figures.CHECK);
        begin("Replay");
        for (ReportEntry entry : entries) {
            out.open("p")
                    .element("b", entry.label(), "class", "s" + entry.style())
                    .close();
            out.element("code", entry.report().replayLine(), "dir", "auto").line();
        }
        out.close().line();
    }

    /** The few figures that are looked at first, a row for each configuration. */
    private void glance() {
        List<String> names = figures.stream()
                .flatMap(groups -> Figures.key(groups).stream())
                .map(Figure::name)
                .distinct()
                .toList();
        out.open("div", "class", "wide")
                .open("table", "class", "compared glance")
                .line();
        out.element("caption", "At a glance", "class", "unseen")
                .open("thead")
                .open("tr")
                .element("td", "")
                .element("td", "");
        names.forEach(name -> out.element("th", name, "scope", "col"));
        out.close().close().line().open("tbody").line();
        for (int i = 0; i < entries.size(); i++) {
            out.open("tr").open("th", "scope", "row");
            out.element(
                            "b",
                            entries.get(i).label(),
                            "class",
                            "s" + entries.get(i).style())
                    .close();
            out.element("td", entries.get(i).report().name(), "class", "name", "dir", "auto");
            FigureGroup key = new FigureGroup("", Figures.key(figures.get(i)));
            names.forEach(
                    name -> out.element("td", key.find(name).map(Figure::text).orElse("")));
            out.close().line();
        }
        out.close().close().close().line();
    }

    private void begin(String title) {
        out.open("section").element("h2", title).line();
    }

    private void section(String title, Plot plot, String caption) {
        begin(title);
        out.open("figure").line();
        plot.writeTo(out);
        out.element("figcaption", caption).close().line();
        table(title);
        out.close().line();
    }

    /** Figures without a drawing, if any configuration has them. */
    private void section(String title) {
        if (FigureColumns.titles(figures).contains(title)) {
            begin(title);
            table(title);
            out.close().line();
        }
    }

    private void table(String title) {
        out.open("div", "class", "wide")
                .open("table", "class", "compared")
                .element("caption", title, "class", "unseen");
        out.open("thead").open("tr").element("td", "");
        for (ReportEntry entry : entries) {
            out.element("th", entry.label(), "scope", "col");
        }
        out.close().close().line().open("tbody").line();
        for (Row row : FigureColumns.rows(figures, title)) {
            out.open("tr").element("th", row.name(), "scope", "row");
            for (Cell cell : row.cells()) {
                out.open("td").text(cell.text());
                if (!cell.difference().isEmpty() && !cell.difference().equals(Unit.SAME)) {
                    out.element("small", cell.difference());
                }
                out.close();
            }
            out.close().line();
        }
        out.close().close().close().line();
    }
}
