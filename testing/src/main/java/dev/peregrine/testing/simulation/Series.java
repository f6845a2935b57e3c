package dev.peregrine.testing.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened in equal pieces of time. When there are too many, two become one, so that a run of any length, known in advance
 * or not, takes the same memory.
 */
final class Series {
    static final int MOST = 500;
    private static final long SHORTEST = 1_000_000;

    long offered;
    long coldStarts;
    long rejected;

    private final double[] live = new double[MOST + 1];
    private final double[] running = new double[MOST + 1];
    private final double[] waiting = new double[MOST + 1];
    private final long[] offeredIn = new long[MOST + 1];
    private final long[] coldStartsIn = new long[MOST + 1];
    private final long[] rejectedIn = new long[MOST + 1];
    private long length;
    private int closed;

    /** Pieces for a run of a known length, or for one of which only the end will tell. */
    Series(long duration) {
        length = duration == Nanos.NEVER ? SHORTEST : Math.max(1, duration / MOST + (duration % MOST == 0 ? 0 : 1));
    }

    /** Where the piece ends that things happen in. */
    long nextEnd() {
        return length > Nanos.NEVER / (MOST + 1) ? Nanos.NEVER : (closed + 1) * length;
    }

    void measure(long passed, int instances, int requests, int line) {
        live[closed] += (double) instances * passed;
        running[closed] += (double) requests * passed;
        waiting[closed] += (double) line * passed;
    }

    /** Ends a piece of time. */
    void close() {
        count();
        if (closed == MOST) {
            halve();
        } else {
            closed++;
        }
    }

    List<TimeBucket> buckets(long end) {
        count();
        if (closed > 0 && closed * length == end) {
            // What happened at the last moment belongs to the last piece that has a length.
            offeredIn[closed - 1] += offeredIn[closed];
            coldStartsIn[closed - 1] += coldStartsIn[closed];
            rejectedIn[closed - 1] += rejectedIn[closed];
        }
        List<TimeBucket> buckets = new ArrayList<>();
        for (int i = 0; i <= closed; i++) {
            long start = i * length;
            long nanos = i < closed ? length : end - start;
            if (nanos > 0) {
                buckets.add(new TimeBucket(
                        start,
                        nanos,
                        live[i] / nanos,
                        running[i] / nanos,
                        waiting[i] / nanos,
                        offeredIn[i],
                        coldStartsIn[i],
                        rejectedIn[i]));
            }
        }
        return List.copyOf(buckets);
    }

    private void count() {
        offeredIn[closed] += offered;
        coldStartsIn[closed] += coldStarts;
        rejectedIn[closed] += rejected;
        offered = 0;
        coldStarts = 0;
        rejected = 0;
    }

    /** Makes one of each two pieces; the last one becomes the first half of the piece that goes on. */
    private void halve() {
        for (int i = 0; i <= MOST; i++) {
            double[][] means = {live, running, waiting};
            for (double[] mean : means) {
                mean[i / 2] = i % 2 == 0 ? mean[i] : mean[i / 2] + mean[i];
            }
            long[][] counts = {offeredIn, coldStartsIn, rejectedIn};
            for (long[] count : counts) {
                count[i / 2] = i % 2 == 0 ? count[i] : count[i / 2] + count[i];
            }
        }
        closed = MOST / 2;
        for (int i = closed + 1; i <= MOST; i++) {
            live[i] = 0;
            running[i] = 0;
            waiting[i] = 0;
            offeredIn[i] = 0;
            coldStartsIn[i] = 0;
            rejectedIn[i] = 0;
        }
        length *= 2;
    }
}
