package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The engine does what the plain reference does, request by request, whatever the model. */
class ReferenceTest {
    /** What drives a run: everything but the platform. */
    record Drive(
            Arrivals arrivals, Law warm, Law cold, boolean byRequests, int requests, int warmUpMillis, long seed) {}

    @Provide
    Arbitrary<Law> laws() {
        // Few values and round ones, so that much happens at the same moment.
        return Arbitraries.oneOf(
                Arbitraries.of(0, 1, 5, 10, 50, 200).map(millis -> Law.constant(Duration.ofMillis(millis))),
                Arbitraries.of(1, 10, 60).map(millis -> Law.exponential(Duration.ofMillis(millis))),
                Arbitraries.of(5, 40).map(millis -> Law.uniform(Duration.ZERO, Duration.ofMillis(millis))),
                Arbitraries.just(
                        Law.measured(List.of(Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(30)))),
                Arbitraries.just(Law.quantiles(Map.of(0.5, Duration.ofMillis(10), 0.9, Duration.ofMillis(40)))));
    }

    @Provide
    Arbitrary<PlatformModel> models() {
        Arbitrary<PlatformModel> instances = Combinators.combine(
                        laws(),
                        Arbitraries.oneOf(laws(), Arbitraries.just(Law.forever())),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(1, 2, 3, 5, Integer.MAX_VALUE),
                        Arbitraries.of(1, 3, 6, Integer.MAX_VALUE, Integer.MAX_VALUE),
                        Arbitraries.of(Routing.class),
                        Arbitraries.of(
                                ScaleOut.unlimited(),
                                new ScaleOut(1, Duration.ofMillis(20)),
                                ScaleOut.of(3, Duration.ofMillis(200))))
                .as((init, keepAlive, slots, limit, account, routing, scaleOut) -> PlatformModel.of("any")
                        .withInit(init)
                        .withKeepAlive(keepAlive)
                        .withSlots(slots)
                        .withInstanceLimit(limit)
                        .withAccountLimit(account)
                        .withRouting(routing)
                        .withScaleOut(scaleOut));
        return Combinators.combine(
                        instances,
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(
                                Waiting.none(),
                                Waiting.atMost(Duration.ofMillis(20)),
                                Waiting.atMost(Duration.ofMillis(100)).places(3),
                                Waiting.forever()),
                        Arbitraries.of(10, 40, 1_000_000),
                        Arbitraries.of(true, false),
                        Arbitraries.of(10, 30, 1_000_000),
                        Arbitraries.of(InitOverrun.class),
                        meterings())
                .as((model, provisioned, waiting, timeout, ends, initLimit, overrun, metering) -> model.withProvisioned(
                                Math.min(provisioned, model.instanceLimit()))
                        .withWaiting(waiting)
                        .withTimeout(Duration.ofMillis(timeout))
                        .withTimeoutEndsInstance(ends)
                        .withInitLimit(Duration.ofMillis(initLimit))
                        .withInitOverrun(overrun)
                        .withMetering(metering));
    }

    private static Arbitrary<Metering> meterings() {
        return Combinators.combine(
                        Arbitraries.of(Metering.Scope.class),
                        Arbitraries.of(1, 7, 100),
                        Arbitraries.of(0, 0, 50),
                        Arbitraries.of(true, false))
                .as((scope, step, minimum, init) ->
                        new Metering(scope, Duration.ofMillis(step), Duration.ofMillis(minimum), init));
    }

    @Provide
    Arbitrary<Drive> drives() {
        Arbitrary<Arrivals> arrivals = Arbitraries.of(
                Arrivals.poisson(20),
                Arrivals.poisson(300),
                Arrivals.constant(100),
                Arrivals.bursts(4, Duration.ofMillis(50)),
                Arrivals.bursts(9, Duration.ofMillis(200)).and(Arrivals.constant(20)));
        return Combinators.combine(
                        arrivals,
                        laws(),
                        laws(),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(1, 200),
                        Arbitraries.of(0, 0, 50, 300),
                        Arbitraries.longs())
                .as(Drive::new);
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void theEngineDoesWhatThePlainReferenceDoes(@ForAll("models") PlatformModel model, @ForAll("drives") Drive drive) {
        Simulation simulation = Simulation.of(model)
                .arrivals(drive.arrivals())
                .service(drive.warm())
                .coldService(drive.cold())
                .warmUp(Duration.ofMillis(drive.warmUpMillis()))
                .seed(drive.seed());
        long end = drive.byRequests() ? Long.MAX_VALUE : (drive.warmUpMillis() + 1 + drive.requests()) * 5_000_000L;
        simulation =
                drive.byRequests() ? simulation.requests(drive.requests()) : simulation.duration(Duration.ofNanos(end));
        ReferenceSimulator reference = new ReferenceSimulator(
                model, drive.warm(), drive.cold(), end, drive.warmUpMillis() * 1_000_000L, drive.seed());
        reference.run(arrivals(drive, end));

        SimulationReport report = simulation.run();

        assertThat(facts(report)).isEqualTo(facts(reference));
        assertThat(report.littlesLaw()).isTrue();
    }

    private static List<Long> arrivals(Drive drive, long end) {
        List<Long> moments = new ArrayList<>();
        Arrivals.Process process = drive.arrivals().start(RandomStream.of(drive.seed(), "arrivals"));
        for (long next = process.next(); next < end; next = process.next()) {
            moments.add(next);
            if (drive.byRequests() && moments.size() == drive.requests()) {
                break;
            }
        }
        return moments;
    }

    private static List<Object> facts(SimulationReport report) {
        List<Object> facts = new ArrayList<>(List.of(
                report.offered(),
                report.accepted(),
                report.completed(),
                report.timedOut(),
                report.failed(),
                report.coldStarts(),
                report.joinedStarts(),
                report.instancesStarted(),
                (long) report.maxRunning(),
                (long) report.maxInstances()));
        for (Rejection why : Rejection.values()) {
            facts.add(report.rejected(why));
        }
        Usage usage = report.usage();
        facts.add(report.meanRunning() * usage.spanNanos());
        facts.addAll(List.of(usage.instanceNanos(), usage.activeNanos(), report.meanWaiting() * usage.spanNanos()));
        facts.addAll(List.of(usage.busyNanos(), usage.billedBusyNanos()));
        facts.addAll(List.of(usage.billedInitNanos(), usage.billedProvisionedNanos()));
        for (Distribution distribution : List.of(report.latency(), report.waiting(), report.init())) {
            facts.addAll(List.of(distribution.count(), distribution.mean(), distribution.min(), distribution.max()));
        }
        return rounded(facts);
    }

    private static List<Object> facts(ReferenceSimulator reference) {
        List<Object> facts = new ArrayList<>(List.of(
                reference.offered,
                reference.accepted,
                reference.completed,
                reference.timedOut,
                reference.failed,
                reference.coldStarts,
                reference.joinedStarts,
                reference.started,
                reference.maxRunning,
                reference.maxInstances));
        for (Rejection why : Rejection.values()) {
            facts.add(reference.rejected.getOrDefault(why, 0L));
        }
        facts.add(reference.runningNanos.doubleValue());
        facts.addAll(List.of(reference.instanceNanos.doubleValue(), reference.activeNanos.doubleValue()));
        facts.add(reference.waitingNanos.doubleValue());
        facts.addAll(List.of((double) reference.busy, (double) reference.billedBusy));
        facts.addAll(List.of((double) reference.billedInit, (double) reference.billedProvisioned));
        for (List<Long> durations : Arrays.asList(reference.latencies, reference.waits, reference.inits)) {
            long[] sorted =
                    durations.stream().mapToLong(Long::longValue).sorted().toArray();
            boolean none = sorted.length == 0;
            double mean = none ? 0 : (double) Arrays.stream(sorted).sum() / sorted.length;
            facts.addAll(List.of(
                    (long) sorted.length,
                    Duration.ofNanos(Nanos.rounded(mean)),
                    Duration.ofNanos(none ? 0 : sorted[0]),
                    Duration.ofNanos(none ? 0 : sorted[sorted.length - 1])));
        }
        return rounded(facts);
    }

    /** A mean times its span isn't the sum again to the last bit. */
    private static List<Object> rounded(List<Object> facts) {
        facts.replaceAll(fact -> fact instanceof Double number ? (Object) Math.round(number) : fact);
        return facts;
    }
}
