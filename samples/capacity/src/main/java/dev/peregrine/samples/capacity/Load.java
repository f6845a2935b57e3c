package dev.peregrine.samples.capacity;

import dev.peregrine.testing.simulation.Arrivals;
import dev.peregrine.testing.simulation.Law;
import dev.peregrine.testing.simulation.Preset;
import dev.peregrine.testing.simulation.Simulation;
import java.time.Duration;
import java.util.List;

/**
 * A day of requests, from a platform without any instance on.
 *
 * @param name what it is called
 * @param arrivals when they arrive
 * @param init how long an instance takes to start
 */
public record Load(String name, Arrivals arrivals, Duration init) {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration RUSH_EVERY = Duration.ofMinutes(20);
    private static final int RUSH = 240;
    private static final long SEED = 42;

    /** Half of the requests take 80 ms, one of a hundred more than 400: 102 ms on average. */
    private static final Law SERVICE = Law.lognormal(Duration.ofMillis(80), Duration.ofMillis(400));

    /**
     * The same number of requests in a day, spread in three ways: evenly (Poisson), with a peak at noon and nearly nothing at night,
     * and in rushes of 240 at the same moment every 20 minutes, the others evenly between.
     *
     * @param rate requests a second on average; more than 0.2, or there are fewer than those of the rushes
     * @param init how long an instance takes to start
     * @return the three, the even one first
     */
    public static List<Load> all(double rate, Duration init) {
        double between = rate - (double) RUSH / RUSH_EVERY.toSeconds();
        return List.of(
                new Load("evenly", Arrivals.poisson(rate), init),
                new Load("by day and night", Arrivals.diurnal(rate, 1.9), init),
                new Load("with rushes", Arrivals.poisson(between).and(Arrivals.bursts(RUSH, RUSH_EVERY)), init));
    }

    /**
     * The day on one cloud. The seed is fixed, so that all clouds meet the same requests, and everyone the same figures.
     *
     * @param cloud the cloud
     * @return the simulation
     */
    public Simulation on(Preset cloud) {
        return Simulation.of(cloud.model().withInit(Law.constant(init)))
                .arrivals(arrivals)
                .service(SERVICE)
                .duration(DAY)
                .seed(SEED);
    }
}
