package dev.peregrine.testing.simulation;

import org.jspecify.annotations.Nullable;

/**
 * One run: the events in the order of virtual time. At the same moment, instances that get ready or end come first, then
 * requests that end or begin, starts that are allowed again, requests that have waited too long, and arrivals last.
 */
final class Engine {
    private static final int PROGRESS_MASK = (1 << 16) - 1;

    private final Simulation plan;
    private final PlatformModel model;
    private final Arrivals.Process arrivals;
    private final ServiceTimes service;
    private final @Nullable Feed feed;
    private final @Nullable FaultPlan faults;
    private final Fleet fleet;
    private final Recorder recorder;
    private final Meter meter;
    private final Calls calls = new Calls();
    private final WaitLine line = new WaitLine();
    private final boolean waits;
    private final long longestWait;
    private final int places;
    private final long timeout;
    private final long end;
    private final long requests;

    private long arrived;
    private long nextArrival;

    /** Whether the head of the line waits for a start to be allowed; otherwise for a request to end. */
    private boolean waitsForStart;

    Engine(Simulation plan) {
        this(plan, null, plan.faults().isNone() ? null : new FaultPlan(plan.faults(), plan.seed()));
    }

    /**
     * A run of requests that don't come from the plan's arrivals.
     *
     * @param feed where they come from; null for the plan's arrivals
     * @param faults what goes wrong; null when nothing does
     */
    Engine(Simulation plan, @Nullable Feed feed, @Nullable FaultPlan faults) {
        this.plan = plan;
        this.feed = feed;
        this.faults = faults;
        model = plan.model();
        end = plan.endNanos();
        requests = plan.requestsOrNever();
        arrivals = plan.arrivals().start(RandomStream.of(plan.seed(), "arrivals"));
        service = plan.serviceTimes(faults);
        meter = new Meter(plan.warmUpNanos(), new Series(end));
        recorder = new Recorder(meter, model.billingStep().toNanos());
        fleet = new Fleet(model, plan.seed(), meter, faults, service::ended);
        waits = !model.waiting().isNone();
        longestWait = model.waiting().most().toNanos();
        places = model.waiting().places();
        timeout = model.timeout().toNanos();
        nextArrival = requests == 0 || feed != null ? Nanos.NEVER : arrivals.next();
        if (faults != null
                && timeout == Nanos.NEVER
                && !plan.faults().rule(Fault.TIMEOUT).equals(Faults.Rule.NEVER)) {
            throw new IllegalArgumentException("The fault TIMEOUT needs a timeout: give the model one by withTimeout");
        }
    }

    SimulationReport run() {
        try (service) {
            return play();
        }
    }

    private SimulationReport play() {
        long events = 0;
        while (true) {
            if (feed != null) {
                nextArrival = feed.nextTime();
            }
            long callTime = calls.nextTime();
            long startTime = Nanos.NEVER;
            long waitTime = Nanos.NEVER;
            if (line.size() > 0) {
                waitTime = Nanos.plus(line.headArrival(), longestWait);
                startTime = waitsForStart ? fleet.nextStart() : Nanos.NEVER;
            }
            long time = Math.min(Math.min(callTime, startTime), Math.min(waitTime, nextArrival));
            if (time >= end) {
                break;
            }
            fleet.advance(time);
            if (callTime == time) {
                next(calls.take(), time);
            } else if (startTime == time) {
                serveLine(time);
            } else if (waitTime == time) {
                giveUp();
            } else {
                arrive(time);
            }
            if ((++events & PROGRESS_MASK) == 0) {
                tell(time);
            }
        }
        if (end != Nanos.NEVER) {
            fleet.advance(end);
        }
        for (int i = 0; i < calls.size(); i++) {
            recorder.residence.add(Math.max(0, meter.since(calls.claimed(calls.at(i)))));
        }
        meter.finish();
        return SimulationReport.of(plan, recorder);
    }

    private void arrive(long now) {
        long request = feed == null ? arrived : feed.take(now);
        if (request == Feed.NOTHING) {
            return;
        }
        arrived++;
        boolean counts = meter.counts(now);
        recorder.offered(counts);
        if (feed == null) {
            nextArrival = arrived == requests ? Nanos.NEVER : arrivals.next();
        }
        if (faults != null && faults.happens(Fault.THROTTLING, now)) {
            reject(request, now, now, Rejection.FAULT);
            return;
        }
        if (nextArrival < now && feed == null) {
            throw new IllegalStateException("An arrival of " + plan.arrivals() + " is before the one ahead of it: "
                    + nextArrival + " ns after " + now + " ns");
        }
        if (line.size() > 0) {
            queue(request, now, Rejection.NO_PLACE);
            return;
        }
        int place = fleet.claim(now);
        if (place >= 0) {
            accept(place, request, now, now);
        } else {
            Rejection why = Fleet.rejection(place);
            waitsForStart = why == Rejection.SCALE_OUT;
            queue(request, now, waits ? Rejection.NO_PLACE : why);
        }
    }

    private void queue(long request, long now, Rejection otherwise) {
        if (waits && line.size() < places) {
            line.add(request, now);
            meter.waiting++;
        } else {
            reject(request, now, now, otherwise);
        }
    }

    private void giveUp() {
        long request = line.headRequest();
        long arrival = line.headArrival();
        leaveLine();
        reject(request, arrival, meter.now(), Rejection.WAITED_TOO_LONG);
    }

    private void reject(long request, long arrival, long now, Rejection why) {
        recorder.rejected(meter.counts(arrival), why);
        if (feed != null) {
            feed.rejected(request, now);
        }
    }

    private void leaveLine() {
        line.remove();
        meter.waiting--;
    }

    private void serveLine(long now) {
        while (line.size() > 0) {
            int place = fleet.claim(now);
            if (place < 0) {
                waitsForStart = Fleet.rejection(place) == Rejection.SCALE_OUT;
                return;
            }
            long request = line.headRequest();
            long arrival = line.headArrival();
            leaveLine();
            accept(place, request, arrival, now);
        }
    }

    private void accept(int place, long request, long arrival, long now) {
        boolean cold = fleet.isCold(place);
        long begin = Math.max(now, fleet.readyAt(place));
        recorder.accepted(meter.counts(arrival), now - arrival, cold, begin - now);
        int call = calls.open(request, arrival, now, place, cold, cold ? begin - now : 0);
        if (fleet.initFailed(place)) {
            calls.end(call, 0, Calls.INIT_FAILED);
            calls.plan(call, begin);
        } else if (service.isLaw()) {
            drawService(call, begin, cold);
        } else if (begin == now) {
            callService(call, now);
        } else {
            calls.end(call, 0, Calls.BEGINS);
            calls.plan(call, begin);
        }
    }

    private void drawService(int call, long begin, boolean cold) {
        long nanos = service.draw(cold);
        if (faults == null) {
            serve(call, begin, nanos, Calls.COMPLETED);
        } else if (faults.happens(Fault.CRASH_BEFORE, begin)) {
            serve(call, begin, 0, Calls.CRASHED);
        } else {
            boolean slow = faults.happens(Fault.SLOW_DEPENDENCY, begin);
            long took = slow ? Nanos.plus(nanos, faults.slowness()) : nanos;
            if (faults.happens(Fault.CRASH_DURING, begin)) {
                serve(call, begin, faults.partOf(took), Calls.CRASHED);
            } else {
                serveUnlessCut(call, begin, took, Calls.COMPLETED, faults);
            }
        }
    }

    /** What can happen to an invocation whose handler has been at work. */
    private void serveUnlessCut(int call, long begin, long nanos, int ending, FaultPlan plan) {
        if (plan.happens(Fault.TIMEOUT, begin)) {
            serve(call, begin, Nanos.plus(timeout, 1), ending);
        } else {
            serve(call, begin, nanos, plan.happens(Fault.CRASH_AFTER, begin) ? Calls.CRASHED : ending);
        }
    }

    private void callService(int call, long now) {
        if (faults != null && faults.happens(Fault.CRASH_BEFORE, now)) {
            serve(call, now, 0, Calls.CRASHED);
            return;
        }
        int place = calls.instance(call);
        Service.Served served =
                service.call(new Service.Call(calls.request(call), now, fleet.id(place), calls.isCold(call)));
        int ending = switch (served.ending()) {
            case COMPLETED -> Calls.COMPLETED;
            case FAILED -> Calls.FAILED;
            case CRASHED -> Calls.CRASHED;
        };
        if (faults == null || ending == Calls.CRASHED) {
            serve(call, now, served.nanos(), ending);
        } else if (feed == null && faults.happens(Fault.CRASH_DURING, now)) {
            serve(call, now, faults.partOf(served.nanos()), Calls.CRASHED);
        } else {
            serveUnlessCut(call, now, served.nanos(), ending, faults);
        }
    }

    private void serve(int call, long begin, long nanos, int ending) {
        long needed = calls.isCold(call) ? Nanos.plus(nanos, fleet.initAgain(calls.instance(call))) : nanos;
        boolean cut = needed > timeout;
        long took = cut ? timeout : needed;
        calls.end(call, took, cut ? Calls.TIMED_OUT : ending);
        calls.plan(call, Nanos.plus(begin, took));
    }

    private void next(int call, long now) {
        int ending = calls.ending(call);
        if (ending == Calls.BEGINS) {
            callService(call, now);
            return;
        }
        boolean keep = ending == Calls.COMPLETED
                || ending == Calls.FAILED
                || (ending == Calls.TIMED_OUT && !model.timeoutEndsInstance());
        recorder.ended(
                meter.counts(calls.arrived(call)),
                calls.arrived(call),
                calls.claimed(call),
                calls.service(call),
                calls.init(call),
                ending);
        fleet.release(calls.instance(call), now, keep);
        if (feed != null) {
            feed.ended(calls.request(call), ending, now);
        }
        calls.close(call);
        if (line.size() > 0) {
            serveLine(now);
        }
    }

    private void tell(long now) {
        double share =
                requests == Nanos.NEVER ? (end == Nanos.NEVER ? 0 : (double) now / end) : (double) arrived / requests;
        plan.tell(new Progress(Math.min(1, share), arrived, now));
    }
}
