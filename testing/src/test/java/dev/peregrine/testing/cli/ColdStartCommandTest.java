package dev.peregrine.testing.cli;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColdStartCommandTest {
    private static final String APP = OrdersApp.class.getName();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void measuresAnAppInAmazonsRuntimeAndWritesInitsThatCanBeSimulated() throws IOException {
        Path inits = folder.resolve("inits.txt");
        Run run = Run.of(
                "coldstart",
                "aws",
                "--app",
                APP,
                "--path",
                "/orders/7",
                "--rounds",
                "1",
                "--env",
                "CURRENCY=EUR",
                "--init-out",
                inits.toString());
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.err()).isEqualTo("Starting it 2 times.\n");
        assertThat(run.out()).startsWith("| Function | JVM | ready, ms |").contains("| " + APP + " | C1 only | ");
        assertThat(Files.readAllLines(inits)).singleElement(as(STRING)).matches("\\d+\\.\\d{6}");
        Run simulated = Run.of("simulate", "--duration", "1h", "--init-file", inits.toString());
        assertThat(simulated.exitCode()).as(simulated.toString()).isZero();
        assertThat(simulated.out()).containsPattern("init\\s+1\\s+measured\\s+duration");
    }

    @Test
    void measuresTheFirstEventOfAFunction() {
        String event = folder.resolve("event.json").toString();
        Run.of("events", "generate", "aws", "sqs", "--out", event, "--body", "{\"sku\": \"falcon\", \"pieces\": 1}");
        Run run = Run.of("coldstart", "aws", "--app", APP, "--function", "orders", "--event", event, "--rounds", "1");
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out()).contains("| orders | C1 only | ");
    }

    @Test
    void failsWhenTheFirstAnswerIsAnError() {
        Run run = Run.of("coldstart", "aws", "--app", APP, "--path", "/nothing", "--rounds", "1");
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.err()).contains("404").doesNotContain("\tat picocli");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "coldstart azure --app com.example.Shop|azure",
                "coldstart aws|Missing required option: '--app=CLASS'",
                "coldstart aws --app com.example.Shop --jvm fast|No JVM is called",
                "coldstart aws --app com.example.Shop --rounds 0|At least one round",
                "coldstart aws --app com.example.Shop --jdk nowhere|No JDK is at nowhere",
                "coldstart google --app com.example.Shop --event e.json|There is no file e.json",
                "coldstart aws --app com.example.Shop --class-path none.jar|none.jar",
            })
    void saysWhatIsWrongAndPrintsNoTrace(String command, String message) {
        Run run = Run.of(List.of(command.split(" ", -1)));
        assertThat(run.exitCode()).as(run.toString()).isIn(1, 2);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
        assertThat(run.output()).isEmpty();
    }
}
