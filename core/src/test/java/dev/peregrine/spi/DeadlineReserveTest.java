package dev.peregrine.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.Environment;
import dev.peregrine.EventDeclaration;
import dev.peregrine.FunctionApp;
import dev.peregrine.event.BatchResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class DeadlineReserveTest {
    private static final long DEADLINE = 10_000;

    private final List<String> handled = new ArrayList<>();
    private long now;

    /** Takes a second for each message. */
    private FunctionApp app(Consumer<EventDeclaration> declared) {
        return f -> declared.accept(f.messages("f", String.class, (message, context) -> {
            handled.add(message.id());
            now += 1000;
        }));
    }

    private List<Item> deliver(TestHost host, Redelivery redelivery, List<Item> items) throws Exception {
        Invocation invocation = host.invocation()
                .deadline(DEADLINE, false)
                .timeOf(Environment.of(Map.of()).withClock(() -> Instant.ofEpochMilli(now)));
        return host.deployment.deliver(Delivery.of(redelivery, items), invocation);
    }

    @Test
    void startsNothingWhenLessThanTheReserveIsLeft() throws Exception {
        TestHost host = TestHost.capable(app(f -> f.partialFailures().deadlineReserve(Duration.ofSeconds(3))));
        now = DEADLINE - 4500;

        assertThat(Items.ids(deliver(host, Redelivery.ITEM, Items.of("a", "b", "c", "d"))))
                .containsExactly("c", "d");
        assertThat(handled).containsExactly("a", "b");
    }

    @Test
    void startsOneWhenExactlyTheReserveIsLeft() throws Exception {
        TestHost host = TestHost.capable(app(f -> f.partialFailures().deadlineReserve(Duration.ofSeconds(3))));
        now = DEADLINE - 3000;

        assertThat(Items.ids(deliver(host, Redelivery.ITEM, Items.of("a", "b"))))
                .containsExactly("b");
    }

    @Test
    void reservesHalfASecondUnlessDeclaredOtherwise() throws Exception {
        TestHost host = TestHost.capable(app(EventDeclaration::partialFailures));
        now = DEADLINE - 499;
        assertThat(deliver(host, Redelivery.ITEM, Items.of("a"))).hasSize(1);
        now = DEADLINE - 500;
        assertThat(deliver(host, Redelivery.ITEM, Items.of("a"))).isEmpty();
    }

    @Test
    void reservesNothingIfToldSo() throws Exception {
        TestHost host = TestHost.capable(app(f -> f.partialFailures().deadlineReserve(Duration.ZERO)));
        now = DEADLINE + 1;

        assertThat(deliver(host, Redelivery.ITEM, Items.of("a"))).isEmpty();
        assertThat(handled).containsExactly("a");
    }

    @Test
    void saysWhatToChangeWhenTimeRunsShort() throws Exception {
        TestHost host = TestHost.capable(app(EventDeclaration::partialFailures));
        now = DEADLINE - 1400;

        deliver(host, Redelivery.ITEM, Items.of("a", "b", "c"));

        assertThat(host.logged).containsExactly("Invocation id-1 of function f: ran short of time");
        assertThat(host.causes)
                .singleElement()
                .asString()
                .contains("2 of 3 items were not started")
                .contains("500 ms")
                .contains("longer timeout")
                .contains("deadlineReserve");
    }

    @Test
    void failsWhereAllComesAgain() {
        TestHost host = new TestHost(app(f -> {}));
        now = DEADLINE - 1400;

        assertThatThrownBy(() -> deliver(host, Redelivery.ALL, Items.of("a", "b")))
                .isInstanceOf(UnfinishedException.class)
                .hasMessageContaining("1 of 2 items were not started");
        assertThat(handled).containsExactly("a");
    }

    @Test
    void asksAStreamForTheFirstOfEachShardThatWasNotStarted() throws Exception {
        TestHost host = TestHost.capable(app(EventDeclaration::partialFailures));
        now = DEADLINE - 2500;

        assertThat(Items.ids(deliver(host, Redelivery.CHECKPOINT, Items.inLanes("a1", "b1", "a2", "b2", "b3", "a3"))))
                .containsExactly("b2", "a3");
        assertThat(handled).containsExactly("a1", "b1", "a2");
    }

    @Test
    void startsNothingMoreInParallelEither() throws Exception {
        TestHost host = TestHost.capable(app(f -> f.partialFailures().parallel(4)));
        now = DEADLINE - 100;

        assertThat(deliver(host, Redelivery.ITEM, Items.of("a", "b", "c", "d", "e")))
                .hasSize(5);
        assertThat(handled).isEmpty();
    }

    @Test
    void handsOutNoBatchWhenTimeIsShort() throws Exception {
        TestHost host = TestHost.capable(f -> f.batches("f", String.class, (batch, context) -> {
                    batch.forEach(message -> handled.add(message.id()));
                    return BatchResult.done();
                })
                .partialFailures());
        now = DEADLINE - 100;
        assertThat(Items.ids(deliver(host, Redelivery.ITEM, Items.of("a", "b"))))
                .containsExactly("a", "b");
        assertThat(handled).isEmpty();

        now = DEADLINE - 1000;
        assertThat(deliver(host, Redelivery.ITEM, Items.of("a", "b"))).isEmpty();
        assertThat(handled).containsExactly("a", "b");
    }

    @Test
    void anUnknownDeadlineStopsNothing() throws Exception {
        TestHost host = TestHost.capable(app(EventDeclaration::partialFailures));

        assertThat(host.deliver(Redelivery.ITEM, Items.of("a", "b"))).isEmpty();
    }

    @Test
    void theHandlerSeesTheRemainingTimeOfTheSameClock() throws Exception {
        List<Duration> remaining = new ArrayList<>();
        TestHost host = new TestHost(f -> f.messages("f", String.class, (message, context) -> {
            remaining.add(context.remainingTime());
            now += 1000;
        }));
        now = DEADLINE - 3000;

        deliver(host, Redelivery.ALL, Items.of("a", "b"));

        assertThat(remaining).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(2));
    }
}
