package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextReportTest {
    /** Five requests, the first of each instance cold: every figure can be told by hand. */
    private static SimulationReport byHand() {
        return Simulation.of(Reports.model("by hand").withInstanceLimit(1))
                .arrivals(Arrivals.at(List.of(
                        Duration.ZERO,
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofMinutes(10))))
                .service(Law.constant(Duration.ofMillis(50)))
                .seed(7)
                .run();
    }

    @Test
    void showsFiguresThatCanBeToldByHand() {
        String text = TextReport.of(byHand()).text();
        assertThat(text)
                .startsWith("by hand\n5 requests in 10 min, seed 7\n\nRequests\n")
                .containsPattern("\n  offered +5\n")
                .containsPattern("\n  accepted +4\n")
                .containsPattern("\n  rejected +1\n")
                .containsPattern("\n  rejected share +20\\.0% +of offered\n")
                .containsPattern("\n  rejected: instance limit +1\n")
                .containsPattern("\n  cold starts +2\n")
                .containsPattern("\n  cold share +50\\.0% +of accepted\n")
                .containsPattern("\n  init p50 +250 ms\n")
                .containsPattern("\nLatency\n  p50 +50\\.0 ms\n")
                .containsPattern("\n  longest +300 ms\n")
                .containsPattern("\n  most instances +1\n")
                .containsPattern("\n  Little's law +holds\n")
                .contains("\nReplay\n  seed 7: ")
                .doesNotContain("\nCost\n", "\nWaiting\n");
    }

    @Test
    void alignsAllValues() {
        String text = TextReport.of(byHand()).text();
        List<Integer> ends = text.lines()
                .filter(line -> line.matches("  [a-z][\\w :.']* {2,}[\\d.,%]+( [a-z]+)?"))
                .map(String::length)
                .distinct()
                .toList();
        assertThat(ends).hasSize(1);
    }

    @Test
    void showsTheCostByComponentWithItsArithmetic() {
        assertThat(TextReport.of(byHand()).withCost(Reports.cost("1.00")).text())
                .containsPattern("\n  compute +\\$1\\.00  100 GB-s × \\$0\\.01\n")
                .containsPattern("\n  requests +\\$0\\.0015  7,500 requests")
                .containsPattern("\n  free tier +−\\$0\\.50 ")
                .containsPattern("\n  total +\\$0\\.50 ");
    }

    @Test
    void fitsIntoAHundredColumns() {
        SimulationReport report =
                Reports.scarce("a platform with a name that is not short, for it tells all about itself");
        assertThat(TextReport.of(report).withCost(Reports.cost("1.00")).text().lines())
                .allSatisfy(line -> assertThat(Labels.width(line)).isLessThanOrEqualTo(100));
    }

    @Test
    void aNameBreaksNoLine() {
        String text = TextReport.of(Reports.report(Reports.HOSTILE)).text();
        assertThat(text).doesNotContain("\u0007", "\u202E");
        assertThat(text.lines().toList().get(1)).contains("requests in 25 min, seed 42");
    }

    @Test
    void isTheSameInEveryLocale() {
        String english =
                Reports.in("en-US", () -> TextReport.of(Reports.scarce("a")).text());
        assertThat(Reports.in(
                        "ar-EG-u-nu-arab",
                        () -> TextReport.of(Reports.scarce("a")).text()))
                .isEqualTo(english);
        assertThat(Reports.in("tr-TR", () -> TextReport.of(Reports.scarce("a")).text()))
                .isEqualTo(english);
    }
}
