package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final Simulation STEADY = Simulation.of(
                    PlatformModel.of("one").withTimeout(Duration.ofSeconds(3)))
            .arrivals(Arrivals.constant(1))
            .service(Law.constant(Duration.ofMillis(100)))
            .requests(100);

    @Test
    void aCrashEndsTheInstanceAndFailsTheRequest() {
        SimulationReport report =
                STEADY.faults(Faults.none().nth(Fault.CRASH_BEFORE, 10, 20)).run();

        assertThat(report.failed()).isEqualTo(2);
        assertThat(report.coldStarts()).isEqualTo(3);
        assertThat(report.completed()).isEqualTo(98);
    }

    @Test
    void aCrashDuringTheServiceCutsItShort() {
        SimulationReport report =
                STEADY.faults(Faults.none().with(Fault.CRASH_DURING, 1)).run();

        assertThat(report.failed()).isEqualTo(100);
        assertThat(report.latency().max()).isLessThan(Duration.ofMillis(101));
        assertThat(report.latency().mean()).isBetween(Duration.ofMillis(35), Duration.ofMillis(65));
    }

    @Test
    void aCrashAfterTheServiceTakesAllItsTime() {
        SimulationReport report =
                STEADY.faults(Faults.none().with(Fault.CRASH_AFTER, 1)).run();

        assertThat(report.failed()).isEqualTo(100);
        assertThat(report.latency().min()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void aTimeoutIsCutByThePlatform() {
        SimulationReport report =
                STEADY.faults(Faults.none().nth(Fault.TIMEOUT, 5)).run();

        assertThat(report.timedOut()).isEqualTo(1);
        assertThat(report.latency().max()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aTimeoutNeedsAPlatformThatHasOne() {
        Simulation endless =
                STEADY.on(PlatformModel.of("endless")).faults(Faults.none().nth(Fault.TIMEOUT, 5));

        assertThatThrownBy(endless::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give the model one by withTimeout");
    }

    @Test
    void anInstanceThatFailsToStartFailsItsRequest() {
        SimulationReport report = STEADY.on(STEADY.model().withInit(Law.constant(Duration.ofMillis(200))))
                .faults(Faults.none().at(Fault.INIT_FAILURE, Duration.ZERO))
                .run();

        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.coldStarts()).isEqualTo(2);
        assertThat(report.latency().min()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void throttlingRejectsBeforeAnInstanceIsChosen() {
        SimulationReport report =
                STEADY.faults(Faults.none().with(Fault.THROTTLING, 1)).run();

        assertThat(report.rejected(Rejection.FAULT)).isEqualTo(100);
        assertThat(report.instancesStarted()).isZero();
    }

    @Test
    void aSlowDependencyAddsToTheService() {
        SimulationReport report = STEADY.faults(
                        Faults.none().with(Fault.SLOW_DEPENDENCY, 1).slowness(Law.constant(Duration.ofMillis(400))))
                .run();

        assertThat(report.latency().quantile(0.5)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void anOpportunityThatIsNamedTwiceCountsOnce() {
        SimulationReport report =
                STEADY.faults(Faults.none().nth(Fault.CRASH_AFTER, 1, 1, 7)).run();

        assertThat(report.failed()).isEqualTo(2);
    }

    @Test
    void oneFaultDoesNotMoveTheOthers() {
        Faults crashes = Faults.none().with(Fault.CRASH_BEFORE, 0.1);
        SimulationReport alone = STEADY.faults(crashes).run();
        SimulationReport withOthers =
                STEADY.faults(crashes.with(Fault.SLOW_DEPENDENCY, 0.3)).run();

        assertThat(withOthers.failed()).isEqualTo(alone.failed());
        assertThat(withOthers.latency()).isNotEqualTo(alone.latency());
    }

    @Test
    void refusesWhatIsNoProbabilityAndNoOpportunity() {
        assertThatThrownBy(() -> Faults.none().with(Fault.TIMEOUT, 1.5)).hasMessageContaining("from 0 to 1, not 1.5");
        assertThatThrownBy(() -> Faults.none().nth(Fault.TIMEOUT, 0)).hasMessageContaining("from 1, not 0");
    }
}
