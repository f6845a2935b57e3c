package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PresetsTest {
    /** Of a law of durations, how long most of them are between. */
    private static void isBetween(Law law, Duration from, Duration to) {
        RandomStream random = RandomStream.of(1, "test");
        for (int i = 0; i < 1_000; i++) {
            assertThat(law.draw(random)).isBetween(from.toNanos(), to.toNanos());
        }
    }

    @Test
    void awsLambdaIsAsAwsDescribesIt() {
        PlatformModel model = Presets.awsLambda().model();
        assertThat(model.slots()).isEqualTo(1);
        assertThat(model.accountLimit()).isEqualTo(1_000);
        assertThat(model.scaleOut()).isEqualTo(ScaleOut.of(1_000, Duration.ofSeconds(10)));
        assertThat(model.initLimit()).isEqualTo(Duration.ofSeconds(10));
        assertThat(model.initOverrun()).isEqualTo(InitOverrun.AGAIN);
        assertThat(model.timeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(model.waiting().isNone()).isTrue();
        isBetween(model.keepAlive(), Duration.ofMinutes(5), Duration.ofMinutes(7));
    }

    @Test
    void cloudRunFunctionsAreAsGoogleDescribesThem() {
        PlatformModel model = Presets.cloudRunFunctions().model();
        assertThat(model.slots()).isEqualTo(1);
        assertThat(model.instanceLimit()).isEqualTo(100);
        assertThat(model.initLimit()).isEqualTo(Duration.ofSeconds(240));
        assertThat(model.timeout()).isEqualTo(Duration.ofSeconds(300));
        assertThat(model.timeoutEndsInstance()).isFalse();
        assertThat(model.waiting()).isEqualTo(Waiting.atMost(Duration.ofSeconds(10)));
        isBetween(model.keepAlive(), Duration.ofMinutes(15), Duration.ofMinutes(15));
    }

    @Test
    void azuresPlansAreAsMicrosoftDescribesThem() {
        PlatformModel consumption = Presets.azureConsumption().model();
        assertThat(consumption.slots()).isEqualTo(100);
        assertThat(consumption.instanceLimit()).isEqualTo(200);
        assertThat(consumption.scaleOut()).isEqualTo(new ScaleOut(1, Duration.ofSeconds(1)));
        assertThat(consumption.timeout()).isEqualTo(Duration.ofMinutes(5));
        PlatformModel flex = Presets.azureFlex().model();
        assertThat(flex.slots()).isEqualTo(16);
        assertThat(flex.instanceLimit()).isEqualTo(1_000);
        assertThat(flex.timeout()).isEqualTo(Duration.ofMinutes(30));
        assertThat(Presets.azureFlex(512).model().slots()).isEqualTo(4);
        assertThat(Presets.azureFlex(4_096).model().slots()).isEqualTo(32);
        for (PlatformModel model : List.of(consumption, flex)) {
            assertThat(model.initLimit()).isEqualTo(Duration.ofSeconds(30));
            isBetween(model.keepAlive(), Duration.ofMinutes(20), Duration.ofMinutes(30));
        }
    }

    @Test
    void aModelIsMeteredAsItsPriceListBills() {
        for (Preset preset : Presets.all()) {
            assertThat(preset.model().metering()).isEqualTo(preset.prices().metering());
            Preset changed = preset.withModel(PlatformModel.of("mine"));
            assertThat(changed.model().metering()).isEqualTo(preset.prices().metering());
        }
        Preset before = Presets.awsLambda().withPrices(Prices.awsLambda(512).on(Prices.INIT_BILLED_SINCE.minusDays(1)));
        assertThat(before.model().metering().init()).isFalse();
    }

    @Test
    void findsAPresetByItsName() {
        for (Preset preset : Presets.all()) {
            assertThat(Presets.named(preset.name()).title()).isEqualTo(preset.title());
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Presets.named("lambda"))
                .withMessage(
                        "There is no preset lambda; take one of aws-lambda, cloud-run-functions, azure-consumption, azure-flex");
    }

    @Test
    void eachPresetSaysWhereItsValuesComeFrom() {
        for (Preset preset : Presets.all()) {
            assertThat(preset.values()).extracting(Preset.Value::topic).doesNotHaveDuplicates();
            assertThat(preset.values()).allSatisfy(value -> {
                assertThat(value.source()).isNotEmpty();
                assertThat(value.year()).isEqualTo(2026);
                if (value.origin() == Preset.Origin.DOCUMENTED) {
                    assertThat(value.source()).startsWith("https://");
                }
            });
        }
    }

    @Test
    void aPresetCanBeChanged() {
        // snippet: preset
        Preset lambda = Presets.awsLambda(Prices.awsLambdaArm(512));
        PlatformModel mine = lambda.model()
                .withTimeout(Duration.ofSeconds(30))
                .withInit(LambdaInit.JAVA25.law())
                .withProvisioned(2);
        // end
        assertThat(mine.provisioned()).isEqualTo(2);
        assertThat(mine.metering()).isEqualTo(lambda.prices().metering());
        assertThat(Presets.cloudRunFunctions(Prices.cloudRunFunctions(new BigDecimal("2"), 1024))
                        .prices()
                        .name())
                .isEqualTo("Cloud Run functions, 2 vCPU, 1024 MiB");
    }

    @Test
    void anInitLawHasTheQuantilesOfItsTable() {
        for (LambdaInit init : LambdaInit.values()) {
            Law law = init.law();
            RandomStream random = RandomStream.of(7, "init");
            int draws = 200_000;
            long[] drawn = new long[draws];
            for (int i = 0; i < draws; i++) {
                drawn[i] = law.draw(random);
            }
            init.quantiles().forEach((probability, duration) -> {
                long notSlower = java.util.Arrays.stream(drawn)
                        .filter(nanos -> nanos <= duration.toNanos())
                        .count();
                // five standard errors of a share
                double tolerance = 5 * Math.sqrt(probability * (1 - probability) / draws);
                double expected = probability >= 0.999 ? 1 : probability;
                assertThat((double) notSlower / draws)
                        .as("%s, %s", init, probability)
                        .isCloseTo(expected, org.assertj.core.data.Offset.offset(tolerance));
            });
        }
    }
}
