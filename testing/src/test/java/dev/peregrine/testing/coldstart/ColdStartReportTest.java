package dev.peregrine.testing.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.testing.runtime.Jdks;
import dev.peregrine.testing.simulation.Arrivals;
import dev.peregrine.testing.simulation.Law;
import dev.peregrine.testing.simulation.PlatformModel;
import dev.peregrine.testing.simulation.Simulation;
import dev.peregrine.testing.simulation.SimulationReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class ColdStartReportTest {
    private static ColdStartSeries series(String candidate, OptionalLong memory, int... millis) {
        List<ColdStart> starts = new ArrayList<>();
        for (int time : millis) {
            starts.add(new ColdStart(Duration.ofMillis(time - 50), Duration.ofMillis(time), memory));
        }
        boolean archive = memory.isPresent();
        LoadedClasses classes = new LoadedClasses(List.of("a.A", "a.B", "b.C"), List.of("a.A", "b.C"), archive);
        return new ColdStartSeries(candidate, JvmVariant.c1(), starts, classes, 1_234_567);
    }

    private static final ColdStartReport REPORT = new ColdStartReport(
            List.of(
                    series("portable", OptionalLong.of(50L << 20), 150, 110, 130, 120, 140),
                    series("native", OptionalLong.empty(), 400, 400, 420, 440, 400)),
            "native",
            "Linux");

    @Test
    void isATableWithMediansQuartilesAndRatiosInEveryLocale() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(REPORT.toMarkdown())
                    .contains("| portable | C1 only | 80 | 130 | 120–140 | 110 | 0.33 | 2 | 1235 | 50 |\n")
                    .contains("| native | C1 only | 350 | 400 | 400–420 | 400 | 1.00 | unknown | 1235 | unknown |\n")
                    .contains("5 starts each")
                    .contains("of native on C1 only")
                    .containsOnlyOnce("- C1 only: JDK ")
                    .endsWith("- Machine: Linux\n");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void givesTheMeasuredTimesInTheirOrder() {
        ColdStartSeries portable = REPORT.series("portable");
        assertThat(portable.init()).extracting(Duration::toMillis).containsExactly(100L, 60L, 80L, 70L, 90L);
        assertThat(portable.firstInvocations()).containsOnly(Duration.ofMillis(50));
        assertThat(new ColdStartReport(List.of(portable), "portable", "Linux").init())
                .isEqualTo(portable.init());
        assertThatThrownBy(() -> REPORT.series("portable", "AppCDS")).hasMessageContaining("portable on AppCDS");
        assertThatThrownBy(() -> REPORT.series("peer")).hasMessageContaining("Not measured: peer");
    }

    @Test
    void feedsASimulationWithWhatWasMeasured() {
        ColdStartReport portable = new ColdStartReport(List.of(REPORT.series("portable")), "portable", "Linux");
        // snippet: cold-start-simulation
        ColdStartSeries measured = portable.series("portable");
        SimulationReport simulated = Simulation.of(PlatformModel.of("here").withInit(measured.initLaw()))
                .arrivals(Arrivals.poisson(20))
                .service(Law.exponential(Duration.ofMillis(120)))
                .coldService(measured.coldServiceLaw())
                .requests(10_000)
                .seed(42)
                .run();
        // end
        assertThat(simulated.coldStarts()).isPositive();
        assertThat(simulated.init().max()).isEqualTo(Duration.ofMillis(100));
        assertThat(portable.initLaw().meanNanos()).isEqualTo(80e6);
        assertThat(measured.coldServiceLaw().meanNanos()).isEqualTo(50e6);
        assertThatThrownBy(REPORT::initLaw).hasMessageContaining("2 series");
    }

    @Test
    void aStartWithoutMemoryMakesItUnknown() {
        assertThat(REPORT.series("native").peakMemory()).isEmpty();
        assertThat(REPORT.series("native").classesParsed()).isEmpty();
        assertThat(REPORT.series("portable").peakMemory().orElseThrow().median())
                .isEqualTo(50 << 20);
    }

    @Test
    void allTakeTurnsAndEveryOtherRoundGoesBackwards() {
        assertThat(ColdStartLab.turns(3, 3)).containsExactly(0, 1, 2, 2, 1, 0, 0, 1, 2);
    }

    @Test
    void interpolatesQuantilesLinearly() {
        assertThat(Quartiles.of(4, 1, 3, 2)).isEqualTo(new Quartiles(1, 1.75, 2.5, 3.25, 4));
        assertThat(Quartiles.of(5, 1, 3)).isEqualTo(new Quartiles(1, 2, 3, 4, 5));
        assertThat(Quartiles.of(7)).isEqualTo(new Quartiles(7, 7, 7, 7, 7));
        assertThatThrownBy(Quartiles::of).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Quartiles.quantile(new double[] {1}, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void quartilesRiseAndDoNotDependOnTheOrder(@ForAll @NotEmpty double @DoubleRange(min = -1e9, max = 1e9) [] values) {
        Quartiles quartiles = Quartiles.of(values);
        assertThat(new double[] {
                    quartiles.least(), quartiles.lower(), quartiles.median(), quartiles.upper(), quartiles.greatest()
                })
                .isSorted();
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        assertThat(Quartiles.of(sorted)).isEqualTo(quartiles);
        assertThat(quartiles.least()).isEqualTo(sorted[0]);
        assertThat(quartiles.greatest()).isEqualTo(sorted[sorted.length - 1]);
    }

    @Test
    void classesAreFoundByNameAndByPackage() {
        LoadedClasses classes = new LoadedClasses(
                List.of("a.b.C", "a.b.C$D", "a.b.Cold", "a.bc.E", "a.b.C$$Lambda/0x01", "a.b.c.F"),
                List.of("a.b.C", "a.b.C$$Lambda/0x01"),
                true);
        assertThat(classes.in("a.b.C")).containsExactly("a.b.C", "a.b.C$D", "a.b.C$$Lambda/0x01");
        assertThat(classes.in("a.b")).hasSize(5).doesNotContain("a.bc.E");
        assertThat(classes.in("b")).isEmpty();
    }

    @Test
    void twoStartsDifferByClassesAndNotByTheNumbersOfLambdas() {
        LoadedClasses one = new LoadedClasses(
                List.of(),
                List.of("a.A", "a.A$$Lambda$14/0x00007f63b50078b8", "b.B", "java.lang.LambdaForm$MH/0x1"),
                true);
        LoadedClasses other =
                new LoadedClasses(List.of(), List.of("a.A$$Lambda$7/0x01", "java.lang.LambdaForm$MH/0x2"), true);
        assertThat(one.more(other)).isEqualTo(String.format("   1 a: A%n   1 b: B%n"));
        assertThat(other.more(one)).isEmpty();
    }

    @Test
    void aJvmIsNamedByWordsAndSaysWhatItIs() {
        Path jdk = JvmVariant.c1().jdk();
        assertThat(JvmVariant.named("default", jdk).options()).isEmpty();
        assertThat(JvmVariant.named("c1", jdk).toString())
                .isEqualTo("C1 only: JDK " + Jdks.version(jdk)
                        + " with -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto");
        assertThat(JvmVariant.named("appcds", jdk).toString()).endsWith("-XX:SharedArchiveFile=… -Xshare:on");
        assertThat(JvmVariant.defaults().withOptions("-Xmx64m").withAppCds().name())
                .isEqualTo("default, AppCDS");
        assertThatThrownBy(() -> JvmVariant.named("graal", jdk))
                .hasMessageContaining("default, c1, managed, managed-appcds, appcds and aot");
        assertThatThrownBy(() -> JvmVariant.aotCache(Path.of("/nowhere"))).hasMessageContaining("No JDK is at");
        if (Runtime.version().feature() < 25) {
            assertThatThrownBy(() -> JvmVariant.named("aot", jdk)).hasMessageContaining("needs JDK 25 or newer");
        }
    }
}
