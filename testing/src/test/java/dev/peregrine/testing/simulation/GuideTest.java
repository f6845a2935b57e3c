package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The code of docs/simulation.md. */
class GuideTest {
    @Test
    void twoRoutingsAreComparedUnderTheSameArrivals() {
        // snippet: simulation
        PlatformModel platform = PlatformModel.of("ten minutes of keep-alive")
                .withInit(Law.lognormal(Duration.ofMillis(211), Duration.ofMillis(340)))
                .withKeepAlive(Law.constant(Duration.ofMinutes(10)))
                .withInstanceLimit(50)
                .withTimeout(Duration.ofSeconds(3));
        Simulation simulation = Simulation.of(platform)
                .arrivals(Arrivals.diurnal(0.2, 1.8))
                .service(Law.exponential(Duration.ofMillis(120)))
                .duration(Duration.ofDays(3))
                .warmUp(Duration.ofHours(1))
                .seed(42);

        SimulationReport recent = simulation.run();
        SimulationReport longAgo =
                simulation.on(platform.withRouting(Routing.LRU)).run(); // the same arrivals

        System.out.println(recent.coldShare() + " against " + longAgo.coldShare());
        System.out.println(recent.latency().quantile(0.99) + " at the 99th percentile, " + recent.replayLine());
        // end
        assertThat(recent.coldShare()).isBetween(0.0, 0.1).isGreaterThanOrEqualTo(longAgo.coldShare());
        assertThat(recent.offered()).isEqualTo(longAgo.offered());
        assertThat(recent.littlesLaw()).isTrue();
    }
}
