package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class HtmlReportTest {
    private static List<String> headings(Document page) {
        return Reports.elements(page, "h2").stream()
                .map(Element::getTextContent)
                .toList();
    }

    @Test
    void showsEveryFigureOnce() throws Exception {
        SimulationReport report = Reports.scarce("scarce");
        Document page = Reports.read(
                HtmlReport.of(report).withCost(Reports.cost("1.00")).html());
        List<String> rows = Reports.elements(page, "tr").stream()
                .map(Element::getTextContent)
                .toList();
        List<FigureGroup> groups =
                ReportEntry.alone(report).withCost(Reports.cost("1.00")).figures();
        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(groups.stream()
                        .flatMap(group -> group.figures().stream())
                        .map(figure -> figure.name() + figure.text() + figure.note())
                        .toList());
        assertThat(headings(page))
                .containsExactly(
                        "Instances", "Latency", "Cold starts", "Requests", "Cost", "Waiting", "Check", "Replay");
    }

    @Test
    void leavesOutWhatThereIsNothingOf() throws Exception {
        Document page = Reports.read(HtmlReport.of(Reports.report("plenty")).html());
        assertThat(headings(page)).doesNotContain("Cost", "Waiting");
        assertThat(Reports.elements(page, "svg")).hasSize(3);
    }

    @Test
    void holdsTheLineThatRepeatsTheRun() throws Exception {
        SimulationReport report = Reports.report("plenty");
        Document page = Reports.read(HtmlReport.of(report).html());
        assertThat(Reports.elements(page, "code").get(0).getTextContent()).isEqualTo(report.replayLine());
    }

    @Test
    void marksWhereTheWarmUpEnds() {
        assertThat(HtmlReport.of(Reports.report("a")).html()).contains(">warm-up ends<");
        SimulationReport from0 =
                Reports.simulation(Reports.model("a")).warmUp(Duration.ZERO).run();
        assertThat(HtmlReport.of(from0).html()).doesNotContain("warm-up ends");
    }

    @Test
    void showsARunInWhichNothingArrived() throws Exception {
        SimulationReport nothing = Simulation.of(Reports.model("idle"))
                .arrivals(Arrivals.at(List.of()))
                .duration(Duration.ofHours(1))
                .run();
        Document page = Reports.read(HtmlReport.of(nothing).html());
        assertThat(Reports.elements(page, "svg")).hasSize(3);
        assertThat(TextReport.of(nothing).text()).contains("offered", "0%");
    }

    @Test
    void showsARunThatTookNoTime() throws Exception {
        SimulationReport instant = Simulation.of(PlatformModel.of("instant"))
                .arrivals(Arrivals.at(List.of(Duration.ZERO)))
                .service(Law.constant(Duration.ZERO))
                .run();
        Document page = Reports.read(HtmlReport.of(instant).html());
        assertThat(Reports.elements(page, "svg")).hasSize(3);
    }

    @Test
    void isTheSameBytesInEveryLocale(@TempDir Path folder) throws Exception {
        String english = Reports.in(
                "en-US",
                () -> HtmlReport.of(Reports.scarce("a"))
                        .withCost(Reports.cost("1234.5"))
                        .html());
        for (String language : List.of("de-DE", "tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva")) {
            assertThat(Reports.in(
                            language,
                            () -> HtmlReport.of(Reports.scarce("a"))
                                    .withCost(Reports.cost("1234.5"))
                                    .html()))
                    .isEqualTo(english);
        }
        HtmlReport.of(Reports.scarce("a")).withCost(Reports.cost("1234.5")).writeTo(folder.resolve("a.html"));
        assertThat(Files.readString(folder.resolve("a.html"))).isEqualTo(english);
    }

    @Test
    void saysWhatTheBillIsFor() {
        HtmlReport report = HtmlReport.of(Reports.report("a")).withCost(Reports.cost("1.00"));
        assertThat(report.html()).contains("US dollars for what was simulated", ">for what was simulated: a &lt;list");
        assertThat(report.withPeriod("a month of 30 days").html())
                .contains("US dollars for a month of 30 days", ">for a month");
    }

    @Test
    void staysSmall() {
        assertThat(HtmlReport.of(Reports.scarce("a")).html()).hasSizeLessThan(100_000);
    }
}
