package dev.peregrine.testing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.testing.runtime.FunctionJars;
import dev.peregrine.testing.runtime.RuntimeJars;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
class RunCommandTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    @TempDir
    private Path folder = Path.of("");

    private String event = "";
    private List<Path> jars = List.of();

    @BeforeEach
    void deploy() {
        jars = pack();
        event = folder.resolve("event.json").toString();
        Run.of("events", "generate", "aws", "http-api", "--path", "/orders/7", "--out", event);
    }

    private List<Path> pack() {
        List<Path> all = new ArrayList<>(RuntimeJars.lambda());
        all.addAll(FunctionJars.aws(folder));
        all.add(FunctionJars.pack(folder.resolve("app.jar"), OrdersApp.class));
        return all;
    }

    /** The arguments from the class path on, as they are deployed. */
    private List<String> deployed() {
        return List.of(
                "-Djava.io.tmpdir=" + folder, // the client unpacks a library there, and others run beside this test
                "-cp",
                jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)),
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                "dev.peregrine.aws.LambdaFunction");
    }

    private Run run(String app, String... options) {
        List<String> arguments = new ArrayList<>(List.of("run", "aws", "--event", event, "--env"));
        arguments.addAll(List.of("PEREGRINE_APP=" + app, "--env", "CURRENCY=EUR", "--", JAVA));
        arguments.addAll(List.of(options));
        arguments.addAll(deployed());
        return Run.of(arguments);
    }

    @Test
    void writesAnArchiveThatTheSameCommandThenStartsFrom() throws IOException {
        Path archive = folder.resolve("app.jsa");
        Files.writeString(archive, "an old one");
        Run run = run(OrdersApp.class.getName(), "-XX:ArchiveClassesAtExit=" + archive);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        assertThat(run.out()).contains("\"statusCode\":200");
        assertThat(run.err()).contains("Wrote " + archive + ", ");
        assertThat(Files.size(archive)).isGreaterThan(1_000_000);

        // without the archive a JVM with -Xshare:on ends
        Run again =
                run(OrdersApp.class.getName(), "-XX:SharedArchiveFile=" + archive, "-Xshare:on", "-Xlog:class+load");
        assertThat(again.exitCode()).as(again.toString()).isZero();
        assertThat(again.err())
                .contains("dev.peregrine.aws.LambdaFunction source: shared objects file (top)")
                .containsPattern("Ready after \\d+ ms, first answer after \\d+ ms\\.");
    }

    @Test
    void aFunctionThatFailsLeavesNoArchive() {
        Path archive = folder.resolve("app.jsa");
        Run run = run("com.example.Missing", "-XX:ArchiveClassesAtExit=" + archive);
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.err()).contains("The function failed: ").contains("com.example.Missing");
        assertThat(archive).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run google --event e.json -- java|not those of google",
                "run aws --event e.json|COMMAND",
                "run aws -- java|--event",
                "run aws --event none.json -- java|no file none.json",
                "run aws --event - -- no-such-program|no-such-program",
                "run aws --event - -- java -XX:ArchiveClassesAtExit=none.jsa -version|Runtime exited",
            })
    void saysWhatIsWrongAndPrintsNoTrace(String command, String message) {
        Run run = Run.of(List.of(command.split(" ", -1)));
        assertThat(run.exitCode()).as(run.toString()).isIn(1, 2);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
        assertThat(run.output()).isEmpty();
    }
}
