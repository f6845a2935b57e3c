package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** The same seed gives the same report, to the last byte, wherever it runs. */
class ReproducibilityTest {
    /** Runs simulations that use every law, arrival process and routing, and prints all that their reports hold. */
    static final class Print {
        private Print() {}

        public static void main(String[] args) {
            System.out.print(facts());
        }
    }

    private static String facts() {
        List<String> facts = new ArrayList<>();
        Law init = Law.lognormal(Duration.ofMillis(211), Duration.ofMillis(340));
        for (Routing routing : Routing.values()) {
            PlatformModel model = PlatformModel.of("İstanbul") // a name that changes in a Turkish locale
                    .withInit(init)
                    .withRouting(routing)
                    .withSlots(2)
                    .withKeepAlive(Law.exponential(Duration.ofSeconds(30)))
                    .withInstanceLimit(12)
                    .withWaiting(Waiting.atMost(Duration.ofSeconds(2)));
            facts.addAll(Simulation.of(model)
                    .arrivals(Arrivals.diurnal(20, 1.7).and(Arrivals.bursts(30, Duration.ofSeconds(45))))
                    .service(Law.exponential(Duration.ofMillis(1234)))
                    .duration(Duration.ofMinutes(20))
                    .warmUp(Duration.ofMinutes(2))
                    .seed(42)
                    .run()
                    .facts());
        }
        return String.join("\n", facts) + "\n";
    }

    @Test
    void theReportIsTheSameInEveryLocaleAndTimeZone() {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        String here = facts();
        try {
            for (String tag : List.of("tr-TR", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva", "de-DE")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
                assertThat(facts()).as(tag).isEqualTo(here);
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void theReportIsTheSameInAnotherJvmWithOneCore() throws IOException, InterruptedException {
        // One compiler less and other defaults: what the JIT made of the code must not matter either.
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:ActiveProcessorCount=1",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-Duser.language=fa",
                        "-Duser.timezone=Pacific/Chatham",
                        "-Dfile.encoding=UTF-8",
                        "-Dsun.stdout.encoding=UTF-8",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Print.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String other = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(other).isEqualTo(facts());
    }

    @Test
    void theFiguresAreThoseOfEveryOtherMachine() {
        SimulationReport report = Simulation.of(PlatformModel.of("fixed")
                        .withKeepAlive(Law.exponential(Duration.ofSeconds(3)))
                        .withInstanceLimit(4))
                .arrivals(Arrivals.poisson(2))
                .service(Law.lognormal(Duration.ofSeconds(1), Duration.ofSeconds(4)))
                .requests(100_000)
                .seed(2026)
                .run();
        assertThat(List.of(report.coldStarts(), report.rejected(), report.span().toNanos()))
                .containsExactly(19_041L, 13_520L, 50_102_832_527_881L);
    }

    @Test
    void equalReportsAreEqual() {
        Simulation simulation = Simulation.of(PlatformModel.of("equal")).requests(50);
        assertThat(simulation.run()).isEqualTo(simulation.run()).hasSameHashCodeAs(simulation.run());
        assertThat(simulation.seed(2).run()).isNotEqualTo(simulation.run());
        assertThat(simulation.seed(2).run().replayLine())
                .isEqualTo("seed 2: Poisson 1/s, service always PT0.1S, 50 requests, on equal");
    }
}
