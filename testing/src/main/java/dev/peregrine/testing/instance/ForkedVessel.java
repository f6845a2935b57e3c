package dev.peregrine.testing.instance;

import dev.peregrine.testing.instance.Frames.Frame;
import dev.peregrine.testing.runtime.TemporaryFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/** An app in a JVM of its own. It can be ended for certain, and so are the processes that it started. */
final class ForkedVessel implements Vessel {
    /** How long to wait for what follows at once as a rule: the end of a process or of its output. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final int EXIT_OUT_OF_MEMORY = 3;
    private static final String TERMINATING = "Terminating due to java.lang.OutOfMemoryError";

    /** A process that a signal ended has a code above this, and there are so many signals. */
    private static final int SIGNALS = 128;

    private static final int LAST_SIGNAL = 64;

    private final Process process;
    private final Channel channel;
    private final Path folder;
    private final MarkedOutput stdout;
    private final MarkedOutput stderr;

    @SuppressWarnings("FutureReturnValueIgnored") // ended() throws nothing
    ForkedVessel(Process process, Channel channel, Path folder) {
        this.process = process;
        this.channel = channel;
        this.folder = folder;
        stdout = new MarkedOutput(process.getInputStream(), "function-instance-stdout");
        stderr = new MarkedOutput(process.getErrorStream(), "function-instance-stderr");
        process.onExit().thenRun(channel::ended);
    }

    @Override
    public Ending call(byte[] call, Duration timeout, Duration grace) {
        long begin = System.nanoTime();
        String mark = Secrets.mark();
        stdout.expect(mark);
        stderr.expect(mark);
        channel.send(Frame.of(Frames.CALL, mark, call));
        try {
            Frame frame = channel.receive(begin + timeout.toNanos());
            boolean announced = false;
            if (frame.kind() == Frames.EXITING) {
                announced = true;
                frame = channel.receive(begin + timeout.toNanos());
            }
            return switch (frame.kind()) {
                case Frames.ANSWER -> answered(frame, begin);
                case Frames.NO_MEMORY -> outOfMemory(begin, OptionalLong.empty());
                case Frames.END -> gone(announced, begin);
                default -> timedOut(begin, grace);
            };
        } catch (InterruptedException e) {
            discard();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test's thread was interrupted while the function ran", e);
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private Ending answered(Frame frame, long begin) {
        Duration duration = since(begin);
        Memory memory = Memory.of(frame.allocated(), frame.heap(), frame.peak());
        long millis = SOON.toMillis();
        return Ending.answered(frame.bytes(), duration, stdout.take(millis), stderr.take(millis), memory);
    }

    private Ending timedOut(long begin, Duration grace) throws InterruptedException {
        channel.send(Frame.of(Frames.INTERRUPT));
        long end = System.nanoTime() + grace.toNanos();
        String stack = "";
        String how = "It did not end within " + grace.toMillis() + " ms of being interrupted";
        for (Frame frame = channel.receive(end); frame.kind() != Frames.NONE; frame = channel.receive(end)) {
            if (frame.kind() == Frames.STACK) {
                stack = frame.text();
            } else if (frame.kind() != Frames.EXITING) {
                how = "It ended when it was interrupted";
                break;
            }
        }
        kill();
        Failure failure = Failure.of(Outcome.TIMED_OUT, how + ", and its process was killed", stack);
        return ended(Outcome.TIMED_OUT, failure, begin, OptionalLong.empty());
    }

    private Ending outOfMemory(long begin, OptionalLong code) {
        kill();
        Failure failure = new Failure(OutOfMemoryError.class.getName(), "The forked JVM ran out of memory", "");
        return ended(Outcome.OUT_OF_MEMORY, failure, begin, code);
    }

    /** The connection is closed: by the end of the process, unless the function closed what it doesn't know of. */
    private Ending gone(boolean announced, long begin) throws InterruptedException {
        if (!process.waitFor(SOON.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            String message = "The forked JVM closed its connection to the test and went on running; it was killed";
            return ended(Outcome.CRASHED, Failure.of(Outcome.CRASHED, message, ""), begin, OptionalLong.empty());
        }
        int code = process.exitValue();
        OptionalLong known = OptionalLong.of(code);
        Ending ending = ended(Outcome.EXITED, Failure.of(Outcome.EXITED, "", ""), begin, known);
        if (!channel.wasConnected()) {
            String message = "The JVM ended with code " + code
                    + " before it could run the function; stderr or stdout says why; check jvmOptions, jdk and classPath";
            return ending.as(Outcome.INIT_FAILED, Failure.of(Outcome.INIT_FAILED, message, ""));
        }
        if (announced) {
            return ending.as(
                    Outcome.EXITED, Failure.of(Outcome.EXITED, "The function ended its process with code " + code, ""));
        }
        if (code == EXIT_OUT_OF_MEMORY && ending.stdout().contains(TERMINATING)) {
            return ending.as(
                    Outcome.OUT_OF_MEMORY,
                    new Failure(OutOfMemoryError.class.getName(), "The forked JVM ran out of memory", ""));
        }
        String report = CrashReport.read(folder);
        boolean signal = code > SIGNALS && code <= SIGNALS + LAST_SIGNAL;
        if (signal || !report.isEmpty()) {
            String message = signal
                    ? "The forked JVM was ended by signal " + (code - SIGNALS)
                    : "The forked JVM crashed, and ended with code " + code;
            return ending.as(Outcome.CRASHED, Failure.of(Outcome.CRASHED, message, report));
        }
        String message = "The function halted its process with code " + code;
        return ending.as(Outcome.EXITED, Failure.of(Outcome.EXITED, message, ""));
    }

    private Ending ended(Outcome outcome, Failure failure, long begin, OptionalLong code) {
        long millis = SOON.toMillis();
        return Ending.ended(outcome, failure, since(begin), stdout.take(millis), stderr.take(millis), code);
    }

    private void kill() {
        List<ProcessHandle> below = process.descendants().toList();
        // Process.destroyForcibly would close the pipes with what is still in them
        process.toHandle().destroyForcibly();
        for (ProcessHandle handle : below) {
            handle.descendants().forEach(ProcessHandle::destroyForcibly);
            handle.destroyForcibly();
        }
        try {
            process.waitFor(SOON.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void discard() {
        kill();
        channel.close();
        TemporaryFolder.delete(folder);
    }

    @Override
    public int abandonedThreads() {
        return 0;
    }
}
