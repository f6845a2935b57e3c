package dev.peregrine.testing.instance;

/** How an invocation ended. After all but the first two the instance is gone, and the next invocation is cold. */
public enum Outcome {
    /** The function answered; over HTTP that includes every status, 500 too. */
    COMPLETED,

    /** The function failed as the host sees it: the adapter's entry point threw, or a direct invocation was answered by an error. */
    FAILED,

    /** The time limit passed. The thread was interrupted and, unless it ended in the time of grace, abandoned or its process killed. */
    TIMED_OUT,

    /**
     * The instance couldn't be initialised: a constructor, static initialiser or factory threw, the app was refused, or a forked
     * JVM couldn't be started.
     */
    INIT_FAILED,

    /** The heap, or another resource of the JVM that {@link OutOfMemoryError} stands for, was exhausted. */
    OUT_OF_MEMORY,

    /** The function ended its process, by {@code System.exit} or {@code Runtime.halt}. Only in a forked JVM. */
    EXITED,

    /**
     * The process was ended by a signal, such as that of a fault in native code. Only in a forked JVM. An exit code tells of it, 128
     * and the number of the signal, which a function that halts its process with a code from 129 to 192 can't be told from.
     */
    CRASHED;

    boolean endsInstance() {
        return this != COMPLETED && this != FAILED;
    }
}
