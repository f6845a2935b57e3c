package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.peregrine.testing.simulation.Metering.Scope;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PricesTest {
    private static final List<Prices> ALL = List.of(
            Prices.awsLambda(512),
            Prices.awsLambdaArm(512),
            Prices.cloudRunFunctions(BigDecimal.ONE, 512),
            Prices.azureConsumption(512),
            Prices.azureFlex(512));

    private static BigDecimal seconds(long seconds) {
        return BigDecimal.valueOf(seconds);
    }

    private static Metered day(long requests, long busy, long init, long standby, long standbyBusy) {
        return new Metered(
                BigDecimal.valueOf(requests),
                seconds(busy),
                Decimals.number(busy) + " s",
                seconds(init),
                seconds(standby),
                seconds(standbyBusy),
                seconds(86_400));
    }

    private static BigDecimal amount(Cost cost, String component) {
        return cost.amount(component);
    }

    @Test
    void armIsAFifthCheaperThanX86() {
        Cost x86 = Prices.awsLambda(1024).withoutFreeTier().month(1_000_000, Duration.ofSeconds(1));
        Cost arm = Prices.awsLambdaArm(1024).withoutFreeTier().month(1_000_000, Duration.ofSeconds(1));
        assertThat(amount(x86, Cost.COMPUTE)).isEqualByComparingTo("16.6667");
        assertThat(amount(arm, Cost.COMPUTE)).isEqualByComparingTo("13.3334");
    }

    @Test
    void awsRoundsEachRequestUpToAMillisecond() {
        Cost cost = Prices.awsLambda(1024).withoutFreeTier().month(1_000_000, Duration.ofNanos(1_000_001));
        assertThat(amount(cost, Cost.COMPUTE)).isEqualByComparingTo("0.0333334");
    }

    @Test
    void cloudRunRoundsUpToATenthOfASecond() {
        Cost cost = Prices.cloudRunFunctions(BigDecimal.ONE, 1024)
                .withoutFreeTier()
                .month(1_000_000, Duration.ofMillis(101));
        assertThat(amount(cost, Cost.COMPUTE)).isEqualByComparingTo("4.8");
        assertThat(amount(cost, Cost.MEMORY)).isEqualByComparingTo("0.5");
    }

    @Test
    void azureConsumptionBillsATenthOfASecondAndMemoryInStepsOf128Mb() {
        Cost cost = Prices.azureConsumption(129).withoutFreeTier().month(1_000_000, Duration.ofMillis(5));
        assertThat(amount(cost, Cost.COMPUTE)).isEqualByComparingTo("0.4"); // 0.1 s × 0.25 GB × 0.000016
        Cost longer = Prices.azureConsumption(256).withoutFreeTier().month(1_000_000, Duration.ofMillis(101));
        assertThat(amount(longer, Cost.COMPUTE)).isEqualByComparingTo("0.404");
    }

    @Test
    void azureFlexBillsASecondAtLeast() {
        Cost cost = Prices.azureFlex(512).withoutFreeTier().month(1_000_000, Duration.ofMillis(5));
        assertThat(amount(cost, Cost.COMPUTE)).isEqualByComparingTo("13");
        Cost longer = Prices.azureFlex(512).withoutFreeTier().month(1_000_000, Duration.ofMillis(1_001));
        assertThat(amount(longer, Cost.COMPUTE)).isEqualByComparingTo("14.3");
    }

    @Test
    void awsBillsInitFromAugust2025On() {
        LocalDate day = Prices.INIT_BILLED_SINCE;
        assertThat(Prices.awsLambda(512).metering().init()).isTrue();
        assertThat(Prices.awsLambda(512).on(day).metering().init()).isTrue();
        assertThat(Prices.awsLambda(512).on(day.minusDays(1)).metering().init()).isFalse();
        assertThat(Prices.cloudRunFunctions(BigDecimal.ONE, 512)
                        .on(day.minusDays(1))
                        .metering()
                        .init())
                .isTrue();
    }

    @Test
    void anInitIsBilledLikeTheHandler() {
        Cost cost = Prices.awsLambda(1024).withoutFreeTier().cost(day(1_000, 100, 10, 0, 0));
        assertThat(amount(cost, Cost.INIT)).isEqualByComparingTo("0.000166667");
        Cost run =
                Prices.cloudRunFunctions(BigDecimal.ONE, 1024).withoutFreeTier().cost(day(1_000, 100, 10, 0, 0));
        assertThat(amount(run, Cost.INIT)).isEqualByComparingTo("0.000265"); // 10 × (0.000024 + 0.0000025)
    }

    @Test
    void aDayHasAThirtiethOfTheFreeTier() {
        Cost cost = Prices.awsLambda(1024).cost(day(100_000, 20_000, 0, 0, 0));
        // 20,000 − 13,333.33… GB-s; 100,000 − 33,333 requests
        assertThat(cost.total().doubleValue())
                .isCloseTo(0.1111113333 + 0.0133334, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(amount(cost, Cost.FREE_TIER)).isNegative();
    }

    @Test
    void theFreeTierIsNeverMoreThanWhatWasUsed() {
        for (Prices prices : ALL) {
            Cost cost = prices.cost(day(10, 1, 1, 0, 0));
            assertThat(cost.total()).as(prices.name()).isEqualByComparingTo(BigDecimal.ZERO);
        }
    }

    @Test
    void provisionedConcurrencyIsPaidWhileItIsKeptAndLessWhileItServes() {
        Cost cost = Prices.awsLambda(1024).cost(day(1_000_000, 100, 0, 86_400, 40_000));
        assertThat(amount(cost, Cost.STANDBY)).isEqualByComparingTo("0.74889088"); // 0.36000288 + 0.388888
        assertThat(amount(cost, Cost.COMPUTE)).isEqualByComparingTo("0.00166667");
        assertThat(amount(cost, Cost.FREE_TIER)).isEqualByComparingTo("0");
    }

    @Test
    void minimumInstancesOfCloudRunArePaidAtALowerPriceWhileTheyServeNothing() {
        Cost cost =
                Prices.cloudRunFunctions(BigDecimal.ONE, 1024).withoutFreeTier().cost(day(0, 0, 0, 86_400, 6_400));
        assertThat(amount(cost, Cost.STANDBY)).isEqualByComparingTo("0.5696"); // 80,000 × 0.000005 + 6,400 × 0.0000265
    }

    @Test
    void alwaysReadyInstancesOfFlexArePaidTwiceWhileTheyServe() {
        Cost cost = Prices.azureFlex(2048).cost(day(0, 0, 0, 86_400, 6_400));
        assertThat(amount(cost, Cost.STANDBY))
                .isEqualByComparingTo("0.896"); // 2 × (86,400 × 0.000004 + 6,400 × 0.000016)
    }

    @Test
    void azureConsumptionHasNothingThatIsKeptReady() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prices.azureConsumption(512).cost(day(0, 0, 0, 1, 0)))
                .withMessageContaining("kept ready");
    }

    @Test
    void refusesSizesThatNobodyOffers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prices.awsLambda(64))
                .withMessageContaining("10,240");
        assertThatIllegalArgumentException().isThrownBy(() -> Prices.awsLambdaArm(10_241));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prices.azureFlex(1024))
                .withMessageContaining("2,048");
        assertThatIllegalArgumentException().isThrownBy(() -> Prices.azureConsumption(1537));
        assertThatIllegalArgumentException().isThrownBy(() -> Prices.cloudRunFunctions(BigDecimal.ZERO, 512));
        assertThatIllegalArgumentException().isThrownBy(() -> Prices.cloudRunFunctions(BigDecimal.ONE, 64));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prices.awsLambda(512).month(-1, Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Prices.awsLambda(512).month(1, Duration.ofMillis(-1)));
    }

    @Test
    void aBillReadsTheSameInEveryLocale() {
        Locale before = Locale.getDefault();
        String here =
                Prices.awsLambda(1536).month(3_000_000, Duration.ofMillis(120)).text();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Prices.awsLambda(1536)
                            .month(3_000_000, Duration.ofMillis(120))
                            .text())
                    .isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void refusesAMeteringThatNobodyCanCountBy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Metering(Scope.REQUEST, Duration.ZERO, Duration.ZERO, false));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Metering(Scope.REQUEST, Duration.ofMillis(1), Duration.ofMillis(-1), false));
    }

    @Test
    void aMeteringSaysWhatItCounts() {
        assertThat(Prices.azureFlex(512).metering())
                .hasToString("each busy period of an instance in steps of 100 ms, at least 1 s");
        assertThat(Prices.awsLambda(512).metering()).hasToString("each request in steps of 1 ms, with its start");
    }

    @Property
    void roundingUpAddsLessThanAStep(
            @ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long nanos,
            @ForAll @IntRange(min = 1, max = 1_000_000_000) int step,
            @ForAll @IntRange(min = 0, max = 1_000_000_000) int minimum) {
        Metering metering = new Metering(Scope.REQUEST, Duration.ofNanos(step), Duration.ofNanos(minimum), false);
        long least = Math.max(nanos, minimum);
        assertThat(metering.billed(nanos)).isBetween(least, least + step - 1).matches(billed -> billed % step == 0);
    }

    @Property
    void theTotalIsTheSumOfTheLinesAndNeverNegative(
            @ForAll @IntRange(min = 0, max = 4) int list,
            @ForAll @LongRange(min = 0, max = 1_000_000_000L) long requests,
            @ForAll @LongRange(min = 0, max = 100_000_000L) long millis) {
        Cost cost = ALL.get(list).month(requests, Duration.ofMillis(millis));
        BigDecimal sum = BigDecimal.ZERO;
        for (Cost.Component component : cost.components()) {
            sum = sum.add(component.amount());
        }
        assertThat(cost.total()).isEqualByComparingTo(sum).isNotNegative();
    }
}
