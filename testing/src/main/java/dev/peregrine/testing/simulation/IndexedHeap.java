package dev.peregrine.testing.simulation;

import java.util.Arrays;

/**
 * A binary heap of small numbers (places of instances) by a key and, where keys are the same, a second one; any of them can be
 * removed. Least first.
 */
final class IndexedHeap {
    private static final int ABSENT = -1;

    /** Where each item is in the heap. */
    private int[] places = new int[16];

    /** The heap itself, keys beside items: a comparison doesn't have to look anywhere else. */
    private long[] keys = new long[16];

    private long[] ties = new long[16];
    private int[] items = new int[16];
    private int size;

    IndexedHeap() {
        Arrays.fill(places, ABSENT);
    }

    boolean isEmpty() {
        return size == 0;
    }

    int first() {
        return items[0];
    }

    /** The first one's key, or {@link Nanos#NEVER}. */
    long firstKey() {
        return size == 0 ? Nanos.NEVER : keys[0];
    }

    boolean contains(int item) {
        return item < places.length && places[item] != ABSENT;
    }

    void add(int item, long key, long tie) {
        ensure(item);
        up(size++, item, key, tie);
    }

    void remove(int item) {
        int place = places[item];
        places[item] = ABSENT;
        size--;
        if (place == size) {
            return;
        }
        int last = items[size];
        long key = keys[size];
        long tie = ties[size];
        if (place > 0 && before(key, tie, (place - 1) >>> 1)) {
            up(place, last, key, tie);
        } else {
            down(place, last, key, tie);
        }
    }

    private void up(int from, int item, long key, long tie) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (!before(key, tie, parent)) {
                break;
            }
            put(place, items[parent], keys[parent], ties[parent]);
            place = parent;
        }
        put(place, item, key, tie);
    }

    private void down(int from, int item, long key, long tie) {
        int place = from;
        while (true) {
            int child = 2 * place + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && before(keys[child + 1], ties[child + 1], child)) {
                child++;
            }
            if (before(key, tie, child)) {
                break;
            }
            put(place, items[child], keys[child], ties[child]);
            place = child;
        }
        put(place, item, key, tie);
    }

    private void put(int place, int item, long key, long tie) {
        items[place] = item;
        keys[place] = key;
        ties[place] = tie;
        places[item] = place;
    }

    private boolean before(long key, long tie, int place) {
        long other = keys[place];
        return key < other || (key == other && tie < ties[place]);
    }

    private void ensure(int item) {
        if (item >= places.length) {
            int old = places.length;
            int length = Math.max(2 * old, item + 1);
            places = Arrays.copyOf(places, length);
            keys = Arrays.copyOf(keys, length);
            ties = Arrays.copyOf(ties, length);
            items = Arrays.copyOf(items, length);
            Arrays.fill(places, old, length, ABSENT);
        }
    }
}
