package dev.peregrine.testing.simulation;

import static dev.peregrine.testing.simulation.Values.count;
import static dev.peregrine.testing.simulation.Values.time;

import java.time.Duration;

/** AWS Lambda. {@link Presets#awsLambda} describes every value. */
final class LambdaPreset {
    private static final String GUIDE = "https://docs.aws.amazon.com/lambda/latest/dg/";
    private static final String QUOTAS = GUIDE + "gettingstarted-limits.html";
    private static final String LIFE = GUIDE + "lambda-runtime-environment.html";

    private static final int STARTS = 1_000;
    private static final Duration STARTS_IN = Duration.ofSeconds(10);
    private static final int ACCOUNT_LIMIT = 1_000;
    private static final Duration IDLE_FROM = Duration.ofMinutes(5);
    private static final Duration IDLE_TO = Duration.ofMinutes(7);
    private static final Duration INIT_LIMIT = Duration.ofSeconds(10);
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(900);

    private LambdaPreset() {}

    static Preset of(Prices prices) {
        PlatformModel model = PlatformModel.of("AWS Lambda")
                .withSlots(1)
                .withScaleOut(ScaleOut.of(STARTS, STARTS_IN))
                .withAccountLimit(ACCOUNT_LIMIT)
                .withWaiting(Waiting.none())
                .withKeepAlive(Law.uniform(IDLE_FROM, IDLE_TO))
                .withInit(LambdaInit.JAVA21.law())
                .withInitLimit(INIT_LIMIT)
                .withInitOverrun(InitOverrun.AGAIN)
                .withTimeout(TIMEOUT)
                .withTimeoutEndsInstance(true)
                .withRouting(Routing.MRU)
                .withMetering(prices.metering());
        Values values = new Values()
                .documented(
                        Values.SLOTS,
                        count(model.slots()) + "; Managed Instances " + count(Presets.MANAGED_INSTANCE_SLOTS_PER_VCPU)
                                + " per vCPU from Java 21 on",
                        LIFE)
                .documented(
                        Values.SCALE_OUT,
                        count(model.scaleOut().burst()) + " in " + time(STARTS_IN) + " for each function",
                        GUIDE + "scaling-behavior.html")
                .documented(Values.LIMIT, count(model.accountLimit()) + " requests of an account by default", QUOTAS)
                .documented(Values.EXCESS, "is rejected with 429", GUIDE + "lambda-concurrency.html")
                .observed(Values.IDLE, Values.range(IDLE_FROM, IDLE_TO))
                .documented(
                        Values.INIT_LIMIT,
                        time(model.initLimit()) + ", then again at the first request, under its timeout",
                        LIFE)
                .documented(
                        Values.TIMEOUT,
                        time(model.timeout()) + " by default, at most " + count((int) LONGEST_TIMEOUT.toSeconds())
                                + " s; it ends the instance",
                        QUOTAS)
                .documented(
                        Values.RETRIES,
                        "2 more tries, after 1 and 2 min; throttled ones from 1 s to 5 min apart for 6 h; then the dead letter queue",
                        GUIDE + "invocation-async-error-handling.html")
                .common(model, prices, "https://aws.amazon.com/lambda/pricing/");
        return new Preset("aws-lambda", model.name(), model, prices, values.list());
    }
}
