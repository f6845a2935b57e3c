package dev.peregrine.testing.simulation;

import java.util.Arrays;

/** An array without gaps: the last one takes the place of one that is removed. */
final class ReadyAtRandom implements ReadySet {
    private final RandomStream random;
    private int[] items = new int[16];
    private int[] indexes = new int[16];
    private int size;

    ReadyAtRandom(RandomStream random) {
        this.random = random;
    }

    @Override
    public boolean isEmpty() {
        return size == 0;
    }

    @Override
    public void add(int place, long id) {
        if (place >= indexes.length) {
            int length = Math.max(2 * indexes.length, place + 1);
            items = Arrays.copyOf(items, length);
            indexes = Arrays.copyOf(indexes, length);
        }
        items[size] = place;
        indexes[place] = size++;
    }

    @Override
    public void remove(int place) {
        int index = indexes[place];
        int last = items[--size];
        items[index] = last;
        indexes[last] = index;
    }

    @Override
    public void used(int place) {
        // chance doesn't depend on use
    }

    @Override
    public int choose() {
        return items[random.below(size)];
    }
}
