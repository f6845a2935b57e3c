package dev.peregrine.testing.simulation;

import java.util.Arrays;

/**
 * The requests that are running, with what happens next to each in a heap by time; of the same time, what was planned first is
 * first.
 */
final class Calls {
    static final int COMPLETED = 0;
    static final int TIMED_OUT = 1;
    static final int FAILED = 2;
    static final int CRASHED = 3;
    static final int INIT_FAILED = 4;

    /** The next thing that happens isn't the end of the service but its beginning. */
    static final int BEGINS = 5;

    private static final int CALL_BITS = 24;
    private static final int CALL_MASK = (1 << CALL_BITS) - 1;

    /** The fields of a call stand together, in one line of the processor's cache. */
    private static final int FIELDS = 8;

    private static final int REQUEST = 0;
    private static final int ARRIVED = 1;
    private static final int CLAIMED = 2;
    private static final int SERVICE = 3;
    private static final int INIT = 4;
    private static final int INSTANCE = 5;
    private static final int ENDING = 6;
    private static final int COLD = 7;

    private long[] fields = new long[16 * FIELDS];
    private int[] free = new int[16];
    private int freed;
    private int places;
    private int size;
    private long planned;
    private long[] times = new long[16];

    /** The order of planning, and the call in the lower bits. */
    private long[] orders = new long[16];

    int open(long request, long arrived, long claimed, int instance, boolean cold, long init) {
        int call = freed > 0 ? free[--freed] : places++;
        if (call == free.length) {
            grow(2 * call);
        }
        int at = call * FIELDS;
        fields[at + REQUEST] = request;
        fields[at + ARRIVED] = arrived;
        fields[at + CLAIMED] = claimed;
        fields[at + SERVICE] = 0;
        fields[at + INIT] = init;
        fields[at + INSTANCE] = instance;
        fields[at + ENDING] = COMPLETED;
        fields[at + COLD] = cold ? 1 : 0;
        return call;
    }

    long request(int call) {
        return fields[call * FIELDS + REQUEST];
    }

    long arrived(int call) {
        return fields[call * FIELDS + ARRIVED];
    }

    /** When it got its instance. */
    long claimed(int call) {
        return fields[call * FIELDS + CLAIMED];
    }

    /** How long its service takes, cut at the timeout. */
    long service(int call) {
        return fields[call * FIELDS + SERVICE];
    }

    /** The init that it made happen; 0 when none. */
    long init(int call) {
        return fields[call * FIELDS + INIT];
    }

    int instance(int call) {
        return (int) fields[call * FIELDS + INSTANCE];
    }

    boolean isCold(int call) {
        return fields[call * FIELDS + COLD] != 0;
    }

    int ending(int call) {
        return (int) fields[call * FIELDS + ENDING];
    }

    void end(int call, long service, int ending) {
        fields[call * FIELDS + SERVICE] = service;
        fields[call * FIELDS + ENDING] = ending;
    }

    void close(int call) {
        free[freed++] = call;
    }

    /** When the next thing happens, or {@link Nanos#NEVER}. */
    long nextTime() {
        return size == 0 ? Nanos.NEVER : times[0];
    }

    /** How many have something planned. */
    int size() {
        return size;
    }

    /** One of those that have something planned. */
    int at(int index) {
        return (int) orders[index] & CALL_MASK;
    }

    void plan(int call, long time) {
        long order = planned++ << CALL_BITS | call;
        int place = size++;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (times[parent] <= time) {
                break; // what was planned before is first at the same time
            }
            times[place] = times[parent];
            orders[place] = orders[parent];
            place = parent;
        }
        times[place] = time;
        orders[place] = order;
    }

    /** Takes the call to which the next thing happens. */
    int take() {
        int first = at(0);
        long time = times[--size];
        long order = orders[size];
        int place = 0;
        while (true) {
            int child = 2 * place + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && before(times[child + 1], orders[child + 1], times[child], orders[child])) {
                child++;
            }
            if (!before(times[child], orders[child], time, order)) {
                break;
            }
            times[place] = times[child];
            orders[place] = orders[child];
            place = child;
        }
        times[place] = time;
        orders[place] = order;
        return first;
    }

    private static boolean before(long time, long order, long otherTime, long otherOrder) {
        return time < otherTime || (time == otherTime && order < otherOrder);
    }

    private void grow(int length) {
        if (length > CALL_MASK) {
            throw new IllegalStateException("More than " + CALL_MASK / 2
                    + " requests run at the same time: give the model an instance limit or an account limit");
        }
        fields = Arrays.copyOf(fields, length * FIELDS);
        free = Arrays.copyOf(free, length);
        times = Arrays.copyOf(times, length);
        orders = Arrays.copyOf(orders, length);
    }
}
