package dev.peregrine.benchmarks;

import dev.peregrine.testing.simulation.Arrivals;
import dev.peregrine.testing.simulation.Law;
import dev.peregrine.testing.simulation.PlatformModel;
import dev.peregrine.testing.simulation.Routing;
import dev.peregrine.testing.simulation.Simulation;
import java.time.Duration;

/** What the simulator's speed is measured with: Poisson arrivals that keep 80 of 100 instances busy, exponential services. */
final class SimulatedLoad {
    private SimulatedLoad() {}

    static Simulation of(int instances, Routing routing) {
        PlatformModel model = PlatformModel.of("load")
                .withRouting(routing)
                .withInstanceLimit(instances)
                .withInit(Law.lognormal(Duration.ofMillis(200), Duration.ofMillis(400)))
                .withKeepAlive(Law.constant(Duration.ofSeconds(100)));
        return Simulation.of(model)
                .arrivals(Arrivals.poisson(0.8 * instances))
                .service(Law.exponential(Duration.ofSeconds(1)))
                .seed(42);
    }
}
