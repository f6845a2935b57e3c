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

    long[] request = new long[16];
    long[] arrived = new long[16];
    long[] claimed = new long[16];
    long[] service = new long[16];
    long[] init = new long[16];
    int[] instance = new int[16];
    int[] ending = new int[16];
    boolean[] cold = new boolean[16];

    private int[] free = new int[16];
    private int freed;
    private int places;
    private int size;
    private long planned;
    private long[] times = new long[16];

    /** The order of planning, and the call in the lower bits. */
    private long[] orders = new long[16];

    int open() {
        int call = freed > 0 ? free[--freed] : places++;
        if (call == request.length) {
            grow(2 * call);
        }
        return call;
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
        request = Arrays.copyOf(request, length);
        arrived = Arrays.copyOf(arrived, length);
        claimed = Arrays.copyOf(claimed, length);
        service = Arrays.copyOf(service, length);
        init = Arrays.copyOf(init, length);
        instance = Arrays.copyOf(instance, length);
        ending = Arrays.copyOf(ending, length);
        cold = Arrays.copyOf(cold, length);
        free = Arrays.copyOf(free, length);
        times = Arrays.copyOf(times, length);
        orders = Arrays.copyOf(orders, length);
    }
}
