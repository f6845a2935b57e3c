package dev.peregrine.testing.runtime;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A function in its vendor's real runtime, in a JVM of its own, and what was measured of its start. Thread-safe. Closing it
 * kills the process; nothing of it is left on the disk, and what it printed can still be read.
 */
public sealed interface FunctionProcess extends AutoCloseable permits LambdaProcess, GoogleProcess {
    /**
     * Returns how long it took from the start of the process until the runtime was ready for a first invocation. On AWS that
     * is when the runtime client asks for one, which ends the platform's init phase; on Google Cloud it is when the invoker
     * takes connections, found by trying every millisecond.
     *
     * @return the time
     * @throws IllegalStateException if it is not ready yet
     */
    Duration readyTime();

    /**
     * Returns how long it took from the start of the process to its first answer, be it a response or an error.
     *
     * @return the time
     * @throws IllegalStateException if it has not answered yet
     */
    Duration firstAnswerTime();

    /**
     * Returns the most memory that the process had in physical memory up to its first answer, as Linux counts it ({@code
     * VmHWM}).
     *
     * @return bytes, empty where the system does not tell
     * @throws IllegalStateException if it has not answered yet
     */
    OptionalLong peakMemory();

    /**
     * Returns the classes that the JVM had parsed or generated when the first answer arrived: all but those from its
     * shared archive, hidden classes and lambdas included. Nearly free of noise, unlike times.
     *
     * @return their names in the order of loading
     * @throws IllegalStateException if counting classes was not asked for, if the process has not answered yet, or if the
     *     JVM ran without its shared archive, which makes the number worthless
     */
    List<String> parsedClasses();

    /**
     * Returns all classes that the JVM had loaded when the first answer arrived, those from its shared archive included.
     *
     * @return their names in the order of loading
     * @throws IllegalStateException if counting classes was not asked for, or if the process has not answered yet
     */
    List<String> loadedClasses();

    /** {@return what the process printed so far, to standard output and standard error; the middle of much is left out} */
    String output();

    /** {@return the exit code, or empty while the process runs} */
    OptionalInt exitCode();

    /**
     * Waits for the process to end by itself.
     *
     * @param atMost how long to wait
     * @return its exit code
     * @throws IllegalStateException if it still runs after this time, with what it printed
     * @throws InterruptedException if this thread is interrupted
     */
    int awaitExit(Duration atMost) throws InterruptedException;

    /**
     * Asks the process to end by {@code SIGTERM}, as platforms do, so that the JVM runs its shutdown hooks and writes the
     * archives it was told to write, and waits for it.
     *
     * @param atMost how long to wait
     * @return its exit code, which is 143 unless a hook changes it
     * @throws IllegalStateException if it still runs after this time, with what it printed
     * @throws InterruptedException if this thread is interrupted
     */
    int stop(Duration atMost) throws InterruptedException;

    @Override
    void close();
}
