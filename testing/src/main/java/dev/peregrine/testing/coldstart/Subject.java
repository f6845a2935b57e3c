package dev.peregrine.testing.coldstart;

import dev.peregrine.testing.runtime.FunctionProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One candidate on one JVM, ready to be started any number of times. */
final class Subject {
    private static final Duration WRITING = Duration.ofMinutes(2);
    private static final int LINES = 20;

    private final String name;
    private final Candidate candidate;
    private final JvmVariant variant;
    private final Deployment deployment;
    private final List<String> options;

    private Subject(String name, Candidate candidate, JvmVariant variant, Deployment deployment, List<String> options) {
        this.name = name;
        this.candidate = candidate;
        this.variant = variant;
        this.deployment = deployment;
        this.options = options;
    }

    /** Makes the archive that the variant needs, by a start of its own, and lays the function out; all in a folder. */
    static Subject prepare(String name, Candidate candidate, JvmVariant variant, List<Path> jars, Path folder) {
        boolean managed = variant.archive().isManaged();
        if (managed && candidate.vendor() != Vendor.AWS) {
            throw new IllegalArgumentException(
                    "Only Lambda's functions have the managed layout, and " + name + " is none. Choose another JVM");
        }
        Deployment deployment =
                managed ? ManagedLayout.deploy(jars, folder.resolve("task")) : Deployment.onClassPath(jars);
        Subject plain = new Subject(name, candidate, variant, deployment, variant.options());
        if (variant.archive() == Archive.NONE) {
            return plain;
        }
        Path archive = folder.resolve("archive");
        plain.train(archive);
        List<String> options = new ArrayList<>(variant.options());
        options.addAll(variant.archive().reading(archive));
        return new Subject(name, candidate, variant, deployment, List.copyOf(options));
    }

    private void train(Path archive) {
        String output;
        try {
            output = variant.archive() == Archive.RUNTIME
                    ? ManagedLayout.archive(variant, archive)
                    : invokeOnce(archive);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + this + " wrote its archive", e);
        }
        if (!Files.exists(archive)) {
            throw failed("the JVM has written no archive at the end of the training run", output, null);
        }
    }

    private String invokeOnce(Path archive) throws InterruptedException {
        List<String> training = new ArrayList<>(options);
        training.add(variant.archive().writing(archive));
        try (FunctionProcess process = start(training, false)) {
            process.stop(WRITING);
            return process.output();
        }
    }

    /** Starts the function and calls it once. */
    ColdStart measure() {
        try (FunctionProcess process = start(options, false)) {
            return new ColdStart(process.readyTime(), process.firstAnswerTime(), process.peakMemory());
        }
    }

    /** The same, with the JVM's log of classes, which slows it a little. */
    LoadedClasses classes() {
        try (FunctionProcess process = start(options, true)) {
            List<String> loaded = process.loadedClasses();
            try {
                return new LoadedClasses(loaded, process.parsedClasses(), true);
            } catch (IllegalStateException e) {
                return new LoadedClasses(loaded, loaded, false);
            }
        }
    }

    private FunctionProcess start(List<String> all, boolean counting) {
        FunctionProcess process;
        try {
            process = candidate.vendor().start(candidate, deployment, variant.jdk(), all, counting);
        } catch (IllegalStateException e) {
            throw failed(String.valueOf(e.getMessage()), "", e);
        }
        try {
            candidate.vendor().call(candidate.call(), process);
            return process;
        } catch (RuntimeException e) {
            String output = process.output();
            process.close();
            throw failed(String.valueOf(e.getMessage()), output, e);
        }
    }

    private IllegalStateException failed(String why, String output, @Nullable Throwable cause) {
        String text = "Cannot measure " + this + ": " + why;
        if (!output.isBlank()) {
            List<String> lines = output.strip().lines().toList();
            int from = Math.max(0, lines.size() - LINES);
            text += "\nIt printed" + (from > 0 ? " last" : "") + ":\n"
                    + String.join("\n", lines.subList(from, lines.size()));
        }
        return new IllegalStateException(text, cause);
    }

    long classPathBytes() {
        long bytes = 0;
        try {
            for (Path jar : deployment.jars()) {
                bytes += Files.size(jar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    ColdStartSeries series(List<ColdStart> starts, LoadedClasses classes) {
        return new ColdStartSeries(name, variant, starts, classes, classPathBytes());
    }

    @Override
    public String toString() {
        String what = candidate.toString();
        return (what.equals(name) ? name : "\"" + name + "\" (" + what + ")") + " on " + variant;
    }
}
