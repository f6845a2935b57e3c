package dev.peregrine.testing.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A JVM with what it prints and the temporary folder it needs, both gone for certain when it is closed. */
final class RunningJvm {

    private static final Duration END = Duration.ofSeconds(10);
    private static final int LAST = 20;

    private final Process process;
    private final Path folder;
    private final ProcessOutput out;
    private final ProcessOutput err;

    RunningJvm(Process process, Path folder, String name) {
        this.process = process;
        this.folder = folder;
        this.out = new ProcessOutput(process.getInputStream(), name + "-stdout");
        this.err = new ProcessOutput(process.getErrorStream(), name + "-stderr");
    }

    String stdout() {
        return out.text();
    }

    String stderr() {
        return err.text();
    }

    String output() {
        String text = err.text().isEmpty() ? out.text() : out.text() + "\n" + err.text();
        return text.strip();
    }

    /** The end of what it printed, for messages. */
    String lastLines() {
        List<String> lines = output().lines().toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST), lines.size()));
    }

    /** Waits for a line of the standard output that holds some text. */
    String awaitLine(String part, Duration atMost) throws InterruptedException {
        return out.awaitLine(part, atMost)
                .orElseThrow(() -> new IllegalStateException("The process has not printed \"" + part + "\" within "
                        + atMost + ". It printed:\n" + output()));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Waits for the end of the process and of what it prints. */
    int awaitEnd() throws InterruptedException {
        int code = process.waitFor();
        out.awaitEnd(END);
        err.awaitEnd(END);
        return code;
    }

    int awaitExit(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("The process still runs after " + atMost + ". It printed:\n" + output());
        }
        return awaitEnd();
    }

    int stop(Duration atMost) throws InterruptedException {
        process.toHandle().destroy(); // Process.destroy would close the pipes, and what prints into them then fails
        return awaitExit(atMost);
    }

    void close() {
        process.toHandle().destroyForcibly(); // leaves the pipes open, as in stop
        try {
            process.waitFor(END.toSeconds(), TimeUnit.SECONDS);
            out.awaitEnd(END);
            err.awaitEnd(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        TemporaryFolder.delete(folder);
    }
}
