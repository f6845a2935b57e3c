package dev.peregrine.benchmarks;

import dev.peregrine.testing.coldstart.ColdStartLab;
import dev.peregrine.testing.coldstart.ColdStartReport;
import dev.peregrine.testing.coldstart.JvmVariant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures the contact form's cold start beside the peers', in AWS's runtime client on this machine. docs/performance.md has
 * the commands.
 */
public final class ColdStarts {
    private ColdStarts() {}

    /**
     * Prints a table in Markdown, and writes a chart.
     *
     * @param args how often each is started; the file of the chart; a JVM by the names of {@link JvmVariant#named}; the home
     *     of its JDK, the running one if absent; then words of the candidates' names, all if absent
     * @throws IOException if the chart can't be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length < 3) {
            System.err.println("Usage: ColdStarts <rounds> <chart.svg> <default|c1|appcds|aot> [JDK's home [names]]");
            System.exit(2);
        }
        Path jdk = Path.of(args.length > 3 ? args[3] : System.getProperty("java.home"));
        ColdStartLab lab = ColdStartLab.rounds(Integer.parseInt(args[0]))
                .variant(JvmVariant.named(args[2], jdk))
                .base(Peers.NATIVE);
        new Peers(Path.of("peers")).all().forEach((name, candidate) -> {
            if (args.length <= 4 || isNamed(name, args)) {
                lab.candidate(name, candidate);
            }
        });
        ColdStartReport report = lab.run();
        System.out.print(report.toMarkdown());
        Files.writeString(Path.of(args[1]), ColdStartChart.of(report));
    }

    private static boolean isNamed(String name, String[] args) {
        for (int i = 4; i < args.length; i++) {
            if (name.contains(args[i])) {
                return true;
            }
        }
        return name.equals(Peers.NATIVE);
    }
}
