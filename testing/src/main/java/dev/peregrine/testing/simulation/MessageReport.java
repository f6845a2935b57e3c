package dev.peregrine.testing.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What became of the messages of a {@link MessageSimulation}, by a book that is kept of each. Immutable and thread-safe.
 *
 * <p>{@code published = done + parked + deadLettered + dropped + expired + underWay + vanished}, and nothing is lost when the last
 * of these but {@code underWay} are zero.
 */
public final class MessageReport {
    private final String queue;
    private final String deadLetter;
    private final long seed;
    private final String description;
    private final long published;
    private final long done;
    private final long parked;
    private final long deadLettered;
    private final long dropped;
    private final long expired;
    private final long underWay;
    private final long vanished;
    private final long handled;
    private final long handledTwice;
    private final long deliveries;
    private final long throttled;
    private final List<Long> byTry;
    private final Distribution untilHandled;
    private final Distribution untilSettled;
    private final Distribution untilGivenUp;
    private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
    private final SimulationReport instances;

    MessageReport(
            QueueModel queue,
            long seed,
            String description,
            MessageTally tally,
            SimulationReport instances,
            FaultPlan plan) {
        MessageBook book = tally.book;
        this.queue = queue.name();
        this.deadLetter = queue.deadLetter();
        this.seed = seed;
        this.description = description;
        this.instances = instances;
        published = book.size();
        vanished = book.vanished();
        done = book.count(MessageBook.DONE);
        parked = book.count(MessageBook.PARKED);
        deadLettered = book.count(MessageBook.DEAD);
        dropped = book.count(MessageBook.DROPPED);
        expired = book.count(MessageBook.EXPIRED);
        underWay = book.underWay();
        handled = book.handledAtLeast(1);
        handledTwice = book.handledAtLeast(2);
        deliveries = tally.received;
        throttled = tally.throttled;
        int last = tally.byTry.length;
        while (last > 0 && tally.byTry[last - 1] == 0) {
            last--;
        }
        List<Long> tries = new ArrayList<>();
        for (int i = 0; i < last; i++) {
            tries.add(tally.byTry[i]);
        }
        byTry = List.copyOf(tries);
        untilHandled = tally.untilHandled.distribution();
        untilSettled = tally.untilSettled.distribution();
        untilGivenUp = tally.untilGivenUp.distribution();
        for (Fault fault : Fault.values()) {
            faults.put(fault, plan.injected(fault));
        }
    }

    /** {@return the queue's name} */
    public String queue() {
        return queue;
    }

    /** {@return what the place of dead letters is called, empty when there is none} */
    public String deadLetter() {
        return deadLetter;
    }

    /** {@return the seed of the run} */
    public long seed() {
        return seed;
    }

    /** {@return what to run to see the same again: the seed and all that was set, in one line} */
    public String replayLine() {
        return "seed " + seed + ": " + description;
    }

    /** {@return how many messages were published} */
    public long published() {
        return published;
    }

    /** {@return how many messages were acknowledged} */
    public long done() {
        return done;
    }

    /** {@return how many messages the function put aside} */
    public long parked() {
        return parked;
    }

    /** {@return how many messages went to the place of dead letters} */
    public long deadLettered() {
        return deadLettered;
    }

    /** {@return how many messages were acknowledged although they were neither handled nor put aside: lost} */
    public long dropped() {
        return dropped;
    }

    /** {@return how many messages were given up without a place for dead letters: lost} */
    public long expired() {
        return expired;
    }

    /** {@return how many messages were waiting or being delivered when the simulation ended} */
    public long underWay() {
        return underWay;
    }

    /** {@return how many messages were lost: dropped, expired, or unaccounted for} */
    public long lost() {
        return dropped + expired + vanished;
    }

    /** {@return how many messages were handled at least once, whatever became of the answer} */
    public long handled() {
        return handled;
    }

    /** {@return how many messages were handled more than once} */
    public long handledTwice() {
        return handledTwice;
    }

    /** {@return how many times messages were delivered, all messages and tries together} */
    public long deliveries() {
        return deliveries;
    }

    /** {@return how many times messages were rejected by the platform before a handler; no try for them} */
    public long throttled() {
        return throttled;
    }

    /** {@return how many messages were delivered for the first time, for the second, …; all from the hundredth on together} */
    public List<Long> deliveriesByTry() {
        return byTry;
    }

    /** {@return how many deliveries weren't the first of their message} */
    public long retries() {
        return deliveries - (byTry.isEmpty() ? 0 : byTry.get(0));
    }

    /** {@return the age at which messages had first been handled with success, counted from their publication; a handler that the timeout
     * has cut isn't counted} */
    public Distribution queueAge() {
        return untilHandled;
    }

    /** {@return the age at which messages were acknowledged} */
    public Distribution settledAge() {
        return untilSettled;
    }

    /** {@return the age at which messages were given up, into the place of dead letters or nowhere} */
    public Distribution givenUpAge() {
        return untilGivenUp;
    }

    /**
     * How often a fault was injected.
     *
     * @param fault the fault
     * @return the number
     */
    public long injected(Fault fault) {
        return faults.getOrDefault(fault, 0L);
    }

    /** {@return what happened to the instances; a request there is one delivery of a batch} */
    public SimulationReport instances() {
        return instances;
    }

    /** {@return how long the simulation was in virtual time} */
    public Duration span() {
        return instances.span();
    }

    /** {@return everything in this report, a name and a value on each line; two runs are the same when these are} */
    public List<String> facts() {
        List<String> facts = new ArrayList<>();
        facts.add("replay " + replayLine());
        facts.add("published " + published);
        facts.add("done " + done);
        facts.add("parked " + parked);
        facts.add("deadLettered " + deadLettered);
        facts.add("dropped " + dropped);
        facts.add("expired " + expired);
        facts.add("underWay " + underWay);
        facts.add("lost " + lost());
        facts.add("handled " + handled);
        facts.add("handledTwice " + handledTwice);
        facts.add("deliveries " + deliveries);
        facts.add("throttled " + throttled);
        facts.add("deliveriesByTry " + byTry);
        facts.add("queueAge " + untilHandled);
        facts.add("settledAge " + untilSettled);
        facts.add("givenUpAge " + untilGivenUp);
        facts.add("faults " + faults);
        facts.addAll(instances.facts());
        return List.copyOf(facts);
    }

    /** The main figures in one line. */
    @Override
    public String toString() {
        return queue + ": " + published + " published, " + done + " done, " + parked + " parked, " + deadLettered
                + " dead letters, " + lost() + " lost, " + underWay + " under way, " + deliveries + " deliveries, "
                + handledTwice + " handled more than once";
    }
}
