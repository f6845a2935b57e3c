package dev.peregrine.testing.simulation;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The clouds as of 2026, to simulate and to price. Which values a provider documents, which were observed by others and which are
 * assumed stands at each method and, for programs, in {@link Preset#values()}. Undocumented everywhere are the routing of requests,
 * the law of idle times and where instances are placed: the most recently used instance is taken here.
 *
 * <p>Init times are those of AWS Lambda's java21 on all of them ({@link LambdaInit#JAVA21}), as nothing comparable is published for the
 * others: measure your function and give {@link PlatformModel#withInit} what you measured.
 */
public final class Presets {
    /**
     * How many requests a vCPU of Lambda Managed Instances serves at the same time by default, from Java 21 on. Documented by AWS
     * (Lambda Managed Instances), 2026.
     */
    public static final int MANAGED_INSTANCE_SLOTS_PER_VCPU = 32;

    /**
     * How many requests at the same time a Cloud Run instance can be configured for. Documented by Google
     * (cloud.google.com/run/docs/about-concurrency), 2026.
     */
    public static final int CLOUD_RUN_MOST_SLOTS = 1_000;

    private Presets() {}

    /**
     * AWS Lambda on x86 with 1,024 MB, as {@link #awsLambda(Prices)} has it.
     *
     * @return the preset
     */
    public static Preset awsLambda() {
        return awsLambda(Prices.awsLambda(1_024));
    }

    /**
     * AWS Lambda. As of 2026, from the AWS Lambda Developer Guide (docs.aws.amazon.com/lambda/latest/dg) where nothing else is said:
     *
     * <ul>
     *   <li>one request at a time on an instance (lambda-runtime-environment)
     *   <li>1,000 new instances in 10 s for each function (scaling-behavior)
     *   <li>1,000 requests of an account at the same time by default (gettingstarted-limits); what exceeds it is rejected with 429
     *       (lambda-concurrency)
     *   <li>an idle instance stays 5 to 7 minutes, evenly distributed here. <b>Observed</b>: undocumented, measured by others, 2026
     *   <li>init may take 10 s; then it runs again at the first request, under the function's timeout (lambda-runtime-environment)
     *   <li>a timeout of 3 s by default, at most 900 s (gettingstarted-limits); it ends the instance
     *   <li>a failed asynchronous call is tried 2 more times, after 1 and 2 min; throttled ones back off from 1 s to 5 min for 6 h; then
     *       the dead letter queue (invocation-async-error-handling). That isn't part of the model
     *   <li>prices: {@link Prices#awsLambda}
     *   <li>the most recently used instance gets a request. <b>Assumed</b>: undocumented
     * </ul>
     *
     * @param prices the price list of its size
     * @return the preset
     */
    public static Preset awsLambda(Prices prices) {
        return LambdaPreset.of(prices);
    }

    /**
     * Cloud Run functions with their defaults, 1 vCPU and 512 MiB, as {@link #cloudRunFunctions(Prices)} has it.
     *
     * @return the preset
     */
    public static Preset cloudRunFunctions() {
        return cloudRunFunctions(Prices.cloudRunFunctions(BigDecimal.ONE, 512));
    }

    /**
     * Cloud Run functions. As of 2026, from the Cloud Run documentation (cloud.google.com/run/docs) where nothing else is said:
     *
     * <ul>
     *   <li>one request at a time on an instance by default for functions, up to 1,000 (about-concurrency)
     *   <li>instances start as fast as requests ask for. <b>Assumed</b>: no rate is documented
     *   <li>100 instances by default (configuring/max-instances); what exceeds it waits up to 10 s, then it is answered with 429
     *       (about-instance-autoscaling)
     *   <li>an idle instance stays up to 15 minutes (about-instance-autoscaling). Exactly that long here. <b>Assumed</b>: the law isn't
     *       documented
     *   <li>init may take 240 s (container-contract)
     *   <li>a timeout of 300 s by default, at most 3,600 s over HTTP (configuring/request-timeout) and 540 s for events; the instance goes
     *       on
     *   <li>a failed event isn't tried again by default; with retries it is, 10 to 600 s apart, for 24 h
     *       (cloud.google.com/functions/docs/bestpractices/retries). That isn't part of the model
     *   <li>prices: {@link Prices#cloudRunFunctions}
     *   <li>the most recently used instance gets a request. <b>Assumed</b>: undocumented
     * </ul>
     *
     * @param prices the price list of its size
     * @return the preset
     */
    public static Preset cloudRunFunctions(Prices prices) {
        return CloudRunPreset.of(prices);
    }

    /**
     * Azure's Consumption plan with functions that use 512 MB, as {@link #azureConsumption(Prices)} has it.
     *
     * @return the preset
     */
    public static Preset azureConsumption() {
        return azureConsumption(Prices.azureConsumption(512));
    }

    /**
     * Azure Functions on the Consumption plan, with HTTP triggers. As of 2026, from the documentation of Azure Functions
     * (learn.microsoft.com/azure/azure-functions) where nothing else is said:
     *
     * <ul>
     *   <li>an instance runs the whole app, 100 requests at the same time over HTTP (functions-bindings-http-webhook, host.json)
     *   <li>a new instance every second for HTTP, every 30 s for all else (event-driven-scaling)
     *   <li>200 instances (functions-scale); what exceeds them waits up to 230 s, the limit of the load balancer (functions-scale)
     *   <li>an idle instance stays 20 to 30 minutes, evenly distributed here. <b>Observed</b>: undocumented, measured by others, 2026
     *   <li>init may take 30 s (functions-scale)
     *   <li>a timeout of 5 min by default, at most 10 (functions-scale); it ends the instance
     *   <li>a failed asynchronous call isn't tried again; a storage queue tries 5 times and then moves the message to its poison queue
     *       (functions-bindings-storage-queue-trigger). That isn't part of the model
     *   <li>prices: {@link Prices#azureConsumption}
     *   <li>the most recently used instance gets a request. <b>Assumed</b>: undocumented
     * </ul>
     *
     * @param prices the price list for the memory that functions use
     * @return the preset
     */
    public static Preset azureConsumption(Prices prices) {
        return AzurePresets.consumption(prices);
    }

    /**
     * Azure's Flex Consumption plan with instances of its default size, 2,048 MB, as {@link #azureFlex(int)} has it.
     *
     * @return the preset
     */
    public static Preset azureFlex() {
        return azureFlex(2_048);
    }

    /**
     * Azure Functions on the Flex Consumption plan, with HTTP triggers. As of 2026, from the documentation of Azure Functions
     * (learn.microsoft.com/azure/azure-functions) where nothing else is said:
     *
     * <ul>
     *   <li>16 requests at the same time over HTTP on an instance of 2,048 MB by default, 4 on 512 MB, 32 on 4,096 MB
     *       (functions-concurrency)
     *   <li>instances start as fast as requests ask for. <b>Assumed</b>: no rate is documented
     *   <li>1,000 instances for each function (functions-scale); what exceeds them waits up to 230 s, the limit of the load balancer
     *       (functions-scale)
     *   <li>an idle instance stays 20 to 30 minutes, evenly distributed here. <b>Observed</b>: undocumented, measured by others, 2026
     *   <li>init may take 30 s (functions-scale)
     *   <li>a timeout of 30 min by default (functions-scale); it ends the instance
     *   <li>a failed asynchronous call isn't tried again; a storage queue tries 5 times and then moves the message to its poison queue
     *       (functions-bindings-storage-queue-trigger). That isn't part of the model
     *   <li>prices: {@link Prices#azureFlex}
     *   <li>the most recently used instance gets a request. <b>Assumed</b>: undocumented
     * </ul>
     *
     * @param memoryMb memory of an instance: 512, 2,048 or 4,096 MB
     * @return the preset
     * @throws IllegalArgumentException when Azure doesn't offer that size
     */
    public static Preset azureFlex(int memoryMb) {
        return AzurePresets.flex(memoryMb);
    }

    /**
     * All of them, each with its default size.
     *
     * @return AWS Lambda, Cloud Run functions, Azure Consumption, Azure Flex
     */
    public static List<Preset> all() {
        return List.of(awsLambda(), cloudRunFunctions(), azureConsumption(), azureFlex());
    }

    /**
     * One of them by its short name.
     *
     * @param name such as {@code aws-lambda}
     * @return the preset
     * @throws IllegalArgumentException when there is none of that name; it lists those that there are
     */
    public static Preset named(String name) {
        return all().stream()
                .filter(preset -> preset.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no preset " + name + "; take one of "
                        + all().stream().map(Preset::name).collect(Collectors.joining(", "))));
    }
}
