package dev.peregrine.testing.instance;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An app on a thread of this process, which can be interrupted and given up, but not ended. */
final class ThreadVessel implements Vessel {
    private final RoutedOutput output;
    private final Worker worker;
    private final Callable<UnaryOperator<byte[]>> maker;

    /** Made and used by the worker alone. */
    private @Nullable UnaryOperator<byte[]> app;

    private boolean stuck;

    /**
     * Makes a vessel.
     *
     * @param context the worker's context class loader
     * @param loader what is to be closed with it
     * @param maker makes the app, on the worker
     */
    ThreadVessel(ClassLoader context, Closeable loader, Callable<UnaryOperator<byte[]>> maker) {
        this.maker = maker;
        output = RoutedOutput.open();
        worker = new Worker(context, output, loader);
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Answer(byte[] bytes, long allocated) {}

    private Answer apply(byte[] call) throws Exception {
        UnaryOperator<byte[]> made = app;
        if (made == null) {
            made = maker.call();
            app = made;
        }
        long before = Memory.allocatedByThisThread();
        byte[] answer = made.apply(call);
        return new Answer(answer, before < 0 ? -1 : Memory.allocatedByThisThread() - before);
    }

    @Override
    public Ending call(byte[] call, Duration timeout, Duration grace) {
        long begin = System.nanoTime();
        FutureTask<Answer> task = worker.submit(() -> apply(call));
        try {
            Answer answer = task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            Memory memory = Memory.of(answer.allocated(), -1, -1);
            return Ending.answered(answer.bytes(), since(begin), output.stdout.take(), output.stderr.take(), memory);
        } catch (TimeoutException e) {
            return timedOut(task, begin, grace);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            Outcome outcome = cause instanceof OutOfMemoryError ? Outcome.OUT_OF_MEMORY : Outcome.FAILED;
            return ended(outcome, Failure.of(cause), begin);
        } catch (InterruptedException e) {
            worker.interrupt();
            stuck = true;
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The test's thread was interrupted while the function ran", e);
        }
    }

    private Ending timedOut(FutureTask<Answer> task, long begin, Duration grace) {
        String stack = worker.stack();
        worker.interrupt();
        String how;
        try {
            task.get(grace.toNanos(), TimeUnit.NANOSECONDS);
            how = "It ended when it was interrupted";
        } catch (ExecutionException e) {
            how = "It ended when it was interrupted";
        } catch (TimeoutException e) {
            stuck = true;
            how = "It did not end within " + grace.toMillis() + " ms of being interrupted, and its thread was given up";
        } catch (InterruptedException e) {
            stuck = true;
            Thread.currentThread().interrupt();
            how = "Its thread was given up, as the test's thread was interrupted";
        }
        return ended(Outcome.TIMED_OUT, Failure.of(Outcome.TIMED_OUT, how, stack), begin);
    }

    private Ending ended(Outcome outcome, Failure failure, long begin) {
        return Ending.ended(
                outcome,
                failure,
                since(begin),
                output.stdout.take(),
                output.stderr.take(),
                java.util.OptionalLong.empty());
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Override
    public void discard() {
        output.close(stuck);
        worker.end();
        try {
            if (!stuck) {
                // it is idle, so this is short
                worker.awaitEnd(1000);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public int abandonedThreads() {
        return stuck && worker.isAlive() ? 1 : 0;
    }
}
