package dev.peregrine.testing.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

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
public final class LambdaProcess implements FunctionProcess {

    private static final Duration END = Duration.ofSeconds(10);

    private final LambdaRuntimeApi api;
    private final RunningJvm jvm;
    private final FirstAnswer first;
    private final Thread watcher;
    private boolean closed;

    private LambdaProcess(LambdaRuntimeApi api, RunningJvm jvm, FirstAnswer first) {
        this.api = api;
        this.jvm = jvm;
        this.first = first;
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
            return new LambdaProcess(api, new RunningJvm(first.start(command), folder, "lambda"), first);
        } catch (IOException | RuntimeException e) {
            if (api != null) {
                api.close();
            }
            if (folder != null) {
                TemporaryFolder.delete(folder);
            }
            throw e instanceof IOException io
                    ? new UncheckedIOException("Cannot start the runtime client", io)
                    : (RuntimeException) e;
        }
    }

    private void watch() {
        try {
            int code = jvm.awaitEnd();
            String how = code == 0
                    ? "Runtime exited without providing a reason"
                    : "Runtime exited with error: " + (code == 137 ? "signal: killed" : "exit status " + code);
            api.runtimeEnded(how, jvm.output());
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
        return jvm.stdout();
    }

    /** {@return what the process wrote to standard error so far; the middle is left out of more than 1 MiB} */
    public String stderr() {
        return jvm.stderr();
    }

    @Override
    public String output() {
        return jvm.output();
    }

    @Override
    public Duration readyTime() {
        return first.readyTime();
    }

    @Override
    public Duration firstAnswerTime() {
        return first.time();
    }

    @Override
    public OptionalLong peakMemory() {
        return first.peakMemory();
    }

    @Override
    public List<String> parsedClasses() {
        return first.classes().parsed();
    }

    @Override
    public List<String> loadedClasses() {
        return first.classes().all();
    }

    @Override
    public OptionalInt exitCode() {
        return jvm.exitCode();
    }

    @Override
    public int awaitExit(Duration atMost) throws InterruptedException {
        int code = jvm.awaitExit(atMost);
        watcher.join(END.toMillis());
        return code;
    }

    @Override
    public int stop(Duration atMost) throws InterruptedException {
        int code = jvm.stop(atMost);
        watcher.join(END.toMillis());
        return code;
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
        jvm.close();
        api.close();
    }
}
