package dev.peregrine.testing.simulation;

import dev.peregrine.event.RawMessage;
import dev.peregrine.testing.CloudApp;
import dev.peregrine.testing.DeliveryReply;
import dev.peregrine.testing.HttpReply;
import dev.peregrine.testing.TestClock;
import dev.peregrine.testing.TestEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The apps of one run, one for each virtual instance that has been called and hasn't ended. */
final class WorkloadRun implements Service, MessageHandling, InstanceUser {
    /** The moment at which virtual time begins: any would do, and it must always be the same. */
    private static final Instant START = Instant.parse("2025-01-15T12:00:00Z");

    private final Workload workload;
    private final @Nullable FaultPlan plan;
    private final RandomStream times;
    private final TestClock clock = TestClock.at(START);
    private final Map<Long, CloudApp> apps = new HashMap<>();
    private Duration jumped = Duration.ZERO;

    WorkloadRun(Workload workload, @Nullable FaultPlan plan, long seed) {
        this.workload = workload;
        this.plan = plan;
        this.times = RandomStream.of(seed, "workload");
        workload.dependency().ifPresent(dependency -> dependency.begin(plan, clock));
    }

    @Override
    public Served serve(Call call) {
        CloudApp app = app(call.instance(), call.nanos());
        long began = begin(call.nanos());
        HttpReply reply = app.send(workload.request(call.request()));
        Ending ending = reply.status() >= 500 ? Ending.FAILED : Ending.COMPLETED;
        return new Served(took(call.nanos(), began), ending);
    }

    @Override
    public Handled handle(Delivery delivery) {
        CloudApp app = app(delivery.instance(), delivery.nanos());
        List<TestEvent> events = new ArrayList<>();
        Map<String, Long> numbers = new HashMap<>();
        for (int i = 0; i < delivery.size(); i++) {
            TestEvent event = workload.message(delivery.message(i));
            Long other = numbers.putIfAbsent(event.id(), delivery.message(i));
            if (other != null && other != delivery.message(i)) {
                throw new IllegalArgumentException("The messages " + other + " and " + delivery.message(i)
                        + " have the same id, so nobody could tell what became of which; give each another id");
            }
            boolean isMessage = event.event() instanceof RawMessage;
            events.add(isMessage ? event.withAttempt(delivery.tries().get(i)) : event);
        }
        long began = begin(delivery.nanos());
        DeliveryReply reply = app.deliver(workload.function(), events.toArray(new TestEvent[0]));
        long took = took(delivery.nanos(), began);
        return new Handled(took, outcomes(events, reply));
    }

    private static List<Outcome> outcomes(List<TestEvent> events, DeliveryReply reply) {
        Map<String, Outcome> byId = new HashMap<>();
        reply.completed().forEach(id -> byId.put(id, Outcome.REPEATED));
        reply.dropped().forEach(id -> byId.put(id, Outcome.DROPPED));
        reply.givenUp().forEach(id -> byId.put(id, Outcome.GIVEN_UP));
        reply.parked().forEach(id -> byId.put(id, Outcome.PARKED));
        reply.done().forEach(id -> byId.put(id, Outcome.DONE));
        return events.stream()
                .map(event -> byId.getOrDefault(event.id(), Outcome.FAILED))
                .toList();
    }

    /** The app of an instance, which is made at this moment if it is new. */
    private CloudApp app(long instance, long nanos) {
        set(nanos);
        return apps.computeIfAbsent(
                instance,
                id -> workload.cloud()
                        .app(workload.app(clock), workload.environment().withClock(clock)));
    }

    /** Sets the clock, and returns what the machine's own shows. */
    private long begin(long nanos) {
        if (plan != null && plan.happens(Fault.CLOCK_JUMP, nanos)) {
            jumped = jumped.plus(plan.clockJump());
        }
        set(nanos);
        workload.dependency().ifPresent(dependency -> dependency.at(nanos));
        return workload.isMeasured() ? System.nanoTime() : 0;
    }

    private void set(long nanos) {
        Instant now = START.plusNanos(nanos).plus(jumped);
        clock.advance(Duration.between(clock.instant(), now));
    }

    private long took(long nanos, long began) {
        long real = workload.isMeasured() ? System.nanoTime() - began : 0;
        Duration advanced = Duration.between(START.plusNanos(nanos).plus(jumped), clock.instant());
        // a handler may set the clock back; time doesn't go back
        return Nanos.plus(
                Math.max(0, advanced.toNanos()) + real, workload.time().draw(times));
    }

    @Override
    public void ended(long instance) {
        CloudApp app = apps.remove(instance);
        if (app != null) {
            app.close();
        }
    }

    @Override
    public void close() {
        List<Long> left = new ArrayList<>(apps.keySet());
        left.sort(null);
        left.forEach(this::ended);
        workload.dependency().ifPresent(Dependency::end);
    }
}
