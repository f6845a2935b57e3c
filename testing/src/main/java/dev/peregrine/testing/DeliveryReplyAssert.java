package dev.peregrine.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractObjectAssert;

/**
 * Assertions on what came of a delivery. Ids are those of the events that the test delivered, in the order of their delivery;
 * failures show what became of all of them.
 */
public final class DeliveryReplyAssert extends AbstractObjectAssert<DeliveryReplyAssert, DeliveryReply> {
    DeliveryReplyAssert(DeliveryReply actual) {
        super(actual, DeliveryReplyAssert.class);
    }

    private AssertionError wrong(String what) {
        StringBuilder text = new StringBuilder(info.hasDescription() ? "[" + info.descriptionText() + "] " : "");
        text.append(what);
        text.append("\nof the delivery of ")
                .append(actual.events().stream().map(TestEvent::id).toList());
        text.append("\ndone: ").append(actual.done());
        text.append("\nparked: ").append(actual.parked());
        text.append("\nto be delivered again: ").append(actual.redelivered());
        text.append("\ndropped: ").append(actual.dropped());
        text.append("\nthe function was called with ").append(actual.started());
        text.append(" and failed on ").append(actual.failed());
        if (!actual.unknown().isEmpty()) {
            text.append("\nbut also with what was not delivered: ").append(actual.unknown());
        }
        for (String entry : actual.log()) {
            text.append("\nlogged: ").append(ResponseRepresentation.bounded(entry));
        }
        for (Throwable failure : actual.failures()) {
            text.append("\nthrown: ").append(failure);
        }
        return new AssertionError(
                text.toString(),
                actual.failures().isEmpty() ? null : actual.failures().get(0));
    }

    private DeliveryReplyAssert check(List<String> found, String[] expected, String what) {
        if (!found.equals(List.of(expected))) {
            throw wrong("Expected %s %s but it was %s".formatted(List.of(expected), what, found));
        }
        return this;
    }

    /**
     * Checks that the function has done all events, and the host delivers none of them again.
     *
     * @return this
     */
    public DeliveryReplyAssert isDone() {
        List<String> all = actual.events().stream().map(TestEvent::id).toList();
        return check(actual.done(), all.toArray(String[]::new), "to be done");
    }

    /**
     * Checks that the function has done just these events, and the host doesn't deliver them again.
     *
     * @param ids the events' ids
     * @return this
     */
    public DeliveryReplyAssert hasDone(String... ids) {
        return check(actual.done(), ids, "to be done");
    }

    /**
     * Checks that just these events are not done, whatever is to become of them: they come again, are parked or dropped.
     *
     * @param ids the events' ids
     * @return this
     */
    public DeliveryReplyAssert failedOnly(String... ids) {
        List<String> undone = actual.events().stream().map(TestEvent::id).toList();
        List<String> done = actual.done();
        return check(undone.stream().filter(id -> !done.contains(id)).toList(), ids, "alone not to be done");
    }

    /**
     * Checks that the host delivers just these events again.
     *
     * @param ids the events' ids
     * @return this
     */
    public DeliveryReplyAssert redelivers(String... ids) {
        return check(actual.redelivered(), ids, "to be delivered again");
    }

    /**
     * Checks that the host delivers all events again.
     *
     * @return this
     */
    public DeliveryReplyAssert redeliversAll() {
        List<String> all = actual.events().stream().map(TestEvent::id).toList();
        return redelivers(all.toArray(String[]::new));
    }

    /**
     * Checks that just these events were parked, and the host doesn't deliver them again.
     *
     * @param ids the events' ids
     * @return this
     */
    public DeliveryReplyAssert parked(String... ids) {
        return check(actual.parked(), ids, "to be parked");
    }

    /**
     * Checks that just these events are lost: neither done nor parked, and the host doesn't deliver them again.
     *
     * @param ids the events' ids
     * @return this
     */
    public DeliveryReplyAssert dropped(String... ids) {
        return check(actual.dropped(), ids, "to be dropped");
    }

    /**
     * Checks that no event is lost: each is done or parked, or it comes again.
     *
     * @return this
     */
    public DeliveryReplyAssert lostNothing() {
        if (!actual.dropped().isEmpty()) {
            throw wrong("Expected nothing to be lost, but the host drops %s".formatted(actual.dropped()));
        }
        return this;
    }

    /**
     * Checks that the function was called with events in the order of their delivery, those of each key or partition for
     * themselves, and with none of a key or partition after one that it failed on.
     *
     * @return this
     */
    public DeliveryReplyAssert inOrder() {
        Map<String, Integer> last = new HashMap<>();
        for (int number : actual.calls()) {
            String key = actual.key(number);
            Integer before = last.put(key, number);
            if (before != null && before > number) {
                throw wrong("Expected order, but %s was handled before %s".formatted(id(before), id(number)));
            }
            if (before != null && !key.isEmpty() && actual.failed().contains(id(before))) {
                throw wrong(
                        "Expected order, but %s was handled although %s had failed".formatted(id(number), id(before)));
            }
        }
        return this;
    }

    private String id(int number) {
        return actual.events().get(number).id();
    }

    /**
     * Checks that no invocation failed.
     *
     * @return this
     */
    public DeliveryReplyAssert threwNothing() {
        if (!actual.failures().isEmpty()) {
            throw wrong("Expected no failure at the host");
        }
        return this;
    }

    /**
     * Checks that an invocation failed.
     *
     * @param type the type of what the entry point threw
     * @param message part of its message
     * @return this
     */
    public DeliveryReplyAssert threw(Class<? extends Throwable> type, String message) {
        if (actual.failures().stream()
                .noneMatch(failure -> type.isInstance(failure)
                        && String.valueOf(failure.getMessage()).contains(message))) {
            throw wrong(
                    "Expected %s to be thrown, with a message that contains \"%s\"".formatted(type.getName(), message));
        }
        return this;
    }

    /**
     * Checks that the host's logger got an entry.
     *
     * @param texts what one entry must contain, all of them
     * @return this
     */
    public DeliveryReplyAssert logged(String... texts) {
        if (actual.log().stream().noneMatch(entry -> List.of(texts).stream().allMatch(entry::contains))) {
            throw wrong("Expected a log entry that contains %s".formatted(List.of(texts)));
        }
        return this;
    }
}
