package dev.peregrine.testing.cli;

import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the sources. */
@Command(
        name = "list",
        description = "Lists all sources, the kinds of functions they call, and the most events of one invocation.",
        footer = {"", "Examples:", "  peregrine events list", "  peregrine events list azure"})
final class ListCommand implements Runnable {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "HOST", description = "aws, google or azure; all without it.")
    private String host = "";

    ListCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        String prefix = host.isEmpty() ? "" : Sources.prefix(spec.commandLine(), host);
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("HOST", "SOURCE", "MOST", "KINDS", "NEEDS"));
        Sources.of(prefix).forEach(cloud -> rows.add(row(cloud)));
        terminal.print(table(rows));
    }

    private static List<String> row(Cloud cloud) {
        List<String> kinds = Arrays.stream(Kind.values())
                .filter(cloud.kinds()::contains)
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .toList();
        List<String> needs = new ArrayList<>();
        if (cloud.platform().needsUnwrapping()) {
            needs.add("unwrapped()");
        }
        if (cloud.platform().needsParking()) {
            needs.add("parking(…)");
        }
        return List.of(
                Sources.host(cloud),
                Sources.source(cloud),
                Integer.toString(cloud.platform().mostPerInvocation()),
                String.join(", ", kinds),
                String.join(", ", needs));
    }

    /** Columns as wide as their widest cell. */
    private static String table(List<List<String>> rows) {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder table = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            table.append(line.toString().stripTrailing()).append('\n');
        }
        return table.toString();
    }
}
