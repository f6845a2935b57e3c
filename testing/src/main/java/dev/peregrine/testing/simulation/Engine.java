package dev.peregrine.testing.simulation;

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
        this.plan = plan;
        model = plan.model();
        end = plan.endNanos();
        requests = plan.requestsOrNever();
        arrivals = plan.arrivals().start(RandomStream.of(plan.seed(), "arrivals"));
        service = plan.serviceTimes();
        meter = new Meter(plan.warmUpNanos(), new Series(end));
        recorder = new Recorder(meter, model.billingStep().toNanos());
        fleet = new Fleet(model, plan.seed(), meter);
        waits = !model.waiting().isNone();
        longestWait = model.waiting().most().toNanos();
        places = model.waiting().places();
        timeout = model.timeout().toNanos();
        nextArrival = requests == 0 ? Nanos.NEVER : arrivals.next();
    }

    SimulationReport run() {
        long events = 0;
        while (true) {
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
            recorder.residence.add(Math.max(0, meter.since(calls.claimed[calls.at(i)])));
        }
        return SimulationReport.of(plan, recorder);
    }

    private void arrive(long now) {
        long request = arrived++;
        boolean counts = meter.counts(now);
        recorder.offered(counts);
        nextArrival = arrived == requests ? Nanos.NEVER : arrivals.next();
        if (nextArrival < now) {
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
            recorder.rejected(meter.counts(now), otherwise);
        }
    }

    private void giveUp() {
        recorder.rejected(meter.counts(line.headArrival()), Rejection.WAITED_TOO_LONG);
        leaveLine();
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
        int call = calls.open();
        calls.request[call] = request;
        calls.arrived[call] = arrival;
        calls.claimed[call] = now;
        calls.instance[call] = place;
        calls.init[call] = cold ? begin - now : 0;
        calls.cold[call] = cold;
        calls.service[call] = 0;
        if (fleet.initFailed(place)) {
            calls.ending[call] = Calls.INIT_FAILED;
            calls.plan(call, begin);
        } else if (service.isLaw()) {
            serve(call, begin, service.draw(cold), Calls.COMPLETED);
        } else if (begin == now) {
            callService(call, now);
        } else {
            calls.ending[call] = Calls.BEGINS;
            calls.plan(call, begin);
        }
    }

    private void callService(int call, long now) {
        int place = calls.instance[call];
        Service.Served served =
                service.call(new Service.Call(calls.request[call], now, fleet.id(place), calls.cold[call]));
        int ending = switch (served.ending()) {
            case COMPLETED -> Calls.COMPLETED;
            case FAILED -> Calls.FAILED;
            case CRASHED -> Calls.CRASHED;
        };
        serve(call, now, served.nanos(), ending);
    }

    private void serve(int call, long begin, long nanos, int ending) {
        long needed = calls.cold[call] ? Nanos.plus(nanos, fleet.initAgain(calls.instance[call])) : nanos;
        boolean cut = needed > timeout;
        long took = cut ? timeout : needed;
        calls.service[call] = took;
        calls.ending[call] = cut ? Calls.TIMED_OUT : ending;
        calls.plan(call, Nanos.plus(begin, took));
    }

    private void next(int call, long now) {
        int ending = calls.ending[call];
        if (ending == Calls.BEGINS) {
            callService(call, now);
            return;
        }
        boolean keep = ending == Calls.COMPLETED
                || ending == Calls.FAILED
                || (ending == Calls.TIMED_OUT && !model.timeoutEndsInstance());
        recorder.ended(
                meter.counts(calls.arrived[call]),
                calls.arrived[call],
                calls.claimed[call],
                calls.service[call],
                calls.init[call],
                ending);
        fleet.release(calls.instance[call], now, keep);
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
