package dev.peregrine.testing.instance;

import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What a call of a vessel came to: an answer, or the reason why there is none. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Ending(
        Outcome outcome,
        byte @Nullable [] answer,
        @Nullable Failure failure,
        Duration duration,
        String stdout,
        String stderr,
        Memory memory,
        OptionalLong exitCode) {

    static Ending answered(byte[] answer, Duration duration, String stdout, String stderr, Memory memory) {
        return new Ending(Outcome.COMPLETED, answer, null, duration, stdout, stderr, memory, OptionalLong.empty());
    }

    static Ending ended(
            Outcome outcome, Failure failure, Duration duration, String stdout, String stderr, OptionalLong exitCode) {
        return new Ending(outcome, null, failure, duration, stdout, stderr, Memory.UNKNOWN, exitCode);
    }

    /** The same with another judgement of it. */
    Ending as(Outcome newOutcome, @Nullable Failure newFailure) {
        return new Ending(newOutcome, answer, newFailure, duration, stdout, stderr, memory, exitCode);
    }

    /** The same; one that took too long says first what did. */
    Ending late(String what) {
        Failure known = failure;
        return outcome != Outcome.TIMED_OUT || known == null
                ? this
                : as(outcome, Failure.of(outcome, what + ". " + known.message(), known.trace()));
    }

    /** The same after what was printed before. */
    Ending after(Ending init) {
        return new Ending(
                outcome, answer, failure, duration, init.stdout + stdout, init.stderr + stderr, memory, exitCode);
    }

    /** An initialisation that was all there was. */
    Ending withoutCall() {
        return new Ending(outcome, answer, failure, Duration.ZERO, stdout, stderr, memory, exitCode);
    }
}
