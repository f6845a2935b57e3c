package dev.peregrine.testing.simulation;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.PriorityQueue;

/** Messages without order: each is visible at its own moment, and the one that has been visible longest is first. */
final class PlainBacklog implements Backlog {
    private final int batchSize;
    private final long window;
    private final PriorityQueue<Due> later = new PriorityQueue<>();
    private final ArrayDeque<Due> visible = new ArrayDeque<>();
    private long planned;

    PlainBacklog(int batchSize, long window) {
        this.batchSize = batchSize;
        this.window = window;
    }

    @Override
    public void publish(int message, long visibleAt) {
        later.add(new Due(visibleAt, planned++, message));
    }

    @Override
    public void again(int message, long visibleAt) {
        publish(message, visibleAt);
    }

    @Override
    public void answered(int[] messages, int size, long now) {
        // nothing waits for the others of a delivery
    }

    @Override
    public long nextTime() {
        Due next = later.peek();
        long becomesVisible = next == null ? Nanos.NEVER : next.time();
        Due first = visible.peek();
        if (first == null) {
            return becomesVisible;
        }
        return visible.size() >= batchSize ? first.time() : Math.min(becomesVisible, Nanos.plus(first.time(), window));
    }

    @Override
    public int take(long now, int[] into) {
        for (Due next = later.peek(); next != null && next.time() <= now; next = later.peek()) {
            visible.add(later.remove());
        }
        Due first = visible.peek();
        if (first == null || (visible.size() < batchSize && Nanos.plus(first.time(), window) > now)) {
            return 0;
        }
        int size = 0;
        while (size < into.length && !visible.isEmpty()) {
            into[size++] = visible.remove().what();
        }
        return size;
    }

    @Override
    public void collect(BitSet into) {
        later.forEach(due -> into.set(due.what()));
        visible.forEach(due -> into.set(due.what()));
    }
}
