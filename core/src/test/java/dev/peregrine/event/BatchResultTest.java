package dev.peregrine.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
    @SuppressWarnings("NullAway") // what a careless handler does
    void refusesAFailureWithoutACauseWhichWouldLookLikeNone() {
        assertThatThrownBy(() -> BatchResult.done().failed(FIRST, null)).isInstanceOf(NullPointerException.class);
    }
}
