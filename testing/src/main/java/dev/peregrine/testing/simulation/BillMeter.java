package dev.peregrine.testing.simulation;

/** Adds up, while a simulation runs, the time that a provider bills, rounded count by count as its {@link Metering} says. */
final class BillMeter {
    final NanoSum busy = new NanoSum();
    final NanoSum init = new NanoSum();
    final NanoSum provisionedBusy = new NanoSum();

    private final boolean perRequest;
    private final boolean withInit;
    private final long step;
    private final long minimum;
    private final long warmUp;

    BillMeter(Metering metering, long warmUp) {
        perRequest = metering.scope() == Metering.Scope.REQUEST;
        withInit = metering.init();
        step = metering.step().toNanos();
        minimum = metering.minimum().toNanos();
        this.warmUp = warmUp;
    }

    /** A request has ended that arrived after the warm-up, and took so long, after an init that it made happen. */
    void request(long service, long initNanos, boolean provisioned) {
        if (perRequest) {
            count(service, initNanos, provisioned);
        }
    }

    /** An instance has no request any more: since when it had one, and since when it was ready. */
    void period(long since, long readyAt, long now, boolean provisioned) {
        if (!perRequest && now > warmUp) {
            long from = Math.max(since, warmUp);
            long served = Math.min(now, Math.max(from, readyAt));
            count(now - served, served - from, provisioned);
        }
    }

    private void count(long service, long initNanos, boolean provisioned) {
        long served = billed(service);
        (provisioned ? provisionedBusy : busy).add(served);
        if (withInit && initNanos > 0) {
            init.add(billed(service + initNanos) - served);
        }
    }

    private long billed(long nanos) {
        return nanos == 0 ? 0 : Metering.billed(nanos, step, minimum);
    }
}
