package dev.peregrine.testing.cli;

import dev.peregrine.testing.Cloud;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes an example event. */
@Command(
        name = "generate",
        description =
                "Writes an example event of a source, as the host hands it over: JSON for AWS and Azure, an HTTP message"
                        + " for Google Cloud and for requests. \"invoke\" takes it.",
        footer = {
            "",
            "Examples:",
            "  peregrine events generate aws sqs",
            "  peregrine events generate aws sqs --count 3 --body '{\"number\": \"A-{n}\"}' --attribute tenant=a",
            "  peregrine events generate google storage --from photos --key falcon.jpg --kind deleted --out event.http",
            "  peregrine events generate azure cosmos-db --body '{\"id\": \"7\", \"sku\": \"falcon\"}' --key 7",
            "  peregrine events generate aws http-api --path '/orders?page=2' --header Accept=application/json"
        })
final class GenerateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "HOST", description = "aws, google or azure.")
    private String host = "";

    @Parameters(index = "1", paramLabel = "SOURCE", description = "A source that \"events list\" has for the host.")
    private String source = "";

    @Mixin
    private EventOptions options = new EventOptions();

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The file to write. Events of several invocations are numbered: event-1.json, event-2.json.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--compact", description = "Leave JSON on one line, byte for byte as the host has it.")
    private boolean compact;

    GenerateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Cloud cloud = Sources.find(spec.commandLine(), host, source);
        List<byte[]> files;
        try {
            Form form = Form.of(cloud);
            form.check(cloud, given());
            check();
            files = files(cloud, form);
        } catch (WrongOption e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        write(files);
        return 0;
    }

    private List<String> given() {
        return spec.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .toList();
    }

    private void check() {
        if (options.count < 1) {
            throw new WrongOption("--count " + options.count + " is less than 1.");
        }
        if (options.body.isPresent() && options.bodyFile.isPresent()) {
            throw new WrongOption("--body and --body-file exclude each other.");
        }
    }

    private List<byte[]> files(Cloud cloud, Form form) throws IOException {
        EventMaker maker = new EventMaker(options);
        try {
            return switch (form) {
                case REQUEST -> List.of(cloud.platform().file(maker.request()));
                case PAYLOAD -> List.of(maker.payload());
                default -> cloud.platform().files(maker.events(form));
            };
        } catch (IllegalArgumentException e) {
            throw new WrongOption("There can be no such event: " + e.getMessage());
        }
    }

    private void write(List<byte[]> files) throws IOException {
        if (files.size() > 1 && out.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "The host needs " + files.size() + " invocations for that. Name files to write by --out, such as"
                            + " --out event.json for event-1.json and so on.");
        }
        for (int i = 0; i < files.size(); i++) {
            byte[] file = compact ? files.get(i) : JsonText.pretty(files.get(i));
            if (out.isEmpty()) {
                terminal.print(file);
            } else {
                Terminal.write(files.size() == 1 ? out.get() : numbered(out.get(), i + 1), file);
            }
        }
    }

    private static Path numbered(Path file, int number) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        int end = dot < 1 ? name.length() : dot;
        return file.resolveSibling(name.substring(0, end) + "-" + number + name.substring(end));
    }
}
