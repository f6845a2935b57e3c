package dev.peregrine.testing.instance;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The one thread of an instance in this process. What a function leaves in thread-locals dies with it, which is what lets a class
 * loader go. A daemon: one that was given up doesn't keep the process alive.
 */
final class Worker {
    private static final FutureTask<Void> END = new FutureTask<>(() -> null);

    private final LinkedBlockingQueue<FutureTask<?>> tasks = new LinkedBlockingQueue<>();
    private final Thread thread;

    /**
     * Starts the thread.
     *
     * @param loader its context class loader
     * @param atEnd closed by the thread when it ends: code that still runs may have to load classes
     */
    Worker(ClassLoader loader, RoutedOutput output, Closeable atEnd) {
        thread = new Thread(() -> run(output, atEnd), "function-instance");
        thread.setDaemon(true);
        thread.setContextClassLoader(loader);
        thread.start();
    }

    private void run(RoutedOutput output, Closeable atEnd) {
        output.adopt();
        try (atEnd) {
            for (FutureTask<?> task = next(); task != END; task = next()) {
                task.run();
                // a flag left behind is no affair of the next task
                Thread.interrupted();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The instance's class loader can't be closed", e);
        } finally {
            Thread.currentThread().setContextClassLoader(null);
        }
    }

    private FutureTask<?> next() {
        while (true) {
            try {
                return tasks.take();
            } catch (InterruptedException e) {
                // by code that the function left behind: this thread ends when it is told to
            }
        }
    }

    <T> FutureTask<T> submit(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        tasks.add(future);
        return future;
    }

    /** Where the thread stands, one frame a line. */
    String stack() {
        StringBuilder lines = new StringBuilder();
        for (StackTraceElement frame : thread.getStackTrace()) {
            lines.append("\tat ").append(frame).append('\n');
        }
        return lines.toString();
    }

    void interrupt() {
        thread.interrupt();
    }

    /** Ends the thread when what it does is done. */
    void end() {
        tasks.add(END);
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    void awaitEnd(long millis) throws InterruptedException {
        thread.join(millis);
    }
}
