package dev.peregrine.testing;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.peregrine.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

class EveryCloudTest {
    private static final List<String> HTTP = Platforms.names(Platforms.of(Kind.HTTP));

    /** Keeps a class from all runs but those of the tests below. */
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
        static final AtomicInteger CLOSED = new AtomicInteger();
        static final AtomicInteger CLOSED_BEFORE = new AtomicInteger();

        @EveryCloud
        void greets(Cloud cloud) {
            assertThat(cloud.handler((request, context) -> HttpResponse.text(200, "hello"))
                            .get("/"))
                    .hasStatus(200)
                    .hasText("hello");
        }

        @Test
        void standsBesideOthers() {
            assertThat(HTTP).isNotEmpty();
        }

        @EveryCloud(only = {"aws-alb", "aws-rest-api"})
        void namesTwo(Cloud cloud) {
            assertThat(cloud.name()).isIn("aws-alb", "aws-rest-api");
        }

        @EveryCloud(only = "aws", except = "aws-alb")
        void namesAVendor(Cloud cloud) {
            assertThat(cloud.name()).startsWith("aws-").isNotEqualTo("aws-alb");
        }

        @EveryCloud(only = "aws-api")
        void namesNoCloud(Cloud cloud) {
            assertThat(cloud).isNull();
        }

        @EveryCloud(only = "aws-direct")
        void namesACloudOfAnotherKind(Cloud cloud) {
            assertThat(cloud).isNull();
        }

        @EveryCloud(only = "aws-alb", except = "aws-alb")
        void leavesNone(Cloud cloud) {
            assertThat(cloud).isNull();
        }

        @EveryCloud(kind = Kind.INVOKE)
        void invokes(Cloud cloud) {
            assertThat(cloud.app(f -> f.invoke("double", Integer.class, Integer.class, () -> (n, c) -> 2 * n))
                            .invoke("double", Content.json(21)))
                    .hasJson("42");
        }

        static Stream<Row> cases() {
            return Stream.of(Row.of("one", 1, "I"), Row.of("two", 2, "II"));
        }

        @EveryCloud(
                only = {"aws-alb", "aws-rest-api"},
                rows = "cases")
        void crossesRows(int number, Cloud cloud, String roman, TestInfo info) {
            assertThat(roman).hasSize(number);
            assertThat(info.getDisplayName()).startsWith(cloud.name());
        }

        static Object[] scalars() {
            return new Object[] {"a", new Object[] {"b"}};
        }

        @EveryCloud(only = "aws-alb", rows = "dev.peregrine.testing.EveryCloudTest$Examples#scalars")
        void takesScalars(Cloud cloud, String text) {
            assertThat(text).hasSize(1);
        }

        List<String> notStatic() {
            return List.of("a");
        }

        @EveryCloud(rows = "notStatic")
        void needsAStaticMethod(Cloud cloud, String text) {}

        @EveryCloud(rows = "nowhere")
        void needsAMethod(Cloud cloud, String text) {}

        static List<String> none() {
            return List.of();
        }

        @EveryCloud(rows = "none")
        void needsRows(Cloud cloud, String text) {}

        @EveryCloud(only = "aws-alb")
        void closesItsApps(Cloud cloud) {
            CLOSED_BEFORE.set(CLOSED.get());
            cloud.app(f -> {
                        f.http("http", "/{path...}", (request, context) -> HttpResponse.of(204));
                        f.onClose(CLOSED::incrementAndGet);
                    })
                    .get("/");
            assertThat(CLOSED).hasValue(CLOSED_BEFORE.get());
        }
    }

    @BeforeEach
    void startsFromNothing() {
        Examples.CLOSED.set(0);
    }

    private static EngineExecutionResults run(String method, String parameters) {
        return run(method, parameters, Map.of());
    }

    private static EngineExecutionResults run(String method, String parameters, Map<String, String> configuration) {
        MethodSelector selector = selectMethod(Examples.class, method, parameters);
        return EngineTestKit.engine("junit-jupiter")
                .configurationParameters(configuration)
                .configurationParameter(OnlyHere.PARAMETER, "on")
                .selectors(selector)
                .execute();
    }

    private static List<String> finished(EngineExecutionResults results) {
        return results.testEvents().finished().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .toList();
    }

    private static String failure(EngineExecutionResults results) {
        List<String> messages = new ArrayList<>();
        for (Event event : results.allEvents().stream()
                .filter(event -> event.getType() == EventType.FINISHED)
                .toList()) {
            event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                    .getThrowable()
                    .ifPresent(thrown -> messages.add(thrown.getMessage()));
        }
        return String.join("\n", messages);
    }

    private static final String CLOUD = "dev.peregrine.testing.Cloud";

    @Test
    void runsATestOnEveryWireFormatAndShowsItsName() {
        EngineExecutionResults results = run("greets", CLOUD);
        results.testEvents().assertStatistics(stats -> stats.failed(0));
        assertThat(finished(results)).isEqualTo(HTTP).contains("aws-http-api", "aws-http-api-v1", "aws-alb-multi");
    }

    @Test
    void runsBesideOrdinaryTests() {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("peregrine.clouds", "aws-alb")
                .configurationParameter(OnlyHere.PARAMETER, "on")
                .selectors(selectClass(Examples.class))
                .execute();
        assertThat(finished(results)).contains("standsBesideOthers()", "aws-alb");
    }

    @Test
    void runsOnTheCloudsThatATestNames() {
        assertThat(finished(run("namesTwo", CLOUD))).containsExactly("aws-rest-api", "aws-alb");
    }

    @Test
    void takesAVendorForAllItsClouds() {
        assertThat(finished(run("namesAVendor", CLOUD)))
                .contains("aws-alb-multi")
                .doesNotContain("aws-alb");
    }

    @Test
    void refusesACloudThatIsNone() {
        assertThat(failure(run("namesNoCloud", CLOUD)))
                .contains("@EveryCloud(only)", "\"aws-api\"", "aws-http-api", "azure");
    }

    @Test
    void refusesACloudOfAnotherKind() {
        assertThat(failure(run("namesACloudOfAnotherKind", CLOUD))).contains("\"aws-direct\"");
    }

    @Test
    void refusesToRunOnNothing() {
        assertThat(failure(run("leavesNone", CLOUD))).contains("leaves no cloud");
    }

    @Test
    void isNarrowedByTheConfiguration() {
        assertThat(finished(run("greets", CLOUD, Map.of("peregrine.clouds", "aws-alb, aws-function-url"))))
                .containsExactly("aws-alb", "aws-function-url");
    }

    @Test
    void skipsATestThatTheConfigurationLeavesWithNoCloud() {
        EngineExecutionResults results = run("namesTwo", CLOUD, Map.of("peregrine.clouds", "aws-function-url"));
        results.testEvents().assertStatistics(stats -> stats.skipped(1).started(0));
    }

    @Test
    void refusesAnUnknownCloudInTheConfiguration() {
        assertThat(failure(run("greets", CLOUD, Map.of("peregrine.clouds", "aws,oracle"))))
                .contains("peregrine.clouds", "\"oracle\"");
    }

    @Test
    void invokesFunctionsOnEveryCloud() {
        EngineExecutionResults results = run("invokes", CLOUD);
        results.testEvents().assertStatistics(stats -> stats.failed(0));
        assertThat(finished(results))
                .isEqualTo(Platforms.names(Platforms.of(Kind.INVOKE)))
                .contains("aws-direct");
    }

    @Test
    void crossesCloudsWithRows() {
        EngineExecutionResults results =
                run("crossesRows", "int," + CLOUD + ",java.lang.String,org.junit.jupiter.api.TestInfo");
        results.testEvents().assertStatistics(stats -> stats.failed(0));
        assertThat(finished(results))
                .containsExactly("aws-rest-api: one", "aws-alb: one", "aws-rest-api: two", "aws-alb: two");
    }

    @Test
    void takesRowsOfOneValueAndFromAnotherClass() {
        assertThat(finished(run("takesScalars", CLOUD + ",java.lang.String")))
                .containsExactly("aws-alb: a", "aws-alb: [b]");
    }

    @Test
    void saysWhatIsWrongWithRows() {
        assertThat(failure(run("needsAStaticMethod", CLOUD + ",java.lang.String")))
                .contains("must be static");
        assertThat(failure(run("needsAMethod", CLOUD + ",java.lang.String"))).contains("nowhere");
        assertThat(failure(run("needsRows", CLOUD + ",java.lang.String"))).contains("returned no rows");
    }

    @Test
    void closesWhatATestStarted() {
        run("closesItsApps", CLOUD).testEvents().assertStatistics(stats -> stats.succeeded(1));
        assertThat(Examples.CLOSED).hasValue(1);
    }

    @Test
    void failsWhenAnAdapterIsMissing() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Platforms.requireAdapter(
                        "other-http", "dev.peregrine.other.OtherFunction", "peregrine-adapters-other"))
                .hasMessageContaining("other-http")
                .hasMessageContaining("dev.peregrine:peregrine-adapters-other");
    }
}
