package dev.peregrine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchResultTest {
    private static final Message<String> FIRST = Message.of("m-1", "");
    private static final Message<String> SECOND = Message.of("m-2", "");

    @Test
    void gathersFailuresInOrderWithoutChangingEarlierResults() {
        IOException cause = new IOException();
        BatchResult one = BatchResult.done().failed(SECOND, cause);
        BatchResult two = one.failed(FIRST, cause);

        assertThat(BatchResult.done().failures()).isEmpty();
        assertThat(one.failures()).containsOnlyKeys("m-2");
        assertThat(two.failures().keySet()).containsExactly("m-2", "m-1");
        assertThat(two.failures()).containsEntry("m-1", cause);
        assertThatThrownBy(() -> two.failures().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void ofFailuresWithOneIdOneThatMayBeMendedCounts() {
        IOException later = new IOException();
        PermanentFailure never = new PermanentFailure("never");
        Message<String> again = Message.of("m-1", "");

        assertThat(BatchResult.done().failed(FIRST, later).failed(again, never).failures())
                .containsExactly(Map.entry("m-1", later));
        assertThat(BatchResult.done().failed(FIRST, never).failed(again, later).failures())
                .containsExactly(Map.entry("m-1", later));
    }

    @Test
    void aLargeBatchThatFailsAsAWholeIsGatheredQuickly() {
        assertTimeout(Duration.ofSeconds(20), () -> {
            BatchResult all = BatchResult.done();
            IOException cause = new IOException();
            for (int i = 0; i < 100_000; i++) {
                all = all.failed(Message.of("m-" + i, ""), cause);
            }
            assertThat(all.failures()).hasSize(100_000);
        });
    }

    @Test
    @SuppressWarnings("NullAway") // what a careless handler does
    void refusesAFailureWithoutACauseWhichWouldLookLikeNone() {
        assertThatThrownBy(() -> BatchResult.done().failed(FIRST, null)).isInstanceOf(NullPointerException.class);
    }
}
