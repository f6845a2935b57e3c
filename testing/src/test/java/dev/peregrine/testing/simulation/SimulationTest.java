package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The model rule by rule, with requests at given milliseconds. */
class SimulationTest {
    private static final PlatformModel MODEL =
            PlatformModel.of("test").withInit(millis(100)).withKeepAlive(millis(1000));

    private static Law millis(long millis) {
        return Law.constant(Duration.ofMillis(millis));
    }

    private static Arrivals at(int... millis) {
        return Arrivals.at(IntStream.of(millis).mapToObj(Duration::ofMillis).toList());
    }

    /** Requests of 10 ms each, on a new instance 20 ms. */
    private static Simulation requests(PlatformModel model, int... millis) {
        return Simulation.of(model).arrivals(at(millis)).service(millis(10)).coldService(millis(20));
    }

    @Test
    void aSecondRequestIsWarm() {
        SimulationReport report = requests(MODEL, 0, 500).run();
        assertThat(report.coldStarts()).isEqualTo(1);
        assertThat(report.coldShare()).isEqualTo(0.5);
        assertThat(report.latency().max()).isEqualTo(Duration.ofMillis(120));
        assertThat(report.latency().min()).isEqualTo(Duration.ofMillis(10));
        assertThat(report.init().mean()).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void theKeepAliveRunsFromTheEndOfTheLastRequest() {
        // The first ends at 120, and with it the instance at 1120: one that comes then is late, one before makes it
        // stay.
        assertThat(requests(MODEL, 0, 1120).run().coldStarts()).isEqualTo(2);
        assertThat(requests(MODEL, 0, 1119).run().coldStarts()).isEqualTo(1);
        assertThat(requests(MODEL, 0, 1119, 2128).run().coldStarts()).isEqualTo(1);
        assertThat(requests(MODEL, 0, 1119, 2129).run().coldStarts()).isEqualTo(2);
    }

    @Test
    void requestsAtTheSameTimeNeedAnInstanceEach() {
        SimulationReport report = requests(MODEL, 0, 0, 0).run();
        assertThat(report.coldStarts()).isEqualTo(3);
        assertThat(report.maxInstances()).isEqualTo(3);
        assertThat(report.maxRunning()).isEqualTo(3);
    }

    @Test
    void anInstanceThatHasJustBecomeFreeIsUsed() {
        assertThat(requests(MODEL, 0, 120).run().coldStarts()).isEqualTo(1);
        assertThat(requests(MODEL, 0, 119).run().coldStarts()).isEqualTo(2);
    }

    @Test
    void slotsAreFilledBeforeAnInstanceIsStarted() {
        SimulationReport report = requests(MODEL.withSlots(2), 0, 40, 40).run();
        assertThat(report.coldStarts()).isEqualTo(2);
        assertThat(report.joinedStarts()).isEqualTo(1);
        // Who joined waits for the rest of the init, and is served as on any instance that is ready.
        assertThat(report.latency().min()).isEqualTo(Duration.ofMillis(70));
        assertThat(report.usage().activeNanos()).isEqualTo(240e6);
        assertThat(report.usage().busyNanos()).isEqualTo(50e6);
    }

    @Test
    void theInstanceLimitRejects() {
        SimulationReport report =
                requests(MODEL.withInstanceLimit(1), 0, 50, 120).run();
        assertThat(report.rejected()).isEqualTo(1);
        assertThat(report.rejected(Rejection.INSTANCE_LIMIT)).isEqualTo(1);
        assertThat(report.rejectedShare()).isEqualTo(1.0 / 3);
        assertThat(report.coldShare()).isEqualTo(0.5);
    }

    @Test
    void theAccountLimitCountsRequestsAndNotInstances() {
        SimulationReport report =
                requests(MODEL.withAccountLimit(2), 0, 0, 0, 120, 120, 120).run();
        assertThat(report.rejected(Rejection.ACCOUNT_LIMIT)).isEqualTo(2);
        assertThat(report.maxRunning()).isEqualTo(2);
    }

    @Test
    void theScalingLimitSpacesStarts() {
        PlatformModel model = MODEL.withScaleOut(ScaleOut.of(1, Duration.ofMillis(50)));
        SimulationReport report = requests(model, 0, 49, 50, 99, 100).run();
        assertThat(report.coldStarts()).isEqualTo(3);
        assertThat(report.rejected(Rejection.SCALE_OUT)).isEqualTo(2);
        assertThat(requests(MODEL.withScaleOut(ScaleOut.of(3, Duration.ofSeconds(60))), 0, 0, 0, 0)
                        .run()
                        .coldStarts())
                .isEqualTo(3);
    }

    @Test
    void whoWaitsIsServedInTheOrderOfArrival() {
        PlatformModel model = MODEL.withInstanceLimit(1).withWaiting(Waiting.forever());
        SimulationReport report = requests(model, 0, 1, 2).run();
        assertThat(report.completed()).isEqualTo(3);
        assertThat(report.waiting().max()).isEqualTo(Duration.ofMillis(128));
        assertThat(report.waiting().min()).isEqualTo(Duration.ZERO);
        assertThat(report.latency().max()).isEqualTo(Duration.ofMillis(138));
    }

    @Test
    void whoWaitsForAStartGetsItWhenItIsAllowed() {
        PlatformModel model =
                MODEL.withScaleOut(ScaleOut.of(1, Duration.ofMillis(50))).withWaiting(Waiting.forever());
        SimulationReport report = requests(model, 0, 10).run();
        assertThat(report.coldStarts()).isEqualTo(2);
        assertThat(report.waiting().max()).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void whoHasWaitedTooLongIsRejectedAndWhoFindsNoPlaceToo() {
        PlatformModel model = MODEL.withInstanceLimit(1);
        SimulationReport late = requests(model.withWaiting(Waiting.atMost(Duration.ofMillis(50))), 0, 69, 70)
                .run();
        assertThat(late.rejected(Rejection.WAITED_TOO_LONG)).isEqualTo(1);
        assertThat(late.completed()).isEqualTo(2);
        SimulationReport full = requests(model.withWaiting(Waiting.forever().places(1)), 0, 1, 2)
                .run();
        assertThat(full.rejected(Rejection.NO_PLACE)).isEqualTo(1);
        assertThat(full.completed()).isEqualTo(2);
    }

    @Test
    void aTimeoutCutsTheServiceAndEndsTheInstance() {
        PlatformModel model = MODEL.withTimeout(Duration.ofMillis(15));
        SimulationReport report = requests(model, 0, 200, 400).run();
        assertThat(report.timedOut()).isEqualTo(3); // each first request takes 20 ms
        assertThat(report.coldStarts()).isEqualTo(3);
        assertThat(report.usage().busyNanos()).isEqualTo(45e6);
        SimulationReport kept =
                requests(model.withTimeoutEndsInstance(false), 0, 200, 400).run();
        assertThat(kept.timedOut()).isEqualTo(1);
        assertThat(kept.coldStarts()).isEqualTo(1);
    }

    @Test
    void anInitThatIsTooLongFailsItsRequest() {
        SimulationReport report =
                requests(MODEL.withInitLimit(Duration.ofMillis(60)), 0, 500).run();
        assertThat(report.failed()).isEqualTo(2);
        assertThat(report.coldStarts()).isEqualTo(2);
        assertThat(report.latency().max()).isEqualTo(Duration.ofMillis(60));
    }

    @Test
    void anInitThatIsTooLongRunsAgainUnderTheTimeout() {
        PlatformModel model = MODEL.withInitLimit(Duration.ofMillis(60)).withInitOverrun(InitOverrun.AGAIN);
        SimulationReport report = requests(model, 0, 500).run();
        assertThat(report.completed()).isEqualTo(2);
        assertThat(report.latency().max()).isEqualTo(Duration.ofMillis(60 + 100 + 20));
        SimulationReport cut =
                requests(model.withTimeout(Duration.ofMillis(110)), 0).run();
        assertThat(cut.timedOut()).isEqualTo(1);
        assertThat(cut.latency().max()).isEqualTo(Duration.ofMillis(60 + 110));
    }

    @Test
    void provisionedInstancesAreWarmAndNeverEnd() {
        SimulationReport report =
                requests(MODEL.withProvisioned(1), 0, 100_000, 100_001).run();
        assertThat(report.coldStarts()).isEqualTo(1);
        assertThat(report.latency().min()).isEqualTo(Duration.ofMillis(10));
        assertThat(report.usage().provisionedNanos())
                .isEqualTo((double) report.span().toNanos());
    }

    @Test
    void aProvisionedInstanceThatEndedIsReplaced() {
        PlatformModel model = MODEL.withProvisioned(1).withTimeout(Duration.ofMillis(5));
        SimulationReport report = requests(model, 0, 50, 300).run();
        assertThat(report.timedOut()).isEqualTo(3);
        assertThat(report.coldStarts()).isZero();
        assertThat(report.joinedStarts()).isEqualTo(1); // the second one waits for the replacement
        assertThat(report.latency().max()).isEqualTo(Duration.ofMillis(55 + 5));
    }

    @Test
    void billedTimesAreRoundedUpByRequest() {
        Metering metering = new Metering(Metering.Scope.REQUEST, Duration.ofMillis(100), Duration.ZERO, true);
        Usage usage = requests(MODEL.withMetering(metering), 0, 500, 600).run().usage();
        assertThat(usage.requests()).isEqualTo(3);
        assertThat(usage.busyNanos()).isEqualTo(40e6);
        assertThat(usage.billedBusyNanos()).isEqualTo(300e6);
        assertThat(usage.initNanos()).isEqualTo(100e6);
        assertThat(usage.billedInitNanos()).isEqualTo(100e6); // 120 ms are billed as 200, and 20 ms as 100
    }

    @Test
    void theWarmUpIsLeftOut() {
        SimulationReport report =
                requests(MODEL, 0, 500, 600).warmUp(Duration.ofMillis(400)).run();
        assertThat(report.offered()).isEqualTo(2);
        assertThat(report.coldStarts()).isZero();
        assertThat(report.span()).isEqualTo(Duration.ofMillis(210));
        assertThat(report.meanInstances()).isEqualTo(1);
        assertThat(report.series().stream().mapToLong(TimeBucket::offered).sum())
                .isEqualTo(3);
    }

    @Test
    void aRunThatEndsInItsWarmUpReportsNothing() {
        SimulationReport report =
                requests(MODEL, 0).warmUp(Duration.ofSeconds(5)).run();
        assertThat(report.offered()).isZero();
        assertThat(report.meanInstances()).isZero();
        assertThat(report.coldShare()).isZero();
        assertThat(report.latency().quantile(0.5)).isZero();
    }

    @Test
    void whatRunsAtTheEndIsSaid() {
        SimulationReport report = requests(MODEL.withInstanceLimit(1).withWaiting(Waiting.forever()), 0, 1, 2)
                .duration(Duration.ofMillis(125))
                .run();
        assertThat(report.accepted()).isEqualTo(2);
        assertThat(report.completed()).isEqualTo(1);
        assertThat(report.runningAtEnd()).isEqualTo(1);
        assertThat(report.waitingAtEnd()).isEqualTo(1);
        assertThat(report.littlesLaw()).isTrue();
    }

    @Test
    void theSeriesAddsUpToTheWhole() {
        for (int requests : new int[] {1, 50, 5_000, 60_000}) {
            SimulationReport report = Simulation.of(MODEL.withInstanceLimit(3))
                    .arrivals(Arrivals.poisson(7))
                    .requests(requests)
                    .run();
            List<TimeBucket> series = report.series();
            assertThat(series).hasSizeLessThanOrEqualTo(Series.MOST + 1);
            long moment = 0;
            double instanceNanos = 0;
            for (TimeBucket bucket : series) {
                assertThat(bucket.startNanos()).isEqualTo(moment);
                moment += bucket.lengthNanos();
                instanceNanos += bucket.meanInstances() * bucket.lengthNanos();
            }
            assertThat(moment).isEqualTo(report.span().toNanos());
            assertThat(instanceNanos / report.usage().instanceNanos()).isBetween(1 - 1e-9, 1 + 1e-9);
            assertThat(series.stream().mapToLong(TimeBucket::offered).sum()).isEqualTo(report.offered());
            assertThat(series.stream().mapToLong(TimeBucket::coldStarts).sum()).isEqualTo(report.coldStarts());
            assertThat(series.stream().mapToLong(TimeBucket::rejected).sum()).isEqualTo(report.rejected());
        }
    }

    @Test
    void twoPlatformsSeeTheSameArrivals() {
        Simulation simulation =
                Simulation.of(MODEL).arrivals(Arrivals.poisson(5)).duration(Duration.ofHours(1));
        SimulationReport one = simulation.run();
        SimulationReport other = simulation
                .on(MODEL.withName("other").withInstanceLimit(1).withRouting(Routing.RANDOM))
                .run();
        assertThat(other.rejected()).isPositive();
        assertThat(other.series())
                .extracting(TimeBucket::offered)
                .isEqualTo(one.series().stream().map(TimeBucket::offered).toList());
    }

    @Test
    void aServiceIsCalledInTheOrderOfTimeWithItsInstance() {
        List<Service.Call> calls = new ArrayList<>();
        SimulationReport report = requests(MODEL, 0, 50, 130, 200)
                .service((Service) call -> {
                    calls.add(call);
                    return Service.Served.completed(20_000_000);
                })
                .run();
        assertThat(calls)
                .containsExactly(
                        new Service.Call(0, 100_000_000, 0, true),
                        new Service.Call(2, 130_000_000, 0, false),
                        new Service.Call(1, 150_000_000, 1, true),
                        new Service.Call(3, 200_000_000, 1, false));
        assertThat(report.latency().max()).isEqualTo(Duration.ofMillis(120));
    }

    @Test
    void aServiceMayFailOrCrash() {
        List<Service.Ending> endings =
                new ArrayList<>(List.of(Service.Ending.FAILED, Service.Ending.CRASHED, Service.Ending.COMPLETED));
        SimulationReport report = requests(MODEL, 0, 200, 400)
                .service((Service) call -> new Service.Served(10, endings.remove(0)))
                .run();
        assertThat(report.failed()).isEqualTo(2);
        assertThat(report.completed()).isEqualTo(1);
        assertThat(report.coldStarts()).isEqualTo(2); // after the crash, not after the failure
    }

    @Test
    void tellsHowFarItHasCome() {
        List<Progress> told = new ArrayList<>();
        Simulation.of(MODEL)
                .arrivals(Arrivals.poisson(100))
                .requests(200_000)
                .onProgress(told::add)
                .run();
        assertThat(told).hasSizeBetween(5, 7).isSortedAccordingTo((a, b) -> Double.compare(a.share(), b.share()));
        assertThat(told.get(told.size() - 1).share()).isBetween(0.8, 1.0);
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> Simulation.of(MODEL).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("never end");
        assertThatThrownBy(() -> requests(MODEL, 0)
                        .duration(Duration.ofSeconds(1))
                        .warmUp(Duration.ofSeconds(1))
                        .run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("PT1S");
        assertThatThrownBy(() -> Simulation.of(MODEL).requests(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> requests(MODEL.withProvisioned(3).withInstanceLimit(2), 0)
                        .run())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(3)");
        assertThatThrownBy(() -> MODEL.withSlots(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 1, not 0");
        assertThatThrownBy(() -> MODEL.withTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ScaleOut.of(0, Duration.ofSeconds(1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Service.Served.completed(-1)).isInstanceOf(IllegalArgumentException.class);
        Arrivals backwards = random -> {
            List<Long> moments = new ArrayList<>(List.of(5L, 3L));
            return () -> moments.remove(0);
        };
        assertThatThrownBy(() ->
                        Simulation.of(MODEL).arrivals(backwards).requests(2).run())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("3 ns after 5 ns");
    }

    @Test
    void aModelSaysWhatIsUnusualAboutIt() {
        assertThat(PlatformModel.of("plain")).hasToString("plain");
        assertThat(MODEL.withScaleOut(ScaleOut.of(2, Duration.ofSeconds(1)))
                        .withWaiting(Waiting.forever().places(7)))
                .hasToString("test, init always PT0.1S, keepAlive always PT1S, scaleOut 2 at once and one every PT0.5S,"
                        + " waiting until served at 7 places");
    }
}
