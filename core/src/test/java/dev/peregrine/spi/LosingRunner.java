package dev.peregrine.spi;

import dev.peregrine.event.Message;
import dev.peregrine.event.MessageHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A broken engine: its threads gather the failures in a plain list. Two of them meet there at the worst moment, which without
 * help happens once in many thousand messages.
 */
final class LosingRunner implements ParallelCheck.Runner {
    private static final dev.peregrine.Context NO_CONTEXT =
            new InvocationContext(Invocation.of(TestHost.HOST, "id-1", (message, cause) -> {}), "losing", false);

    /** A plain list, where two threads that add at the same time find the same place free. */
    private static final class PlainList extends ArrayList<Item> {
        private static final long serialVersionUID = 1L;
        private final transient AtomicInteger adding = new AtomicInteger();
        private final transient CyclicBarrier bothHaveReadTheSize = new CyclicBarrier(2);

        @Override
        public boolean add(Item item) {
            if (adding.getAndIncrement() >= 2) {
                return addOneAtATime(item);
            }
            int free = size();
            try {
                bothHaveReadTheSize.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
                throw new IllegalStateException(e);
            }
            return put(free, item);
        }

        /** Beside that moment the list stays sound, so that it is failures that are lost and not the run. */
        private synchronized boolean addOneAtATime(Item item) {
            return super.add(item);
        }

        private synchronized boolean put(int free, Item item) {
            if (free < size()) {
                set(free, item);
                return true;
            }
            return super.add(item);
        }
    }

    @Override
    public List<Item> run(List<Item> messages, MessageHandler<String> handler, int parallelism)
            throws InterruptedException {
        List<Item> failed = new PlainList();
        AtomicInteger next = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < parallelism; i++) {
            Thread thread = new Thread(() -> {
                for (int at = next.getAndIncrement(); at < messages.size(); at = next.getAndIncrement()) {
                    try {
                        handler.handle(Message.of(messages.get(at).raw(), ""), NO_CONTEXT);
                    } catch (Exception e) {
                        failed.add(messages.get(at));
                    }
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return failed;
    }
}
