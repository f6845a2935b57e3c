package dev.peregrine.testing.cli;

import dev.peregrine.StartupException;
import dev.peregrine.testing.wire.NotCarriedException;
import dev.peregrine.testing.wire.RefusedByHost;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, and what they have in common: help, version, messages, exit codes. */
@Command(
        name = "peregrine",
        description =
                "Example events of every source, invocations of a function with them, simulations and cold starts.",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Commands.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        usageHelpWidth = 110)
final class Commands {
    private static final int FAILURE = 1;
    private static final int WRONG_USAGE = 2;

    @Option(names = "--stack-trace", scope = ScopeType.INHERIT, description = "Print the stack trace of what fails.")
    private boolean stackTrace;

    private Commands() {}

    static CommandLine of(Terminal terminal) {
        Commands root = new Commands();
        CommandLine events = new CommandLine(new EventsCommand())
                .addSubcommand(new ListCommand(terminal))
                .addSubcommand(new GenerateCommand(terminal));
        return new CommandLine(root)
                .addSubcommand(events)
                .addSubcommand(new InvokeCommand(terminal))
                .addSubcommand(new SimulateCommand(terminal))
                .addSubcommand(new ColdStartCommand(terminal))
                .addSubcommand(new RunCommand(terminal))
                .registerConverter(Duration.class, Amounts::duration)
                .registerConverter(LoadOptions.Rate.class, text -> new LoadOptions.Rate(Amounts.perSecond(text)))
                .setOut(terminal.outWriter())
                .setErr(terminal.errWriter())
                .setColorScheme(Help.defaultColorScheme(terminal.ansi()))
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler((e, arguments) -> wrongUsage(e))
                .setExecutionExceptionHandler((e, command, parsed) -> root.failed(e, command));
    }

    static boolean printsStackTraces(CommandSpec spec) {
        return spec.root().userObject() instanceof Commands root && root.stackTrace;
    }

    private static int wrongUsage(ParameterException e) {
        CommandLine command = e.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(command.getColorScheme().errorText(e.getMessage()));
        UnmatchedArgumentException.printSuggestions(e, err);
        err.println("Try \"" + command.getCommandSpec().qualifiedName() + " --help\".");
        return WRONG_USAGE;
    }

    private int failed(Exception e, CommandLine command) {
        boolean asked = e instanceof NotCarriedException || e instanceof RefusedByHost;
        boolean told = asked || e instanceof Failure || e instanceof StartupException;
        PrintWriter err = command.getErr();
        String message = told && e.getMessage() != null ? e.getMessage() : e.toString();
        err.println(command.getColorScheme().errorText(message));
        if (stackTrace) {
            e.printStackTrace(err);
        } else if (!told) {
            err.println("Run it again with --stack-trace to see where this comes from.");
        }
        return asked ? WRONG_USAGE : FAILURE;
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() throws IOException {
            Properties properties = new Properties();
            try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
                if (in != null) {
                    properties.load(in);
                }
            }
            return new String[] {"peregrine " + properties.getProperty("version", "of unknown version")};
        }
    }
}
