package dev.peregrine.testing.simulation;

import dev.peregrine.testing.simulation.MessageHandling.Delivery;
import dev.peregrine.testing.simulation.MessageHandling.Handled;
import dev.peregrine.testing.simulation.MessageHandling.Outcome;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** One run of a {@link MessageSimulation}: the queue on the one side, what handles deliveries on the other. */
final class MessageRun implements Feed, Service, InstanceUser {
    private final QueueModel queue;
    private final MessageHandling handling;
    private final FaultPlan faults;
    private final Arrivals.Process publications;
    private final long messages;
    private final IntToLongFunction groupOf;
    private final Backlog backlog;
    private final MessageTally tally = new MessageTally();
    private final Map<Long, Flight> flights = new HashMap<>();
    private final int[] taken;
    private final long timeout;
    private final BitSet duplicated = new BitSet();

    /** When pollers ask again whose delivery was rejected: they keep their places until then. */
    private final PriorityQueue<Long> resting = new PriorityQueue<>();

    private long nextPublication;
    private long deliveries;

    MessageRun(
            QueueModel queue,
            MessageHandling handling,
            FaultPlan faults,
            Arrivals.Process publications,
            long messages,
            long timeout,
            IntToLongFunction groupOf) {
        this.queue = queue;
        this.handling = handling;
        this.faults = faults;
        this.publications = publications;
        this.messages = messages;
        this.timeout = timeout;
        this.groupOf = groupOf;
        backlog = queue.groups()
                ? new GroupBacklog(groupOf)
                : new PlainBacklog(queue.batchSize(), queue.window().toNanos());
        taken = new int[queue.batchSize()];
        nextPublication = publications.next();
    }

    /** What was counted, with the book closed: what is under way has been looked for where it must be. */
    MessageTally tally() {
        BitSet present = new BitSet();
        backlog.collect(present);
        for (Flight flight : flights.values()) {
            for (int message : flight.messages) {
                present.set(message);
            }
        }
        tally.book.close(present);
        return tally;
    }

    /** A delivery under way. */
    private static final class Flight {
        final int[] messages;
        final long received;

        /** What the handler has made of the messages that it has got, whether or not anybody heard of it. */
        List<Outcome> finished = List.of();

        @Nullable
        List<Outcome> outcomes;

        Flight(int[] messages, long received) {
            this.messages = messages;
            this.received = received;
        }
    }

    @Override
    public long nextTime() {
        Long rested = resting.peek();
        long delivery = isPollerFree() ? backlog.nextTime() : rested == null ? Nanos.NEVER : rested;
        return Math.max(tally.now(), Math.min(nextPublication, delivery));
    }

    @Override
    public long take(long now) {
        tally.advance(now);
        while (nextPublication <= now && nextPublication != Nanos.NEVER) {
            publish(nextPublication);
            nextPublication = tally.book.size() == messages ? Nanos.NEVER : publications.next();
        }
        for (Long rested = resting.peek(); rested != null && rested <= now; rested = resting.peek()) {
            resting.remove();
        }
        int size = isPollerFree() ? backlog.take(now, taken) : 0;
        if (size == 0) {
            return NOTHING;
        }
        Flight flight = new Flight(Arrays.copyOf(taken, size), now);
        for (int message : flight.messages) {
            receive(message, now);
        }
        flights.put(deliveries, flight);
        return deliveries++;
    }

    private boolean isPollerFree() {
        return flights.size() + resting.size() < queue.concurrency();
    }

    private void publish(long now) {
        int message = tally.book.publish(now);
        boolean held = !queue.groups() && faults.happens(Fault.REORDERING, now);
        backlog.publish(message, held ? Nanos.plus(now, faults.delay()) : now);
    }

    private void receive(int message, long now) {
        tally.received(message);
        boolean alone = tally.book.isOpen(message) && !duplicated.get(message);
        if (queue.duplicates() && alone && faults.happens(Fault.DUPLICATE, now)) {
            duplicated.set(message);
            backlog.again(message, Nanos.plus(now, faults.delay()));
        }
    }

    @Override
    public Served serve(Call call) {
        Flight flight = known(flights.get(call.request()));
        boolean crashes = faults.happens(Fault.CRASH_DURING, call.nanos());
        int size = crashes ? faults.part(flight.messages.length) : flight.messages.length;
        Handled handled = size == 0 ? new Handled(0, List.of()) : handling.handle(delivery(flight, size, call));
        if (handled.outcomes().size() != size) {
            throw new IllegalStateException(
                    handled.outcomes().size() + " outcomes were given for " + size + " messages; give one for each");
        }
        flight.finished = handled.nanos() <= timeout ? handled.outcomes() : List.of();
        if (crashes) {
            return new Served(handled.nanos(), Ending.CRASHED);
        }
        flight.outcomes = handled.outcomes();
        boolean failed = handled.outcomes().stream().anyMatch(MessageRun::isFailure);
        return new Served(handled.nanos(), failed ? Ending.FAILED : Ending.COMPLETED);
    }

    private static Flight known(@Nullable Flight flight) {
        if (flight == null) {
            throw new IllegalStateException("The engine tells of a delivery that isn't under way");
        }
        return flight;
    }

    private static boolean isHandled(Outcome outcome) {
        return outcome == Outcome.DONE || outcome == Outcome.REPEATED;
    }

    private static boolean isFailure(Outcome outcome) {
        return outcome == Outcome.FAILED || outcome == Outcome.REPEATED || outcome == Outcome.GIVEN_UP;
    }

    private Delivery delivery(Flight flight, int size, Call call) {
        List<Long> numbers = new ArrayList<>(size);
        List<Integer> tries = new ArrayList<>(size);
        List<Long> groups = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            int message = flight.messages[i];
            numbers.add((long) message);
            tries.add(tally.book.tries(message));
            groups.add(queue.groups() ? groupOf.applyAsLong(message) : 0L);
        }
        return new Delivery(numbers, tries, groups, call.nanos(), call.instance(), call.cold());
    }

    @Override
    public void ended(long request, int ending, long now) {
        tally.advance(now);
        Flight flight = known(flights.remove(request));
        for (int i = 0; i < flight.finished.size(); i++) {
            if (isHandled(flight.finished.get(i))) {
                tally.handled(flight.messages[i], now);
            }
        }
        boolean answered = ending == Calls.COMPLETED || ending == Calls.FAILED;
        List<Outcome> outcomes = answered ? flight.outcomes : null;
        long leaseEnd = Nanos.plus(flight.received, queue.lease().toNanos());
        boolean waits = outcomes == null || queue.failuresKeepLease();
        for (int i = 0; i < flight.messages.length; i++) {
            Outcome outcome = outcomes == null ? Outcome.FAILED : outcomes.get(i);
            settle(flight.messages[i], outcome, now, waits ? Math.max(now, leaseEnd) : now);
        }
        backlog.answered(flight.messages, flight.messages.length, now);
    }

    private void settle(int message, Outcome outcome, long now, long comesBack) {
        switch (outcome) {
            case DONE -> tally.settled(message, MessageBook.DONE, now);
            case PARKED -> tally.settled(message, MessageBook.PARKED, now);
            case DROPPED -> tally.settled(message, MessageBook.DROPPED, now);
            case GIVEN_UP -> {
                if (tally.book.tries(message) >= queue.retry().tries()) {
                    giveUp(message, now);
                } else {
                    tally.settled(message, MessageBook.DROPPED, now);
                }
            }
            case FAILED, REPEATED -> {
                int tries = tally.book.tries(message);
                long again = Nanos.plus(comesBack, queue.retry().delayNanos(tries));
                if (tally.book.isOpen(message)) {
                    if (tries >= queue.retry().tries() || isTooOld(message, again, queue.retry())) {
                        giveUp(message, comesBack);
                    } else {
                        backlog.again(message, again);
                    }
                }
            }
        }
    }

    private boolean isTooOld(int message, long at, RetryPolicy policy) {
        return at - tally.book.published(message) >= policy.maxAge().toNanos();
    }

    private void giveUp(int message, long at) {
        tally.settled(message, queue.deadLetter().isEmpty() ? MessageBook.EXPIRED : MessageBook.DEAD, at);
    }

    @Override
    public void ended(long instance) {
        if (handling instanceof InstanceUser user) {
            user.ended(instance);
        }
    }

    @Override
    public void close() {
        if (handling instanceof InstanceUser user) {
            user.close();
        }
    }

    @Override
    public void rejected(long request, long now) {
        tally.advance(now);
        Flight flight = known(flights.remove(request));
        long leaseEnd = Nanos.plus(now, queue.lease().toNanos());
        long next = now;
        for (int message : flight.messages) {
            long again = Nanos.plus(now, queue.throttle().delayNanos(tally.throttled(message)));
            next = Math.max(next, again);
            if (queue.throttleIsTry()) {
                tally.book.tried(message);
                settle(message, Outcome.FAILED, now, leaseEnd);
            } else if (tally.book.isOpen(message)) { // a copy of one that is settled isn't needed any more
                if (isTooOld(message, again, queue.throttle())) {
                    giveUp(message, now);
                } else {
                    backlog.again(message, again);
                }
            }
        }
        if (queue.concurrency() < Integer.MAX_VALUE && next > now) {
            resting.add(next);
        }
        backlog.answered(flight.messages, flight.messages.length, now);
    }
}
