package dev.peregrine.testing.simulation;

import java.util.Arrays;

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

    /** Until when the time of an instance is billed, by its place. */
    private long[] billedUntil = new long[16];

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

    /** A new instance has got a place. */
    void opened(int place) {
        if (place == billedUntil.length) {
            billedUntil = Arrays.copyOf(billedUntil, 2 * place);
        }
        billedUntil[place] = 0;
    }

    /**
     * An instance has no request any more: since when it had one, and since when it was ready. What rounding has added to the
     * period before isn't billed again.
     */
    void period(int place, long since, long readyAt, long now, boolean provisioned) {
        if (perRequest || now <= warmUp) {
            return;
        }
        long from = Math.max(since, warmUp);
        long served = Math.min(now, Math.max(from, readyAt));
        if (withInit && served > from) {
            count(now - served, served - from, provisioned);
            billedUntil[place] = from + billed(now - from);
            return;
        }
        long end = served + billed(now - served);
        long more = end - Math.max(served, billedUntil[place]);
        if (more > 0) {
            (provisioned ? provisionedBusy : busy).add(more);
            billedUntil[place] = end;
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
