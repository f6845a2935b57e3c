package dev.peregrine.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.spi.BatchScenario.Behaviour;
import dev.peregrine.spi.BatchScenario.Given;
import dev.peregrine.spi.BatchScenario.Place;
import dev.peregrine.spi.BatchScenario.Seen;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

class BatchPropertiesTest {
    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void oneAfterTheOtherHappensExactlyWhatTheModelSays(@ForAll("scenarios") BatchScenario scenario) {
        BatchScenario inOrder = with(scenario, 1);
        Seen seen = inOrder.run();
        BatchModel model = new BatchModel(inOrder);

        assertThat(seen.violations).isEmpty();
        assertThat(seen.numbers("enter")).isEqualTo(model.entered);
        assertThat(seen.numbers("park")).isEqualTo(model.parkingTried);
        assertThat(seen.thrown).isEqualTo(model.thrown);
        assertThat(seen.returned).isEqualTo(model.returned);
    }

    @Property(tries = 1500, edgeCases = EdgeCasesMode.NONE)
    void inParallelTheSameHappensUnlessSomethingStopsAll(@ForAll("scenarios") BatchScenario scenario) {
        Seen seen = scenario.run();
        BatchModel model = new BatchModel(scenario);

        if (!model.stops()) {
            assertThat(seen.numbers("enter")).containsExactlyInAnyOrderElementsOf(model.entered);
            assertThat(seen.numbers("park")).containsExactlyInAnyOrderElementsOf(model.parkingTried);
            assertThat(seen.thrown).isEqualTo(model.thrown);
            assertThat(seen.returned).isEqualTo(model.returned);
        }
    }

    @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
    void eachItemRunsAtMostOnceAndIsDoneOrParkedOrReported(@ForAll("scenarios") BatchScenario scenario) {
        Seen seen = scenario.run();
        List<Integer> entered = seen.numbers("enter");
        Set<Integer> settled = new HashSet<>(seen.numbers("parked"));
        for (int i : entered) {
            boolean done = scenario.items().get(i).behaviour().succeeds() && !scenario.throwsTogether();
            if (done) {
                settled.add(i);
            }
        }

        assertThat(seen.violations).isEmpty();
        assertThat(entered).doesNotHaveDuplicates();
        assertThat(entered).allMatch(i -> scenario.items().get(i).behaviour().reachesTheHandler());
        assertThat(seen.numbers("park")).doesNotHaveDuplicates();
        assertThat(seen.mostRunning.get()).isLessThanOrEqualTo(scenario.parallelism());
        if (!scenario.together()) {
            // each of those that run may have been let in before the clock went on
            assertThat(entered.size()).isLessThan(scenario.calls() + scenario.parallelism());
        }
        if (!seen.thrown.isEmpty()) {
            assertThat(seen.returned).isEmpty();
            assertThat(scenario.effective() == Redelivery.ALL
                            || scenario.effective() == Redelivery.NONE
                            || behaviour(scenario, seen.thrown) == Behaviour.RUNS_OUT_OF_MEMORY)
                    .isTrue();
            return;
        }
        for (int i = 0; i < scenario.items().size(); i++) {
            assertThat(settled.contains(i) || isReported(i, scenario, seen.returned))
                    .as("item %d of %s: %s", i, scenario, seen.returned)
                    .isTrue();
        }
        if (scenario.effective() == Redelivery.ITEM && !scenario.together()) {
            assertThat(seen.returned).noneMatch(id -> settled.contains(Integer.valueOf(id)));
        }
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void withinALaneItemsRunInOrderOneAtATimeAndNotAfterAFailure(@ForAll("scenarios") BatchScenario scenario) {
        Seen seen = scenario.run();

        for (String lane : List.of("a", "b", "c", "the only one")) {
            List<String> steps = new ArrayList<>();
            boolean failed = false;
            int last = -1;
            for (String step : seen.steps) {
                int i = Integer.parseInt(step.substring(step.indexOf(' ') + 1));
                if (!lane.equals(scenario.lane(i))) {
                    continue;
                }
                steps.add(step);
                if (step.startsWith("enter")) {
                    assertThat(i).as("order of %s in %s", lane, seen.steps).isGreaterThan(last);
                    assertThat(failed && !scenario.together())
                            .as("after a failure: %s in %s", step, steps)
                            .isFalse();
                    last = i;
                } else if (step.startsWith("leave")) {
                    assertThat(steps.get(steps.size() - 2)).isEqualTo("enter " + i);
                    failed = scenario.effective() != Redelivery.NONE
                            && !scenario.items().get(i).behaviour().succeeds();
                } else if (step.startsWith("parked")) {
                    failed = false;
                } else {
                    failed = scenario.effective() != Redelivery.NONE;
                }
            }
        }
    }

    private static Behaviour behaviour(BatchScenario scenario, String thrown) {
        return scenario.items().get(Integer.parseInt(thrown)).behaviour();
    }

    private static boolean isReported(int item, BatchScenario scenario, List<String> returned) {
        for (String id : returned) {
            int from = Integer.parseInt(id);
            if (from == item
                    || (scenario.effective() == Redelivery.CHECKPOINT
                            && from <= item
                            && String.valueOf(scenario.lane(from)).equals(scenario.lane(item)))) {
                return true;
            }
        }
        return false;
    }

    private static BatchScenario with(BatchScenario from, int parallelism) {
        return new BatchScenario(
                from.together(),
                from.throwsTogether(),
                from.host(),
                from.partial(),
                from.place(),
                parallelism,
                from.calls(),
                from.items());
    }

    @Provide
    Arbitrary<BatchScenario> scenarios() {
        Arbitrary<Boolean> rarely = Arbitraries.frequency(Tuple.of(4, false), Tuple.of(1, true));
        Arbitrary<Integer> calls = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(1000)),
                Tuple.of(1, Arbitraries.integers().between(0, 12)));
        return Combinators.combine(
                        rarely,
                        rarely,
                        Arbitraries.of(Redelivery.class),
                        Arbitraries.frequency(Tuple.of(1, false), Tuple.of(3, true)),
                        Arbitraries.of(Place.class),
                        Arbitraries.integers().between(1, 16),
                        calls,
                        items().list().ofMaxSize(14))
                .as((together, throwing, host, partial, place, parallelism, most, items) -> new BatchScenario(
                        together, together && throwing, host, partial, place, parallelism, most, items));
    }

    private static Arbitrary<Given> items() {
        Arbitrary<Behaviour> behaviours = Arbitraries.frequencyOf(
                Tuple.of(24, Arbitraries.of(Behaviour.RETURNS, Behaviour.INTERRUPTS_AND_RETURNS)),
                Tuple.of(
                        8,
                        Arbitraries.of(Behaviour.class).filter(behaviour -> behaviour != Behaviour.RUNS_OUT_OF_MEMORY)),
                Tuple.of(1, Arbitraries.just(Behaviour.RUNS_OUT_OF_MEMORY)));
        return Combinators.combine(
                        behaviours, Arbitraries.of("a", "b", "c", "d").injectNull(0.3))
                .as((behaviour, lane) -> new Given(behaviour, "d".equals(lane) ? null : lane));
    }
}
