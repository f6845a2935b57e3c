package dev.peregrine.testing.cli;

import dev.peregrine.Environment;
import dev.peregrine.FunctionApp;
import dev.peregrine.StartupException;
import dev.peregrine.spi.AppDefinition;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.CloudApp;
import dev.peregrine.testing.InvokeReply;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Hands an event over to a function. */
@Command(
        name = "invoke",
        description =
                "Hands an event over to a function of the class path, through the adapter's entry point. The reply goes to"
                        + " the standard output, what became of it to the standard error.",
        footer = {
            "",
            "Exit codes:",
            "  0  the function has done everything that the event holds",
            "  1  it can't be started, failed, parked something, reported a failure, or answered a status of 400 or more",
            "  2  wrong usage, or a file that is no event of that source",
            "",
            "Examples:",
            "  peregrine invoke aws sqs event.json --app com.example.Shop --function orders",
            "  peregrine events generate google pubsub | peregrine invoke google pubsub --app com.example.Orders",
            "  peregrine invoke azure http request.http --app com.example.Shop --env API_KEY=secret"
        })
final class InvokeCommand implements Callable<Integer> {
    private static final String APP = "PEREGRINE_APP";
    private static final String FUNCTION = "PEREGRINE_FUNCTION";

    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "HOST", description = "aws, google or azure.")
    private String host = "";

    @Parameters(index = "1", paramLabel = "SOURCE", description = "A source that \"events list\" has for the host.")
    private String source = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "FILE",
            description = "The event; - or nothing reads it from the standard input.")
    private String file = "-";

    @Option(
            names = {"-a", "--app"},
            paramLabel = "CLASS",
            description = "The class that implements FunctionApp, or that of one handler; else PEREGRINE_APP says it.")
    private Optional<String> app = Optional.empty();

    @Option(
            names = {"-f", "--function"},
            paramLabel = "NAME",
            description =
                    "One function of the app; else PEREGRINE_FUNCTION says it, or all HTTP functions run together.")
    private Optional<String> function = Optional.empty();

    @Option(
            names = {"-e", "--env"},
            paramLabel = "NAME=VALUE",
            description =
                    "A variable of the function's environment, which is otherwise that of this process. May be repeated.")
    private Map<String, String> variables = new LinkedHashMap<>();

    @Option(
            names = "--raw",
            description = "Print what the function gave to the host, not the response that a client gets of it.")
    private boolean raw;

    InvokeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Cloud cloud = Sources.find(spec.commandLine(), host, source);
        Environment environment = environment();
        if (environment.get(APP).isEmpty()) {
            throw new ParameterException(spec.commandLine(), "Name the app's class by --app, or by " + APP + ".");
        }
        byte[] event = terminal.read(file);
        FunctionApp loaded = load(environment);
        String selected = function.or(() -> environment.get(FUNCTION)).orElse("");
        InvokeReply reply;
        try (cloud;
                CloudApp running = cloud.app(loaded, environment)) {
            reply = reply(running, loaded, selected, event);
        }
        return new Outcome(terminal, cloud, reply).print(raw, Commands.printsStackTraces(spec));
    }

    private InvokeReply reply(CloudApp running, FunctionApp loaded, String selected, byte[] event) {
        try {
            // An app made of one handler class declares itself in a way that can't be watched.
            return loaded.getClass().isHidden() ? running.event(event) : running.event(selected, event);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    (file.equals("-") ? "The standard input" : file) + " is no event of " + host + " " + source + ". "
                            + e.getMessage(),
                    e);
        }
    }

    private static FunctionApp load(Environment environment) {
        try {
            return AppDefinition.app(environment);
        } catch (StartupException e) {
            throw new Failure(e.getMessage() + " Here, --app stands for " + APP + ".", e);
        }
    }

    /** What the options say, then what this process has. */
    private Environment environment() {
        Map<String, String> set = new LinkedHashMap<>(variables);
        app.ifPresent(name -> set.put(APP, name));
        return name -> Optional.ofNullable(set.get(name)).or(() -> Optional.ofNullable(System.getenv(name)));
    }
}
