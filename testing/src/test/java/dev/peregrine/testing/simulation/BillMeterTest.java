package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.peregrine.testing.simulation.Metering.Scope;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What simulations count for bills, where it can be worked out by hand. */
class BillMeterTest {
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    /** One request each second, from the first second on: 599 in ten minutes. */
    private static Usage each(Metering metering, Duration service, int slots) {
        PlatformModel model = PlatformModel.of("test")
                .withInit(Law.constant(millis(250)))
                .withSlots(slots)
                .withMetering(metering);
        return run(model, service);
    }

    private static Usage run(PlatformModel model, Duration service) {
        return Simulation.of(model)
                .arrivals(Arrivals.constant(1))
                .service(Law.constant(service))
                .duration(TEN_MINUTES)
                .run()
                .usage();
    }

    @Test
    void roundsEachRequestUpAndTheStartWithIt() {
        Metering metering = new Metering(Scope.REQUEST, millis(100), Duration.ZERO, true);
        Usage usage = each(metering, millis(120), 1);
        assertThat(usage.billedBusyNanos()).isEqualTo(usage.requests() * 200e6);
        assertThat(usage.billedInitNanos()).isEqualTo(200e6); // 120 + 250 ms are billed as 400, and 120 as 200
        assertThat(usage.billedProvisionedNanos()).isZero();
    }

    @Test
    void leavesOutTheStartWhereItIsNotBilled() {
        Usage usage = each(new Metering(Scope.REQUEST, millis(1), Duration.ZERO, false), millis(120), 1);
        assertThat(usage.billedInitNanos()).isZero();
        assertThat(usage.initNanos()).isEqualTo(250e6);
    }

    @Test
    void billsTheMinimumOfEachBusyPeriod() {
        Usage usage = each(Prices.azureFlex(512).metering(), millis(120), 1);
        // the second of the first, which began after its start, reaches 250 ms into the next one
        assertThat(usage.billedBusyNanos()).isEqualTo(usage.requests() * 1e9 - 250e6);
    }

    @Test
    void neverBillsTimeOfAnInstanceTwice() {
        for (Preset preset : Presets.all()) {
            if (preset.prices().metering().scope() == Scope.REQUEST) {
                continue;
            }
            // twenty a second on one instance, 10 ms each: the minimum of one reaches into the next ones
            Usage usage = Simulation.of(preset.model().withSlots(100).withInit(Law.constant(Duration.ZERO)))
                    .arrivals(Arrivals.constant(20))
                    .service(Law.constant(millis(10)))
                    .duration(TEN_MINUTES)
                    .run()
                    .usage();

            assertThat(usage.billedBusyNanos()).as(preset.name()).isBetween(590e9, usage.instanceNanos() + 1e9);
        }
    }

    @Test
    void billsRequestsThatShareAnInstanceOnce() {
        // two seconds each, one a second: the instance is busy from the first request to the end
        Usage usage = each(Prices.azureConsumption(512).metering(), Duration.ofSeconds(2), 100);
        assertThat(usage.busyNanos()).isGreaterThan(1_100e9);
        assertThat(usage.billedBusyNanos()).isBetween(598e9, 600e9);
        Usage alone = each(new Metering(Scope.REQUEST, millis(1), millis(100), false), Duration.ofSeconds(2), 100);
        assertThat(alone.billedBusyNanos()).isEqualTo(alone.busyNanos());
    }

    @Test
    void countsAStartAsBusyWhereItIsBilled() {
        Metering metering = Prices.cloudRunFunctions(BigDecimal.ONE, 512).metering();
        Usage usage = each(metering, millis(100), 1);
        assertThat(usage.billedInitNanos()).isEqualTo(300e6); // 350 ms are billed as 400, and 100 as 100
        assertThat(usage.billedBusyNanos()).isEqualTo(usage.requests() * 100e6);
    }

    @Test
    void countsProvisionedInstancesApart() {
        PlatformModel model = Presets.awsLambda().model().withProvisioned(1).withInit(Law.constant(millis(250)));
        Usage usage = run(model, millis(1_500));
        assertThat(usage.provisionedNanos()).isEqualTo(600e9);
        assertThat(usage.billedProvisionedNanos()).isGreaterThan(300e9);
        assertThat(usage.billedProvisionedNanos() + usage.billedBusyNanos()).isEqualTo(usage.requests() * 1_500e6);
        Cost cost = Prices.awsLambda(1_024).cost(usage);
        assertThat(cost.amount(Cost.STANDBY)).isPositive();
        assertThat(cost.amount(Cost.FREE_TIER)).isZero();
    }

    @Test
    void leavesOutTheWarmUp() {
        PlatformModel model = PlatformModel.of("test")
                .withSlots(10)
                .withMetering(new Metering(Scope.INSTANCE, millis(1), Duration.ZERO, true));
        Usage usage = Simulation.of(model)
                .arrivals(Arrivals.constant(1))
                .service(Law.constant(Duration.ofSeconds(2)))
                .warmUp(Duration.ofMinutes(5))
                .duration(TEN_MINUTES)
                .run()
                .usage();
        assertThat(usage.billedBusyNanos()).isEqualTo(300e9);
    }

    @Test
    void aMonthCostsThirtyTimesTheDay() {
        Preset preset = Presets.cloudRunFunctions();
        Usage usage = Simulation.of(preset.model())
                .arrivals(Arrivals.constant(5))
                .service(Law.constant(millis(180)))
                .duration(Duration.ofDays(1))
                .run()
                .usage();
        BigDecimal day = preset.prices().cost(usage).total();
        BigDecimal month = preset.prices().month(usage).total();
        assertThat(month.doubleValue() / day.doubleValue())
                .isCloseTo(30, org.assertj.core.data.Offset.offset(1e-3)); // requests are whole
    }

    @Test
    void aSimulationCostsWhatIsWorkedOutOnPaper() {
        Prices prices = Prices.awsLambda(1_536);
        Usage usage = Simulation.of(PlatformModel.of("test").withMetering(prices.metering()))
                .arrivals(Arrivals.constant(1))
                .service(Law.constant(millis(120)))
                .duration(Prices.MONTH)
                .run()
                .usage();
        assertThat(prices.month(usage).total())
                .isEqualByComparingTo(
                        prices.month(usage.requests(), millis(120)).total());
    }

    @Test
    void refusesToPriceWhatWasCountedInAnotherWay() {
        Usage usage = each(Metering.exact(), millis(120), 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prices.azureFlex(512).cost(usage))
                .withMessage(
                        "The simulation counted each request in steps of 1 ns; Azure Functions Flex Consumption, 512 MB bills"
                                + " each busy period of an instance in steps of 100 ms, at least 1 s: give its model"
                                + " withMetering(prices.metering())");
    }
}
