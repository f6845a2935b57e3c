package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

class ComparisonTest {
    private static final SimulationReport LONG = Reports.report("keeps for 5 min");
    private static final SimulationReport SHORT = Reports.simulation(
                    Reports.model("keeps for 5 s").withKeepAlive(Law.constant(Duration.ofSeconds(5))))
            .run();
    private static final SimulationReport SCARCE = Reports.scarce("one instance");

    @Test
    void standsBesideEachOtherWithDifferencesToTheFirst() {
        String text = Comparison.of(LONG).and(SHORT).text();
        String coldStarts = "\n  cold starts +" + LONG.coldStarts() + " +" + SHORT.coldStarts() + " +"
                + Unit.COUNT
                        .difference((double) LONG.coldStarts(), (double) SHORT.coldStarts())
                        .replace("+", "\\+") + "\n";
        assertThat(text)
                .containsPattern(coldStarts)
                .containsPattern("\n  offered +[\\d,]+ +[\\d,]+ +=\n")
                .contains("\n  A  keeps for 5 min\n  B  keeps for 5 s\n")
                .contains(LONG.replayLine().substring(0, 30));
        assertThat(SHORT.coldStarts()).isGreaterThan(LONG.coldStarts());
    }

    @Test
    void leavesAGapWhereOneHasNoSuchFigure() {
        String text = Comparison.of(LONG).and(SCARCE, Reports.cost("2.00")).text();
        assertThat(text)
                .containsPattern("\nWaiting\n +A +B +to A\n  p50 +[\\d.]+ m?s\n")
                .containsPattern("\n  compute +\\$2\\.00\n");
    }

    @Test
    void keepsTheTotalLastWhenALaterBillHasMoreComponents() {
        Cost longer = new Cost(
                "prices",
                List.of(
                        new Cost.Component(Cost.COMPUTE, "a", BigDecimal.ONE),
                        new Cost.Component(Cost.MEMORY, "b", BigDecimal.TEN),
                        new Cost.Component(Cost.STANDBY, "c", BigDecimal.ONE)));
        String text =
                Comparison.of(LONG, Reports.cost("2.00")).and(SHORT, longer).text();
        assertThat(text)
                .containsPattern(
                        "\n  compute .*\n  memory .*\n  kept ready .*\n  requests .*\n  free tier .*\n  total ");
    }

    @Test
    void splitsWhatIsTooWideIntoTablesWithTheFirst() {
        Comparison six =
                Comparison.of(LONG).and(SHORT).and(LONG).and(SHORT).and(LONG).and(SCARCE);
        assertThat(six.text().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
        assertThat(six.text()).containsPattern(" A +B +to A +C +to A\n").containsPattern(" A +F +to A\n");
        assertThatThrownBy(() -> six.and(LONG)).hasMessageContaining("6 configurations at most");
    }

    @Test
    void refusesOtherArrivals() {
        Simulation other = Reports.simulation(Reports.model("other"));
        assertThatThrownBy(() -> Comparison.of(LONG).and(other.seed(43).run()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"other\" met")
                .hasMessageContaining("seed 43")
                .hasMessageContaining("give both the same arrivals");
        assertThatThrownBy(() -> Comparison.of(LONG)
                        .and(other.arrivals(Arrivals.poisson(6)).run()))
                .hasMessageContaining("Poisson 6/s");
        assertThatThrownBy(() -> Comparison.of(LONG)
                        .and(other.duration(Duration.ofMinutes(31)).run()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void drawsALineForEachConfiguration() throws Exception {
        Document page = Reports.read(Comparison.of(LONG, Reports.cost("1.00"))
                .and(SHORT)
                .and(SCARCE, Reports.cost("3.00"))
                .html());
        List<Element> drawings = Reports.elements(page, "svg");
        assertThat(drawings).hasSize(5);
        for (Element drawing : drawings.subList(0, 4)) {
            assertThat(drawing.getElementsByTagName("path").getLength()).isEqualTo(3);
        }
        assertThat(drawings.get(4).getElementsByTagName("rect").getLength()).isEqualTo(2 * 4);
        assertThat(Reports.elements(page, "code"))
                .extracting(Element::getTextContent)
                .containsExactly(LONG.replayLine(), SHORT.replayLine(), SCARCE.replayLine());
    }

    @Test
    void saysWhatTheBillsAreFor() {
        Comparison month = Comparison.of(LONG, Reports.cost("1.00"))
                .and(SHORT, Reports.cost("2.00"))
                .withPeriod("a month of 30 days");
        assertThat(month.html()).contains("US dollars for a month of 30 days");
        assertThat(month.text()).contains("Costs are for a month of 30 days.");
        assertThat(Comparison.of(LONG).and(SHORT).text()).doesNotContain("Costs are");
    }

    @Test
    void isTheSameBytesInEveryLocale(@TempDir Path folder) throws Exception {
        Comparison comparison = Comparison.of(LONG).and(SCARCE);
        String english = Reports.in("en-US", comparison::html);
        assertThat(Reports.in("ar-EG-u-nu-arab", comparison::html)).isEqualTo(english);
        assertThat(Reports.in("tr-TR", comparison::text)).isEqualTo(Reports.in("en-US", comparison::text));
        comparison.writeTo(folder.resolve("c.html"));
        assertThat(Files.readString(folder.resolve("c.html"))).isEqualTo(english);
    }
}
