package dev.peregrine.codec.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Core's own tests of the rules of JSON, compiled with the processor: they hold without reflection too. */
class CoreRulesTest {
    private static final Path CORE = Path.of("..", "core", "src", "test", "java", "dev", "peregrine", "json");

    private static final List<String> OF_RECORDS = List.of(
            "everyCodecReadsWhatAnyWrote",
            "everyTruncatedDocumentIsRefused",
            "randomTokensAreReadOrRefusedAlikeByEveryCodec",
            "aDocumentWithOneWrongValueIsReadOrRefusedAlikeByEveryCodec");

    @TempDir
    static Path folder;

    private static Compilation tests;

    @BeforeAll
    static void compile() throws IOException {
        List<Path> sources = List.of(
                CORE.resolve("JsonRules.java"),
                CORE.resolve("StructureRules.java"),
                CORE.resolve("ValueRules.java"),
                CORE.resolve("WritingRules.java"),
                CORE.resolve("JsonValues.java"),
                CORE.resolve("JsonRulesTest.java"),
                CORE.resolve("LightCodecTest.java"),
                CORE.resolve("JsonPropertiesTest.java"));
        tests = Compilation.of(folder, sources, List.of("-Aperegrine.records=all"));
        tests.assertClean();
    }

    @Test
    void theRecordsOfTheRulesAreCovered() throws IOException {
        assertThat(tests.generated())
                .hasSizeGreaterThan(25)
                .contains("dev.peregrine.json.JsonRules$Order$Json", "dev.peregrine.json.JsonValues$All$Json")
                .doesNotContain("dev.peregrine.json.LightCodecTest$Private$Secret$Json");
    }

    @Test
    void everyRowOfTheRulesHolds() throws Exception {
        assertAllPass("junit-jupiter", 500, List.of(selectClass(load("JsonRulesTest"))));
    }

    @Test
    void everyTestOfTheLightCodecPasses() throws Exception {
        assertAllPass("junit-jupiter", 30, List.of(selectClass(load("LightCodecTest"))));
    }

    @Test
    void thePropertiesOfRecordsHold() throws Exception {
        Class<?> properties = load("JsonPropertiesTest");
        List<DiscoverySelector> selected = new ArrayList<>();
        for (Method method : properties.getDeclaredMethods()) {
            if (OF_RECORDS.contains(method.getName())) {
                selected.add(selectMethod(properties, method));
            }
        }
        assertAllPass("jqwik", OF_RECORDS.size(), selected);
    }

    private static Class<?> load(String test) throws Exception {
        return tests.load("dev.peregrine.json." + test);
    }

    private static void assertAllPass(String engine, int least, List<? extends DiscoverySelector> selected) {
        Events events = EngineTestKit.engine(engine)
                .configurationParameter("jqwik.database", "target/jqwik-database")
                .configurationParameter("jqwik.reporting.onlyfailures", "true")
                .selectors(selected.toArray(new DiscoverySelector[0]))
                .execute()
                .testEvents();
        events.assertStatistics(statistics -> statistics.failed(0));
        assertThat(events.succeeded().count()).isGreaterThanOrEqualTo(least);
    }
}
