package dev.peregrine.testing.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.testing.simulation.Arrivals;
import dev.peregrine.testing.simulation.Law;
import dev.peregrine.testing.simulation.Preset;
import dev.peregrine.testing.simulation.Presets;
import dev.peregrine.testing.simulation.Prices;
import dev.peregrine.testing.simulation.Routing;
import dev.peregrine.testing.simulation.Simulation;
import dev.peregrine.testing.simulation.SimulationReport;
import dev.peregrine.testing.simulation.TextReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulateCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private static Run simulate(String options) {
        return Run.of(List.of(("simulate " + options).split(" ", -1)));
    }

    private static String simulated(String options) {
        Run run = simulate(options);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.err()).isEmpty();
        return run.out();
    }

    @Test
    void simulatesWhatTheOptionsSay() {
        Preset usual = Presets.awsLambda(Prices.awsLambdaArm(512).withoutFreeTier());
        Preset preset = usual.withModel(usual.model()
                .withInit(Law.lognormal(Duration.ofMillis(250), Duration.ofMillis(900)))
                .withKeepAlive(Law.constant(Duration.ofMinutes(2)))
                .withSlots(2)
                .withInstanceLimit(5)
                .withProvisioned(1)
                .withRouting(Routing.LRU)
                .withTimeout(Duration.ofSeconds(30)));
        SimulationReport report = Simulation.of(preset.model())
                .arrivals(Arrivals.poisson(5))
                .service(Law.lognormal(Duration.ofMillis(80), Duration.ofMillis(400)))
                .coldService(Law.constant(Duration.ofMillis(200)))
                .warmUp(Duration.ofMinutes(1))
                .duration(Duration.ofMinutes(30))
                .seed(7)
                .run();
        String text = TextReport.of(report)
                .withCost(preset.prices().cost(report.usage()))
                .text();
        String month = preset.prices().month(report.usage()).totalToTheCent().toPlainString();

        assertThat(simulated("--rate 300/m --service 80ms --service-p99 400ms --cold-service 200ms --warm-up 1m"
                        + " --duration 30m --seed 7 --init 250ms --init-p99 900ms --keep-alive 2m --slots 2"
                        + " --max-instances 5 --provisioned 1 --routing lru --timeout 30s --arm --memory 512"
                        + " --no-free-tier"))
                .isEqualTo(text + "\nA month like this\n  USD " + month + "  "
                        + preset.prices().name() + "\n");
    }

    @Test
    void comparesSeveralPlatformsUnderTheSameRequests() {
        String text = simulated("--preset aws-lambda,azure-flex --rate 2 --duration 10m");
        assertThat(text)
                .startsWith("Comparison\n")
                .contains("A  AWS Lambda\n", "B  Azure Functions Flex Consumption\n");
        assertThat(simulated("--preset all --rate 1 --duration 5m").lines().filter(line -> line.startsWith("  USD ")))
                .hasSize(Presets.all().size());
    }

    @ParameterizedTest
    @CsvSource({"aws-lambda, <title>AWS Lambda", "'aws-lambda,azure-flex', Azure Functions Flex"})
    void writesAPage(String presets, String title) throws IOException {
        Path page = folder.resolve("new/report.html");
        simulated("--rate 2 --duration 10m --preset " + presets + " --out " + page);
        assertThat(Files.readString(page, UTF_8)).startsWith("<!DOCTYPE html>").contains(title);
    }

    @Test
    void followsATraceToItsEnd() throws IOException {
        Path trace = folder.resolve("requests.csv");
        Files.writeString(trace, "seconds,requests\n0,1\n0.5,2\n100,4\n");
        assertThat(simulated("--trace " + trace)).contains("7 requests in ");
    }

    @Test
    void endsAfterANumberOfRequests() {
        assertThat(simulated("--rate 100 --requests 1234")).contains("1,234 requests in ");
    }

    @ParameterizedTest
    @CsvSource({"constant", "diurnal"})
    void takesOtherPatterns(String pattern) {
        assertThat(simulated("--rate 1 --duration 1h --pattern " + pattern))
                .isNotEqualTo(simulated("--rate 1 --duration 1h"));
    }

    @Test
    void givesTheSameTextInEveryLocale() {
        Locale before = Locale.getDefault();
        String first = simulated("--rate 2 --duration 1h");
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(simulated("--rate 2 --duration 1h")).isEqualTo(first);
        } finally {
            Locale.setDefault(before);
        }
        assertThat(simulated("--rate 2 --duration 1h --seed 2")).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--preset nimbus|There is no preset nimbus; take one of aws-lambda,",
                "--rate fast|\"fast\" is no rate such as 20",
                "--rate 0|A rate is more than 0",
                "--duration 10|\"10\" is no duration such as 250ms",
                "--init soon|--init: \"soon\" is no duration such as",
                "--init-p99 1s|give it by --init",
                "--init java21 --init-p99 1s|leave --init-p99 out",
                "--memory 100|it has 128 to 10,240 MB",
                "--rate 1 --trace a.csv|--trace and --rate exclude each other",
                "--duration 1h --requests 5|--requests and --duration exclude each other",
                "--duration 1h --warm-up 2h|warm-up",
                "--service-p99 1ms|The 99th percentile",
                "--slots 0|slots",
                "--routing fifo|--routing",
                "--pattern waves|--pattern",
                "--preset azure-consumption --provisioned 1|take another plan",
            })
    void saysWhatIsWrongAndPrintsNoTrace(String options, String message) {
        Run run = simulate(options);
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(2);
        assertThat(run.err()).containsIgnoringCase(message).doesNotContain("\tat ");
        assertThat(run.output()).isEmpty();
    }

    @Test
    void simulatesMeasuredInits() throws IOException {
        Path inits = folder.resolve("inits.txt");
        Files.writeString(inits, "300.5\n300.5\n");
        assertThat(simulated("--duration 1h --init-file " + inits)).containsPattern("init longest +301 ms\n");
        Files.writeString(inits, "300\nfast\n");
        Run run = simulate("--init-file " + inits);
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("Line 2 of " + inits + " is no time in milliseconds");
    }

    @Test
    void failsForATraceThatIsNotThere() {
        Run run = simulate("--trace " + folder.resolve("none.csv"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("There is no file").doesNotContain("\tat ");
    }
}
