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
        out.open("dl", "class", "names").line();
        for (ReportEntry entry : entries) {
            out.element("dt", entry.label(), "class", "s" + entry.style());
            out.element("dd", entry.report().name(), "dir", "auto").line();
        }
        out.close().line();
        Charts charts = new Charts(entries);
        section(Figures.INSTANCES, charts.instances(), "Instances alive over time");
        section(Figures.LATENCY, charts.latency(), "Share of requests answered within a time, from arrival to answer");
        section(Figures.COLD_STARTS, charts.coldStarts(), "Requests that met a cold start, up to each moment");
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
            out.element("figcaption", "US dollars for what was simulated; hollow is what is taken off");
            out.close().line();
            table(Figures.COST);
            out.close().line();
        }
        section(Figures.CHECK);
        begin("Replay");
        for (ReportEntry entry : entries) {
            out.element("p", entry.label()).element("code", entry.report().replayLine(), "dir", "auto").line();
        }
        out.close().line();
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
        out.open("div", "class", "wide").open("table", "class", "compared").element("caption", title, "class", "unseen");
        out.open("thead").open("tr").element("td", "");
        for (ReportEntry entry : entries) {
            out.element("th", entry.label(), "scope", "col");
        }
        out.close().close().line().open("tbody").line();
        for (Row row : FigureColumns.rows(figures, title)) {
            out.open("tr").element("th", row.name(), "scope", "row");
            for (Cell cell : row.cells()) {
                out.open("td").text(cell.text());
                if (!cell.difference().isEmpty()) {
                    out.element("small", cell.difference());
                }
                out.close();
            }
            out.close().line();
        }
        out.close().close().close().line();
    }
}
