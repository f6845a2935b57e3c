package dev.peregrine.spi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the items of a delivery in parallel: those of one lane one after the other, each without a lane by itself. The
 * delivering thread works along, so that no thread is needed for the first; all have ended when {@link #run} returns.
 */
final class Lanes implements Runnable {
    private final BatchEngine engine;
    private final List<List<Integer>> lanes;
    private final AtomicInteger next = new AtomicInteger();

    private Lanes(BatchEngine engine, List<List<Integer>> lanes) {
        this.engine = engine;
        this.lanes = lanes;
    }

    /**
     * Runs the items.
     *
     * @return whether the delivering thread was interrupted meanwhile by someone else than a handler
     */
    static boolean run(BatchEngine engine, List<Item> items, int parallelism) {
        List<List<Integer>> lanes = of(items);
        Lanes work = new Lanes(engine, lanes);
        List<Thread> helpers = new ArrayList<>();
        int wanted = Math.min(parallelism, lanes.size()) - 1;
        try {
            for (int i = 0; i < wanted; i++) {
                Thread helper =
                        new Thread(work::help, "peregrine-" + engine.context().functionName() + "-" + (i + 2));
                helper.setDaemon(true);
                helper.start();
                helpers.add(helper);
            }
        } catch (OutOfMemoryError noMoreThreads) {
            // fewer do the same work
        }
        work.run();
        boolean interrupted = false;
        for (Thread helper : helpers) {
            interrupted |= join(helper);
        }
        return interrupted;
    }

    private static List<List<Integer>> of(List<Item> items) {
        List<List<Integer>> lanes = new ArrayList<>();
        Map<String, List<Integer>> byName = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            String name = items.get(i).lane();
            List<Integer> lane = name == null ? null : byName.get(name);
            if (lane == null) {
                lane = new ArrayList<>(2);
                lanes.add(lane);
                if (name != null) {
                    byName.put(name, lane);
                }
            }
            lane.add(i);
        }
        return lanes;
    }

    private void help() {
        @Nullable Object logged = Log.begin(engine.context());
        try {
            run();
        } finally {
            Log.end(logged);
        }
    }

    /** Takes lanes until there are no more. */
    @Override
    public void run() {
        for (int lane = next.getAndIncrement(); lane < lanes.size(); lane = next.getAndIncrement()) {
            for (int item : lanes.get(lane)) {
                if (!engine.mayStart()) {
                    return;
                }
                if (!engine.run(item)) {
                    break;
                }
            }
        }
    }

    private static boolean join(Thread helper) {
        boolean interrupted = false;
        while (true) {
            try {
                helper.join();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
    }
}
