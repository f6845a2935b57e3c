package dev.peregrine.testing.cli;

import dev.peregrine.testing.coldstart.Candidate;
import dev.peregrine.testing.coldstart.ColdStartLab;
import dev.peregrine.testing.coldstart.ColdStartReport;
import dev.peregrine.testing.coldstart.JvmVariant;
import dev.peregrine.testing.wire.ClientRequest;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures cold starts. */
@Command(
        name = "coldstart",
        description =
                "Starts an app in the vendor's real runtime, again and again, each time in a new JVM on this machine, and"
                        + " prints the times to the first response, the classes loaded and the memory.",
        footer = {
            "",
            "The first request is a GET of --path, POST with --body; an answer of 400 or more is a failed start.",
            "",
            "Examples:",
            "  peregrine coldstart aws --app com.example.Shop --path /orders/7",
            "  peregrine coldstart aws --app com.example.Shop --function orders --event event.json",
            "  peregrine coldstart google --app com.example.Shop --rounds 50 --jvm default,c1,appcds",
            "  peregrine coldstart aws --app com.example.Shop --jvm c1,aot --jdk /usr/lib/jvm/jdk-25"
        })
final class ColdStartCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "HOST", description = "aws or google.")
    private String host = "";

    @Option(
            names = {"-a", "--app"},
            paramLabel = "CLASS",
            required = true,
            description = "The class that implements FunctionApp, or that of one handler.")
    private String app = "";

    @Option(
            names = {"-f", "--function"},
            paramLabel = "NAME",
            description = "One function of the app; all HTTP functions together without it.")
    private Optional<String> function = Optional.empty();

    @Option(
            names = "--class-path",
            paramLabel = "PATH",
            description = "The jars and folders of classes that the function is deployed with, and nothing else, or its"
                    + " start is measured with more than it needs; that of this command without it.")
    private Optional<String> classPath = Optional.empty();

    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME=VALUE",
            description = "A variable of the function's environment. May be repeated.")
    private Map<String, String> variables = new LinkedHashMap<>();

    @Option(names = "--path", paramLabel = "PATH", description = "The path and query of the first request.")
    private String path = "/";

    @Option(names = "--method", paramLabel = "METHOD", description = "Its method.")
    private Optional<String> method = Optional.empty();

    @Option(names = "--body", paramLabel = "TEXT", description = "Its content.")
    private Optional<String> body = Optional.empty();

    @Option(
            names = "--event",
            paramLabel = "FILE",
            description = "The first event instead of a request, on aws, such as \"events generate\" writes.")
    private Optional<String> event = Optional.empty();

    @Option(
            names = {"-n", "--rounds"},
            paramLabel = "N",
            description =
                    "How often it is started on each JVM, beside a first time that isn't measured; 20 without it.")
    private int rounds = 20;

    @Option(
            names = "--jvm",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "c1",
            description =
                    "The JVMs: default, c1 (as Lambda has it, and without it), managed, managed-appcds, appcds, aot. The first"
                            + " is the base of ratios.")
    private List<String> jvms = List.of();

    @Option(
            names = "--jdk",
            paramLabel = "FOLDER",
            description = "The JDK to start it on; that of this command without it.")
    private Path jdk = Path.of(System.getProperty("java.home"));

    @Option(
            names = "--init-out",
            paramLabel = "FILE",
            description = "Write the times until ready on the first JVM, for \"simulate --init-file\".")
    private Optional<Path> initOut = Optional.empty();

    ColdStartCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        ColdStartLab lab;
        try {
            lab = ColdStartLab.rounds(rounds).candidate(function.orElse(app), candidate());
            for (String jvm : jvms) {
                lab.variant(JvmVariant.named(jvm, jdk));
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        terminal.note("Starting it " + (rounds + 1) * jvms.size() + " times.");
        ColdStartReport report;
        try {
            report = lab.run();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new Failure(String.valueOf(e.getMessage()), e);
        }
        terminal.print(report.toMarkdown());
        if (initOut.isPresent()) {
            Terminal.write(initOut.get(), InitFile.write(report.series().get(0).init()));
        }
        return 0;
    }

    private Candidate candidate() throws IOException {
        Candidate candidate =
                Candidate.portable(host).environment("PEREGRINE_APP", app).classPath(classPath());
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            candidate = candidate.environment(variable.getKey(), variable.getValue());
        }
        candidate = function.map(candidate::function).orElse(candidate);
        return event.isPresent() ? candidate.event(terminal.read(event.get())) : candidate.request(request());
    }

    private ClientRequest request() {
        EventOptions options = new EventOptions();
        options.path = path;
        options.method = method;
        options.body = body;
        try {
            return new EventMaker(options).request();
        } catch (IOException e) {
            throw new IllegalStateException("A request without a file can't be read", e);
        }
    }

    private List<Path> classPath() {
        List<Path> entries = new ArrayList<>();
        for (String entry :
                classPath.orElse(System.getProperty("java.class.path")).split(File.pathSeparator, -1)) {
            // the JVM passes over what isn't there, as a project without resources has it
            if (!entry.isEmpty() && (classPath.isPresent() || Files.exists(Path.of(entry)))) {
                entries.add(Path.of(entry));
            }
        }
        return entries;
    }
}
