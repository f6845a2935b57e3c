package dev.peregrine.testing.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs what docs/cli.md shows, from top to bottom: each line after a {@code $}, and what is printed has to stand below it, where
 * a line {@code …} stands for any lines. Files are kept in a folder of the test, and the page's classes are those of the tests.
 */
class CliGuideTest {
    private static final Path PAGE = Path.of("..", "docs", "cli.md");
    private static final Pattern FILE = Pattern.compile("[a-z-]+\\.(json|http|html|csv)");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    /** A command of the page and what it prints there. */
    private record Example(String command, List<String> printed) {}

    @TempDir
    private Path folder = Path.of("");

    private static List<Example> examples() throws IOException {
        List<Example> examples = new ArrayList<>();
        boolean inside = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("```")) {
                inside = line.equals("```console");
            } else if (inside && line.startsWith("$ ")) {
                examples.add(new Example(line.substring(2), new ArrayList<>()));
            } else if (inside) {
                examples.get(examples.size() - 1).printed().add(line);
            }
        }
        return examples;
    }

    @Test
    void everyCommandPrintsWhatThePageSays() throws IOException {
        List<Example> examples = examples();
        assertThat(examples).hasSizeGreaterThan(10);
        for (Example example : examples) {
            byte[] passed = new byte[0];
            Run run = new Run(0, passed, "");
            for (String command : example.command().split(" \\| ", -1)) {
                run = Run.with(run.output(), words(command));
            }
            String all = run.out() + (run.out().isEmpty() || run.out().endsWith("\n") ? "" : "\n") + run.err();
            check(example, all.replace('\r', ' '));
        }
    }

    private String[] words(String command) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(command);
        while (matcher.find()) {
            String word = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            boolean isFile = FILE.matcher(word).matches();
            words.add(
                    isFile
                            ? folder.resolve(word).toString()
                            : word.replace("com.example.OrdersApp", OrdersApp.class.getName())
                                    .replace("com.example.Checkout", "dev.peregrine.testing.guide.Checkout"));
        }
        assertThat(words.get(0)).isEqualTo("peregrine");
        return words.stream().skip(1).toArray(String[]::new);
    }

    private void check(Example example, String printed) {
        List<String> lines = printed.replace(folder + "/", "")
                .replace(OrdersApp.class.getName(), "com.example.OrdersApp")
                .replaceAll("-9739-\\d{12}", "-9739-000000000001") // others in this process came before
                .lines()
                .map(String::stripTrailing)
                .toList();
        int at = 0;
        boolean skips = false;
        for (String expected : example.printed()) {
            while (skips && at < lines.size() && !lines.get(at).equals(expected)) {
                at++;
            }
            skips = expected.equals("…");
            if (!skips) {
                assertThat(lines).as("%s\n%s", example.command(), printed).hasSizeGreaterThan(at);
                assertThat(lines.get(at))
                        .as("%s\n%s", example.command(), printed)
                        .isEqualTo(expected);
                at++;
            }
        }
        if (!skips) {
            assertThat(lines).as("%s\n%s", example.command(), printed).hasSize(at);
        }
    }
}
