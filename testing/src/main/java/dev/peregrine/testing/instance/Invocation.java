package dev.peregrine.testing.instance;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One invocation of a function: how it ended, how long it took, what it printed, and the reply if there is one. Immutable.
 *
 * @param <R> the kind of reply
 */
public final class Invocation<R> {
    private final @Nullable R reply;
    private final Ending ending;
    private final boolean cold;
    private final Duration initDuration;
    private final boolean initialised;

    Invocation(@Nullable R reply, Ending ending, boolean cold, Duration initDuration, boolean initialised) {
        this.reply = reply;
        this.ending = ending;
        this.cold = cold;
        this.initDuration = initDuration;
        this.initialised = initialised;
    }

    /**
     * How it ended.
     *
     * @return the outcome
     */
    public Outcome outcome() {
        return ending.outcome();
    }

    /**
     * The reply of the host to the caller, as {@link dev.peregrine.testing.CloudApp} gives it; what was thrown in it is a
     * {@link dev.peregrine.testing.RemoteFailure}.
     *
     * @return the reply of an invocation that completed or failed
     * @throws IllegalStateException when the instance ended without one, with the reason and what it printed
     */
    public R reply() {
        if (reply == null) {
            throw new IllegalStateException(
                    "There is no reply: " + this + "\nstdout: " + stdout() + "\nstderr: " + stderr());
        }
        return reply;
    }

    /**
     * Whether there is a reply.
     *
     * @return whether {@link #reply} returns one
     */
    public boolean hasReply() {
        return reply != null;
    }

    /**
     * Whether an instance was made for it.
     *
     * @return whether it was a cold start
     */
    public boolean isCold() {
        return cold;
    }

    /**
     * Whether initialisation was over when it ended.
     *
     * @return false when the function itself was never called
     */
    public boolean isInitialised() {
        return initialised;
    }

    /**
     * How long the initialisation took: from before the instance was made (its class loader created, its process spawned) until
     * the app had started.
     *
     * @return the time, zero for a warm invocation
     */
    public Duration initDuration() {
        return initDuration;
    }

    /**
     * How long the call took, after initialisation and as seen from the test.
     *
     * @return the time, zero when the function was never called
     */
    public Duration duration() {
        return ending.duration();
    }

    /**
     * What was printed on standard output since the previous invocation of the same instance: by this one, its initialisation
     * and threads that earlier ones left behind. The middle is left out of more than 1 MiB.
     *
     * @return the text
     */
    public String stdout() {
        return ending.stdout();
    }

    /**
     * What was printed on standard error, in the same way.
     *
     * @return the text
     */
    public String stderr() {
        return ending.stderr();
    }

    /**
     * What went wrong.
     *
     * @return the failure; empty for a completed invocation, and for one whose failure its reply alone tells, such as a status of
     *     HTTP
     */
    public Optional<Failure> failure() {
        return Optional.ofNullable(ending.failure());
    }

    /**
     * How much memory the thread that called the function allocated during the call.
     *
     * @return bytes, as the JVM counts them; empty where it doesn't, and when there is no reply
     */
    public OptionalLong allocatedBytes() {
        return ending.memory().allocated();
    }

    /**
     * How much of the heap of the forked JVM was in use after the call, garbage included.
     *
     * @return bytes; empty for other isolations, which share the heap with the test
     */
    public OptionalLong heapBytes() {
        return ending.memory().heap();
    }

    /**
     * The largest part of the machine's memory that the forked process has held so far.
     *
     * @return bytes; empty for other isolations and where the system doesn't tell (it does on Linux)
     */
    public OptionalLong peakResidentBytes() {
        return ending.memory().peakResident();
    }

    /**
     * The exit code of a forked JVM that ended by itself.
     *
     * @return the code, 128 and the number of the signal for a crash; empty while it runs or when it was killed from here
     */
    public OptionalLong exitCode() {
        return ending.exitCode();
    }

    /** The outcome and the failure, nothing of what was sent, answered or printed. */
    @Override
    public String toString() {
        return (cold ? "cold, " : "warm, ")
                + outcome()
                + failure().map(failure -> " (" + failure + ")").orElse("");
    }
}
