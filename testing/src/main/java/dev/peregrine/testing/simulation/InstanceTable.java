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

    /** The fields of an instance stand together, in one line of the processor's cache. */
    private static final int FIELDS = 8;

    private static final int ID = 0;
    private static final int READY_AT = 1;
    private static final int INIT = 2;
    private static final int INIT_AGAIN = 3;
    private static final int USED = 4;
    private static final int FLAGS = 5;

    private long[] fields = new long[16 * FIELDS];
    private int[] free = new int[16];
    private int freed;
    private int places;
    private long opened;

    int open(long now) {
        int place = freed > 0 ? free[--freed] : places++;
        if (place == free.length) {
            fields = Arrays.copyOf(fields, 2 * fields.length);
            free = Arrays.copyOf(free, 2 * free.length);
        }
        set(place, ID, opened++);
        set(place, READY_AT, now);
        set(place, INIT, 0);
        set(place, INIT_AGAIN, 0);
        set(place, USED, 0);
        set(place, FLAGS, 0);
        return place;
    }

    void close(int place) {
        free[freed++] = place;
    }

    void init(int place, long now, long nanos, long again) {
        set(place, READY_AT, Nanos.plus(now, nanos));
        set(place, INIT, nanos);
        set(place, INIT_AGAIN, again);
    }

    long id(int place) {
        return get(place, ID);
    }

    long readyAt(int place) {
        return get(place, READY_AT);
    }

    long init(int place) {
        return get(place, INIT);
    }

    long initAgain(int place) {
        return get(place, INIT_AGAIN);
    }

    int used(int place) {
        return (int) get(place, USED);
    }

    int occupy(int place) {
        return (int) ++fields[place * FIELDS + USED];
    }

    int release(int place) {
        return (int) --fields[place * FIELDS + USED];
    }

    boolean is(int place, int flag) {
        return (get(place, FLAGS) & flag) != 0;
    }

    void set(int place, int flag) {
        fields[place * FIELDS + FLAGS] |= flag;
    }

    void clear(int place, int flag) {
        fields[place * FIELDS + FLAGS] &= ~(long) flag;
    }

    private long get(int place, int field) {
        return fields[place * FIELDS + field];
    }

    private void set(int place, int field, long value) {
        fields[place * FIELDS + field] = value;
    }
}
