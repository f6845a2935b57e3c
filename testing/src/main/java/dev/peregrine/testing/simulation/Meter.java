package dev.peregrine.testing.simulation;

/**
 * Measures over virtual time: how many instances and requests there are. Everything that changes a number here advances the
 * meter to its moment first.
 */
final class Meter {
    /** Requests that run, those whose instance is starting included. */
    int running;

    /** Instances that are alive, starting or ready. */
    int live;

    /** Instances with at least one request. */
    int active;

    int waiting;
    int maxRunning;
    int maxLive;
    long started;

    final NanoSum runningNanos = new NanoSum();
    final NanoSum liveNanos = new NanoSum();
    final NanoSum activeNanos = new NanoSum();
    final NanoSum waitingNanos = new NanoSum();
    final Series series;
    private final long warmUp;
    private boolean warm;
    private long now;
    private long mark;

    Meter(long warmUp, Series series) {
        this.warmUp = warmUp;
        this.series = series;
        warm = warmUp == 0;
        mark = Math.min(series.nextEnd(), warm ? Nanos.NEVER : warmUp);
    }

    /** Whether a moment belongs to what the report counts. */
    boolean counts(long time) {
        return time >= warmUp;
    }

    /** How long something that began earlier has been within the time that is measured. */
    long since(long begin) {
        return now - Math.max(begin, warmUp);
    }

    long now() {
        return now;
    }

    /** The time measured so far. */
    long span() {
        return Math.max(0, now - warmUp);
    }

    void advance(long time) {
        while (time >= mark) {
            measure(mark);
            if (!warm && mark == warmUp) {
                startMeasuring();
            }
            if (mark == series.nextEnd()) {
                series.close();
            }
            mark = Math.min(series.nextEnd(), warm ? Nanos.NEVER : warmUp);
        }
        measure(time);
    }

    private void measure(long time) {
        long passed = time - now;
        if (passed > 0) {
            runningNanos.addProduct(running, passed);
            liveNanos.addProduct(live, passed);
            activeNanos.addProduct(active, passed);
            if (waiting > 0) {
                waitingNanos.addProduct(waiting, passed);
            }
            series.measure(passed, live, running, waiting);
            now = time;
        }
    }

    private void startMeasuring() {
        warm = true;
        runningNanos.clear();
        liveNanos.clear();
        activeNanos.clear();
        waitingNanos.clear();
        maxRunning = running;
        maxLive = live;
        started = 0;
    }
}
