package dev.peregrine.testing.cli;

import dev.peregrine.testing.runtime.LambdaProcess;
import dev.peregrine.testing.runtime.LambdaProcessBuilder;
import dev.peregrine.testing.runtime.LambdaResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs a function by its own start command: to train an archive of classes, or to try one. */
@Command(
        name = "run",
        description =
                "Runs a function by its own start command, as Lambda would: against a local Runtime API, with events, in"
                        + " Lambda's environment. At its end the JVM writes its archive of classes, when it is told to.",
        footer = {
            "",
            "The command starts AWS's runtime client, which must be on the class path it names. Nothing of this process's",
            "environment is passed on but PATH. The function does real work: name test resources by --env. Below are a",
            "training run for AppCDS, one for an AOT cache, and a start that must use an archive.",
            "",
            "Examples:",
            "  peregrine run aws --event event.json --env PEREGRINE_APP=com.example.Shop -- \\",
            "    java -XX:ArchiveClassesAtExit=app.jsa @app.args dev.peregrine.aws.LambdaFunction",
            "  peregrine run aws --event event.json --env PEREGRINE_APP=com.example.Shop -- \\",
            "    java -XX:AOTCacheOutput=app.aot @app.args dev.peregrine.aws.LambdaFunction",
            "  peregrine run aws --event event.json --env PEREGRINE_APP=com.example.Shop -- \\",
            "    java -XX:SharedArchiveFile=app.jsa -Xshare:on @app.args dev.peregrine.aws.LambdaFunction"
        })
final class RunCommand implements Callable<Integer> {
    private static final List<String> WRITES = List.of("-XX:ArchiveClassesAtExit=", "-XX:AOTCacheOutput=");
    private static final Duration WRITING = Duration.ofMinutes(2);

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "HOST", description = "aws.")
    private String host = "";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "After --: the program and its arguments.")
    private List<String> command = List.of();

    @Option(
            names = "--event",
            paramLabel = "FILE",
            required = true,
            description = "An event to hand over, such as \"events generate\" writes. May be repeated.")
    private List<String> events = List.of();

    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME=VALUE",
            description = "A variable of the function's environment. May be repeated.")
    private Map<String, String> variables = new LinkedHashMap<>();

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!host.equals("aws")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "Only functions of aws are run by a command of their own, not those of " + host + ".");
        }
        List<byte[]> payloads = new ArrayList<>();
        for (String event : events) {
            payloads.add(terminal.read(event));
        }
        Optional<Path> archive = archive();
        if (archive.isPresent()) {
            Files.deleteIfExists(archive.get()); // an old one must not pass for the new one
        }
        LambdaProcessBuilder builder =
                LambdaProcess.of("").command(command).taskRoot(Path.of("").toAbsolutePath());
        variables.forEach(builder::environment);
        Optional<LambdaResult> failure;
        try (LambdaProcess process = builder.start()) {
            failure = run(process, payloads);
        } catch (UncheckedIOException e) {
            throw new Failure("The command can't be started: " + e.getCause(), e);
        }
        if (failure.isPresent()) {
            if (archive.isPresent()) {
                Files.deleteIfExists(archive.get()); // a JVM that ends by itself writes one, without what failed
            }
            throw new Failure("The function failed: " + failure.get().error().type() + ": "
                    + failure.get().error().message());
        }
        if (archive.isPresent()) {
            written(archive.get());
        }
        return 0;
    }

    /** Hands over the events, the rest being left out behind one that fails, which is returned. */
    private Optional<LambdaResult> run(LambdaProcess process, List<byte[]> payloads) throws InterruptedException {
        Optional<LambdaResult> failed = Optional.empty();
        for (byte[] payload : payloads) {
            LambdaResult result = process.invoke(payload);
            if (!result.succeeded()) {
                failed = Optional.of(result);
                break;
            }
            terminal.print(result.text() + "\n");
        }
        process.stop(WRITING);
        if (!process.output().isEmpty()) {
            terminal.plain(process.output());
        }
        if (failed.isPresent()) {
            return failed;
        }
        terminal.note(String.format(
                Locale.ROOT,
                "Ready after %d ms, first answer after %d ms.",
                process.readyTime().toMillis(),
                process.firstAnswerTime().toMillis()));
        return failed;
    }

    private void written(Path archive) throws IOException {
        if (!Files.exists(archive)) {
            throw new Failure("The JVM has written no " + archive + " at its end. What it printed stands above.");
        }
        terminal.note("Wrote " + archive + ", " + Files.size(archive) + " bytes.");
    }

    private Optional<Path> archive() {
        for (String argument : command) {
            for (String option : WRITES) {
                if (argument.startsWith(option)) {
                    return Optional.of(Path.of(argument.substring(option.length())));
                }
            }
        }
        return Optional.empty();
    }
}
