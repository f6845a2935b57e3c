package dev.peregrine.testing.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A local server of the Lambda Runtime API, version 2018-06-01, on the loopback interface and a free port. A runtime
 * whose {@code AWS_LAMBDA_RUNTIME_API} is {@link #endpoint()} gets the invocations given to {@link #invoke}, in order.
 * {@link LambdaProcess} starts both together.
 *
 * <p>It keeps the platform's rules: a request over {@link #MAX_REQUEST} bytes is refused, a response over
 * {@link #MAX_RESPONSE} bytes is answered 413 and fails the invocation with {@code Function.ResponseSizeTooLarge}, a
 * response for an unknown id is answered 400 and one for an answered id 403, an invocation that is not answered by its
 * deadline fails with {@code Sandbox.Timedout}. One that no runtime fetches within two minutes fails too, so that none
 * hangs. Thread-safe; serves any number of runtimes and of concurrent invocations.
 *
 * <p>Sources: the Runtime API reference in AWS's Lambda developer guide, and AWS's runtime interface emulator.
 */
public final class LambdaRuntimeApi implements AutoCloseable {

    /** The largest payload of a synchronous invocation in bytes: 6 MiB. */
    public static final int MAX_REQUEST = 6_291_456;

    /** The largest response of a synchronous invocation in bytes: 6 MiB and 100 bytes. */
    public static final int MAX_RESPONSE = 6_291_556;

    private final InvocationQueue queue;
    private final RuntimeApiServer server;

    private LambdaRuntimeApi(InvocationQueue queue, RuntimeApiServer server) {
        this.queue = queue;
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @return the server, listening
     */
    public static LambdaRuntimeApi start() {
        return start(new RuntimeListener() {});
    }

    static LambdaRuntimeApi start(RuntimeListener listener) {
        InvocationQueue queue = new InvocationQueue(listener);
        try {
            return new LambdaRuntimeApi(queue, RuntimeApiServer.start(queue));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot listen on the loopback interface", e);
        }
    }

    /** {@return host and port for {@code AWS_LAMBDA_RUNTIME_API}, as in {@code 127.0.0.1:41234}} */
    public String endpoint() {
        return server.endpoint();
    }

    /**
     * Invokes the function with the defaults of {@link LambdaInvocation}, and waits for what becomes of it.
     *
     * @param payload what the function gets
     * @return its response or an error
     * @throws RequestTooLargeException if the payload is over {@link #MAX_REQUEST} bytes
     */
    public LambdaResult invoke(byte[] payload) {
        return invoke(LambdaInvocation.of(payload));
    }

    /**
     * Invokes the function and waits for what becomes of it.
     *
     * @param invocation payload and options
     * @return its response or an error
     * @throws RequestTooLargeException if the payload is over {@link #MAX_REQUEST} bytes
     */
    public LambdaResult invoke(LambdaInvocation invocation) {
        try {
            return invokeAsync(invocation).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an invocation", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /**
     * Invokes the function without waiting.
     *
     * @param invocation payload and options
     * @return completes with a result in every case, a failure included; cancelling it has no effect on the function
     * @throws RequestTooLargeException if the payload is over {@link #MAX_REQUEST} bytes
     * @throws IllegalArgumentException if an invocation with the same request id is under way
     */
    public CompletableFuture<LambdaResult> invokeAsync(LambdaInvocation invocation) {
        return queue.add(invocation);
    }

    /** {@return the error that a runtime reported instead of starting (or restoring), if one did} */
    public Optional<LambdaError> initError() {
        return queue.initError();
    }

    /** Fails every invocation under way, now and later, because the runtime has ended. */
    void runtimeEnded(String reason, String output) {
        queue.end("Runtime.ExitError", reason, output);
    }

    /** Stops serving; invocations under way fail. */
    @Override
    public void close() {
        queue.end("Sandbox.Failure", "The Runtime API server was closed", "");
        server.close();
    }
}
