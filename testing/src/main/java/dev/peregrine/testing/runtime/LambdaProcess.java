package dev.peregrine.testing.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A function in AWS's own runtime client, in a JVM of its own, as on the platform. Needs Linux on x86_64 or aarch64, and
 * the runtime client's jars (see {@link RuntimeJars}); the process sees none of this JVM's environment except {@code PATH}.
 *
 * <pre>{@code
 * try (LambdaProcess function = LambdaProcess.of("com.example.Handler").classPath(jars).start()) {
 *     LambdaResult result = function.invoke(event);
 * }
 * }</pre>
 *
 * <p>No invocation hangs: when the process ends, by itself or because an invocation ran into its deadline, all invocations
 * under way and later fail with {@code Runtime.ExitError} (or the error the runtime reported instead of starting) and what
 * the process printed. Thread-safe.
 */
public final class LambdaProcess implements AutoCloseable {

    private static final Duration END = Duration.ofSeconds(10);

    private final LambdaRuntimeApi api;
    private final Process process;
    private final Path folder;
    private final ProcessOutput out;
    private final ProcessOutput err;
    private final FirstAnswer first;
    private final Thread watcher;
    private boolean closed;

    private LambdaProcess(LambdaRuntimeApi api, Process process, Path folder, FirstAnswer first) {
        this.api = api;
        this.process = process;
        this.folder = folder;
        this.first = first;
        this.out = new ProcessOutput(process.getInputStream(), "lambda-stdout");
        this.err = new ProcessOutput(process.getErrorStream(), "lambda-stderr");
        this.watcher = new Thread(this::watch, "lambda-process");
        watcher.setDaemon(true);
        watcher.start();
    }

    /**
     * Begins to describe a process.
     *
     * @param handler the function's class name, or {@code class::method}
     * @return the description, to be completed and started
     */
    public static LambdaProcessBuilder of(String handler) {
        return new LambdaProcessBuilder(handler);
    }

    static LambdaProcess start(LambdaProcessBuilder builder) {
        Path folder = null;
        LambdaRuntimeApi api = null;
        try {
            folder = Files.createTempDirectory("lambda-");
            ClassLoadLog log = builder.countsClasses() ? new ClassLoadLog(folder.resolve("classes.log")) : null;
            FirstAnswer first = new FirstAnswer(log);
            api = LambdaRuntimeApi.start(first);
            ProcessBuilder command = builder.command(folder, api.endpoint(), log);
            first.started = System.nanoTime();
            Process process = command.start();
            first.process = process;
            return new LambdaProcess(api, process, folder, first);
        } catch (IOException | RuntimeException e) {
            if (api != null) {
                api.close();
            }
            if (folder != null) {
                delete(folder);
            }
            throw e instanceof IOException io
                    ? new UncheckedIOException("Cannot start the runtime client", io)
                    : (RuntimeException) e;
        }
    }

    private void watch() {
        try {
            int code = process.waitFor();
            out.awaitEnd(END);
            err.awaitEnd(END);
            String how = code == 0
                    ? "Runtime exited without providing a reason"
                    : "Runtime exited with error: " + (code == 137 ? "signal: killed" : "exit status " + code);
            api.runtimeEnded(how, output());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Invokes the function and waits; see {@link LambdaRuntimeApi#invoke(byte[])}.
     *
     * @param payload what the function gets
     * @return its response or an error
     */
    public LambdaResult invoke(byte[] payload) {
        return api.invoke(payload);
    }

    /**
     * Invokes the function and waits; see {@link LambdaRuntimeApi#invoke(LambdaInvocation)}.
     *
     * @param invocation payload and options
     * @return its response or an error
     */
    public LambdaResult invoke(LambdaInvocation invocation) {
        return api.invoke(invocation);
    }

    /**
     * Invokes the function without waiting; see {@link LambdaRuntimeApi#invokeAsync}.
     *
     * @param invocation payload and options
     * @return completes with a result in every case, a failure included
     */
    public CompletableFuture<LambdaResult> invokeAsync(LambdaInvocation invocation) {
        return api.invokeAsync(invocation);
    }

    /** {@return the error that the runtime reported instead of starting, if it did} */
    public Optional<LambdaError> initError() {
        return api.initError();
    }

    /** {@return what the process wrote to standard output so far; the middle is left out of more than 1 MiB} */
    public String stdout() {
        return out.text();
    }

    /** {@return what the process wrote to standard error so far; the middle is left out of more than 1 MiB} */
    public String stderr() {
        return err.text();
    }

    /**
     * Returns how long the function took from the start of its process to its first answer, a response or an error.
     *
     * @return the time
     * @throws IllegalStateException if it has not answered yet
     */
    public Duration firstAnswerTime() {
        return first.time();
    }

    /**
     * Returns the classes that the JVM had parsed or generated when the first answer arrived: all but those from its
     * shared archive, hidden classes and lambdas included. Nearly free of noise, unlike times.
     *
     * @return their names in the order of loading
     * @throws IllegalStateException if {@link LambdaProcessBuilder#countClasses} was not asked for, if the process has not
     *     answered yet, or if the JVM ran without its shared archive, which makes the number worthless
     */
    public List<String> parsedClasses() {
        return first.classes();
    }

    /** {@return the exit code, or empty while the process runs} */
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /**
     * Waits for the process to end by itself.
     *
     * @param atMost how long to wait
     * @return its exit code
     * @throws IllegalStateException if it still runs after this time, with what it printed
     * @throws InterruptedException if this thread is interrupted
     */
    public int awaitExit(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("The process still runs after " + atMost + ". It printed:\n" + output());
        }
        watcher.join(END.multipliedBy(2).toMillis());
        return process.exitValue();
    }

    private String output() {
        String text = err.text().isEmpty() ? out.text() : out.text() + "\n" + err.text();
        return text.strip();
    }

    /**
     * Kills the process, if it still runs, and fails invocations under way. Nothing of it is left on the disk; all that it
     * has printed can be read afterwards.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        process.destroyForcibly();
        try {
            process.waitFor(END.toSeconds(), TimeUnit.SECONDS);
            out.awaitEnd(END);
            err.awaitEnd(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        api.close();
        delete(folder);
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + folder, e);
        }
    }

    /** What is measured when the first answer arrives, while the runtime still waits for the reply to it. */
    private static final class FirstAnswer implements RuntimeListener {

        private final @Nullable ClassLoadLog log;
        private volatile long started;
        private volatile @Nullable Process process;
        private @Nullable Duration time;
        private @Nullable List<String> classes;
        private @Nullable RuntimeException noClasses;

        FirstAnswer(@Nullable ClassLoadLog log) {
            this.log = log;
        }

        @Override
        public synchronized void answered() {
            if (time != null) {
                return;
            }
            time = Duration.ofNanos(System.nanoTime() - started);
            if (log != null) {
                try {
                    classes = log.parsed();
                } catch (RuntimeException e) {
                    noClasses = e;
                }
            }
        }

        /** The platform discards an environment whose invocation ran into its deadline. */
        @Override
        public void timedOut() {
            Process running = process;
            if (running != null) {
                running.destroyForcibly();
            }
        }

        synchronized Duration time() {
            if (time == null) {
                throw new IllegalStateException("The function has not answered any invocation yet");
            }
            return time;
        }

        synchronized List<String> classes() {
            time();
            if (noClasses != null) {
                throw new IllegalStateException(noClasses.getMessage(), noClasses);
            }
            if (classes == null) {
                throw new IllegalStateException("Classes are counted only after countClasses() on the builder");
            }
            return classes;
        }
    }
}
