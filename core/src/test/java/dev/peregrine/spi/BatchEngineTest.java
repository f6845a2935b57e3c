package dev.peregrine.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.Context;
import dev.peregrine.event.Message;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.event.PermanentFailure;
import dev.peregrine.event.RawMessage;
import dev.peregrine.event.UndecodableException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BatchEngineTest {
    private final List<String> handled = new ArrayList<>();

    /** Fails for messages whose ids begin or end with an x. */
    private final MessageHandler<String> handler = (message, context) -> {
        handled.add(message.id());
        if (message.id().startsWith("x") || message.id().endsWith("x")) {
            throw new IOException(message.id());
        }
    };

    private static TestHost partial(MessageHandler<String> handler) {
        return TestHost.capable(f -> f.messages("f", String.class, handler).partialFailures());
    }

    private static TestHost whole(MessageHandler<String> handler) {
        return new TestHost(f -> f.messages("f", String.class, handler));
    }

    @Test
    void asksAQueueForExactlyWhatFailed() throws Exception {
        TestHost host = partial(handler);

        List<Item> again = host.deliver(Redelivery.ITEM, Items.of("a", "x1", "b", "x2"));

        assertThat(handled).containsExactly("a", "x1", "b", "x2");
        assertThat(Items.ids(again)).containsExactly("x1", "x2");
        assertThat(host.logged)
                .containsExactly(
                        "Invocation id-1 of function f: item x1 failed and is to be delivered again",
                        "Invocation id-1 of function f: item x2 failed and is to be delivered again");
        assertThat(host.causes).allMatch(cause -> cause instanceof IOException);
    }

    @Test
    void asksAQueueForAllOfAGroupFromItsFirstFailureOn() throws Exception {
        List<Item> again =
                partial(handler).deliver(Redelivery.ITEM, Items.inLanes("a1", "b1", "ax", "b2", "a3", "bx", "b4"));

        assertThat(handled).containsExactly("a1", "b1", "ax", "b2", "bx");
        assertThat(Items.ids(again)).containsExactly("ax", "a3", "bx", "b4");
    }

    @Test
    void asksAStreamForEachShardsFirstFailure() throws Exception {
        List<Item> again = partial(handler)
                .deliver(Redelivery.CHECKPOINT, Items.inLanes("a1", "b1", "ax", "b2", "a3", "bx", "c1"));

        assertThat(handled).containsExactly("a1", "b1", "ax", "b2", "bx", "c1");
        assertThat(Items.ids(again)).containsExactly("ax", "bx");
    }

    @Test
    void takesWhatHasNoShardAsOneShardWhereAPositionIsAskedFor() throws Exception {
        List<Item> again = partial(handler).deliver(Redelivery.CHECKPOINT, Items.of("a", "x1", "b", "x2"));

        assertThat(handled).containsExactly("a", "x1");
        assertThat(Items.ids(again)).containsExactly("x1");
    }

    @Test
    void stopsAtTheFirstFailureAndThrowsItWhereAllComesAgain() {
        TestHost host = partial(handler);

        assertThatThrownBy(() -> host.deliver(Redelivery.ALL, Items.of("a", "x1", "b", "x2")))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("x1");
        assertThat(handled).containsExactly("a", "x1");
        assertThat(host.logged).isEmpty();
    }

    @Test
    void asksForAllUnlessPartialFailuresAreDeclared() {
        for (Redelivery redelivery : List.of(Redelivery.ITEM, Redelivery.CHECKPOINT, Redelivery.ALL)) {
            handled.clear();

            assertThatThrownBy(() -> whole(handler).deliver(redelivery, Items.inLanes("a1", "bx", "a2")))
                    .isExactlyInstanceOf(IOException.class);
            assertThat(handled).containsExactly("a1", "bx");
        }
    }

    @Test
    void runsAllAndThrowsTheFirstFailureWhereNothingComesAgain() {
        TestHost host = whole(handler);

        assertThatThrownBy(() -> host.deliver(Redelivery.NONE, Items.inLanes("a1", "ax", "a3", "bx")))
                .hasMessage("ax");
        assertThat(handled).containsExactly("a1", "ax", "a3", "bx");
        assertThat(host.logged)
                .containsExactly(
                        "Invocation id-1 of function f: item ax failed, and this host won't deliver it again",
                        "Invocation id-1 of function f: item bx failed, and this host won't deliver it again");
    }

    @Test
    void doesNothingForAnEmptyDelivery() throws Exception {
        for (Redelivery redelivery : Redelivery.values()) {
            assertThat(partial(handler).deliver(redelivery, List.of())).isEmpty();
            assertThat(new TestHost(f -> f.messages("f", String.class, handler).parallel(4))
                            .deliver(redelivery, List.of()))
                    .isEmpty();
        }
        assertThat(handled).isEmpty();
    }

    @Test
    void asksForNothingWhenAllIsDone() throws Exception {
        for (Redelivery redelivery : Redelivery.values()) {
            assertThat(partial(handler).deliver(redelivery, Items.inLanes("a1", "b1", "a2")))
                    .isEmpty();
        }
        assertThat(handled).hasSize(12);
    }

    @Test
    void takesAnErrorOfTheHandlerAsAFailureLikeAnyOther() throws Exception {
        for (Error error : List.of(new AssertionError(), new StackOverflowError(), new NoClassDefFoundError())) {
            MessageHandler<String> failing = (message, context) -> {
                handled.add(message.id());
                if (message.id().equals("x")) {
                    throw error;
                }
            };
            handled.clear();

            assertThat(Items.ids(partial(failing).deliver(Redelivery.ITEM, Items.of("a", "x", "b"))))
                    .containsExactly("x");
            assertThat(handled).containsExactly("a", "x", "b");
            assertThatThrownBy(() -> partial(failing).deliver(Redelivery.ALL, Items.of("a", "x", "b")))
                    .isSameAs(error);
        }
    }

    @Test
    void aHandlerThatReallyOverflowsTheStackLeavesTheOthersBe() throws Exception {
        MessageHandler<String> deep = new MessageHandler<>() {
            @Override
            public void handle(Message<String> message, Context context) throws Exception {
                if (message.id().equals("x")) {
                    handle(message, context);
                }
                handled.add(message.id());
            }
        };

        assertThat(Items.ids(partial(deep).deliver(Redelivery.ITEM, Items.of("a", "x", "b"))))
                .containsExactly("x");
        assertThat(handled).containsExactly("a", "b");
    }

    @Test
    void failsTheInvocationWhenMemoryRunsOut() {
        OutOfMemoryError error = new OutOfMemoryError("test");
        TestHost host = partial((message, context) -> {
            handled.add(message.id());
            if (message.id().equals("x")) {
                throw error;
            }
        });

        for (Redelivery redelivery : Redelivery.values()) {
            handled.clear();
            assertThatThrownBy(() -> host.deliver(redelivery, Items.of("a", "x", "b")))
                    .isSameAs(error);
            assertThat(handled).containsExactly("a", "x");
        }
    }

    @Test
    void throwsWhatIsNeitherAnExceptionNorAnErrorAsItIs() {
        class Odd extends Throwable {
            private static final long serialVersionUID = 1L;
        }
        Odd odd = new Odd();
        TestHost host = whole((message, context) -> BatchEngineTest.<RuntimeException>rethrow(odd));

        assertThatThrownBy(() -> host.deliver(Redelivery.ALL, Items.of("a"))).isSameAs(odd);
    }

    @SuppressWarnings("unchecked") // the type is made up, for the compiler
    private static <T extends Throwable> void rethrow(Throwable failure) throws T {
        throw (T) failure;
    }

    @Test
    void anItemThatCanNotBeDecodedFailsByItselfAndEntersNoHandler() throws Exception {
        List<Item> items = Items.concat(Items.of("a"), Items.undecodable("u", null), Items.message("b", null));

        assertThat(Items.ids(partial(handler).deliver(Redelivery.ITEM, items))).containsExactly("u");
        assertThat(handled).containsExactly("a", "b");
        assertThatThrownBy(() -> whole(handler).deliver(Redelivery.ALL, items))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("u is not what it should be");
        assertThat(handled).containsExactly("a", "b", "a");
    }

    @Test
    void anItemThatCanNotBeDecodedEndsItsLane() throws Exception {
        List<Item> items = Items.concat(
                Items.inLanes("a1", "b1"),
                Items.undecodable("a2", "a"),
                Items.message("a3", "a"),
                Items.message("b2", "b"));

        assertThat(Items.ids(partial(handler).deliver(Redelivery.CHECKPOINT, items)))
                .containsExactly("a2");
        assertThat(handled).containsExactly("a1", "b1", "b2");
    }

    @Test
    void aBodyThatDoesNotFitFailsByItselfAndSaysWhere() throws Exception {
        record Order(String sku) {}
        List<String> skus = new ArrayList<>();
        TestHost host = TestHost.capable(f -> f.messages(
                        "f",
                        Order.class,
                        (message, context) -> skus.add(message.body().sku()))
                .partialFailures());
        List<Item> items = List.of(
                Item.message(RawMessage.text("1", "{\"sku\":\"falcon\"}").build(), null),
                Item.message(RawMessage.text("2", "{\"sku\":7}").build(), null),
                Item.message(RawMessage.bytes("3", new byte[] {(byte) 0xff}).build(), null),
                Item.message(RawMessage.text("4", "{\"sku\":\"kite\"}").build(), null));

        assertThat(Items.ids(host.deliver(Redelivery.ITEM, items))).containsExactly("2", "3");
        assertThat(skus).containsExactly("falcon", "kite");
        assertThat(host.causes.get(0))
                .isInstanceOf(UndecodableException.class)
                .hasMessageStartingWith("The body of message 2: ")
                .hasMessageContaining("/sku");
    }

    @Test
    void aPermanentFailureWithoutAParkingPlaceIsDeliveredAgain() throws Exception {
        TestHost host = partial((message, context) -> {
            throw new PermanentFailure("never");
        });

        assertThat(Items.ids(host.deliver(Redelivery.ITEM, Items.of("a", "b")))).containsExactly("a", "b");
        assertThatThrownBy(() -> host.deliver(Redelivery.ALL, Items.of("a"))).isInstanceOf(PermanentFailure.class);
    }

    @Test
    void namesWhatCarriedSeveralItemsOnce() throws Exception {
        RawMessage carrier = RawMessage.text("envelope", "{}").build();
        List<Item> items = List.of(
                Items.message("x1", null).carriedBy(carrier, null),
                Items.message("a", null).carriedBy(carrier, null),
                Items.message("x2", null).carriedBy(carrier, null));

        assertThat(Items.ids(partial(handler).deliver(Redelivery.ITEM, items))).containsExactly("envelope");
        assertThat(handled).containsExactly("x1", "a", "x2");
    }

    @Test
    void reportsEachOfTwoMessagesOfOneId() throws Exception {
        assertThat(Items.ids(partial(handler).deliver(Redelivery.ITEM, Items.of("x", "a", "x"))))
                .containsExactly("x", "x");
    }

    @Test
    void aHandlersInterruptReachesNeitherTheNextItemNorTheHost() throws Exception {
        List<Boolean> interrupted = new ArrayList<>();
        TestHost host = partial((message, context) -> {
            interrupted.add(Thread.currentThread().isInterrupted());
            Thread.currentThread().interrupt();
            if (message.id().equals("x")) {
                throw new InterruptedException();
            }
        });

        assertThat(Items.ids(host.deliver(Redelivery.ITEM, Items.of("a", "x", "b"))))
                .containsExactly("x");
        assertThat(interrupted).containsExactly(false, false, false);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void givesAnInterruptOfTheHostBackToIt() throws Exception {
        List<Boolean> interrupted = new ArrayList<>();
        TestHost host = partial(
                (message, context) -> interrupted.add(Thread.currentThread().isInterrupted()));
        TestHost failing = whole(handler);

        Thread.currentThread().interrupt();
        host.deliver(Redelivery.ITEM, Items.of("a", "b"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted).containsExactly(false, false);

        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> failing.deliver(Redelivery.ALL, Items.of("x"))).hasMessage("x");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aLoggerThatFailsChangesNothing() throws Exception {
        TestHost host = partial(handler);
        Invocation invocation = Invocation.of(TestHost.CAPABLE, "id-1", (message, cause) -> {
            throw new IllegalStateException("disk full");
        });

        assertThat(Items.ids(
                        host.deployment.deliver(Delivery.of(Redelivery.ITEM, Items.of("x1", "a", "x2")), invocation)))
                .containsExactly("x1", "x2");
        assertThat(handled).containsExactly("x1", "a", "x2");
    }

    @Test
    void logsAnIdInOneLine() throws Exception {
        TestHost host = partial(handler);

        host.deliver(Redelivery.ITEM, Items.of("x\r\nforged line"));

        assertThat(host.logged).singleElement().asString().doesNotContain("\n").doesNotContain("\r");
    }

    @Test
    void aFactoryThatFailsFailsTheDeliveryAndIsTriedAgainAtTheNext() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        TestHost host = TestHost.ofAll(f -> f.messages("f", String.class, () -> {
                    if (tries.incrementAndGet() < 3) {
                        throw new IOException("not yet");
                    }
                    return handler;
                })
                .partialFailures());

        for (int i = 1; i < 3; i++) {
            assertThatThrownBy(() -> host.deliverTo("f", Redelivery.ITEM, Items.of("a", "b")))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("not yet");
            assertThat(tries).hasValue(i);
        }
        assertThat(host.deliverTo("f", Redelivery.ITEM, Items.of("a", "b"))).isEmpty();
        assertThat(handled).containsExactly("a", "b");
    }
}
