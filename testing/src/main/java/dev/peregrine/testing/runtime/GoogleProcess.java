package dev.peregrine.testing.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/**
 * A function in Google's own invoker, in a JVM of its own, started from the command line and by environment variables as on
 * Google Cloud. The invoker's jar must be present (see {@link RuntimeJars}), and the system must be able to share ports
 * (Linux, macOS); the process sees none of this JVM's environment except {@code PATH}.
 *
 * <pre>{@code
 * try (GoogleProcess function = GoogleProcess.of("com.example.Function").classPath(jars).start()) {
 *     RawResponse response = function.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
 * }
 * }</pre>
 *
 * <p>Counts of classes are a little less exact than those of {@link LambdaProcess}: the invoker does not wait while they are
 * read, and its server's threads load classes of their own. Thread-safe.
 */
public final class GoogleProcess implements FunctionProcess {

    private static final Duration START = Duration.ofMinutes(1);
    private static final int CONNECT_MILLIS = 1000;
    private static final long BETWEEN_TRIES = Duration.ofMillis(1).toNanos();

    private final ReservedPort port;
    private final RunningJvm jvm;
    private final FirstAnswer first;
    private boolean closed;

    private GoogleProcess(ReservedPort port, RunningJvm jvm, FirstAnswer first) {
        this.port = port;
        this.jvm = jvm;
        this.first = first;
    }

    /**
     * Begins to describe a process.
     *
     * @param target the function's class name, as in {@code FUNCTION_TARGET}
     * @return the description, to be completed and started
     */
    public static GoogleProcessBuilder of(String target) {
        return new GoogleProcessBuilder(target);
    }

    static GoogleProcess start(GoogleProcessBuilder builder) {
        ReservedPort port = ReservedPort.take();
        Path folder = null;
        try {
            folder = Files.createTempDirectory("google-");
            ClassLoadLog log = builder.countsClasses() ? new ClassLoadLog(folder.resolve("classes.log")) : null;
            FirstAnswer first = new FirstAnswer(log);
            ProcessBuilder command = builder.command(folder, port.number(), log);
            GoogleProcess started =
                    new GoogleProcess(port, new RunningJvm(first.start(command), folder, "google"), first);
            folder = null;
            started.awaitReady();
            return started;
        } catch (IOException | RuntimeException e) {
            port.close();
            if (folder != null) {
                TemporaryFolder.delete(folder);
            }
            throw e instanceof IOException io
                    ? new UncheckedIOException("Cannot start Google's invoker", io)
                    : (RuntimeException) e;
        }
    }

    /** Cloud Run, too, finds out by connecting. */
    private void awaitReady() {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port.number());
        long end = System.nanoTime() + START.toNanos();
        while (!isListening(address)) {
            if (Thread.interrupted()) {
                close(); // which waits, so the flag comes back afterwards
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while Google's invoker was starting");
            }
            boolean ended = !jvm.isAlive();
            if (ended || System.nanoTime() - end > 0) {
                close();
                throw new IllegalStateException("Google's invoker "
                        + (ended ? "has ended instead of starting" : "takes no connections after " + START)
                        + ". It printed last:\n" + jvm.lastLines());
            }
            LockSupport.parkNanos(BETWEEN_TRIES);
        }
        first.ready();
    }

    private static boolean isListening(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** {@return where the function answers, without a path: {@code http://127.0.0.1:port}} */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + port.number());
    }

    /**
     * Sends a request on a connection of its own and waits for the response. Only what is sent this way counts for {@link
     * #firstAnswerTime} and the rest that is measured.
     *
     * @param request the HTTP message as it is sent
     * @return the response
     * @throws IllegalStateException if there is none; {@link #output} may tell why
     */
    public RawResponse send(byte[] request) {
        try {
            RawResponse response = RawHttp.send(uri(), request);
            first.answered();
            return response;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Google's invoker has not answered; its output may tell why: " + e.getMessage(), e);
        }
    }

    /**
     * Waits until the process has printed a line that holds a text, as failures do some time after they are answered.
     *
     * @param part the text
     * @param atMost how long to wait
     * @return the first such line
     * @throws IllegalStateException if there is none after this time, with what the process printed
     * @throws InterruptedException if this thread is interrupted
     */
    public String awaitLine(String part, Duration atMost) throws InterruptedException {
        return jvm.awaitLine(part, atMost);
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
        return jvm.awaitExit(atMost);
    }

    @Override
    public int stop(Duration atMost) throws InterruptedException {
        return jvm.stop(atMost);
    }

    /** Kills the process, if it still runs. Nothing of it is left on the disk; all that it has printed can be read afterwards. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        jvm.close();
        port.close();
    }
}
