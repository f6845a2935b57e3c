package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import org.junit.jupiter.api.Test;

/**
 * Results that theory knows exactly, for Poisson arrivals. Each figure is the mean over 20 runs with the seeds 1 to 20, each of
 * 20,000 arrivals on average after a warm-up, and must be exact within four standard errors, which the spread of the runs tells.
 */
class ExactResultsTest {
    private static final Duration WARM_UP = Duration.ofSeconds(200);

    /** A simulation of 20,000 arrivals after its warm-up. */
    private static Simulation simulation(PlatformModel model, int perSecond) {
        return Simulation.of(model)
                .arrivals(Arrivals.poisson(perSecond))
                .warmUp(WARM_UP)
                .duration(WARM_UP.plusSeconds(20_000 / perSecond));
    }

    private static Law seconds(double seconds) {
        return Law.constant(Duration.ofNanos(Math.round(seconds * 1e9)));
    }

    /** Cold share e^(-lambda T) and what follows from it, for any service law. */
    @Test
    void oneInstanceIsColdRejectsAndLivesAsTheorySays() {
        double lambda = 1;
        double warm = 0.5;
        double cold = 1.5;
        List<Law> warmLaws = List.of(
                seconds(warm),
                Law.exponential(Duration.ofMillis(500)),
                Law.uniform(Duration.ZERO, Duration.ofSeconds(1)));
        for (double keepAlive : new double[] {0.25, 1, 2.5}) {
            for (Law law : warmLaws) {
                PlatformModel model = PlatformModel.of("one instance")
                        .withInstanceLimit(1)
                        .withKeepAlive(seconds(keepAlive))
                        .withInit(seconds(1));
                Replications runs = new Replications(simulation(model, 1).service(law));

                double p = StrictMath.exp(-lambda * keepAlive);
                double service = p * cold + (1 - p) * warm;
                double busy = service / (service + 1 / lambda);
                runs.assertThatMean("cold share of accepted", SimulationReport::coldShare, p, 0.002);
                runs.assertThatMean("rejected share of offered", SimulationReport::rejectedShare, busy, 0.002);
                runs.assertThatMean("running", SimulationReport::meanRunning, busy, 0.002);
                double lifespan = cold + (1 - p) / p * (warm + 1 / lambda);
                runs.assertThatMean(
                        "lifespan in seconds",
                        report -> report.meanLifespan().toNanos() / 1e9,
                        lifespan,
                        lifespan / 50);
            }
        }
    }

    /** M/G/c/c: whatever the keep-alive and the routing, when cold requests take no longer than warm ones. */
    @Test
    void rejectionsFollowErlangsFormulaForEveryRoutingAndKeepAlive() {
        record Case(int instances, int load, double rejected) {}
        for (Case one : List.of(new Case(5, 3, 0.110054), new Case(4, 2, 0.095238))) {
            assertThat(erlangB(one.instances(), one.load())).isBetween(one.rejected() - 5e-7, one.rejected() + 5e-7);
            for (Routing routing : Routing.values()) {
                for (double keepAlive : new double[] {0, 2, 20}) {
                    PlatformModel model = PlatformModel.of("Erlang")
                            .withInstanceLimit(one.instances())
                            .withRouting(routing)
                            .withKeepAlive(seconds(keepAlive));
                    Law service = keepAlive == 2 ? seconds(1) : Law.exponential(Duration.ofSeconds(1));
                    new Replications(simulation(model, one.load()).service(service))
                            .assertThatMean(
                                    "rejected share of offered",
                                    SimulationReport::rejectedShare,
                                    one.rejected(),
                                    0.0015);
                }
            }
        }
    }

    private static double erlangB(int servers, double load) {
        double blocked = 1;
        for (int i = 1; i <= servers; i++) {
            blocked = load * blocked / (i + load * blocked);
        }
        return blocked;
    }

    /** Running requests are the accepted rate times the mean times of cold and warm ones. */
    @Test
    void runningRequestsFollowLittlesLaw() {
        for (Routing routing : Routing.values()) {
            PlatformModel model = PlatformModel.of("Little")
                    .withInstanceLimit(4)
                    .withRouting(routing)
                    .withInit(Law.exponential(Duration.ofMillis(400)))
                    .withKeepAlive(Law.exponential(Duration.ofSeconds(3)));
            Replications runs = new Replications(simulation(model, 2)
                    .service(Law.uniform(Duration.ZERO, Duration.ofSeconds(2)))
                    .coldService(Law.exponential(Duration.ofMillis(1300))));
            runs.assertThatMean(
                    "running less what Little's law says",
                    report -> report.meanRunning()
                            - report.accepted()
                                    / (report.span().toNanos() / 1e9)
                                    * (report.coldShare() * 1.7 + (1 - report.coldShare())),
                    0,
                    0.01);
        }
    }

    /** Instances are the rate of cold starts times the lifespan, which is measured here instance by instance. */
    @Test
    void instancesFollowLittlesLaw() {
        long keepAlive = 3_000_000_000L;
        long warmUp = WARM_UP.toNanos();
        RandomStream times = RandomStream.of(1, "test");
        List<long[]> lives = new ArrayList<>();
        Service service = call -> {
            long nanos = Nanos.rounded(times.nextExponential() * 1e9);
            if (call.cold()) {
                lives.add(new long[] {call.nanos(), 0});
            }
            // Instances are numbered as they start.
            lives.get((int) call.instance())[1] = call.nanos() + nanos + keepAlive;
            return Service.Served.completed(nanos);
        };
        PlatformModel model = PlatformModel.of("lives").withKeepAlive(Law.constant(Duration.ofNanos(keepAlive)));
        SimulationReport report = simulation(model, 1).service(service).seed(1).run();
        long end = warmUp + report.span().toNanos();
        double lived = lives.stream()
                .mapToDouble(life -> Math.max(0, Math.min(life[1], end) - Math.max(life[0], warmUp)))
                .sum();
        assertThat(report.meanInstances() * report.span().toNanos()).isBetween(lived - 1e3, lived + 1e3);

        List<long[]> begun = lives.stream()
                .filter(life -> life[0] >= warmUp && life[0] < end)
                .toList();
        LongSummaryStatistics lifespans =
                begun.stream().mapToLong(life -> life[1] - life[0]).summaryStatistics();
        double law = report.accepted()
                * report.coldShare()
                * lifespans.getAverage()
                / report.span().toNanos();
        // They differ by the lives that reach over the beginning or the end.
        double edge = report.maxInstances()
                * (double) lifespans.getMax()
                / report.span().toNanos();
        assertThat(edge).isLessThan(law / 20);
        assertThat(report.meanInstances()).isBetween(law - edge, law + edge);
    }

    @Test
    void withSlotsAndWithoutAnEndThereAreAsManyColdStartsAsTheMostRequestsNeed() {
        for (Routing routing : Routing.values()) {
            for (int slots = 1; slots <= 5; slots++) {
                PlatformModel model = PlatformModel.of("slots")
                        .withSlots(slots)
                        .withRouting(routing)
                        .withInit(Law.exponential(Duration.ofMillis(300)))
                        .withKeepAlive(Law.forever());
                SimulationReport report = Simulation.of(model)
                        .arrivals(Arrivals.poisson(8))
                        .service(Law.exponential(Duration.ofSeconds(1)))
                        .requests(20_000)
                        .seed(slots)
                        .run();
                assertThat(report.coldStarts())
                        .as(report.replayLine())
                        .isEqualTo((report.maxRunning() + slots - 1) / slots);
            }
        }
    }

    /** Theory has no number for it, but it must not be small: routing is a parameter and no detail. */
    @Test
    void theMostRecentlyUsedRuleHasSeveralTimesTheColdStartsOfTheLeastRecentlyUsed() {
        Simulation simulation = simulation(PlatformModel.of("routing").withKeepAlive(seconds(10)), 1)
                .service(Law.exponential(Duration.ofSeconds(2)));
        Replications mru = new Replications(simulation);
        Replications lru = new Replications(simulation.on(simulation.model().withRouting(Routing.LRU)));
        double factor = mru.mean(SimulationReport::coldShare) / lru.mean(SimulationReport::coldShare);
        double error = mru.error(SimulationReport::coldShare) / mru.mean(SimulationReport::coldShare)
                + lru.error(SimulationReport::coldShare) / lru.mean(SimulationReport::coldShare);
        assertThat(error).isLessThan(0.05);
        assertThat(factor * (1 - 4 * error)).isGreaterThan(4);
        assertThat(factor * (1 + 4 * error)).isLessThan(6);
    }
}
