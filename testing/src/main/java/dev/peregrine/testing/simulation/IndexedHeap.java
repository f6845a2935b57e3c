package dev.peregrine.testing.simulation;

import java.util.Arrays;

/**
 * A binary heap of small numbers (places of instances) by a key and, where keys are the same, a second one; any of them can be
 * removed. Least first.
 */
final class IndexedHeap {
    private static final int ABSENT = -1;

    private long[] keys = new long[16];
    private long[] ties = new long[16];
    private int[] places = new int[16];
    private int[] heap = new int[16];
    private int size;

    IndexedHeap() {
        Arrays.fill(places, ABSENT);
    }

    boolean isEmpty() {
        return size == 0;
    }

    int first() {
        return heap[0];
    }

    /** The first one's key, or {@link Nanos#NEVER}. */
    long firstKey() {
        return size == 0 ? Nanos.NEVER : keys[heap[0]];
    }

    boolean contains(int item) {
        return item < places.length && places[item] != ABSENT;
    }

    void add(int item, long key, long tie) {
        ensure(item);
        keys[item] = key;
        ties[item] = tie;
        up(size++, item);
    }

    void remove(int item) {
        int place = places[item];
        places[item] = ABSENT;
        int last = heap[--size];
        if (place == size) {
            return;
        }
        if (place > 0 && before(last, heap[(place - 1) >>> 1])) {
            up(place, last);
        } else {
            down(place, last);
        }
    }

    private void up(int from, int item) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            int above = heap[parent];
            if (!before(item, above)) {
                break;
            }
            heap[place] = above;
            places[above] = place;
            place = parent;
        }
        heap[place] = item;
        places[item] = place;
    }

    private void down(int from, int item) {
        int place = from;
        while (true) {
            int child = 2 * place + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            int below = heap[child];
            if (!before(below, item)) {
                break;
            }
            heap[place] = below;
            places[below] = place;
            place = child;
        }
        heap[place] = item;
        places[item] = place;
    }

    private boolean before(int one, int other) {
        long a = keys[one];
        long b = keys[other];
        return a < b || (a == b && ties[one] < ties[other]);
    }

    private void ensure(int item) {
        if (item >= places.length) {
            int old = places.length;
            int length = Math.max(2 * old, item + 1);
            keys = Arrays.copyOf(keys, length);
            ties = Arrays.copyOf(ties, length);
            places = Arrays.copyOf(places, length);
            heap = Arrays.copyOf(heap, length);
            Arrays.fill(places, old, length, ABSENT);
        }
    }
}
