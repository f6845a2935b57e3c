package dev.peregrine.testing.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Handles deliveries by laws: a time for each delivery, and a probability that a message fails. */
final class LawHandling implements MessageHandling {
    private final Law warm;
    private final Law cold;
    private final double failing;
    private final boolean groups;
    private final FaultPlan faults;
    private final RandomStream warmStream;
    private final RandomStream coldStream;
    private final RandomStream failures;

    LawHandling(Law warm, Law cold, double failing, boolean groups, FaultPlan faults, long seed) {
        this.warm = warm;
        this.cold = cold;
        this.failing = failing;
        this.groups = groups;
        this.faults = faults;
        warmStream = RandomStream.of(seed, "warm");
        coldStream = RandomStream.of(seed, "cold");
        failures = RandomStream.of(seed, "failures");
    }

    @Override
    public Handled handle(Delivery delivery) {
        long nanos = delivery.cold() ? cold.draw(coldStream) : warm.draw(warmStream);
        if (faults.happens(Fault.SLOW_DEPENDENCY, delivery.nanos())) {
            nanos = Nanos.plus(nanos, faults.slowness());
        }
        List<Outcome> outcomes = new ArrayList<>(delivery.size());
        Set<Long> stopped = new HashSet<>();
        for (int i = 0; i < delivery.size(); i++) {
            boolean stands = groups && stopped.contains(delivery.groups().get(i));
            boolean fails = !stands && fails(delivery.nanos());
            if (fails) {
                stopped.add(delivery.groups().get(i));
            }
            outcomes.add(stands || fails ? Outcome.FAILED : Outcome.DONE);
        }
        return new Handled(nanos, outcomes);
    }

    private boolean fails(long now) {
        boolean injected = faults.happens(Fault.PARTIAL_FAILURE, now);
        return (failing > 0 && failures.chance(failing)) || injected;
    }
}
