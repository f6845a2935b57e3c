package dev.peregrine.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.event.Message;
import dev.peregrine.event.MessageHandler;
import dev.peregrine.event.PermanentFailure;
import dev.peregrine.json.JsonCodec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ParallelRunTest {
    private final List<String> handled = Collections.synchronizedList(new ArrayList<>());
    private final Set<Thread> threads = Collections.synchronizedSet(new HashSet<>());

    private TestHost host(int most, MessageHandler<String> handler) {
        return TestHost.capable(f -> f.messages("f", String.class, handler)
                .partialFailures()
                .parallel(most)
                .parking((message, cause) -> handled.add("park " + message.id())));
    }

    private void note(Message<String> message) {
        threads.add(Thread.currentThread());
        handled.add(message.id());
    }

    private static List<Item> many(int count) {
        String[] ids = new String[count];
        for (int i = 0; i < count; i++) {
            ids[i] = String.valueOf(i);
        }
        return Items.of(ids);
    }

    @Test
    void runsAsManyAtATimeAsDeclaredAndNoMore() throws Exception {
        CyclicBarrier fourAtATime = new CyclicBarrier(4);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        TestHost host = host(4, (message, context) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            fourAtATime.await(60, TimeUnit.SECONDS);
            running.decrementAndGet();
            note(message);
        });

        assertThat(host.deliver(Redelivery.ITEM, many(40))).isEmpty();
        assertThat(handled).hasSize(40).doesNotHaveDuplicates();
        assertThat(most).hasValue(4);
        assertThat(threads).hasSize(4).contains(Thread.currentThread());
    }

    @Test
    void allThreadsHaveEndedWhenItReturnsOrThrows() throws Exception {
        OutOfMemoryError error = new OutOfMemoryError("test");
        CountDownLatch bothRun = new CountDownLatch(2);
        TestHost host = host(8, (message, context) -> {
            note(message);
            if (message.id().equals("x")) {
                bothRun.countDown();
                await(bothRun);
                throw error;
            }
            if (message.id().equals("y")) {
                bothRun.countDown();
                await(bothRun);
            }
        });

        host.deliver(Redelivery.ITEM, many(100));
        assertThatThrownBy(() -> host.deliver(Redelivery.ITEM, Items.of("x", "y")))
                .isSameAs(error);

        assertThat(handled).contains("x", "y");
        assertThat(threads)
                .filteredOn(thread -> thread != Thread.currentThread())
                .allMatch(thread -> !thread.isAlive() && thread.isDaemon())
                .allMatch(thread -> thread.getName().startsWith("peregrine-f-"));
    }

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void keepsTheOrderWithinEachLaneUpToItsFirstFailure() throws Exception {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            for (String lane : List.of("a", "b", "c", "d")) {
                items.add(Items.message(lane + i, lane));
            }
        }
        TestHost host = host(4, (message, context) -> {
            Thread.onSpinWait();
            note(message);
            if (message.id().equals("b10")) {
                throw new IOException();
            }
            if (message.id().equals("c10")) {
                throw new PermanentFailure("never");
            }
        });

        assertThat(Items.ids(host.deliver(Redelivery.CHECKPOINT, items))).containsExactly("b10");
        for (String lane : List.of("a", "b", "c", "d")) {
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < (lane.equals("b") ? 11 : 30); i++) {
                expected.add(lane + i);
            }
            assertThat(handled).filteredOn(id -> id.startsWith(lane)).isEqualTo(expected);
        }
        assertThat(handled).contains("park c10");
    }

    @Test
    void startsNothingMoreAfterAFailureWhereAllComesAgain() {
        TestHost host = new TestHost(f -> f.messages("f", String.class, (message, context) -> {
                    note(message);
                    throw new IOException(message.id());
                })
                .parallel(3));

        assertThatThrownBy(() -> host.deliver(Redelivery.ALL, many(100))).isExactlyInstanceOf(IOException.class);
        assertThat(handled).hasSizeBetween(1, 3);
        assertThat(host.logged).hasSize(handled.size() - 1).allMatch(line -> line.contains("failed too"));
    }

    @Test
    void needsNoThreadForOneItemOrOneLane() throws Exception {
        TestHost host = host(16, (message, context) -> note(message));

        host.deliver(Redelivery.ITEM, Items.of("a"));
        host.deliver(Redelivery.ITEM, Items.inLanes("a1", "a2", "a3"));

        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    void anInterruptOfOneHandlerReachesNoOther() throws Exception {
        List<Boolean> interrupted = Collections.synchronizedList(new ArrayList<>());
        TestHost host = host(4, (message, context) -> {
            interrupted.add(Thread.currentThread().isInterrupted());
            Thread.currentThread().interrupt();
        });

        assertThat(host.deliver(Redelivery.ITEM, many(200))).isEmpty();
        assertThat(interrupted).hasSize(200).doesNotContain(true);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void keepsAnInterruptThatComesWhileItWaitsForTheOthers() throws Exception {
        Thread delivering = Thread.currentThread();
        CountDownLatch started = new CountDownLatch(1);
        TestHost host = host(2, (message, context) -> {
            note(message);
            if (Thread.currentThread() == delivering) {
                await(started);
            } else {
                started.countDown();
                while (delivering.getState() != Thread.State.WAITING || handled.size() < 2) {
                    Thread.onSpinWait();
                }
                delivering.interrupt();
            }
        });

        assertThat(host.deliver(Redelivery.ITEM, Items.of("a", "b"))).isEmpty();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(threads).filteredOn(thread -> thread != delivering).noneMatch(Thread::isAlive);
    }

    /** Has an engine run parallel with threads that are started in an unusual way. */
    private List<Item> run(MessageHandler<String> handler, List<Item> items, Consumer<Thread> starter)
            throws Exception {
        FunctionDefinition definition = AppDefinition.of(
                        f -> f.messages("f", String.class, handler).partialFailures())
                .functions()
                .get(0);
        RunningFunction function = new RunningFunction(definition, List.of(), new ArrayList<>());
        InvocationContext context =
                new InvocationContext(Invocation.of(TestHost.CAPABLE, "id-1", (message, cause) -> {}), "f", false);
        BatchEngine engine = new BatchEngine(function, JsonCodec.light(), context, Delivery.of(Redelivery.ITEM, items));
        Lanes.run(engine, 8, starter);
        return engine.outcomes().report();
    }

    @Test
    void fewerThreadsDoTheSameWorkWhenNoMoreCanBeStarted() throws Exception {
        for (int startable = 0; startable < 4; startable++) {
            AtomicInteger left = new AtomicInteger(startable);
            handled.clear();
            threads.clear();

            List<Item> again = run((message, context) -> note(message), many(50), thread -> {
                if (left.getAndDecrement() <= 0) {
                    throw new OutOfMemoryError("unable to create native thread");
                }
                thread.start();
            });

            assertThat(again).isEmpty();
            assertThat(handled).hasSize(50).doesNotHaveDuplicates();
            assertThat(threads).hasSizeLessThanOrEqualTo(startable + 1);
        }
    }

    @Test
    void waitsForTheThreadsThatRunWhenAnotherCanNotBeStartedForAnotherReason() {
        SecurityException refused = new SecurityException("no threads here");
        List<Thread> started = new ArrayList<>();

        assertThatThrownBy(() -> run((message, context) -> note(message), many(50), thread -> {
                    if (!started.isEmpty()) {
                        throw refused;
                    }
                    started.add(thread);
                    thread.start();
                }))
                .isSameAs(refused);
        assertThat(started).singleElement().matches(thread -> !thread.isAlive());
    }
}
