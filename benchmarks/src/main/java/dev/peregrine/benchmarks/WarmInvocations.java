package dev.peregrine.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Measures warm invocations with JMH, beside the vendors' own ways, and prints ratios: those of one run can be compared, times of
 * two machines can't. docs/performance.md has the command.
 */
public final class WarmInvocations {
    private static final String ALLOCATED = "gc.alloc.rate.norm";
    private static final Map<String, String> TITLES = titles();

    private WarmInvocations() {}

    private static Map<String, String> titles() {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put(
                "HttpApiBenchmark.peregrine",
                "HTTP API 2.0, against `RequestHandler` with the vendor's types and databind");
        titles.put("HttpApiBenchmark.byHand", "the same by hand, on jackson-core");
        titles.put("SqsBenchmark.peregrine", "SQS, ten messages of which one fails, against `SQSEvent` and databind");
        titles.put("S3Benchmark.peregrine", "S3, against `S3Event`");
        titles.put("CloudEventBenchmark.peregrineBinary", "CloudEvent, binary mode, against the CloudEvents SDK");
        titles.put(
                "CloudEventBenchmark.peregrineStructured", "CloudEvent, structured mode, against the CloudEvents SDK");
        titles.put("GoogleHttpBenchmark.peregrine", "Google HTTP, against the framework's API and Gson");
        titles.put("AzureHttpBenchmark.peregrine", "Azure HTTP, against the vendor's types and Gson");
        return titles;
    }

    /** What a benchmark is compared with. */
    private static String vendorsOf(String name) {
        String type = name.substring(0, name.indexOf('.'));
        return type
                + switch (name.substring(name.indexOf('.') + 1)) {
                    case "peregrineBinary" -> ".sdkBinary";
                    case "peregrineStructured" -> ".sdkStructured";
                    default -> ".typed";
                };
    }

    /**
     * Prints a table in Markdown.
     *
     * @param args how many JVMs each benchmark is run in, 3 if absent; a pattern of benchmarks' names, all if absent
     * @throws RunnerException if JMH can't run them
     */
    public static void main(String[] args) throws RunnerException {
        int forks = args.length > 0 ? Integer.parseInt(args[0]) : 3;
        String pattern = args.length > 1 ? args[1] : "(HttpApi|Sqs|S3|CloudEvent|GoogleHttp|AzureHttp)Benchmark";
        Options options = new OptionsBuilder()
                .include(pattern)
                .forks(forks)
                .warmupIterations(5)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-Xmx512m", "-XX:+UseSerialGC")
                .addProfiler(GCProfiler.class)
                .build();
        Map<String, RunResult> results = new LinkedHashMap<>();
        for (RunResult result : new Runner(options).run()) {
            String name = result.getParams().getBenchmark();
            results.put(name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1), result);
        }
        System.out.println(table(results));
    }

    private static String table(Map<String, RunResult> results) {
        List<String> lines = new ArrayList<>();
        lines.add("| | ns | vendor's, ns | ratio of times | bytes | vendor's, bytes | ratio of bytes |");
        lines.add("|---|---:|---:|---:|---:|---:|---:|");
        TITLES.forEach((name, title) -> {
            RunResult ours = results.get(name);
            RunResult vendors = results.get(vendorsOf(name));
            if (ours != null && vendors != null) {
                lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %,.0f ± %,.0f | %,.0f ± %,.0f | **%.2f** | %,.0f | %,.0f | **%.2f** |",
                        title,
                        time(ours),
                        error(ours),
                        time(vendors),
                        error(vendors),
                        time(ours) / time(vendors),
                        bytes(ours),
                        bytes(vendors),
                        bytes(ours) / bytes(vendors)));
            }
        });
        return String.join("\n", lines);
    }

    private static double time(RunResult result) {
        return result.getPrimaryResult().getScore();
    }

    /** Half of the interval of 99.9 %. */
    private static double error(RunResult result) {
        return result.getPrimaryResult().getScoreError();
    }

    @SuppressWarnings("rawtypes") // JMH's own signature
    private static double bytes(RunResult result) {
        for (Map.Entry<String, Result> secondary : result.getSecondaryResults().entrySet()) {
            if (secondary.getKey().endsWith(ALLOCATED)) {
                return secondary.getValue().getScore();
            }
        }
        throw new IllegalStateException("JMH's profiler reports no " + ALLOCATED);
    }
}
