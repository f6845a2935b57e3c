package dev.peregrine.testing.simulation;

import static dev.peregrine.testing.simulation.Values.count;
import static dev.peregrine.testing.simulation.Values.time;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The plans of Azure Functions. {@link Presets#azureConsumption} and {@link Presets#azureFlex} describe every value. */
final class AzurePresets {
    private static final String DOCS = "https://learn.microsoft.com/azure/azure-functions/";
    private static final String SCALE = DOCS + "functions-scale";
    private static final String HOST_JSON = DOCS + "functions-bindings-http-webhook#hostjson-settings";
    private static final String CONCURRENCY = DOCS + "functions-concurrency#http-trigger-concurrency";
    private static final String EVENT_DRIVEN = DOCS + "event-driven-scaling";
    private static final String PRICING = "https://azure.microsoft.com/pricing/details/functions/";

    private static final int CONSUMPTION_SLOTS = 100;
    private static final int CONSUMPTION_INSTANCES = 200;
    private static final Duration HTTP_START = Duration.ofSeconds(1);
    private static final Duration OTHER_START = Duration.ofSeconds(30);

    /** Requests at the same time by the memory of an instance in MB. */
    private static final SortedMap<Integer, Integer> FLEX_SLOTS = new TreeMap<>(Map.of(512, 4, 2_048, 16, 4_096, 32));

    private static final int FLEX_INSTANCES = 1_000;
    private static final Duration IDLE_FROM = Duration.ofMinutes(20);
    private static final Duration IDLE_TO = Duration.ofMinutes(30);
    private static final Duration INIT_LIMIT = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration LONGEST_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration FLEX_TIMEOUT = Duration.ofMinutes(30);
    private static final Duration HTTP_LIMIT = Duration.ofSeconds(230);

    private AzurePresets() {}

    static Preset consumption(Prices prices) {
        PlatformModel model = base("Azure Functions Consumption", prices)
                .withSlots(CONSUMPTION_SLOTS)
                .withInstanceLimit(CONSUMPTION_INSTANCES)
                .withScaleOut(new ScaleOut(1, HTTP_START))
                .withTimeout(TIMEOUT);
        Values values = new Values()
                .documented(
                        Values.SLOTS,
                        count(model.slots()) + " over HTTP, of all functions of the app together",
                        HOST_JSON)
                .documented(
                        Values.SCALE_OUT,
                        "one every " + time(model.scaleOut().interval()) + " for HTTP, every " + time(OTHER_START)
                                + " for all else",
                        EVENT_DRIVEN)
                .documented(Values.LIMIT, count(model.instanceLimit()) + " instances", SCALE)
                .documented(
                        Values.TIMEOUT,
                        time(model.timeout()) + " by default, at most " + time(LONGEST_TIMEOUT)
                                + "; it ends the instance",
                        SCALE);
        return new Preset("azure-consumption", model.name(), model, prices, common(values, model, prices));
    }

    static Preset flex(int memoryMb) {
        Prices prices = Prices.azureFlex(memoryMb);
        PlatformModel model = base("Azure Functions Flex Consumption", prices)
                .withSlots(FLEX_SLOTS.getOrDefault(memoryMb, 1))
                .withInstanceLimit(FLEX_INSTANCES)
                .withScaleOut(ScaleOut.unlimited())
                .withTimeout(FLEX_TIMEOUT);
        Values values = new Values()
                .documented(
                        Values.SLOTS,
                        count(model.slots()) + " over HTTP by default on an instance of " + count(memoryMb) + " MB",
                        CONCURRENCY)
                .assumed(Values.SCALE_OUT, "as fast as requests ask for", "no rate is documented")
                .documented(Values.LIMIT, count(model.instanceLimit()) + " instances for each function", SCALE)
                .documented(Values.TIMEOUT, time(model.timeout()) + " by default; it ends the instance", SCALE);
        return new Preset("azure-flex", model.name(), model, prices, common(values, model, prices));
    }

    private static PlatformModel base(String name, Prices prices) {
        return PlatformModel.of(name)
                .withWaiting(Waiting.atMost(HTTP_LIMIT))
                .withKeepAlive(Law.uniform(IDLE_FROM, IDLE_TO))
                .withInit(LambdaInit.JAVA21.law())
                .withInitLimit(INIT_LIMIT)
                .withInitOverrun(InitOverrun.FAIL)
                .withTimeoutEndsInstance(true)
                .withRouting(Routing.MRU)
                .withMetering(prices.metering());
    }

    private static List<Preset.Value> common(Values values, PlatformModel model, Prices prices) {
        return values.documented(
                        Values.EXCESS,
                        "waits; after " + time(model.waiting().most()) + " the load balancer gives up",
                        SCALE + "#timeout")
                .observed(Values.IDLE, Values.range(IDLE_FROM, IDLE_TO))
                .documented(Values.INIT_LIMIT, time(model.initLimit()), SCALE)
                .documented(
                        Values.RETRIES,
                        "none; a storage queue tries 5 times and then moves the message to its poison queue",
                        DOCS + "functions-bindings-storage-queue-trigger#poison-messages")
                .common(model, prices, PRICING)
                .list();
    }
}
