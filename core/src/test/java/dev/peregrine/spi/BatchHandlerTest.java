package dev.peregrine.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.event.BatchHandler;
import dev.peregrine.event.BatchResult;
import dev.peregrine.event.Message;
import dev.peregrine.event.PermanentFailure;
import dev.peregrine.event.RawMessage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchHandlerTest {
    private final List<List<String>> batches = new ArrayList<>();
    private final List<String> parked = new ArrayList<>();

    /** Fails what ends with an x; for good what ends with a p. */
    private final BatchHandler<String> handler = (batch, context) -> {
        List<String> ids = new ArrayList<>();
        BatchResult result = BatchResult.done();
        for (Message<String> message : batch) {
            ids.add(message.id());
            if (message.id().endsWith("x")) {
                result = result.failed(message, new IOException("not now"));
            } else if (message.id().endsWith("p")) {
                result = result.failed(message, new PermanentFailure("never"));
            }
        }
        batches.add(ids);
        return result;
    };

    private TestHost host(BatchHandler<String> batchHandler) {
        return TestHost.capable(f -> f.batches("f", String.class, batchHandler).partialFailures());
    }

    private TestHost parking(BatchHandler<String> batchHandler) {
        return TestHost.capable(f -> f.batches("f", String.class, batchHandler)
                .partialFailures()
                .parking((message, cause) -> parked.add(message.id())));
    }

    @Test
    void getsTheBatchAsTheHostMadeItAndHasExactlyItsFailuresAskedFor() throws Exception {
        assertThat(Items.ids(host(handler).deliver(Redelivery.ITEM, Items.of("a", "x", "b", "yx"))))
                .containsExactly("x", "yx");
        assertThat(batches).containsExactly(List.of("a", "x", "b", "yx"));
    }

    @Test
    void aFailureInTheMiddleOfALaneHoldsWhatFollowsBack() throws Exception {
        TestHost host = parking(handler);
        List<Item> items = Items.inLanes("a1", "b1", "ax", "b2", "a3", "ap");

        assertThat(Items.ids(host.deliver(Redelivery.ITEM, items))).containsExactly("ax", "a3", "ap");
        assertThat(Items.ids(host.deliver(Redelivery.CHECKPOINT, items))).containsExactly("ax");
        assertThat(parked).isEmpty();
        assertThat(host.logged).contains("Invocation id-1 of function f: item ap failed and is to be delivered again");
    }

    @Test
    void aParkedMessageHoldsNothingBack() throws Exception {
        assertThat(parking(handler).deliver(Redelivery.CHECKPOINT, Items.inLanes("a1", "ap", "a2")))
                .isEmpty();
        assertThat(parked).containsExactly("ap");
    }

    @Test
    void getsNeitherWhatCanNotBeDecodedNorWhatFollowsItInItsLane() throws Exception {
        List<Item> items = List.of(
                Items.message("a1", "a"),
                Items.undecodable("a2", "a"),
                Items.message("a3", "a"),
                Items.message("b1", "b"));

        assertThat(Items.ids(host(handler).deliver(Redelivery.ITEM, items))).containsExactly("a2", "a3");
        assertThat(Items.ids(host(handler).deliver(Redelivery.CHECKPOINT, items)))
                .containsExactly("a2");
        assertThat(batches).containsExactly(List.of("a1", "b1"), List.of("a1", "b1"));
    }

    @Test
    void isNotCalledWhereAllComesAgainBecauseOfWhatCanNotBeDecoded() {
        assertThatThrownBy(() -> host(handler)
                        .deliver(Redelivery.ALL, Items.concat(Items.of("a"), Items.undecodable("u", null))))
                .hasMessage("u is not what it should be");
        assertThat(batches).isEmpty();
    }

    @Test
    void isNotCalledWithAnEmptyBatch() throws Exception {
        assertThat(host(handler).deliver(Redelivery.ITEM, List.of())).isEmpty();
        assertThat(parking(handler).deliver(Redelivery.ITEM, List.of(Items.undecodable("u", null))))
                .isEmpty();
        assertThat(batches).isEmpty();
        assertThat(parked).containsExactly("u");
    }

    @Test
    void whatItThrowsCountsForAllOfTheBatchAndIsLoggedOnce() throws Exception {
        IOException failure = new IOException("no database");
        TestHost host = host((batch, context) -> {
            throw failure;
        });

        assertThat(Items.ids(host.deliver(Redelivery.ITEM, Items.of("a", "b", "c"))))
                .containsExactly("a", "b", "c");
        assertThat(Items.ids(host.deliver(Redelivery.CHECKPOINT, Items.inLanes("a1", "b1", "a2"))))
                .containsExactly("a1", "b1");
        assertThat(host.causes).containsExactly(failure, failure);
        assertThatThrownBy(() -> host.deliver(Redelivery.ALL, Items.of("a"))).isSameAs(failure);
        assertThatThrownBy(() -> host.deliver(Redelivery.NONE, Items.of("a"))).isSameAs(failure);
    }

    @Test
    void aPermanentFailureThatItThrowsParksAllOfTheBatch() throws Exception {
        TestHost host = parking((batch, context) -> {
            throw new PermanentFailure("never");
        });

        assertThat(host.deliver(Redelivery.ITEM, Items.of("a", "b"))).isEmpty();
        assertThat(parked).containsExactly("a", "b");
    }

    @Test
    void parksNothingBehindWhatCouldNotBeParkedInItsLane() throws Exception {
        TestHost host = TestHost.capable(f -> f.batches("f", String.class, (batch, context) -> {
                    throw new PermanentFailure("never");
                })
                .partialFailures()
                .parking((message, cause) -> {
                    if (message.id().equals("a1")) {
                        throw new IOException("full");
                    }
                    parked.add(message.id());
                }));

        assertThat(Items.ids(host.deliver(Redelivery.ITEM, Items.inLanes("a1", "b1", "a2"))))
                .containsExactly("a1", "a2");
        assertThat(parked).containsExactly("b1");
    }

    @Test
    @SuppressWarnings("NullAway") // what a careless handler does
    void mayReturnNeitherNullNorAFailureWithoutACause() throws Exception {
        TestHost nothing = host((batch, context) -> null);
        TestHost causeless = host((batch, context) -> BatchResult.done().failed(batch.get(0), null));

        assertThat(nothing.deliver(Redelivery.ITEM, Items.of("a", "b"))).hasSize(2);
        assertThat(nothing.causes)
                .singleElement()
                .asString()
                .contains("function f")
                .contains("returned null")
                .contains("BatchResult.done()");
        assertThat(causeless.deliver(Redelivery.ITEM, Items.of("a", "b"))).hasSize(2);
        assertThat(causeless.causes).singleElement().isInstanceOf(NullPointerException.class);
    }

    @Test
    void aFailureOfAnUnknownMessageCountsForAllOfTheBatch() throws Exception {
        TestHost host = host((batch, context) -> BatchResult.done().failed(Message.of("z", ""), new IOException()));

        assertThat(Items.ids(host.deliver(Redelivery.ITEM, Items.of("a", "b")))).containsExactly("a", "b");
        assertThat(host.causes).singleElement().asString().contains("not in the batch");
    }

    @Test
    void aFailureCountsForEveryMessageOfItsId() throws Exception {
        assertThat(Items.ids(host(handler).deliver(Redelivery.ITEM, Items.of("x", "a", "x"))))
                .containsExactly("x", "x");
    }

    @Test
    void aFailureOfAMessageFromWithinAnotherIsNotLost() throws Exception {
        Item carried = Items.message("inner-x", null)
                .carriedBy(RawMessage.text("outer", "{}").build(), null);

        assertThat(Items.ids(host(handler).deliver(Redelivery.ITEM, Items.concat(Items.of("a"), carried))))
                .containsExactly("outer");
        assertThat(batches).containsExactly(List.of("a", "inner-x"));
    }

    @Test
    void whatIsDoneBeforeAMessageThatCanNotBeDecodedIsNotAskedForAgain() throws Exception {
        List<Item> items = List.of(Items.message("a1", "a"), Items.undecodable("a2", "a"));

        assertThat(Items.ids(host(handler).deliver(Redelivery.CHECKPOINT, items)))
                .containsExactly("a2");
    }

    @Test
    void everyFailureButTheOneThatIsThrownIsLogged() {
        TestHost host = host(handler);

        assertThatThrownBy(() -> host.deliver(Redelivery.ALL, Items.of("x", "a", "yx", "zx")))
                .hasMessage("not now");
        assertThat(host.logged)
                .containsExactly(
                        "Invocation id-1 of function f: item yx failed too and is to be delivered again",
                        "Invocation id-1 of function f: item zx failed too and is to be delivered again");
    }

    @Test
    void canNotChangeTheBatch() throws Exception {
        TestHost host = host((batch, context) -> {
            assertThatThrownBy(() -> batch.remove(0)).isInstanceOf(UnsupportedOperationException.class);
            return BatchResult.done();
        });

        assertThat(host.deliver(Redelivery.ITEM, Items.of("a"))).isEmpty();
    }

    @Test
    void itsInterruptReachesNeitherTheParkingPlaceNorTheHost() throws Exception {
        List<Boolean> interrupted = new ArrayList<>();
        for (boolean throwing : new boolean[] {true, false}) {
            TestHost host = TestHost.capable(f -> f.batches("f", String.class, (batch, context) -> {
                        Thread.currentThread().interrupt();
                        if (throwing) {
                            throw new PermanentFailure("never");
                        }
                        return handler.handle(batch, context);
                    })
                    .partialFailures()
                    .parking((message, cause) ->
                            interrupted.add(Thread.currentThread().isInterrupted())));

            assertThat(host.deliver(Redelivery.ITEM, Items.of("p"))).isEmpty();
        }
        assertThat(interrupted).containsExactly(false, false);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void failsTheInvocationWhenMemoryRunsOut() {
        OutOfMemoryError error = new OutOfMemoryError("test");
        TestHost host = host((batch, context) -> {
            throw error;
        });

        assertThatThrownBy(() -> host.deliver(Redelivery.ITEM, Items.of("a", "b")))
                .isSameAs(error);
    }
}
