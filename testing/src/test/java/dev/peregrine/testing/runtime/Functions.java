package dev.peregrine.testing.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Functions that the tests run in processes of their own. */
public final class Functions {

    private Functions() {}

    /** Answers with the bytes it gets. */
    public static final class Echo implements RequestStreamHandler {

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            in.transferTo(out);
        }
    }

    /** Answers with as many bytes as the number it gets. */
    public static final class Sized implements RequestStreamHandler {

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            out.write(new byte[Integer.parseInt(new String(in.readAllBytes(), StandardCharsets.UTF_8))]);
        }
    }

    /** Answers with what the runtime tells it about the invocation, one line each. */
    public static final class Describe implements RequestStreamHandler {

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            String client = context.getClientContext() == null
                    ? "none"
                    : String.valueOf(context.getClientContext().getCustom());
            String text = String.join(
                    "\n",
                    "id " + context.getAwsRequestId(),
                    "arn " + context.getInvokedFunctionArn(),
                    "time " + (context.getRemainingTimeInMillis() > 0),
                    "memory " + context.getMemoryLimitInMB(),
                    "name " + context.getFunctionName(),
                    "version " + context.getFunctionVersion(),
                    "trace " + context.getXrayTraceId(),
                    "client " + client,
                    "identity " + context.getIdentity().getIdentityId(),
                    "tenant " + context.getTenantId(),
                    "charset " + java.nio.charset.Charset.defaultCharset());
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Answers with its environment variables, sorted. */
    public static final class Environment implements RequestStreamHandler {

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            Map<String, String> sorted = new TreeMap<>(System.getenv());
            out.write(sorted.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Throws an exception whose message is what it gets. */
    public static final class Throwing implements RequestStreamHandler {

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            throw new IllegalArgumentException(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Cannot be created. */
    public static final class Broken implements RequestStreamHandler {

        /** Throws. */
        public Broken() {
            throw new IllegalStateException("no database");
        }

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) {}
    }

    /** Prints to both outputs, then ends the process with the number it gets as exit code; with 0 it answers. */
    public static final class Halting implements RequestStreamHandler {

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            int code = Integer.parseInt(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            System.out.println("to standard output");
            System.err.println("to standard error");
            System.out.flush();
            System.err.flush();
            if (code != 0) {
                Runtime.getRuntime().halt(code);
            }
            out.write("still here".getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Answers only when four threads are in it at the same time, with the identity of the one object they share. */
    public static final class Meeting implements RequestStreamHandler {

        private final CyclicBarrier barrier = new CyclicBarrier(4);

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
            try {
                barrier.await(1, TimeUnit.MINUTES);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IOException("Not four at once", e);
            }
            out.write(Integer.toString(System.identityHashCode(this)).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Never answers. */
    public static final class Hanging implements RequestStreamHandler {

        @Override
        public void handleRequest(InputStream in, OutputStream out, Context context) {
            try {
                new java.util.concurrent.CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
