package dev.peregrine.testing.simulation;

import static dev.peregrine.testing.simulation.PriceList.check;

import dev.peregrine.testing.simulation.PriceList.Standby;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** The price lists. {@link Prices} says where each value comes from. */
final class PriceLists {
    private static final String GB = "GB";
    private static final BigDecimal ZERO = BigDecimal.ZERO;
    private static final Duration MILLI = Duration.ofMillis(1);

    private PriceLists() {}

    static PriceList awsLambda(String cpu, int memoryMb, String price, String standby, String standbyBusy) {
        check(memoryMb >= 128 && memoryMb <= 10_240, memoryMb + " MB on AWS Lambda; it has 128 to 10,240 MB");
        Resource memory = new Resource(
                Cost.COMPUTE,
                gigabytes(memoryMb),
                GB,
                decimal(price),
                decimal("400000"),
                decimal(standby),
                decimal(standbyBusy));
        return new PriceList(
                "AWS Lambda, " + cpu + ", " + memoryMb + " MB",
                new Metering(Metering.Scope.REQUEST, MILLI, Duration.ZERO, true),
                List.of(memory),
                new RequestPrice(decimal("0.20"), decimal("1000000")),
                Standby.WHOLE,
                true);
    }

    static PriceList cloudRun(BigDecimal vcpus, int memoryMib) {
        check(
                vcpus.signum() > 0 && vcpus.compareTo(decimal("8")) <= 0,
                vcpus + " vCPUs on Cloud Run; it has up to 8, and more than none");
        check(memoryMib >= 128 && memoryMib <= 32_768, memoryMib + " MiB on Cloud Run; it has 128 to 32,768 MiB");
        BigDecimal idle = decimal("0.0000025");
        Resource cpu = new Resource(
                Cost.COMPUTE, vcpus, "vCPU", decimal("0.000024"), decimal("180000"), idle, decimal("0.000024"));
        Resource memory = new Resource(Cost.MEMORY, gigabytes(memoryMib), "GiB", idle, decimal("360000"), idle, idle);
        return new PriceList(
                "Cloud Run functions, " + vcpus.toPlainString() + " vCPU, " + memoryMib + " MiB",
                new Metering(Metering.Scope.INSTANCE, Duration.ofMillis(100), Duration.ZERO, true),
                List.of(cpu, memory),
                new RequestPrice(decimal("0.40"), decimal("2000000")),
                Standby.IDLE,
                true);
    }

    static PriceList azureConsumption(int memoryMb) {
        check(memoryMb >= 1 && memoryMb <= 1_536, memoryMb + " MB on Azure's Consumption plan; it has 1 to 1,536 MB");
        int rounded = (memoryMb + 127) / 128 * 128;
        Resource memory =
                new Resource(Cost.COMPUTE, gigabytes(rounded), GB, decimal("0.000016"), decimal("400000"), ZERO, ZERO);
        return new PriceList(
                "Azure Functions Consumption, " + memoryMb + " MB",
                new Metering(Metering.Scope.INSTANCE, MILLI, Duration.ofMillis(100), false),
                List.of(memory),
                new RequestPrice(decimal("0.20"), decimal("1000000")),
                Standby.NONE,
                true);
    }

    static PriceList azureFlex(int memoryMb) {
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
        return new PriceList(
                "Azure Functions Flex Consumption, " + memoryMb + " MB",
                new Metering(Metering.Scope.INSTANCE, Duration.ofMillis(100), Duration.ofSeconds(1), false),
                List.of(memory),
                new RequestPrice(decimal("0.40"), decimal("250000")),
                Standby.WHOLE,
                true);
    }

    private static BigDecimal gigabytes(int memory) {
        // a power of two: the quotient has an end
        return BigDecimal.valueOf(memory).divide(BigDecimal.valueOf(1_024));
    }

    private static BigDecimal decimal(String value) {
        return new BigDecimal(value);
    }
}
