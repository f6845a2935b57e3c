package dev.peregrine.benchmarks;

import dev.peregrine.aws.LambdaFunction;
import dev.peregrine.testing.coldstart.Candidate;
import dev.peregrine.testing.coldstart.ColdStartLab;
import dev.peregrine.testing.coldstart.ColdStartReport;
import dev.peregrine.testing.coldstart.ColdStartSeries;
import dev.peregrine.testing.coldstart.JvmVariant;
import dev.peregrine.testing.runtime.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Measures what single steps are worth to a cold start on AWS Lambda. docs/cold-start.md has the commands. */
public final class ColdStartSteps {
    private static final String CRAC = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

    private ColdStartSteps() {}

    /**
     * Prints a table in Markdown.
     *
     * @param args how often each is started; {@code jvm} for the JVM's options and archives, {@code jars} or {@code
     *     archived-jars} for the layout of jars without and with an archive, {@code snapshot} for priming; then the version of
     *     a JDK that is installed beside the running one, which is taken without it
     * @throws Exception if jars can't be made
     */
    public static void main(String[] args) throws Exception {
        if (args.length < 2) {
            System.err.println("Usage: ColdStartSteps <rounds> <jvm|jars|archived-jars|snapshot> [version of a JDK]");
            System.exit(2);
        }
        Path jdk = args.length > 2
                ? Jdks.find(Integer.parseInt(args[2]))
                        .orElseThrow(() -> new IllegalArgumentException("No JDK " + args[2] + " is installed"))
                : Jdks.running();
        ColdStartLab lab = ColdStartLab.rounds(Integer.parseInt(args[0]));
        switch (args[1]) {
            case "jvm" -> System.out.print(jvm(lab, jdk).toMarkdown());
            case "jars" -> System.out.print(jars(lab, JvmVariant.c1().withJdk(jdk)));
            case "archived-jars" ->
                System.out.print(jars(lab, JvmVariant.appCds().withJdk(jdk)));
            case "snapshot" -> System.out.print(snapshot(lab, jdk));
            default -> throw new IllegalArgumentException("Nothing is measured by the name of " + args[1]);
        }
    }

    private static ColdStartReport jvm(ColdStartLab lab, Path jdk) {
        Candidates.of("contact").addTo(lab);
        lab.base("**Peregrine**")
                .variant(JvmVariant.c1().withJdk(jdk))
                .variant(JvmVariant.of("all compilers", "-XX:+UseSerialGC", "-Xshare:auto")
                        .withJdk(jdk));
        if (Jdks.feature(jdk) >= 25) {
            lab.variant(JvmVariant.c1()
                            .withJdk(jdk)
                            .withOptions("-Djdk.reflect.useNativeAccessorOnly=true")
                            .withName("native accessors"))
                    .variant(JvmVariant.aotCache(jdk));
        }
        return lab.variant(JvmVariant.appCds().withJdk(jdk))
                .variant(JvmVariant.managed().withJdk(jdk))
                .variant(JvmVariant.managed().withAppCds().withJdk(jdk))
                .run();
    }

    private static String jars(ColdStartLab lab, JvmVariant variant) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("jar-layouts-");
        try {
            JarLayouts.in(folder).forEach(lab::candidate);
            return lab.variant(variant).run().toMarkdown();
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** What is left to do for the first invocation after the hooks have run, which is before a real snapshot is taken. */
    private static String snapshot(ColdStartLab lab, Path jdk) {
        ColdStartReport report = lab.candidate(
                        "hooks alone", snapStart(LambdaFunction.class.getName()).app(ContactApp.class))
                .candidate("primed by an event", snapStart(PrimedContact.class.getName()))
                .variant(JvmVariant.c1().withJdk(jdk).withOptions(CRAC))
                .run();
        StringBuilder text = new StringBuilder("| | first invocation, ms |\n|---|---:|\n");
        for (ColdStartSeries series : report.series()) {
            List<Long> times = series.firstInvocations().stream()
                    .map(Duration::toNanos)
                    .sorted()
                    .toList();
            text.append(String.format(
                    Locale.ROOT, "| %s | %.1f |%n", series.candidate(), times.get(times.size() / 2) / 1e6));
        }
        return text + "\n" + report.toMarkdown();
    }

    private static Candidate snapStart(String handler) {
        return FirstRequests.contact(Candidate.lambda(handler)
                .adapter()
                .classes(ContactApp.class, PrimedContact.class)
                .environment("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start"));
    }
}
