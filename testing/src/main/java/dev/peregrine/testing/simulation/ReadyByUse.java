package dev.peregrine.testing.simulation;

import java.util.Arrays;

/** A list linked both ways in the order in which requests ended. */
final class ReadyByUse implements ReadySet {
    private static final int NONE = -1;

    private final boolean latest;
    private int[] before = new int[16];
    private int[] after = new int[16];
    private int head = NONE;
    private int tail = NONE;

    ReadyByUse(boolean latest) {
        this.latest = latest;
    }

    @Override
    public boolean isEmpty() {
        return head == NONE;
    }

    @Override
    public void add(int place, long id) {
        if (place >= before.length) {
            int length = Math.max(2 * before.length, place + 1);
            before = Arrays.copyOf(before, length);
            after = Arrays.copyOf(after, length);
        }
        before[place] = tail;
        after[place] = NONE;
        if (tail == NONE) {
            head = place;
        } else {
            after[tail] = place;
        }
        tail = place;
    }

    @Override
    public void remove(int place) {
        int previous = before[place];
        int next = after[place];
        if (previous == NONE) {
            head = next;
        } else {
            after[previous] = next;
        }
        if (next == NONE) {
            tail = previous;
        } else {
            before[next] = previous;
        }
    }

    @Override
    public void used(int place) {
        if (place != tail) {
            remove(place);
            add(place, 0);
        }
    }

    @Override
    public int choose() {
        return latest ? tail : head;
    }
}
