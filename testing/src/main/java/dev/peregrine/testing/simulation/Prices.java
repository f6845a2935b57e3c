package dev.peregrine.testing.simulation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;

/**
 * A provider's price list for functions of one size, and the rules by which it bills. All prices are list prices in US dollars, of
 * the providers' pricing pages as they stood in 2026, for the regions that each method names. Not priced: tax, network, storage,
 * logs, whatever stands in front of a function (such as an API gateway), volume discounts and savings plans.
 *
 * <p>Free tiers are for a month and all functions of an account together. A simulation's part of it is by its span: a month has 30
 * days here, so a simulated day has a thirtieth of everything. {@link #withoutFreeTier()} is for an account that has used it up.
 *
 * <p>Immutable and thread-safe.
 */
public final class Prices {
    /** The month that free tiers and {@link #month} are for: 30 days. */
    public static final Duration MONTH = Duration.ofDays(30);

    /** The day from which AWS bills the init phase of every function, 1 August 2025. */
    public static final LocalDate INIT_BILLED_SINCE = LocalDate.of(2025, 8, 1);

    private static final BigDecimal ZERO = BigDecimal.ZERO;

    private final PriceList list;

    private Prices(PriceList list) {
        this.list = list;
    }

    /**
     * AWS Lambda on x86, in US East (N. Virginia): $0.0000166667 per GB-second, each request rounded up to 1 ms, $0.20 per million
     * requests; 1 million requests and 400,000 GB-seconds a month are free. A GB is 1,024 MB. Provisioned concurrency:
     * $0.0000041667 per GB-second kept ready and $0.0000097222 while serving, without a free tier. Init is billed like the
     * handler's time ({@link #on} has the rule for earlier days).
     *
     * <p>Source: <a href="https://aws.amazon.com/lambda/pricing/">AWS Lambda pricing</a>, 2026.
     *
     * @param memoryMb the function's memory, 128 to 10,240 MB
     * @return the price list
     * @throws IllegalArgumentException when AWS doesn't offer that memory
     */
    public static Prices awsLambda(int memoryMb) {
        return new Prices(PriceLists.awsLambda("x86", memoryMb, "0.0000166667", "0.0000041667", "0.0000097222"));
    }

    /**
     * AWS Lambda on arm, in US East (N. Virginia): $0.0000133334 per GB-second; provisioned concurrency $0.0000033334 kept ready and
     * $0.0000077778 while serving; the rest as on x86 ({@link #awsLambda}).
     *
     * <p>Source: <a href="https://aws.amazon.com/lambda/pricing/">AWS Lambda pricing</a>, 2026.
     *
     * @param memoryMb the function's memory, 128 to 10,240 MB
     * @return the price list
     * @throws IllegalArgumentException when AWS doesn't offer that memory
     */
    public static Prices awsLambdaArm(int memoryMb) {
        return new Prices(PriceLists.awsLambda("arm", memoryMb, "0.0000133334", "0.0000033334", "0.0000077778"));
    }

    /**
     * Cloud Run functions with request-based billing, in regions of tier 1: $0.000024 per vCPU-second and $0.0000025 per GiB-second
     * of time in which an instance starts or serves at least one request, rounded up to 100 ms; $0.40 per million requests; 2 million
     * requests, 180,000 vCPU-seconds and 360,000 GiB-seconds a month are free. Minimum instances cost $0.0000025 per vCPU-second
     * and per GiB-second while they serve nothing; this list takes no free tier off that.
     *
     * <p>Source: <a href="https://cloud.google.com/run/pricing">Cloud Run pricing</a>, 2026. That the rounding is applied to each
     * busy period of an instance is our reading of "rounded up to the nearest 100 millisecond"; what exactly is rounded isn't
     * documented.
     *
     * @param vcpus processors of an instance, more than 0 and at most 8, such as {@code 1} or {@code 0.5}
     * @param memoryMib memory of an instance, 128 to 32,768 MiB
     * @return the price list
     * @throws IllegalArgumentException when Google doesn't offer that size
     */
    public static Prices cloudRunFunctions(BigDecimal vcpus, int memoryMib) {
        return new Prices(PriceLists.cloudRun(vcpus, memoryMib));
    }

    /**
     * Azure Functions on the Consumption plan, in East US: $0.000016 per GB-second of the memory that was used, rounded up to 128 MB,
     * and the time that functions ran, rounded up to 1 ms, at least 100 ms; $0.20 per million executions; 1 million executions and
     * 400,000 GB-seconds a month are free. Starts aren't billed.
     *
     * <p>Source: <a href="https://azure.microsoft.com/pricing/details/functions/">Azure Functions pricing</a> and
     * <a href="https://learn.microsoft.com/azure/azure-functions/functions-consumption-costs">Estimating consumption-based costs</a>,
     * 2026. Azure measures memory; it is given here, and the same all the time. Executions that run in one process at the same
     * time share its memory and so its cost; how the minimum of 100 ms is shared isn't documented, and is applied to each busy
     * period of an instance here.
     *
     * @param memoryMb the memory that an instance uses while functions run, 1 to 1,536 MB
     * @return the price list
     * @throws IllegalArgumentException when an instance can't use that much
     */
    public static Prices azureConsumption(int memoryMb) {
        return new Prices(PriceLists.azureConsumption(memoryMb));
    }

    /**
     * Azure Functions on the Flex Consumption plan, in East US: $0.000026 per GB-second of an instance's memory while it runs
     * functions, each such period rounded up to 100 ms and at least 1 s; $0.40 per million executions; 250,000 executions and
     * 100,000 GB-seconds a month are free. Starts aren't billed. Always ready instances cost $0.000004 per GB-second kept ready and
     * $0.000016 more while serving, without a free tier.
     *
     * <p>Source: <a href="https://azure.microsoft.com/pricing/details/functions/">Azure Functions pricing</a> and
     * <a href="https://learn.microsoft.com/azure/azure-functions/functions-consumption-costs">Estimating consumption-based costs</a>,
     * 2026.
     *
     * @param memoryMb memory of an instance: 512, 2,048 or 4,096 MB
     * @return the price list
     * @throws IllegalArgumentException when Azure doesn't offer that size
     */
    public static Prices azureFlex(int memoryMb) {
        return new Prices(PriceLists.azureFlex(memoryMb));
    }

    /**
     * The list as the provider bills on a day: AWS didn't bill the init phase of functions in a zip on a managed runtime before
     * {@link #INIT_BILLED_SINCE}. Source: <a
     * href="https://aws.amazon.com/blogs/compute/aws-lambda-standardizes-billing-for-init-phase/">AWS Compute Blog</a>, 29 April
     * 2025. The amounts themselves are of 2026 whatever the day.
     *
     * @param day the day
     * @return the price list of that day
     */
    public Prices on(LocalDate day) {
        Metering now = list.metering();
        boolean aws = now.scope() == Metering.Scope.REQUEST;
        boolean init = aws ? !day.isBefore(INIT_BILLED_SINCE) : now.init();
        return new Prices(list.withMetering(new Metering(now.scope(), now.step(), now.minimum(), init)));
    }

    /**
     * The list for an account whose free tier is used up by others.
     *
     * @return the price list without a free tier
     */
    public Prices withoutFreeTier() {
        return new Prices(list.withoutFreeTier());
    }

    /**
     * What the list is called.
     *
     * @return provider and size, such as {@code AWS Lambda, x86, 1536 MB}
     */
    public String name() {
        return list.name();
    }

    /**
     * How time is counted for this list; a simulation whose result is to be priced counts that way.
     *
     * @return the metering
     */
    public Metering metering() {
        return list.metering();
    }

    /**
     * What a month of equal requests costs, each alone on its instance, without starts: the sum that one does on paper.
     *
     * @param requestCount how many requests, zero or more
     * @param each how long each of them runs
     * @return the cost
     */
    public Cost month(long requestCount, Duration each) {
        PriceList.check(requestCount >= 0, requestCount + " requests; give zero or more");
        PriceList.check(!each.isNegative(), "requests that take " + each + "; give a time that isn't negative");
        BigDecimal one = Decimals.seconds(list.metering().billed(each.toNanos()));
        return cost(new Metered(
                BigDecimal.valueOf(requestCount),
                one.multiply(BigDecimal.valueOf(requestCount)),
                Decimals.number(requestCount) + " × " + Decimals.number(one) + " s",
                ZERO,
                ZERO,
                ZERO,
                Decimals.seconds(MONTH.toNanos())));
    }

    /**
     * What a simulation costs: its span, with the free tier's part for that span.
     *
     * @param usage what the simulation used, of {@link SimulationReport#usage()}
     * @return the cost
     * @throws IllegalArgumentException when the model counted time in another way than this list does, or used what the provider
     *     doesn't offer
     */
    public Cost cost(Usage usage) {
        return cost(Metered.of(counted(usage)));
    }

    /**
     * What a month of 30 days costs that goes on like a simulation.
     *
     * @param usage what the simulation used, of {@link SimulationReport#usage()}; of a span longer than nothing
     * @return the cost
     * @throws IllegalArgumentException when the model counted time in another way than this list does, or used what the provider
     *     doesn't offer, or the simulation has no span
     */
    public Cost month(Usage usage) {
        PriceList.check(usage.spanNanos() > 0, "a month of a simulation without a span; give it a duration");
        return cost(Metered.of(counted(usage)).over(Decimals.seconds(MONTH.toNanos())));
    }

    Cost cost(Metered metered) {
        return Bill.of(list, metered);
    }

    private Usage counted(Usage usage) {
        if (!usage.metering().equals(list.metering())) {
            throw new IllegalArgumentException("The simulation counted " + usage.metering() + "; " + list.name()
                    + " bills " + list.metering() + ": give its model withMetering(prices.metering())");
        }
        return usage;
    }

    /**
     * The prices in one line.
     *
     * @return such as {@code $0.0000166667 per GB-s, $0.20 per million requests; 400,000 GB-s and 1,000,000 requests a month free}
     */
    public String rates() {
        return list.rates();
    }

    @Override
    public String toString() {
        return list.name();
    }
}
