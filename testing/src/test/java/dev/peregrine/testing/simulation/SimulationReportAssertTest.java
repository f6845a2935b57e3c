package dev.peregrine.testing.simulation;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationReportAssertTest {
    /** One of two requests is cold: 250 ms of init and 50 ms of service, then 50 ms. */
    private final SimulationReport report = Simulation.of(Reports.model("by hand"))
            .arrivals(Arrivals.at(List.of(Duration.ZERO, Duration.ofSeconds(1))))
            .service(Law.constant(Duration.ofMillis(50)))
            .seed(7)
            .run();

    @Test
    void checksFiguresOneAfterTheOther() {
        assertThat(report)
                .coldShare()
                .isBetween(0.4, 0.6)
                .rejectedShare()
                .isEqualTo(0.0)
                .latency(0.5)
                .isLessThan(Duration.ofMillis(51))
                .latency(1)
                .isAtLeast(Duration.ofMillis(299))
                .init(1)
                .isAtMost(Duration.ofMillis(250))
                .waiting(1)
                .isEqualTo(Duration.ZERO)
                .maxInstances()
                .isEqualTo(1)
                .meanInstances()
                .isGreaterThan(0.9)
                .meanRunning()
                .isLessThan(0.5)
                .costs(Reports.cost("1.00"))
                .isLessThan(new BigDecimal("0.51"))
                .answeredAll();
    }

    @Test
    void tellsTheFigureBothValuesAndHowToRepeatTheRun() {
        assertThatThrownBy(() -> assertThat(report).coldShare().isLessThan(0.5))
                .isInstanceOf(AssertionError.class)
                .hasMessage(
                        "Expected the cold share of accepted requests to be less than 0.5 (50.0%), but it was 0.5 (50.0%)\n"
                                + "in the run of " + report + "\nreplay: " + report.replayLine());
        assertThatThrownBy(() -> assertThat(report).latency(0.99).isLessThan(Duration.ofMillis(300)))
                .hasMessageContaining("Expected the p99 of the latency to be less than 300 ms, but it was 300 ms");
        assertThatThrownBy(() -> assertThat(report).init(0.5).isGreaterThan(Duration.ofNanos(250_000_001)))
                .hasMessageContaining("greater than 250.000001 ms, but it was 250 ms");
    }

    @Test
    void everyCheckCanFail() {
        assertThatThrownBy(() -> assertThat(report).coldShare().isBetween(0.6, 1.0))
                .hasMessageContaining("between 0.6");
        assertThatThrownBy(() -> assertThat(report).coldShare().isBetween(0.0, 0.4))
                .hasMessageContaining("between 0.0");
        assertThatThrownBy(() -> assertThat(report).coldShare().isAtMost(0.49)).hasMessageContaining("at most 0.49");
        assertThatThrownBy(() -> assertThat(report).coldShare().isAtLeast(0.51)).hasMessageContaining("at least 0.51");
        assertThatThrownBy(() -> assertThat(report).coldShare().isGreaterThan(0.5))
                .hasMessageContaining("greater than 0.5");
        assertThatThrownBy(() -> assertThat(report).maxInstances().isEqualTo(2))
                .hasMessageContaining("to be 2, but it was 1");
        assertThatThrownBy(() -> assertThat(report).rejectedShare().isGreaterThan(0.0))
                .hasMessageContaining("of offered requests");
        assertThatThrownBy(() -> assertThat(report).waiting(1).isGreaterThan(Duration.ZERO))
                .hasMessageContaining("0 ms");
        assertThatThrownBy(() -> assertThat(report).meanRunning().isLessThan(0.0))
                .hasMessageContaining("running");
        assertThatThrownBy(() -> assertThat(report).meanInstances().isLessThan(0.0))
                .hasMessageContaining("instances");
        assertThatThrownBy(() -> assertThat(report).costs(Reports.cost("1.00")).isLessThan(new BigDecimal("0.5")))
                .hasMessageContaining("$0.5015");
    }

    @Test
    void tellsWhatBecameOfRequestsThatWereNotAnswered() {
        SimulationReport scarce = Reports.scarce("scarce");
        assertThatThrownBy(() -> assertThat(scarce).answeredAll())
                .hasMessageContaining("rejected")
                .hasMessageContaining("replay: seed 42");
    }

    @Test
    @SuppressWarnings("NullAway") // that is what is tested
    void saysThatThereIsNoReport() {
        SimulationReport none = null;
        assertThatThrownBy(() -> assertThat(none).coldShare()).hasMessageContaining("Expecting actual not to be null");
        assertThatThrownBy(() -> assertThat(none).answeredAll())
                .hasMessageContaining("Expecting actual not to be null");
    }

    @Test
    void refusesBoundsThatNothingIsBetween() {
        assertThatThrownBy(() -> assertThat(report).coldShare().isBetween(0.2, 0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("swap them");
    }

    @Test
    void showsTheDescriptionOfTheTest() {
        assertThatThrownBy(() -> assertThat(report).as("night").coldShare().isEqualTo(0.0))
                .hasMessageStartingWith("[night] Expected");
        assertThat(report.name()).isEqualTo("by hand");
    }

    @Test
    void whatNeverHappenedPassesNoCheck() {
        SimulationReport nothing = Simulation.of(PlatformModel.of("closed"))
                .requests(10)
                .faults(Faults.none().with(Fault.THROTTLING, 1))
                .run();

        assertThatThrownBy(() -> assertThat(nothing).coldShare().isLessThan(1.0))
                .hasMessageContaining("No request was accepted");
        assertThatThrownBy(() -> assertThat(nothing).latency(0.99).isLessThan(Duration.ofDays(1)))
                .hasMessageContaining("no latency to check");
    }
}
