package dev.peregrine.testing.simulation;

import java.util.BitSet;

/** Messages that wait to be delivered, by their numbers. Times never go back. */
interface Backlog {
    /** Adds a new message that is visible from a moment on. */
    void publish(int message, long visibleAt);

    /** Has a message delivered again. Messages of one group come in the order in which they were delivered. */
    void again(int message, long visibleAt);

    /** All of a delivery that didn't go back by {@link #again} is settled. */
    void answered(int[] messages, int size, long now);

    /** When a delivery is due, or something that may make one due. */
    long nextTime();

    /** Takes the next delivery that is due, as many messages as fit into the array, and returns how many. */
    int take(long now, int[] into);

    /** Adds the messages that wait to a set. */
    void collect(BitSet into);
}
