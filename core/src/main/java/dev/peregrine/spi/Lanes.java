package dev.peregrine.spi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs the items of a delivery in parallel, those of one lane one after the other. The delivering thread works along, so that
 * no thread is needed for the first; all have ended when {@link #run} returns.
 */
final class Lanes {
    private final BatchEngine engine;
    private final List<List<Integer>> lanes;
    private final AtomicInteger next = new AtomicInteger();

    private Lanes(BatchEngine engine) {
        this.engine = engine;
        this.lanes = of(engine.outcomes());
    }

    /** The items by their lanes, each without a lane by itself. */
    private static List<List<Integer>> of(Outcomes outcomes) {
        List<List<Integer>> lanes = new ArrayList<>();
        Map<String, List<Integer>> byName = new HashMap<>();
        for (int i = 0; i < outcomes.size(); i++) {
            String name = outcomes.lane(i);
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

    /**
     * Runs the items.
     *
     * @param most how many at the same time
     * @param starter starts a thread; when it can't, fewer do the same work
     * @return whether the delivering thread was interrupted while it only waited
     */
    static boolean run(BatchEngine engine, int most, Consumer<Thread> starter) {
        Lanes work = new Lanes(engine);
        List<Thread> helpers = new ArrayList<>();
        try {
            work.start(Math.min(most, work.lanes.size()) - 1, starter, helpers);
            work.run();
        } catch (Throwable e) {
            engine.outcomes().fatal(e);
        }
        boolean interrupted = false;
        for (Thread helper : helpers) {
            interrupted |= join(helper);
        }
        return interrupted;
    }

    private void start(int wanted, Consumer<Thread> starter, List<Thread> helpers) {
        try {
            for (int i = 0; i < wanted; i++) {
                Thread helper =
                        new Thread(this::help, "peregrine-" + engine.context().functionName() + "-" + (i + 2));
                helper.setDaemon(true);
                helpers.add(helper);
                starter.accept(helper);
            }
        } catch (OutOfMemoryError noMoreThreads) {
            // that is how a JVM says so
        }
    }

    private void help() {
        try {
            @Nullable Object logged = Log.begin(engine.context());
            try {
                run();
            } finally {
                Log.end(logged);
            }
        } catch (Throwable e) {
            engine.outcomes().fatal(e);
        }
    }

    /** Takes lanes until there are no more. */
    private void run() {
        for (int lane = next.getAndIncrement(); lane < lanes.size(); lane = next.getAndIncrement()) {
            for (int item : lanes.get(lane)) {
                if (!engine.outcomes().mayStart()) {
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
