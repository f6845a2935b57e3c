package dev.peregrine.testing.simulation;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The model once more, as plainly as it can be written: objects in lists, which are searched through at each step for what happens
 * next. Slow, and made to be compared with.
 */
final class ReferenceSimulator {
    private static final long NEVER = Long.MAX_VALUE;

    static final class Instance {
        long id;
        long readyAt;
        long init;
        long initAgain;
        boolean failed;
        boolean provisioned;
        boolean ready;
        boolean ending;
        int requests;
        long busySince;
        long paidUntil;
        long use;
        long endsAt = NEVER;
    }

    static final class Request {
        long arrived;
        long claimed;
        long endsAt;
        long order;
        long service;
        long init;
        String ending = "";
        Instance instance = new Instance();
    }

    private final PlatformModel model;
    private final Law warm;
    private final Law cold;
    private final long end;
    private final long warmUp;
    private final RandomStream warmStream;
    private final RandomStream coldStream;
    private final RandomStream initStream;
    private final RandomStream keepAliveStream;
    private final RandomStream routingStream;
    private final List<Instance> instances = new ArrayList<>();
    private final List<Request> running = new ArrayList<>();
    private final List<Long> waiting = new ArrayList<>();

    /** For random routing only: the order in which a choice by index counts. */
    private final List<Instance> pool = new ArrayList<>();

    private long now;
    private long ids;
    private long uses;
    private long orders;
    private long permissions;
    private long nextPermission = NEVER;
    private boolean blockedByScaling;

    final Map<Rejection, Long> rejected = new EnumMap<>(Rejection.class);
    final List<Long> latencies = new ArrayList<>();
    final List<Long> waits = new ArrayList<>();
    final List<Long> inits = new ArrayList<>();
    long offered;
    long accepted;
    long completed;
    long timedOut;
    long failed;
    long coldStarts;
    long joinedStarts;
    long started;
    long maxRunning;
    long maxInstances;
    BigInteger runningNanos = BigInteger.ZERO;
    BigInteger instanceNanos = BigInteger.ZERO;
    BigInteger activeNanos = BigInteger.ZERO;
    BigInteger waitingNanos = BigInteger.ZERO;
    long busy;
    long billedBusy;
    long billedInit;
    long billedProvisioned;

    ReferenceSimulator(PlatformModel model, Law warm, Law cold, long end, long warmUp, long seed) {
        this.model = model;
        this.warm = warm;
        this.cold = cold;
        this.end = end;
        this.warmUp = warmUp;
        warmStream = RandomStream.of(seed, "warm");
        coldStream = RandomStream.of(seed, "cold");
        initStream = RandomStream.of(seed, "init");
        keepAliveStream = RandomStream.of(seed, "keep-alive");
        routingStream = RandomStream.of(seed, "routing");
        permissions = model.scaleOut().burst();
        for (Rejection why : Rejection.values()) {
            rejected.put(why, 0L);
        }
    }

    void run(List<Long> arrivals) {
        for (int i = 0; i < model.provisioned(); i++) {
            Instance instance = start();
            instance.provisioned = true;
            becomesReady(instance);
        }
        int next = 0;
        while (true) {
            long arrival = next < arrivals.size() ? arrivals.get(next) : NEVER;
            long time = arrival;
            for (Instance instance : instances) {
                time = Math.min(time, instance.ready ? instance.endsAt : instance.readyAt);
            }
            for (Request request : running) {
                time = Math.min(time, request.endsAt);
            }
            time = Math.min(time, nextPermission);
            if (!waiting.isEmpty()) {
                time = Math.min(
                        time, Nanos.plus(waiting.get(0), model.waiting().most().toNanos()));
            }
            if (blockedByScaling && permissions > 0 && !waiting.isEmpty()) {
                time = now;
            }
            boolean idle = arrival == NEVER && running.isEmpty() && waiting.isEmpty();
            if (time >= end || (end == NEVER && idle)) {
                break;
            }
            passTo(time);
            if (step(arrival)) {
                next++;
            }
        }
        if (end != NEVER) {
            passTo(end);
        }
        instances.stream().filter(instance -> instance.requests > 0).forEach(this::billPeriod);
        if (now < warmUp) {
            startMeasuring();
        }
    }

    private void startMeasuring() {
        maxRunning = running.size();
        maxInstances = instances.size();
        started = 0;
    }

    /** The first thing, by the order that holds at one moment; true when it was the arrival. */
    private boolean step(long arrival) {
        Instance ready = instances.stream()
                .filter(instance -> !instance.ready && instance.readyAt == now)
                .min(Comparator.comparing(instance -> instance.id))
                .orElse(null);
        if (ready != null) {
            becomesReady(ready);
            return false;
        }
        Instance expired = instances.stream()
                .filter(instance -> instance.ready && instance.endsAt == now)
                .min(Comparator.comparing(instance -> instance.id))
                .orElse(null);
        if (expired != null) {
            instances.remove(expired);
            leavePool(expired);
            return false;
        }
        if (nextPermission == now) {
            permissions++;
            nextPermission = permissions == model.scaleOut().burst()
                    ? NEVER
                    : now + model.scaleOut().interval().toNanos();
            // Requests that end come before a line that is served for a permission.
            return false;
        }
        Request ended = running.stream()
                .filter(request -> request.endsAt == now)
                .min(Comparator.comparing(request -> request.order))
                .orElse(null);
        if (ended != null) {
            end(ended);
            return false;
        }
        if (blockedByScaling && permissions > 0 && !waiting.isEmpty()) {
            serveWaiting();
            return false;
        }
        if (!waiting.isEmpty()
                && Nanos.plus(waiting.get(0), model.waiting().most().toNanos()) == now) {
            reject(waiting.remove(0), Rejection.WAITED_TOO_LONG);
            return false;
        }
        if (arrival == now) {
            arrive();
            return true;
        }
        return false;
    }

    private void passTo(long time) {
        long from = Math.max(now, warmUp);
        if (time > from) {
            BigInteger passed = BigInteger.valueOf(time - from);
            runningNanos = runningNanos.add(passed.multiply(BigInteger.valueOf(running.size())));
            instanceNanos = instanceNanos.add(passed.multiply(BigInteger.valueOf(instances.size())));
            waitingNanos = waitingNanos.add(passed.multiply(BigInteger.valueOf(waiting.size())));
            long active =
                    instances.stream().filter(instance -> instance.requests > 0).count();
            activeNanos = activeNanos.add(passed.multiply(BigInteger.valueOf(active)));
        }
        if (now < warmUp && time >= warmUp) {
            startMeasuring();
        }
        now = time;
    }

    private boolean counts(long arrived) {
        return arrived >= warmUp;
    }

    private void arrive() {
        offered += counts(now) ? 1 : 0;
        boolean mayWait = !model.waiting().isNone();
        if (waiting.isEmpty()) {
            Rejection refused = tryToServe(now);
            if (refused == null) {
                return;
            }
            blockedByScaling = refused == Rejection.SCALE_OUT;
            if (!mayWait) {
                reject(now, refused);
                return;
            }
        }
        if (waiting.size() < model.waiting().places()) {
            waiting.add(now);
        } else {
            reject(now, Rejection.NO_PLACE);
        }
    }

    private void reject(long arrived, Rejection why) {
        if (counts(arrived)) {
            rejected.merge(why, 1L, Long::sum);
        }
    }

    private void serveWaiting() {
        while (!waiting.isEmpty()) {
            Rejection refused = tryToServe(waiting.get(0));
            if (refused != null) {
                blockedByScaling = refused == Rejection.SCALE_OUT;
                return;
            }
            waiting.remove(0);
        }
    }

    private @org.jspecify.annotations.Nullable Rejection tryToServe(long arrived) {
        if (running.size() >= model.accountLimit()) {
            return Rejection.ACCOUNT_LIMIT;
        }
        List<Instance> free = instances.stream()
                .filter(instance -> !instance.ending && instance.requests < model.slots())
                .toList();
        List<Instance> ready = free.stream().filter(instance -> instance.ready).toList();
        if (!ready.isEmpty()) {
            serve(arrived, route(ready), false);
        } else if (!free.isEmpty()) {
            Comparator<Instance> soonest = Comparator.comparing(instance -> instance.readyAt);
            serve(
                    arrived,
                    free.stream()
                            .min(soonest.thenComparing(instance -> instance.id))
                            .orElseThrow(),
                    false);
        } else if (instances.size() >= model.instanceLimit()) {
            return Rejection.INSTANCE_LIMIT;
        } else if (!model.scaleOut().isUnlimited() && permissions == 0) {
            return Rejection.SCALE_OUT;
        } else {
            if (!model.scaleOut().isUnlimited()) {
                if (permissions == model.scaleOut().burst()) {
                    nextPermission = now + model.scaleOut().interval().toNanos();
                }
                permissions--;
            }
            Instance instance = start();
            initialize(instance);
            serve(arrived, instance, true);
        }
        return null;
    }

    private Instance route(List<Instance> ready) {
        Comparator<Instance> byUse = Comparator.comparing(instance -> instance.use);
        Comparator<Instance> byAge = Comparator.comparing(instance -> instance.id);
        return switch (model.routing()) {
            case MRU -> ready.stream().max(byUse).orElseThrow();
            case LRU -> ready.stream().min(byUse).orElseThrow();
            case NEWEST -> ready.stream().max(byAge).orElseThrow();
            case OLDEST -> ready.stream().min(byAge).orElseThrow();
            case RANDOM -> pool.get(routingStream.below(pool.size()));
        };
    }

    private Instance start() {
        Instance instance = new Instance();
        instance.id = ids++;
        instance.readyAt = now;
        instances.add(instance);
        started++;
        maxInstances = Math.max(maxInstances, instances.size());
        return instance;
    }

    private void initialize(Instance instance) {
        long needed = model.init().draw(initStream);
        long limit = model.initLimit().toNanos();
        instance.init = Math.min(needed, limit);
        instance.readyAt = now + instance.init;
        if (needed > limit && model.initOverrun() == InitOverrun.AGAIN) {
            instance.initAgain = needed;
        } else {
            instance.failed = needed > limit;
        }
    }

    private void serve(long arrived, Instance instance, boolean isCold) {
        Request request = new Request();
        request.arrived = arrived;
        request.claimed = now;
        request.instance = instance;
        request.order = orders++;
        long begin = Math.max(now, instance.readyAt);
        request.init = isCold ? begin - now : 0;
        if (instance.failed) {
            request.ending = "failed start";
        } else {
            long needed = isCold ? cold.draw(coldStream) + instance.initAgain : warm.draw(warmStream);
            request.service = Math.min(needed, model.timeout().toNanos());
            request.ending = needed > request.service ? "timed out" : "completed";
        }
        request.endsAt = begin + request.service;
        running.add(request);
        if (instance.requests == 0) {
            instance.busySince = now;
        }
        instance.requests++;
        instance.endsAt = NEVER;
        if (instance.ready && instance.requests == model.slots()) {
            leavePool(instance);
        }
        maxRunning = Math.max(maxRunning, running.size());
        if (counts(arrived)) {
            accepted++;
            waits.add(now - arrived);
            if (isCold) {
                coldStarts++;
                inits.add(begin - now);
            } else if (begin > now) {
                joinedStarts++;
            }
        }
    }

    private void end(Request request) {
        running.remove(request);
        Instance instance = request.instance;
        count(request);
        boolean wasFull = instance.requests == model.slots();
        instance.requests--;
        if (instance.requests == 0) {
            billPeriod(instance);
        }
        if (!request.ending.equals("completed")
                && (request.ending.equals("failed start") || model.timeoutEndsInstance())) {
            if (!instance.ending && !wasFull) {
                leavePool(instance);
            }
            instance.ending = true;
        }
        if (!instance.ending) {
            instance.use = uses++;
            if (wasFull) {
                pool.add(instance);
            }
            if (instance.requests == 0 && !instance.provisioned) {
                instance.endsAt = Nanos.plus(now, model.keepAlive().draw(keepAliveStream));
            }
        } else if (instance.requests == 0) {
            instances.remove(instance);
            if (instance.provisioned) {
                Instance fresh = start();
                initialize(fresh);
                fresh.failed = false;
                fresh.provisioned = true;
            }
        }
        serveWaiting();
    }

    private void count(Request request) {
        if (!counts(request.arrived)) {
            return;
        }
        switch (request.ending) {
            case "completed" -> completed++;
            case "timed out" -> timedOut++;
            default -> failed++;
        }
        latencies.add(now - request.arrived);
        busy += request.service;
        if (model.metering().scope() == Metering.Scope.REQUEST) {
            bill(request.service, request.init, request.instance);
        }
    }

    private void billPeriod(Instance instance) {
        if (model.metering().scope() == Metering.Scope.INSTANCE) {
            long from = Math.max(instance.busySince, warmUp);
            long starting = Math.max(0, Math.min(now, instance.readyAt) - from);
            long ready = Math.min(now, from + starting);
            if (now <= warmUp) {
                return;
            }
            if (model.metering().init() && starting > 0) {
                bill(Math.max(0, now - from - starting), starting, instance);
                instance.paidUntil = from + rounded(now - from);
                return;
            }
            long until = ready + rounded(now - ready);
            long more = Math.max(0, until - Math.max(ready, instance.paidUntil));
            billedProvisioned += instance.provisioned ? more : 0;
            billedBusy += instance.provisioned ? 0 : more;
            instance.paidUntil = Math.max(until, instance.paidUntil);
        }
    }

    private void bill(long service, long init, Instance instance) {
        long served = rounded(service);
        if (instance.provisioned) {
            billedProvisioned += served;
        } else {
            billedBusy += served;
        }
        if (model.metering().init() && init > 0) {
            billedInit += rounded(service + init) - served;
        }
    }

    private long rounded(long nanos) {
        if (nanos == 0) {
            return 0;
        }
        long least = Math.max(nanos, model.metering().minimum().toNanos());
        long step = model.metering().step().toNanos();
        return least % step == 0 ? least : least - least % step + step;
    }

    private void becomesReady(Instance instance) {
        instance.ready = true;
        instance.use = uses++;
        if (instance.requests < model.slots()) {
            pool.add(instance);
        }
    }

    private void leavePool(Instance instance) {
        int index = pool.indexOf(instance);
        Instance last = pool.remove(pool.size() - 1);
        if (last != instance) {
            pool.set(index, last);
        }
    }
}
