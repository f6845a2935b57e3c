package dev.peregrine.testing.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The short pass over every target; CONTRIBUTING.md has the command for the long one. */
class DecodersUnderWrongBytesTest {
    private static final int INPUTS = 600;
    private static final int MOST_TRUNCATIONS = 200;

    /** Against hanging only: a pass takes a second or two. */
    private static final Duration HANGING = Duration.ofMinutes(1);

    static Stream<FuzzTarget> targets() {
        return FuzzTargets.all().stream();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void takeRightInputs(FuzzTarget target) throws Exception {
        for (byte[] seed : target.seeds()) {
            target.accept(seed);
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    void endInAnAnswerOrADeclaredExceptionWithinBoundedMemory(FuzzTarget target) {
        assertTimeoutPreemptively(HANGING, () -> {
            target.seeds().forEach(target::run);
            Mutator mutator = new Mutator(target.name().hashCode());
            for (int i = 0; i < INPUTS; i++) {
                target.run(mutator.next(target.seeds()));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("targets")
    void takeEveryTruncationOfARightInput(FuzzTarget target) {
        assertTimeoutPreemptively(HANGING, () -> {
            for (byte[] seed : target.seeds()) {
                int step = 1 + seed.length / MOST_TRUNCATIONS;
                for (int length = 0; length < seed.length; length += step) {
                    target.run(Arrays.copyOf(seed, length));
                }
            }
        });
    }

    @Test
    void aTargetFailsWithItsInputForAnUndeclaredExceptionOrTooMuchMemory() {
        byte[] input = {1, 2, 3};
        FuzzTarget throwing = FuzzTarget.of(
                "throwing",
                bytes -> {
                    throw new IllegalStateException("boom");
                },
                List.of());
        FuzzTarget wasteful = FuzzTarget.of(
                "wasteful", bytes -> assertThat(new byte[2_000_000]).isNotNull(), List.of());

        assertThatThrownBy(() -> throwing.run(input))
                .isInstanceOf(AssertionError.class)
                .hasMessage("not declared: java.lang.IllegalStateException, by throwing of 3 bytes, in base64: AQID");
        assertThatThrownBy(() -> wasteful.run(input))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(" bytes allocated, allowed 524588, by wasteful of 3 bytes");
    }

    @Test
    void aTargetFailsThatAcknowledgesWhatWasNotHandled() {
        Handled handled = new Handled();
        FuzzTarget careless = FuzzTarget.of("careless", bytes -> handled.covers(1), List.of());
        FuzzTarget deaf = FuzzTarget.of("deaf", Handled::acknowledged, List.of());

        assertThatThrownBy(() -> careless.run(new byte[0]))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("1 acknowledged, and 0 handled, by careless of 0 bytes");
        assertThatThrownBy(() -> deaf.run(new byte[] {'{'}))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("acknowledged what isn't JSON, by deaf of 1 bytes");
    }
}
