package dev.peregrine.testing.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What happened in a {@link Simulation}. Requests are counted when they arrived after the warm-up, and averages are over the time
 * after it. Each share says what it is a share of. Immutable and thread-safe.
 *
 * <p>{@code offered = accepted + rejected + waitingAtEnd} and {@code accepted = completed + timedOut + failed + runningAtEnd}.
 */
public final class SimulationReport {
    private final String name;
    private final String description;
    private final long seed;
    private final Map<Rejection, Long> rejections;
    private final Distribution latency;
    private final Distribution waiting;
    private final Distribution init;
    private final int maxRunning;
    private final int maxInstances;
    private final double residenceNanos;
    private final boolean littlesLawHolds;
    private final Usage usage;
    private final List<TimeBucket> series;
    private final long offered;
    private final long accepted;
    private final long completed;
    private final long timedOut;
    private final long failed;
    private final long coldStarts;
    private final long joinedStarts;
    private final long instancesStarted;
    private final double meanRunning;
    private final double meanInstances;
    private final double meanActive;
    private final double meanWaiting;

    private SimulationReport(Simulation plan, Recorder recorder) {
        PlatformModel model = plan.model();
        Meter meter = recorder.meter;
        double span = Math.max(1, meter.span());
        name = model.name();
        description = plan.toString();
        seed = plan.seed();
        rejections = new EnumMap<>(Rejection.class);
        for (Rejection why : Rejection.values()) {
            rejections.put(why, recorder.rejected[why.ordinal()]);
        }
        latency = recorder.latency.distribution();
        waiting = recorder.waiting.distribution();
        init = recorder.init.distribution();
        maxRunning = meter.maxRunning;
        maxInstances = meter.maxLive;
        residenceNanos = recorder.residence.value();
        littlesLawHolds = recorder.residence.isSame(meter.runningNanos);
        usage = new Usage(
                latency.count(),
                recorder.busy.value(),
                recorder.billedBusy.value(),
                recorder.inits.value(),
                recorder.billedInits.value(),
                recorder.billed.value(),
                meter.activeNanos.value(),
                meter.liveNanos.value(),
                (double) model.provisioned() * meter.span(),
                meter.span());
        series = meter.series.buckets(meter.now());
        offered = recorder.offered;
        accepted = recorder.accepted;
        completed = recorder.completed;
        timedOut = recorder.timedOut;
        failed = recorder.failed;
        coldStarts = recorder.coldStarts;
        joinedStarts = recorder.joinedStarts;
        instancesStarted = meter.started;
        meanRunning = meter.runningNanos.value() / span;
        meanInstances = meter.liveNanos.value() / span;
        meanActive = meter.activeNanos.value() / span;
        meanWaiting = meter.waitingNanos.value() / span;
    }

    static SimulationReport of(Simulation plan, Recorder recorder) {
        return new SimulationReport(plan, recorder);
    }

    /**
     * The name of the platform's model.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The seed of the run.
     *
     * @return the seed
     */
    public long seed() {
        return seed;
    }

    /**
     * What to run to see the same again: the seed and all that was set.
     *
     * @return one line
     */
    public String replayLine() {
        return "seed " + seed + ": " + description;
    }

    /**
     * Requests that arrived.
     *
     * @return their number
     */
    public long offered() {
        return offered;
    }

    /**
     * Requests that got an instance, at once or after waiting.
     *
     * @return their number
     */
    public long accepted() {
        return accepted;
    }

    /**
     * Accepted requests that returned.
     *
     * @return their number
     */
    public long completed() {
        return completed;
    }

    /**
     * Accepted requests that were cut at the timeout.
     *
     * @return their number
     */
    public long timedOut() {
        return timedOut;
    }

    /**
     * Accepted requests that failed: by their service, or because their instance didn't start.
     *
     * @return their number
     */
    public long failed() {
        return failed;
    }

    /**
     * Accepted requests that made an instance start. Starts of provisioned instances aren't among them.
     *
     * @return their number
     */
    public long coldStarts() {
        return coldStarts;
    }

    /**
     * Accepted requests that waited for an instance to be ready which another request, or nobody, had made start; only with more than one slot or provisioned instances.
     *
     * @return their number
     */
    public long joinedStarts() {
        return joinedStarts;
    }

    /**
     * Instances started after the warm-up, whatever for.
     *
     * @return their number
     */
    public long instancesStarted() {
        return instancesStarted;
    }

    /**
     * Requests that were rejected, for whatever reason.
     *
     * @return their number
     */
    public long rejected() {
        return rejections.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Requests that were rejected for a reason.
     *
     * @param why the reason
     * @return their number
     */
    public long rejected(Rejection why) {
        return rejections.getOrDefault(why, 0L);
    }

    /**
     * Requests that still waited for an instance when the simulation ended.
     *
     * @return their number
     */
    public long waitingAtEnd() {
        return offered - accepted - rejected();
    }

    /**
     * Accepted requests that hadn't ended when the simulation ended.
     *
     * @return their number
     */
    public long runningAtEnd() {
        return accepted - completed - timedOut - failed;
    }

    /**
     * The share of the <em>accepted</em> requests that made an instance start.
     *
     * @return from 0 to 1; 0 when none was accepted
     */
    public double coldShare() {
        return share(coldStarts, accepted);
    }

    /**
     * The share of the <em>offered</em> requests that were rejected.
     *
     * @return from 0 to 1; 0 when none was offered
     */
    public double rejectedShare() {
        return share(rejected(), offered);
    }

    /**
     * From the arrival to the end, of accepted requests that have ended in whatever way: waiting, start of the instance, service.
     *
     * @return the distribution
     */
    public Distribution latency() {
        return latency;
    }

    /**
     * From the arrival to getting an instance, of accepted requests; the start of the instance isn't part of it.
     *
     * @return the distribution
     */
    public Distribution waiting() {
        return waiting;
    }

    /**
     * The init times that requests met which made an instance start.
     *
     * @return the distribution
     */
    public Distribution init() {
        return init;
    }

    /**
     * Requests on instances, starting ones included, on average over time.
     *
     * @return the mean
     */
    public double meanRunning() {
        return meanRunning;
    }

    /**
     * Instances alive, on average over time.
     *
     * @return the mean
     */
    public double meanInstances() {
        return meanInstances;
    }

    /**
     * Instances with at least one request, on average over time.
     *
     * @return the mean
     */
    public double meanActive() {
        return meanActive;
    }

    /**
     * Requests waiting for an instance, on average over time.
     *
     * @return the mean
     */
    public double meanWaiting() {
        return meanWaiting;
    }

    /**
     * The most requests that were on instances at the same time.
     *
     * @return their number
     */
    public int maxRunning() {
        return maxRunning;
    }

    /**
     * The most instances that were alive at the same time.
     *
     * @return their number
     */
    public int maxInstances() {
        return maxInstances;
    }

    /**
     * How long an instance lives on average, by Little's law: the time of all instances over the number of those started. Unlike the mean over those that have ended it isn't biased to short lives, but it needs many starts.
     *
     * @return the mean, zero when none was started
     */
    public Duration meanLifespan() {
        return instancesStarted == 0
                ? Duration.ZERO
                : Duration.ofNanos(Nanos.rounded(usage.instanceNanos() / instancesStarted));
    }

    /**
     * What a platform could bill.
     *
     * @return the quantities
     */
    public Usage usage() {
        return usage;
    }

    /**
     * How long the simulation was in virtual time, without warm-up.
     *
     * @return the span
     */
    public Duration span() {
        return Duration.ofNanos(usage.spanNanos());
    }

    /**
     * What happened over time, warm-up included, in about 500 equal pieces or less.
     *
     * @return the pieces in order
     */
    public List<TimeBucket> series() {
        return series;
    }

    /**
     * Whether the run agrees with itself by Little's law: the number of running requests, integrated over time event by event, is the same as the times that all requests were on their instances, added up one by one. Exact, in nanoseconds; false is a bug of the simulator.
     *
     * @return true
     */
    public boolean littlesLaw() {
        return littlesLawHolds;
    }

    /**
     * Everything in this report, a name and a value on each line, always in the same order and the same form. Two runs are the
     * same when these are.
     *
     * @return the lines
     */
    public List<String> facts() {
        List<String> facts = new ArrayList<>();
        facts.add("replay " + replayLine());
        facts.add("offered " + offered);
        facts.add("accepted " + accepted);
        facts.add("completed " + completed);
        facts.add("timedOut " + timedOut);
        facts.add("failed " + failed);
        facts.add("coldStarts " + coldStarts);
        facts.add("joinedStarts " + joinedStarts);
        facts.add("instancesStarted " + instancesStarted);
        rejections.forEach((why, count) -> facts.add("rejected " + why + " " + count));
        facts.add("waitingAtEnd " + waitingAtEnd());
        facts.add("runningAtEnd " + runningAtEnd());
        facts.add("coldShare " + coldShare());
        facts.add("rejectedShare " + rejectedShare());
        facts.add("latency " + latency);
        facts.add("waiting " + waiting);
        facts.add("init " + init);
        facts.add("meanRunning " + meanRunning);
        facts.add("meanInstances " + meanInstances);
        facts.add("meanActive " + meanActive);
        facts.add("meanWaiting " + meanWaiting);
        facts.add("maxRunning " + maxRunning);
        facts.add("maxInstances " + maxInstances);
        facts.add("meanLifespan " + meanLifespan());
        facts.add("residenceNanos " + residenceNanos);
        facts.add("littlesLaw " + littlesLawHolds);
        facts.add(usage.toString());
        series.forEach(bucket -> facts.add(bucket.toString()));
        return List.copyOf(facts);
    }

    /** Compares everything in the reports. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SimulationReport report && facts().equals(report.facts());
    }

    @Override
    public int hashCode() {
        return facts().hashCode();
    }

    /** The main figures in one line. */
    @Override
    public String toString() {
        return name + ": " + offered + " offered, " + accepted + " accepted, " + coldStarts + " cold, " + rejected()
                + " rejected, " + timedOut + " timed out, " + failed + " failed, latency " + latency + ", instances "
                + meanInstances + " on average, " + maxInstances + " at most";
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
