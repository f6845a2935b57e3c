package dev.peregrine.testing.coldstart;

import dev.peregrine.testing.runtime.FunctionProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** One candidate on one JVM, ready to be started any number of times. */
final class Subject {
    private static final Duration WRITING = Duration.ofMinutes(2);
    private static final int LINES = 20;

    private final String name;
    private final Candidate candidate;
    private final JvmVariant variant;
    private final List<Path> jars;
    private final List<String> options;

    private Subject(String name, Candidate candidate, JvmVariant variant, List<Path> jars, List<String> options) {
        this.name = name;
        this.candidate = candidate;
        this.variant = variant;
        this.jars = jars;
        this.options = options;
    }

    /** Makes the archive that the variant needs, by a start of its own. */
    static Subject prepare(String name, Candidate candidate, JvmVariant variant, List<Path> jars, Path archive) {
        Subject plain = new Subject(name, candidate, variant, jars, variant.options());
        if (variant.archive() == Archive.NONE) {
            return plain;
        }
        plain.train(archive);
        List<String> options = new ArrayList<>(variant.options());
        options.addAll(variant.archive().reading(archive));
        return new Subject(name, candidate, variant, jars, List.copyOf(options));
    }

    private void train(Path archive) {
        List<String> training = new ArrayList<>(options);
        training.add(variant.archive().writing(archive));
        String output;
        try (FunctionProcess process = start(training, false)) {
            process.stop(WRITING);
            output = process.output();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + this + " wrote its archive", e);
        }
        if (!Files.exists(archive)) {
            throw failed("the JVM has written no archive at the end of the training run", output);
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
            process = candidate.vendor().start(candidate, jars, variant.jdk(), all, counting);
        } catch (IllegalStateException e) {
            throw failed(e.getMessage(), "", e);
        }
        try {
            candidate.vendor().call(candidate.call(), process);
            return process;
        } catch (RuntimeException e) {
            String output = process.output();
            process.close();
            throw failed(e.getMessage(), output, e);
        }
    }

    private IllegalStateException failed(String why, String output, RuntimeException... cause) {
        String text = "Cannot measure " + this + ": " + why;
        if (!output.isBlank()) {
            List<String> lines = output.strip().lines().toList();
            int from = Math.max(0, lines.size() - LINES);
            text += "\nIt printed" + (from > 0 ? " last" : "") + ":\n" + String.join("\n", lines.subList(from, lines.size()));
        }
        return cause.length == 0 ? new IllegalStateException(text) : new IllegalStateException(text, cause[0]);
    }

    long classPathBytes() {
        long bytes = 0;
        try {
            for (Path jar : jars) {
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
