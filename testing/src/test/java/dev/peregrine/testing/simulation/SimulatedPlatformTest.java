package dev.peregrine.testing.simulation;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

class SimulatedPlatformTest {
    /** Keeps the examples from all runs but those of the tests below. */
    static final class OnlyHere implements ExecutionCondition {
        static final String PARAMETER = "peregrine.examples";

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getConfigurationParameter(PARAMETER).isPresent()
                    ? ConditionEvaluationResult.enabled("run by a test")
                    : ConditionEvaluationResult.disabled("run by other tests only");
        }
    }

    @ExtendWith(OnlyHere.class)
    static class Examples {
        static final List<Long> SEEDS = new ArrayList<>();

        private static Simulation minute(Simulation simulation) {
            return simulation.arrivals(Arrivals.poisson(5)).duration(Duration.ofMinutes(1));
        }

        @Test
        void takesASimulationAndAModel(
                @SimulatedPlatform(seed = 42) Simulation simulation, @SimulatedPlatform PlatformModel model) {
            SEEDS.add(simulation.seed());
            assertThat(simulation.model().name()).isEqualTo(model.name()).isEqualTo("default");
            assertThat(minute(simulation).run()).coldShare().isLessThan(0.5);
        }

        @Test
        void fails(@SimulatedPlatform(seed = 42) Simulation simulation) {
            assertThat(minute(simulation).run()).coldShare().isEqualTo(0.0);
        }

        @Test
        void failsWithTwo(@SimulatedPlatform(seed = 1) Simulation one, @SimulatedPlatform(seed = 2) Simulation other) {
            assertThat(minute(one).run()).isEqualTo(minute(other).run());
        }

        @Test
        void isAborted(@SimulatedPlatform Simulation simulation) {
            Assumptions.assumeTrue(simulation.seed() == 1);
        }

        @Test
        void namesNoModel(@SimulatedPlatform(preset = "aws") PlatformModel model) {
            assertThat(model).isNull();
        }

        @Test
        void takesAPreset(
                @SimulatedPlatform(preset = "aws-lambda") Preset preset,
                @SimulatedPlatform(preset = "aws-lambda") Simulation simulation) {
            assertThat(preset.name()).isEqualTo("aws-lambda");
            assertThat(minute(simulation).run()).costs(preset.prices()).isLessThan(new BigDecimal("0.01"));
        }

        @Test
        void takesAPresetWithoutAName(@SimulatedPlatform Preset preset) {
            assertThat(preset).isNull();
        }

        @Test
        void takesSomethingElse(@SimulatedPlatform String text) {
            assertThat(text).isNull();
        }
    }

    @ExtendWith(OnlyHere.class)
    static class FailsAfterwards {
        @Test
        void passes(@SimulatedPlatform(seed = 9) Simulation simulation) {
            assertThat(simulation.seed()).isEqualTo(9);
        }

        @AfterEach
        void breaks() {
            throw new IllegalStateException("afterwards");
        }
    }

    private static EngineExecutionResults run(
            Class<?> type, String method, String parameters, Map<String, String> configuration) {
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameters(configuration)
                .configurationParameter(OnlyHere.PARAMETER, "on")
                .selectors(selectMethod(type, method, parameters))
                .execute();
    }

    private static EngineExecutionResults run(String method, String... types) {
        return run(Examples.class, method, String.join(",", types), Map.of());
    }

    private static Throwable failure(EngineExecutionResults results) {
        return results.testEvents().finished().stream()
                .flatMap(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable().stream())
                .findFirst()
                .orElseThrow();
    }

    private static List<String> published(EngineExecutionResults results) {
        return results.testEvents().reportingEntryPublished().stream()
                .map(event -> event.getRequiredPayload(ReportEntry.class)
                        .getKeyValuePairs()
                        .get("peregrine.replay"))
                .toList();
    }

    private static final String SIMULATION = "dev.peregrine.testing.simulation.Simulation";
    private static final String MODEL = "dev.peregrine.testing.simulation.PlatformModel";
    private static final String FAILS = "mvn test -Dtest=" + Examples.class.getName() + "#fails";

    @Test
    void givesASimulationWithItsSeedAndAModel() {
        Examples.SEEDS.clear();
        EngineExecutionResults results = run("takesASimulationAndAModel", SIMULATION, MODEL);
        results.testEvents().assertStatistics(stats -> stats.succeeded(1));
        assertThat(Examples.SEEDS).containsExactly(42L);
        assertThat(published(results)).isEmpty();
    }

    @Test
    void tellsWithAFailureHowToRepeatIt() {
        EngineExecutionResults results = run("fails", SIMULATION);
        String replay = "platform \"default\", seed 42; repeat it with: " + FAILS + " -Dperegrine.seed=42";
        assertThat(failure(results)).isInstanceOf(AssertionError.class);
        assertThat(failure(results).getSuppressed())
                .extracting(Throwable::getMessage)
                .containsExactly(replay);
        assertThat(published(results)).containsExactly(replay);
    }

    @Test
    void tellsAllSeedsOfATest() {
        assertThat(published(run("failsWithTwo", SIMULATION, SIMULATION)))
                .singleElement()
                .asString()
                .startsWith("platform \"default\", seed 1; platform \"default\", seed 2; repeat it")
                .doesNotContain("-Dperegrine.seed");
    }

    @Test
    void tellsItWhenCodeAfterTheTestFails() {
        EngineExecutionResults results = run(FailsAfterwards.class, "passes", SIMULATION, Map.of());
        assertThat(failure(results)).hasMessage("afterwards");
        assertThat(published(results)).singleElement().asString().contains("seed 9");
    }

    @Test
    void saysNothingOfATestThatIsAborted() {
        EngineExecutionResults results = run("isAborted", SIMULATION);
        results.testEvents().assertStatistics(stats -> stats.aborted(1));
        assertThat(published(results)).isEmpty();
    }

    @Test
    void takesTheSeedOfTheRun() {
        Examples.SEEDS.clear();
        run(Examples.class, "takesASimulationAndAModel", SIMULATION + "," + MODEL, Map.of("peregrine.seed", " -7 "));
        assertThat(Examples.SEEDS).containsExactly(-7L);
    }

    @Test
    void drawsOneSeedForAllTestsOfARun() {
        Examples.SEEDS.clear();
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("peregrine.seed", "random")
                .configurationParameter(OnlyHere.PARAMETER, "on")
                .selectors(
                        selectMethod(Examples.class, "takesASimulationAndAModel", SIMULATION + "," + MODEL),
                        selectMethod(Examples.class, "fails", SIMULATION))
                .execute();
        assertThat(Examples.SEEDS).hasSize(1);
        assertThat(published(results)).singleElement().asString().endsWith("-Dperegrine.seed=" + Examples.SEEDS.get(0));
    }

    @Test
    void refusesASeedThatIsNone() {
        assertThat(failure(run(Examples.class, "fails", SIMULATION, Map.of("peregrine.seed", "x"))))
                .hasMessageContaining("peregrine.seed is \"x\": set it to a whole number or to \"random\"");
    }

    @Test
    void refusesAModelThatIsNotThere() {
        assertThat(failure(run("namesNoModel", MODEL)))
                .hasMessageContaining("The parameter 0 of namesNoModel")
                .hasMessageContaining("names \"aws\", which is none of")
                .hasMessageContaining("default");
    }

    @Test
    void givesAPresetWithItsPrices() {
        run("takesAPreset", "dev.peregrine.testing.simulation.Preset", SIMULATION)
                .testEvents()
                .assertStatistics(stats -> stats.succeeded(1));
    }

    @Test
    void refusesAPresetThatIsNotNamed() {
        assertThat(failure(run("takesAPresetWithoutAName", "dev.peregrine.testing.simulation.Preset")))
                .hasMessageContaining("\"default\" is none: name one of")
                .hasMessageContaining("aws-lambda");
    }

    @Test
    void knowsEveryPreset() {
        assertThat(NamedModels.names())
                .hasSize(1 + Presets.all().size())
                .allSatisfy(name -> assertThat(NamedModels.model(name)).isPresent());
    }

    @Test
    void refusesAParameterOfAnotherType() {
        assertThat(failure(run("takesSomethingElse", "java.lang.String")))
                .hasMessageContaining("is a java.lang.String; it can be a PlatformModel, a Preset or a Simulation");
    }
}
