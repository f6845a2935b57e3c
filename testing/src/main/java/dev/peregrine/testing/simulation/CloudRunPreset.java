package dev.peregrine.testing.simulation;

import static dev.peregrine.testing.simulation.Decimals.seconds;
import static dev.peregrine.testing.simulation.Values.count;

import java.time.Duration;

/** Cloud Run functions. {@link Presets#cloudRunFunctions} describes every value. */
final class CloudRunPreset {
    private static final String DOCS = "https://cloud.google.com/run/docs/";

    private static final int INSTANCES = 100;
    private static final Duration PENDING = Duration.ofSeconds(10);
    private static final Duration IDLE = Duration.ofMinutes(15);
    private static final Duration INIT_LIMIT = Duration.ofSeconds(240);
    private static final Duration TIMEOUT = Duration.ofSeconds(300);
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(3_600);
    private static final Duration LONGEST_EVENT = Duration.ofSeconds(540);

    private CloudRunPreset() {}

    static Preset of(Prices prices) {
        PlatformModel model = PlatformModel.of("Cloud Run functions")
                .withSlots(1)
                .withScaleOut(ScaleOut.unlimited())
                .withInstanceLimit(INSTANCES)
                .withWaiting(Waiting.atMost(PENDING))
                .withKeepAlive(Law.constant(IDLE))
                .withInit(LambdaInit.JAVA21.law())
                .withInitLimit(INIT_LIMIT)
                .withInitOverrun(InitOverrun.FAIL)
                .withTimeout(TIMEOUT)
                .withTimeoutEndsInstance(false)
                .withRouting(Routing.MRU)
                .withMetering(prices.metering());
        Values values = new Values()
                .documented(
                        Values.SLOTS,
                        count(model.slots()) + " by default for functions, up to "
                                + count(Presets.CLOUD_RUN_MOST_SLOTS),
                        DOCS + "about-concurrency")
                .assumed(Values.SCALE_OUT, "as fast as requests ask for", "no rate is documented")
                .documented(
                        Values.LIMIT,
                        count(model.instanceLimit()) + " instances by default (max-instances)",
                        DOCS + "configuring/max-instances")
                .documented(
                        Values.EXCESS,
                        "waits up to " + seconds(model.waiting().most()) + ", then 429",
                        DOCS + "about-instance-autoscaling")
                .documented(
                        Values.IDLE,
                        "up to " + Values.time(IDLE) + "; that long here",
                        DOCS + "about-instance-autoscaling")
                .documented(Values.INIT_LIMIT, seconds(model.initLimit()), DOCS + "container-contract")
                .documented(
                        Values.TIMEOUT,
                        seconds(model.timeout()) + " by default, at most " + seconds(LONGEST_TIMEOUT)
                                + " over HTTP and " + seconds(LONGEST_EVENT) + " for events; the instance goes on",
                        DOCS + "configuring/request-timeout")
                .documented(
                        Values.RETRIES,
                        "none by default; with retries 10 to 600 s apart, growing, for 24 h",
                        "https://cloud.google.com/functions/docs/bestpractices/retries")
                .common(model, prices, "https://cloud.google.com/run/pricing");
        return new Preset("cloud-run-functions", model.name(), model, prices, values.list());
    }
}
