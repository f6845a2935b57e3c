package dev.peregrine.testing.simulation;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

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

    private static final String GB = "GB";
    private static final BigDecimal ZERO = BigDecimal.ZERO;
    private static final Duration MILLI = Duration.ofMillis(1);

    private final String name;
    private final Metering metering;
    private final List<Resource> resources;
    private final RequestPrice requests;
    private final Standby standby;
    private final boolean freeTier;

    private Prices(
            String name,
            Metering metering,
            List<Resource> resources,
            RequestPrice requests,
            Standby standby,
            boolean freeTier) {
        this.name = name;
        this.metering = metering;
        this.resources = List.copyOf(resources);
        this.requests = requests;
        this.standby = standby;
        this.freeTier = freeTier;
    }

    /** What an instance that is kept ready costs. */
    private enum Standby {
        /** There are none. */
        NONE,
        /** The whole time that it is kept, and less than usual while it serves; nothing is free then. */
        WHOLE,
        /** The time in which it serves nothing. */
        IDLE
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
        return lambda("x86", memoryMb, "0.0000166667", "0.0000041667", "0.0000097222");
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
        return lambda("arm", memoryMb, "0.0000133334", "0.0000033334", "0.0000077778");
    }

    private static Prices lambda(String cpu, int memoryMb, String price, String standby, String standbyBusy) {
        check(memoryMb >= 128 && memoryMb <= 10_240, memoryMb + " MB on AWS Lambda; it has 128 to 10,240 MB");
        Resource memory = new Resource(
                Cost.COMPUTE,
                gigabytes(memoryMb),
                GB,
                decimal(price),
                decimal("400000"),
                decimal(standby),
                decimal(standbyBusy));
        return new Prices(
                "AWS Lambda, " + cpu + ", " + memoryMb + " MB",
                new Metering(Metering.Scope.REQUEST, MILLI, Duration.ZERO, true),
                List.of(memory),
                new RequestPrice(decimal("0.20"), decimal("1000000")),
                Standby.WHOLE,
                true);
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
        check(
                vcpus.signum() > 0 && vcpus.compareTo(decimal("8")) <= 0,
                vcpus + " vCPUs on Cloud Run; it has up to 8, and more than none");
        check(memoryMib >= 128 && memoryMib <= 32_768, memoryMib + " MiB on Cloud Run; it has 128 to 32,768 MiB");
        BigDecimal idle = decimal("0.0000025");
        Resource cpu = new Resource(
                Cost.COMPUTE, vcpus, "vCPU", decimal("0.000024"), decimal("180000"), idle, decimal("0.000024"));
        Resource memory = new Resource(Cost.MEMORY, gigabytes(memoryMib), "GiB", idle, decimal("360000"), idle, idle);
        return new Prices(
                "Cloud Run functions, " + vcpus.toPlainString() + " vCPU, " + memoryMib + " MiB",
                new Metering(Metering.Scope.INSTANCE, Duration.ofMillis(100), Duration.ZERO, true),
                List.of(cpu, memory),
                new RequestPrice(decimal("0.40"), decimal("2000000")),
                Standby.IDLE,
                true);
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
        check(memoryMb >= 1 && memoryMb <= 1_536, memoryMb + " MB on Azure's Consumption plan; it has 1 to 1,536 MB");
        int rounded = (memoryMb + 127) / 128 * 128;
        Resource memory =
                new Resource(Cost.COMPUTE, gigabytes(rounded), GB, decimal("0.000016"), decimal("400000"), ZERO, ZERO);
        return new Prices(
                "Azure Functions Consumption, " + memoryMb + " MB",
                new Metering(Metering.Scope.INSTANCE, MILLI, Duration.ofMillis(100), false),
                List.of(memory),
                new RequestPrice(decimal("0.20"), decimal("1000000")),
                Standby.NONE,
                true);
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
        check(
                List.of(512, 2_048, 4_096).contains(memoryMb),
                memoryMb + " MB on Azure's Flex Consumption plan; it has 512, 2,048 or 4,096 MB");
        Resource memory = new Resource(
                Cost.COMPUTE,
                gigabytes(memoryMb),
                GB,
                decimal("0.000026"),
                decimal("100000"),
                decimal("0.000004"),
                decimal("0.000016"));
        return new Prices(
                "Azure Functions Flex Consumption, " + memoryMb + " MB",
                new Metering(Metering.Scope.INSTANCE, Duration.ofMillis(100), Duration.ofSeconds(1), false),
                List.of(memory),
                new RequestPrice(decimal("0.40"), decimal("250000")),
                Standby.WHOLE,
                true);
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
        boolean aws = metering.scope() == Metering.Scope.REQUEST;
        Metering then = new Metering(
                metering.scope(),
                metering.step(),
                metering.minimum(),
                aws ? !day.isBefore(INIT_BILLED_SINCE) : metering.init());
        return new Prices(name, then, resources, requests, standby, freeTier);
    }

    /**
     * The list for an account whose free tier is used up by others.
     *
     * @return the price list without a free tier
     */
    public Prices withoutFreeTier() {
        return new Prices(name, metering, resources, requests, standby, false);
    }

    /**
     * What the list is called.
     *
     * @return provider and size, such as {@code AWS Lambda, x86, 1536 MB}
     */
    public String name() {
        return name;
    }

    /**
     * How time is counted for this list; a simulation whose result is to be priced counts that way.
     *
     * @return the metering
     */
    public Metering metering() {
        return metering;
    }

    /**
     * What a month of equal requests costs, each alone on its instance, without starts: the sum that one does on paper.
     *
     * @param requestCount how many requests, zero or more
     * @param each how long each of them runs
     * @return the cost
     */
    public Cost month(long requestCount, Duration each) {
        check(requestCount >= 0, requestCount + " requests; give zero or more");
        check(!each.isNegative(), "requests that take " + each + "; give a time that isn't negative");
        BigDecimal one = Decimals.seconds(metering.billed(each.toNanos()));
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
        check(usage.spanNanos() > 0, "a month of a simulation without a span; give it a duration");
        return cost(Metered.of(counted(usage)).over(Decimals.seconds(MONTH.toNanos())));
    }

    private Usage counted(Usage usage) {
        if (!usage.metering().equals(metering)) {
            throw new IllegalArgumentException("The simulation counted " + usage.metering() + "; " + name + " bills "
                    + metering + ": give its model withMetering(prices.metering())");
        }
        return usage;
    }

    /**
     * The prices in one line.
     *
     * @return such as {@code $0.0000166667 per GB-s, $0.20 per million requests; 400,000 GB-s and 1,000,000 requests a month free}
     */
    public String rates() {
        StringBuilder paid = new StringBuilder();
        StringBuilder free = new StringBuilder();
        for (Resource resource : resources) {
            paid.append(Decimals.price(resource.price()))
                    .append(" per ")
                    .append(resource.unit())
                    .append("-s, ");
            free.append(resource.unitSeconds(resource.free())).append(resources.size() > 1 ? ", " : " and ");
        }
        paid.append(Decimals.price(requests.perMillion())).append(" per million requests");
        free.append(Decimals.number(requests.free())).append(" requests a month free");
        return freeTier ? paid + "; " + free : paid.toString();
    }

    Cost cost(Metered metered) {
        boolean kept = metered.standby().signum() > 0;
        check(
                !kept || standby != Standby.NONE,
                "instances that are kept ready, which " + name + " doesn't have; take another plan");
        List<Cost.Component> components = new ArrayList<>();
        for (Resource resource : resources) {
            components.add(line(
                    resource.component(),
                    resource.arithmetic(metered.busyText(), metered.busy(), resource.price()),
                    resource.units(metered.busy()).multiply(resource.price())));
        }
        if (metered.init().signum() > 0) {
            Sum sum = new Sum();
            for (Resource resource : resources) {
                sum.add(metered.init(), "", resource, resource.price());
            }
            components.add(sum.component(Cost.INIT));
        }
        if (kept) {
            BigDecimal time =
                    standby == Standby.IDLE ? metered.standby().subtract(metered.standbyBusy()) : metered.standby();
            Sum sum = new Sum();
            for (Resource resource : resources) {
                sum.add(time, standby == Standby.IDLE ? " idle" : "", resource, resource.standby());
                sum.add(metered.standbyBusy(), " busy", resource, resource.standbyBusy());
            }
            components.add(sum.component(Cost.STANDBY));
        }
        components.add(requests.component(metered.requests()));
        if (freeTier && !(kept && standby == Standby.WHOLE)) {
            components.add(FreeTier.of(metered, resources, requests, standby == Standby.IDLE));
        }
        return new Cost(name, components);
    }

    static Cost.Component line(String component, String arithmetic, BigDecimal amount) {
        return new Cost.Component(
                component, arithmetic + Decimals.equals(amount) + Decimals.money(amount), amount.stripTrailingZeros());
    }

    static void check(boolean right, String what) {
        if (!right) {
            throw new IllegalArgumentException("There is no price for " + what);
        }
    }

    private static BigDecimal gigabytes(int memory) {
        // a power of two: the quotient has an end
        return BigDecimal.valueOf(memory).divide(BigDecimal.valueOf(1_024));
    }

    private static BigDecimal decimal(String value) {
        return new BigDecimal(value);
    }

    @Override
    public String toString() {
        return name;
    }
}
