package dev.peregrine.testing;

import dev.peregrine.event.RawMessage;
import dev.peregrine.testing.Recorder.Note;
import dev.peregrine.testing.wire.Fate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * What came of a delivery of events: what the function did with each, and what the host makes of the answer by its own rules.
 * Events are called by their ids of {@link TestEvent#id}. Immutable.
 *
 * <p>Each event is in one of the lists {@link #done}, {@link #parked}, {@link #redelivered} and {@link #dropped}.
 */
public final class DeliveryReply {
    private final List<TestEvent> events;
    private final List<TestEvent> arriving;
    private final Delivered delivered;

    /** Numbers of events in the order of the handler's calls. */
    private final Set<Integer> started = new LinkedHashSet<>();

    private final Set<Integer> completed = new HashSet<>();
    private final Set<Integer> failed = new HashSet<>();
    private final Set<Integer> parked = new HashSet<>();
    private final List<String> unknown = new ArrayList<>();

    private DeliveryReply(List<TestEvent> events, List<TestEvent> arriving, Delivered delivered) {
        this.events = events;
        this.arriving = arriving;
        this.delivered = delivered;
    }

    /**
     * Puts together what was seen from both sides.
     *
     * @param arriving the events as the function sees them, in the order of the events
     */
    static DeliveryReply of(List<TestEvent> events, List<TestEvent> arriving, Delivered delivered, List<Note> notes) {
        DeliveryReply reply = new DeliveryReply(List.copyOf(events), List.copyOf(arriving), delivered);
        Map<String, List<Integer>> numbers = new HashMap<>();
        for (int i = 0; i < events.size(); i++) {
            String sent = events.get(i).id();
            numbers.computeIfAbsent(sent, any -> new ArrayList<>()).add(i);
            if (!arriving.get(i).id().equals(sent)) {
                numbers.computeIfAbsent(arriving.get(i).id(), any -> new ArrayList<>())
                        .add(i);
            }
        }
        for (Note note : notes) {
            reply.note(note, numbers.getOrDefault(note.id(), List.of()));
        }
        reply.parked.addAll(delivered.parked());
        return reply;
    }

    /** Of several events with one id, the first that it can be. */
    private void note(Note note, List<Integer> numbers) {
        if (numbers.isEmpty()) {
            unknown.add(note.id());
            return;
        }
        switch (note.what()) {
            case STARTED -> started.add(first(numbers, number -> !started.contains(number)));
            case COMPLETED -> completed.add(first(numbers, number -> started.contains(number) && !hasEnded(number)));
            case FAILED -> failed.add(first(numbers, number -> started.contains(number) && !hasEnded(number)));
            case PARKED ->
                parked.add(first(numbers, number -> !completed.contains(number) && !parked.contains(number)));
        }
    }

    private boolean hasEnded(int number) {
        return completed.contains(number) || failed.contains(number);
    }

    private static int first(List<Integer> numbers, IntPredicate condition) {
        for (int number : numbers) {
            if (condition.test(number)) {
                return number;
            }
        }
        return numbers.get(0);
    }

    /**
     * What the function has done and the host won't deliver again.
     *
     * @return ids in the order of delivery
     */
    public List<String> done() {
        return ids(number -> !isAgain(number) && completed.contains(number));
    }

    /**
     * What was put into a parking place or an output of the host, and the host won't deliver again.
     *
     * @return ids in the order of delivery
     */
    public List<String> parked() {
        return ids(number -> !isAgain(number) && !completed.contains(number) && parked.contains(number));
    }

    /**
     * What the host will deliver again, whatever the function has done with it.
     *
     * @return ids in the order of delivery
     */
    public List<String> redelivered() {
        return ids(this::isAgain);
    }

    /**
     * What is neither done nor parked and won't come again: the host takes it for done, or gives up.
     *
     * @return ids in the order of delivery
     */
    public List<String> dropped() {
        return ids(number -> !isAgain(number) && !completed.contains(number) && !parked.contains(number));
    }

    /**
     * What the host gives up although it was told that it failed, because it was the last attempt: dropped, or put where the host
     * was configured to put such events. Part of {@link #dropped}, unless the function has completed it all the same.
     *
     * @return ids in the order of delivery
     */
    public List<String> givenUp() {
        return ids(number -> delivered.fates().get(number) == Fate.DROPPED);
    }

    /**
     * What the function has been called with, one after the other.
     *
     * @return ids in the order of the calls
     */
    public List<String> started() {
        return idsOf(started);
    }

    /**
     * What the function has been called with and has completed, whatever the host makes of it.
     *
     * @return ids in the order of delivery
     */
    public List<String> completed() {
        return ids(completed::contains);
    }

    /**
     * What the function has been called with and has failed on.
     *
     * @return ids in the order of delivery
     */
    public List<String> failed() {
        return ids(failed::contains);
    }

    /**
     * What the adapter's entry point threw at the host, for each invocation that failed.
     *
     * @return the exceptions in order
     */
    public List<Throwable> failures() {
        return delivered.failures();
    }

    /**
     * What the function wrote to the host's logger, as for {@link HttpReply#log}.
     *
     * @return the entries in their order
     */
    public List<String> log() {
        return delivered.log();
    }

    /**
     * What the host handed over, invocation by invocation: its bytes, or text that stands for its objects.
     *
     * @return copies
     */
    public List<byte[]> sent() {
        return delivered.sent().stream().map(byte[]::clone).toList();
    }

    /**
     * What the entry point gave back, invocation by invocation; nothing where it threw.
     *
     * @return copies
     */
    public List<byte[]> answers() {
        return delivered.answers().stream().map(byte[]::clone).toList();
    }

    /** Ids that handlers saw and that belong to none of the events. */
    List<String> unknown() {
        return unknown;
    }

    List<TestEvent> events() {
        return events;
    }

    /** The numbers of events in the order of the handler's calls. */
    Collection<Integer> calls() {
        return started;
    }

    /** What an event is ordered within: its own key, or the key or partition that the host put it into; empty for nothing. */
    String key(int number) {
        String own = key(events.get(number));
        return own.isEmpty() ? key(arriving.get(number)) : own;
    }

    private static String key(TestEvent event) {
        return event.event() instanceof RawMessage message
                ? message.orderingKey().or(message::partition).orElse("")
                : "";
    }

    private boolean isAgain(int number) {
        return delivered.fates().get(number) == Fate.AGAIN;
    }

    private List<String> ids(IntPredicate condition) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (condition.test(i)) {
                numbers.add(i);
            }
        }
        return idsOf(numbers);
    }

    private List<String> idsOf(Collection<Integer> numbers) {
        return numbers.stream().map(number -> events.get(number).id()).toList();
    }

    /** What became of which events. */
    @Override
    public String toString() {
        return "done " + done() + ", parked " + parked() + ", redelivered " + redelivered() + ", dropped " + dropped();
    }
}
