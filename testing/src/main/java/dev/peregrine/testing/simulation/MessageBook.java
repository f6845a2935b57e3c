package dev.peregrine.testing.simulation;

import java.util.Arrays;
import java.util.BitSet;

/**
 * What is known of each message: it is either settled in one way, or under way and then found in the queue or in a delivery when
 * the run ends. What is neither is lost, and only a bug of the simulator or of what handles messages brings that about.
 */
final class MessageBook {
    static final byte OPEN = 0;
    static final byte DONE = 1;
    static final byte PARKED = 2;
    static final byte DEAD = 3;
    static final byte DROPPED = 4;
    static final byte EXPIRED = 5;

    private long[] published = new long[64];
    private int[] tries = new int[64];
    private int[] throttles = new int[64];
    private int[] handled = new int[64];
    private byte[] state = new byte[64];
    private BitSet found = new BitSet();
    private int size;

    int publish(long now) {
        if (size == published.length) {
            int length = 2 * size;
            published = Arrays.copyOf(published, length);
            tries = Arrays.copyOf(tries, length);
            throttles = Arrays.copyOf(throttles, length);
            handled = Arrays.copyOf(handled, length);
            state = Arrays.copyOf(state, length);
        }
        published[size] = now;
        return size++;
    }

    int size() {
        return size;
    }

    long published(int message) {
        return published[message];
    }

    int tries(int message) {
        return tries[message];
    }

    void tried(int message) {
        tries[message]++;
    }

    /** A rejected delivery is no try. */
    int throttled(int message) {
        tries[message]--;
        return ++throttles[message];
    }

    void handled(int message) {
        handled[message]++;
    }

    boolean isOpen(int message) {
        return state[message] == OPEN;
    }

    /** A copy is settled; the first one to be says what became of the message, except that being done is the best. */
    void settle(int message, byte how) {
        if (state[message] == OPEN || (how == DONE && state[message] != DONE)) {
            state[message] = how;
        }
    }

    /** Closes the book with the messages that were found in the queue or in a delivery. */
    void close(BitSet present) {
        found = present;
    }

    long count(byte how) {
        long count = 0;
        for (int i = 0; i < size; i++) {
            count += state[i] == how ? 1 : 0;
        }
        return count;
    }

    /** Messages under way that were found. */
    long underWay() {
        long count = 0;
        for (int i = 0; i < size; i++) {
            count += state[i] == OPEN && found.get(i) ? 1 : 0;
        }
        return count;
    }

    /** Messages that are done and were never handled, or under way and nowhere. */
    long vanished() {
        long count = 0;
        for (int i = 0; i < size; i++) {
            boolean neverHandled = state[i] == DONE && handled[i] == 0;
            count += neverHandled || (state[i] == OPEN && !found.get(i)) ? 1 : 0;
        }
        return count;
    }

    long handledAtLeast(int times) {
        long count = 0;
        for (int i = 0; i < size; i++) {
            count += handled[i] >= times ? 1 : 0;
        }
        return count;
    }
}
