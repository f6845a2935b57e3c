package dev.peregrine.testing.simulation;

import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The instances of a function in virtual time: which there are, who gets a request, when they end. Whoever drives it calls with
 * times that never go back; a request claims a slot and releases it when it has ended. Instances are known by their places, small
 * numbers that are used again when an instance has ended.
 */
@SuppressWarnings("EnumOrdinal") // an index into arrays and negative answers that live no longer than a run
final class Fleet {
    private static final Rejection[] REJECTIONS = Rejection.values();

    private final PlatformModel model;
    private final Meter meter;
    private final BillMeter bill;
    private final Law init;
    private final Law keepAlive;
    private final RandomStream initStream;
    private final RandomStream keepAliveStream;
    private final int slots;
    private final StartBudget budget;
    private final ReadySet ready;

    /** Instances that are starting and have a free slot, by when they are ready. */
    private final IndexedHeap starting = new IndexedHeap();

    /** Instances without a request, by when they end. */
    private final IndexedHeap idle = new IndexedHeap();

    private final InstanceTable table = new InstanceTable();
    private final @Nullable FaultPlan faults;
    private final LongConsumer ended;

    /**
     * A fleet with its provisioned instances ready at time 0.
     *
     * @param seed of the streams {@code init}, {@code keep-alive} and {@code routing}
     * @param faults by which starts fail; null when none does
     * @param ended is told the number of each instance that has ended
     */
    Fleet(PlatformModel model, long seed, Meter meter, BillMeter bill, @Nullable FaultPlan faults, LongConsumer ended) {
        this.faults = faults;
        this.ended = ended;
        this.model = model;
        this.meter = meter;
        this.bill = bill;
        init = model.init();
        keepAlive = model.keepAlive();
        slots = model.slots();
        initStream = RandomStream.of(seed, "init");
        keepAliveStream = RandomStream.of(seed, "keep-alive");
        budget = new StartBudget(model.scaleOut());
        ready = ReadySet.of(model.routing(), RandomStream.of(seed, "routing"));
        if (model.provisioned() > model.instanceLimit()) {
            throw new IllegalArgumentException("More instances are provisioned (" + model.provisioned()
                    + ") than there may be (" + model.instanceLimit() + ")");
        }
        for (int i = 0; i < model.provisioned(); i++) {
            int place = open(0);
            table.set(place, InstanceTable.PROVISIONED);
            ready.add(place, table.id(place));
        }
    }

    /** Lets happen what happens by itself up to a moment: instances get ready, idle ones end. */
    void advance(long now) {
        while (true) {
            long readyAt = starting.firstKey();
            long endsAt = idle.firstKey();
            if (readyAt <= endsAt && readyAt <= now) {
                int place = starting.first();
                starting.remove(place);
                ready.add(place, table.id(place));
            } else if (endsAt <= now) {
                int place = idle.first();
                meter.advance(endsAt);
                idle.remove(place);
                ready.remove(place);
                close(place);
            } else {
                break;
            }
        }
        meter.advance(now);
    }

    /**
     * Takes a slot for a request, on a new instance if need be. {@link #advance} has been called for the moment.
     *
     * @return the place of the instance, or a negative number for {@link #rejection}
     */
    int claim(long now) {
        if (meter.running >= model.accountLimit()) {
            return ~Rejection.ACCOUNT_LIMIT.ordinal();
        }
        int place;
        if (!ready.isEmpty()) {
            place = ready.choose();
            if (table.used(place) == 0 && idle.contains(place)) {
                idle.remove(place);
            }
            occupy(place, now);
            if (table.used(place) == slots) {
                ready.remove(place);
            }
        } else if (!starting.isEmpty()) {
            place = starting.first();
            occupy(place, now);
            if (table.used(place) == slots) {
                starting.remove(place);
            }
        } else if (meter.live >= model.instanceLimit()) {
            return ~Rejection.INSTANCE_LIMIT.ordinal();
        } else if (!budget.take(now)) {
            return ~Rejection.SCALE_OUT.ordinal();
        } else {
            place = open(now);
            initialize(place, now);
            table.set(place, InstanceTable.COLD);
            occupy(place, now);
            if (slots > 1) {
                starting.add(place, table.readyAt(place), table.id(place));
            }
            return place;
        }
        table.clear(place, InstanceTable.COLD);
        return place;
    }

    /** Why a claim was refused that returned a negative number. */
    static Rejection rejection(int refused) {
        return REJECTIONS[~refused];
    }

    /** When a claim that was refused for {@link Rejection#SCALE_OUT} may be granted. */
    long nextStart() {
        return budget.next();
    }

    /** Whether the last claim of the instance made it start. */
    boolean isCold(int place) {
        return table.is(place, InstanceTable.COLD);
    }

    boolean isProvisioned(int place) {
        return table.is(place, InstanceTable.PROVISIONED);
    }

    /** The instance's number in the order of starting. */
    long id(int place) {
        return table.id(place);
    }

    /** When it is or was ready. */
    long readyAt(int place) {
        return table.readyAt(place);
    }

    /** How long its init took, cut at the limit. */
    long initNanos(int place) {
        return table.init(place);
    }

    /** Whether it isn't ready when it should be and never will be: its requests fail then. */
    boolean initFailed(int place) {
        return table.is(place, InstanceTable.FAILED);
    }

    /** What the first invocation has to do of an init that exceeded the limit; 0 when nothing. */
    long initAgain(int place) {
        return table.initAgain(place);
    }

    /**
     * A request has ended, not before its instance was ready. {@link #advance} has been called for the moment.
     *
     * @param keep false when the instance can't go on: it takes no new request and ends with its last one
     */
    void release(int place, long now, boolean keep) {
        meter.advance(now);
        meter.running--;
        boolean wasFull = table.used(place) == slots;
        int left = table.release(place);
        if (left == 0) {
            meter.active--;
            bill(place, now);
        }
        if (!keep && !table.is(place, InstanceTable.ENDING)) {
            table.set(place, InstanceTable.ENDING);
            if (!wasFull) {
                ready.remove(place);
            }
        }
        if (table.is(place, InstanceTable.ENDING)) {
            if (left == 0) {
                end(place, now);
            }
            return;
        }
        if (wasFull) {
            ready.add(place, table.id(place));
        } else {
            ready.used(place);
        }
        if (left == 0 && !table.is(place, InstanceTable.PROVISIONED)) {
            long end = Nanos.plus(now, keepAlive.draw(keepAliveStream));
            if (end != Nanos.NEVER) {
                idle.add(place, end, table.id(place));
            }
        }
    }

    /** Bills what runs when the simulation ends. */
    void finish(long now) {
        for (int place = 0; place < table.places(); place++) {
            if (table.used(place) > 0) {
                bill(place, now);
            }
        }
    }

    private void bill(int place, long now) {
        bill.period(
                place, table.busySince(place), table.readyAt(place), now, table.is(place, InstanceTable.PROVISIONED));
    }

    private void end(int place, long now) {
        boolean provisioned = table.is(place, InstanceTable.PROVISIONED);
        close(place);
        if (provisioned) {
            int fresh = open(now);
            initialize(fresh, now);
            table.clear(fresh, InstanceTable.FAILED);
            table.set(fresh, InstanceTable.PROVISIONED);
            starting.add(fresh, table.readyAt(fresh), table.id(fresh));
        }
    }

    private void occupy(int place, long now) {
        meter.advance(now);
        if (table.occupy(place) == 1) {
            meter.active++;
            table.busySince(place, now);
        }
        meter.running++;
        if (meter.running > meter.maxRunning) {
            meter.maxRunning = meter.running;
        }
    }

    private int open(long now) {
        meter.advance(now);
        meter.live++;
        meter.started++;
        if (meter.live > meter.maxLive) {
            meter.maxLive = meter.live;
        }
        int place = table.open(now);
        bill.opened(place);
        return place;
    }

    private void close(int place) {
        meter.live--;
        ended.accept(table.id(place));
        table.close(place);
    }

    private void initialize(int place, long now) {
        long needed = init.draw(initStream);
        long limit = model.initLimit().toNanos();
        if (needed > limit) {
            boolean again = model.initOverrun() == InitOverrun.AGAIN;
            table.init(place, now, limit, again ? needed : 0);
            if (!again) {
                table.set(place, InstanceTable.FAILED);
            }
        } else {
            table.init(place, now, needed, 0);
        }
        if (faults != null && faults.happens(Fault.INIT_FAILURE, now)) {
            table.set(place, InstanceTable.FAILED);
        }
    }
}
