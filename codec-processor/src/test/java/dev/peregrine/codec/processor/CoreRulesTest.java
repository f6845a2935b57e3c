package dev.peregrine.codec.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Core's own tests of the rules of JSON, compiled with the processor: they hold without reflection too. */
class CoreRulesTest {
    private static final Path CORE = Path.of("..", "core", "src", "test", "java", "dev", "peregrine", "json");

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
        Events rows = run("junit-jupiter", "JsonRulesTest");
        rows.assertStatistics(statistics -> statistics.failed(0));
        assertThat(rows.succeeded().count()).isGreaterThan(500);
    }

    @Test
    void everyTestOfTheLightCodecPasses() throws Exception {
        Events all = run("junit-jupiter", "LightCodecTest");
        all.assertStatistics(statistics -> statistics.failed(0));
        assertThat(all.succeeded().count()).isGreaterThan(30);
    }

    @Test
    void everyPropertyHolds() throws Exception {
        Events properties = run("jqwik", "JsonPropertiesTest");
        properties.assertStatistics(statistics -> statistics.failed(0));
        assertThat(properties.succeeded().count()).isGreaterThan(5);
    }

    private static Events run(String engine, String test) throws Exception {
        return EngineTestKit.engine(engine)
                .selectors(selectClass(tests.load("dev.peregrine.json." + test)))
                .execute()
                .testEvents();
    }
}
