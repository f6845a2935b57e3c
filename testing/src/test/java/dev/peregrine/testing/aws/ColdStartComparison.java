package dev.peregrine.testing.aws;

import dev.peregrine.testing.runtime.Jdks;
import dev.peregrine.testing.runtime.LambdaProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Measures cold starts: from the start of the process to the first answer, in AWS's runtime client on this machine, of an
 * echo, the portable contact form and the same form written against the vendor's types. They take turns, so that what else
 * the machine does meets all alike. Compare within one table only. CONTRIBUTING.md has the command.
 */
public final class ColdStartComparison {
    private ColdStartComparison() {}

    /**
     * Prints the table.
     *
     * @param args how often each is started, 20 if absent; then the home of the JDK, the running one if absent
     * @throws IOException when nothing can be written to the temporary folder
     */
    public static void main(String[] args) throws IOException {
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        Path jdk = Path.of(args.length > 1 ? args[1] : System.getProperty("java.home"));
        Path folder = Files.createTempDirectory("cold-start-");
        try {
            System.out.println(compare(runs, jdk, folder));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Measures, and returns a table in Markdown. */
    static String compare(int runs, Path jdk, Path folder) {
        List<Candidate> candidates =
                List.of(Candidate.echo(folder), Candidate.portable(folder), Candidate.vendors(folder));
        double[][] millis = new double[candidates.size()][runs];
        for (Candidate candidate : candidates) {
            start(candidate, jdk); // reads the files into the system's cache
        }
        for (int run = 0; run < runs; run++) {
            for (int i = 0; i < candidates.size(); i++) {
                millis[i][run] = start(candidates.get(i), jdk);
            }
        }
        return table(candidates, millis, jdk);
    }

    private static double start(Candidate candidate, Path jdk) {
        try (LambdaProcess process = candidate.process(jdk).start()) {
            candidate.invoke(process);
            return process.firstAnswerTime().toNanos() / 1e6;
        }
    }

    private static String table(List<Candidate> candidates, double[][] millis, Path jdk) {
        double base = quantile(millis[millis.length - 1], 0.5);
        List<String> lines = new ArrayList<>();
        lines.add("| Process start to first response, ms | median | quartiles | least | ratio |");
        lines.add("|---|---:|---:|---:|---:|");
        for (int i = 0; i < millis.length; i++) {
            double median = quantile(millis[i], 0.5);
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f–%.0f | %.0f | %.2f |",
                    candidates.get(i).name(),
                    median,
                    quantile(millis[i], 0.25),
                    quantile(millis[i], 0.75),
                    quantile(millis[i], 0),
                    median / base));
        }
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%d starts each, in turn; JDK %s with -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto; %s.",
                millis[0].length,
                Jdks.version(jdk),
                machine()));
        return String.join("\n", lines);
    }

    /** The value below which a part of all values lies, between two of them by linear interpolation. */
    static double quantile(double[] values, double part) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = part * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    private static String machine() {
        String processor = "unknown processor";
        Path facts = Path.of("/proc/cpuinfo");
        if (Files.isReadable(facts)) {
            try (Stream<String> lines = Files.lines(facts)) {
                processor = lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(processor);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", " + processor + ", "
                + Runtime.getRuntime().availableProcessors() + " processors";
    }
}
