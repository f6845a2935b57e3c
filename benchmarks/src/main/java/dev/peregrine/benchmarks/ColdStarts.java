package dev.peregrine.benchmarks;

import dev.peregrine.testing.coldstart.ColdStartLab;
import dev.peregrine.testing.coldstart.ColdStartReport;
import dev.peregrine.testing.coldstart.JvmVariant;
import dev.peregrine.testing.runtime.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures cold starts of a group of functions, each in its vendor's runtime on this machine. docs/performance.md has the
 * commands.
 */
public final class ColdStarts {
    private ColdStarts() {}

    /**
     * Prints a table in Markdown, and writes a chart.
     *
     * @param args how often each is started; the file of the chart; a JVM by the names of {@link JvmVariant#named}; a group
     *     of {@link Candidates}; then a JDK, by the version of one that is installed beside the running one or by its home,
     *     the running one if absent
     * @throws IOException if the chart can't be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length < 4) {
            System.err.println(
                    "Usage: ColdStarts <rounds> <chart.svg> <default|c1|managed|managed-appcds|appcds|aot> <group> [JDK]");
            System.err.println("Groups: " + Candidates.GROUPS);
            System.exit(2);
        }
        ColdStartLab lab = ColdStartLab.rounds(Integer.parseInt(args[0]))
                .variant(JvmVariant.named(args[2], args.length > 4 ? jdk(args[4]) : Jdks.running()));
        Candidates.of(args[3]).addTo(lab);
        ColdStartReport report = lab.run();
        System.out.print(report.toMarkdown());
        Files.writeString(Path.of(args[1]), ColdStartChart.of(report));
    }

    private static Path jdk(String name) {
        if (!name.chars().allMatch(Character::isDigit)) {
            return Path.of(name);
        }
        return Jdks.find(Integer.parseInt(name))
                .orElseThrow(() -> new IllegalArgumentException("No JDK " + name
                        + " is installed beside the running one. Name its folder, or set -Djdk" + name + ".home"));
    }
}
