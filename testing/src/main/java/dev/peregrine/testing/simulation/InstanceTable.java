package dev.peregrine.testing.simulation;

import java.util.Arrays;

/** What is known of each instance, in arrays; the place of one that has ended is given to the next one. */
final class InstanceTable {
    /** The last claim made it start. */
    static final int COLD = 1;

    static final int PROVISIONED = 2;

    /** It takes no new request and ends with its last one. */
    static final int ENDING = 4;

    /** Its init exceeded the limit. */
    static final int FAILED = 8;

    private long[] ids = new long[16];
    private long[] readyAt = new long[16];
    private long[] init = new long[16];
    private long[] initAgain = new long[16];
    private int[] used = new int[16];
    private int[] flags = new int[16];
    private int[] free = new int[16];
    private int freed;
    private int places;
    private long opened;

    int open(long now) {
        int place = freed > 0 ? free[--freed] : places++;
        if (place == ids.length) {
            int length = 2 * place;
            ids = Arrays.copyOf(ids, length);
            readyAt = Arrays.copyOf(readyAt, length);
            init = Arrays.copyOf(init, length);
            initAgain = Arrays.copyOf(initAgain, length);
            used = Arrays.copyOf(used, length);
            flags = Arrays.copyOf(flags, length);
            free = Arrays.copyOf(free, length);
        }
        ids[place] = opened++;
        readyAt[place] = now;
        init[place] = 0;
        initAgain[place] = 0;
        used[place] = 0;
        flags[place] = 0;
        return place;
    }

    void close(int place) {
        free[freed++] = place;
    }

    void init(int place, long now, long nanos, long again) {
        readyAt[place] = Nanos.plus(now, nanos);
        init[place] = nanos;
        initAgain[place] = again;
    }

    long id(int place) {
        return ids[place];
    }

    long readyAt(int place) {
        return readyAt[place];
    }

    long init(int place) {
        return init[place];
    }

    long initAgain(int place) {
        return initAgain[place];
    }

    int used(int place) {
        return used[place];
    }

    int occupy(int place) {
        return ++used[place];
    }

    int release(int place) {
        return --used[place];
    }

    boolean is(int place, int flag) {
        return (flags[place] & flag) != 0;
    }

    void set(int place, int flag) {
        flags[place] |= flag;
    }

    void clear(int place, int flag) {
        flags[place] &= ~flag;
    }
}
