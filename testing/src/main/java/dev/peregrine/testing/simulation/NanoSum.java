package dev.peregrine.testing.simulation;

/** An exact sum of nanoseconds: a hundred thousand instances over years don't fit into a long. */
final class NanoSum {
    private static final long UNIT = 1L << 62;

    private long high;
    private long low;

    /** Adds a number between zero and 2^62. */
    void add(long nanos) {
        low += nanos;
        if (low >= UNIT) {
            low -= UNIT;
            high++;
        }
    }

    /** Adds a time that each of several things took. */
    void addProduct(long count, long nanos) {
        long product = count * nanos;
        if (Math.multiplyHigh(count, nanos) == 0 && product >= 0 && product < UNIT) {
            add(product);
        } else {
            addProduct(count, nanos / 2);
            addProduct(count, nanos - nanos / 2);
        }
    }

    void clear() {
        high = 0;
        low = 0;
    }

    /** The nearest double. */
    double value() {
        return high * (double) UNIT + low;
    }

    boolean isSame(NanoSum other) {
        return high == other.high && low == other.low;
    }
}
