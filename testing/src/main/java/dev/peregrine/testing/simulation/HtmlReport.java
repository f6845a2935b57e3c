package dev.peregrine.testing.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A report as one HTML page with plots, and with a table of figures beside each. The page stands for itself: it loads nothing and
 * runs no script, its content policy forbids both, and it is well-formed XML as well. It is light or dark as the reader's system
 * is, and light on paper. The same report gives the same bytes everywhere.
 *
 * <p>Immutable and thread-safe.
 */
public final class HtmlReport {
    private final ReportEntry entry;

    private HtmlReport(ReportEntry entry) {
        this.entry = entry;
    }

    /**
     * Shows a report, without cost.
     *
     * @param report the report
     * @return the report as a page
     */
    public static HtmlReport of(SimulationReport report) {
        return new HtmlReport(ReportEntry.alone(report));
    }

    /**
     * Shows what became of messages, and of the instances that handled them.
     *
     * @param report the report
     * @return the report as a page
     */
    public static HtmlReport of(MessageReport report) {
        return new HtmlReport(ReportEntry.alone(report));
    }

    /**
     * Shows what it costs too.
     *
     * @param bill what the report's usage costs, of {@link Prices}
     * @return the same with a bill
     */
    public HtmlReport withCost(Cost bill) {
        return new HtmlReport(entry.withCost(bill));
    }

    /**
     * Says what the bill is for.
     *
     * @param period by default {@code what was simulated}; say so if it is another, such as {@code a month of 30 days}
     * @return the same with a period
     */
    public HtmlReport withPeriod(String period) {
        return new HtmlReport(entry.withPeriod(period));
    }

    /**
     * The page.
     *
     * @return HTML to be encoded in UTF-8
     */
    public String html() {
        SimulationReport report = entry.report();
        List<FigureGroup> figures = entry.figures();
        Charts charts = new Charts(List.of(entry));
        Markup out = Page.begin(report.name());
        out.element("p", TextReport.summary(report), "class", "quiet").line();
        keyFigures(figures, out);
        Sections sections = new Sections(out, figures);
        sections.plot(
                Figures.INSTANCES, charts.instances(), "Instances alive and requests running over time, " + per());
        sections.plot(
                Figures.LATENCY, charts.latency(), "Share of requests answered within a time, from arrival to answer");
        sections.plot(Figures.COLD_STARTS, charts.coldStarts(), "Requests that made an instance start, " + per());
        if (report.rejected() > 0) {
            sections.plot(Figures.REQUESTS, charts.rejections(), "Requests rejected, " + per());
        }
        sections.bars(Figures.COST, charts::cost, entry.costCaption());
        sections.rest();
        sections.replay(report.replayLine());
        return Page.end(out);
    }

    private String per() {
        SimulationReport report = entry.report();
        return report.series().isEmpty()
                ? "nothing happened"
                : "in pieces of " + Numbers.duration(report.series().get(0).lengthNanos());
    }

    private static void keyFigures(List<FigureGroup> figures, Markup out) {
        out.open("dl", "class", "key");
        for (Figure figure : Figures.key(figures)) {
            out.open("div")
                    .element("dt", figure.name())
                    .element("dd", figure.text())
                    .close();
        }
        out.close().line();
    }

    /**
     * Writes the page to a file, replacing what is there.
     *
     * @param file the file
     * @throws IOException when it can't be written
     */
    public void writeTo(Path file) throws IOException {
        Files.writeString(file, html(), UTF_8);
    }
}
