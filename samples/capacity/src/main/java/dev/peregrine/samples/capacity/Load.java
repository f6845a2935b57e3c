package dev.peregrine.samples.capacity;

import dev.peregrine.testing.simulation.Arrivals;
import dev.peregrine.testing.simulation.Law;
import dev.peregrine.testing.simulation.Preset;
import dev.peregrine.testing.simulation.Simulation;
import java.time.Duration;

/**
 * What a function has to do: a day of independent requests (Poisson), from a platform without any instance on.
 *
 * @param rate requests a second on average
 * @param init how long an instance takes to start
 */
public record Load(double rate, Duration init) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final long SEED = 42;

    /** Half of the requests take 80 ms, one of a hundred more than 400: 102 ms on average. */
    private static final Law SERVICE = Law.lognormal(Duration.ofMillis(80), Duration.ofMillis(400));

    /**
     * The day on one cloud. The seed is fixed, so that all clouds meet the same requests, and everyone the same figures.
     *
     * @param cloud the cloud
     * @return the simulation
     */
    public Simulation on(Preset cloud) {
        return Simulation.of(cloud.model().withInit(Law.constant(init)))
                .arrivals(Arrivals.poisson(rate))
                .service(SERVICE)
                .duration(DAY)
                .seed(SEED);
    }
}
