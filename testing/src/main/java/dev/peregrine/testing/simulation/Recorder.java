package dev.peregrine.testing.simulation;

/**
 * Counts what becomes of requests. A request counts when it arrived after the warm-up; the caller says so, as it knows when each
 * arrived.
 */
final class Recorder {
    final Meter meter;
    final Sampler latency = new Sampler();
    final Sampler waiting = new Sampler();
    final Sampler init = new Sampler();
    final long[] rejected = new long[Rejection.values().length];
    long offered;
    long accepted;
    long completed;
    long timedOut;
    long failed;
    long coldStarts;
    long joinedStarts;
    final NanoSum busy = new NanoSum();
    final NanoSum billedBusy = new NanoSum();
    final NanoSum inits = new NanoSum();
    final NanoSum billedInits = new NanoSum();
    final NanoSum billed = new NanoSum();

    /** What requests spent on instances within the time that is measured: what {@link Meter#runningNanos} must be too. */
    final NanoSum residence = new NanoSum();

    private final long step;

    Recorder(Meter meter, long billingStep) {
        this.meter = meter;
        this.step = billingStep;
    }

    void offered(boolean counts) {
        meter.series.offered++;
        offered += counts ? 1 : 0;
    }

    void rejected(boolean counts, Rejection why) {
        meter.series.rejected++;
        rejected[why.ordinal()] += counts ? 1 : 0;
    }

    /**
     * A request got an instance.
     *
     * @param waited since its arrival
     * @param cold whether it made the instance start
     * @param untilReady how long the instance takes until it is ready
     */
    void accepted(boolean counts, long waited, boolean cold, long untilReady) {
        if (cold) {
            meter.series.coldStarts++;
        }
        if (counts) {
            accepted++;
            waiting.add(waited);
            if (cold) {
                coldStarts++;
                init.add(untilReady);
            } else if (untilReady > 0) {
                joinedStarts++;
            }
        }
    }

    /**
     * A request's service ended. The meter stands at the moment.
     *
     * @param claimed when it got its instance
     * @param service how long the service took
     * @param initNanos the init that it made happen, 0 when none
     */
    void ended(boolean counts, long arrived, long claimed, long service, long initNanos, int ending) {
        residence.add(Math.max(0, meter.since(claimed)));
        if (!counts) {
            return;
        }
        switch (ending) {
            case Calls.COMPLETED -> completed++;
            case Calls.TIMED_OUT -> timedOut++;
            default -> failed++;
        }
        latency.add(meter.now() - arrived);
        busy.add(service);
        long billedService = steps(service);
        billedBusy.add(billedService);
        if (initNanos > 0) {
            inits.add(initNanos);
            billedInits.add(steps(initNanos));
            billed.add(steps(initNanos + service));
        } else {
            billed.add(billedService);
        }
    }

    private long steps(long nanos) {
        return nanos == 0 ? 0 : ((nanos - 1) / step + 1) * step;
    }
}
