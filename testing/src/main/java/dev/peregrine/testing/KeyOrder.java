package dev.peregrine.testing;

import dev.peregrine.event.RawMessage;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a host that keeps order and delivers one message at a time holds back: all of a key behind a failure. Used by one thread. */
final class KeyOrder {
    private final boolean kept;
    private final Set<String> failed = new HashSet<>();

    /** Whether the host keeps order at all. */
    KeyOrder(boolean kept) {
        this.kept = kept;
    }

    /** Whether an event waits for an earlier one. */
    boolean holds(TestEvent event) {
        return kept && key(event).filter(failed::contains).isPresent();
    }

    void failed(TestEvent event) {
        key(event).ifPresent(failed::add);
    }

    private static Optional<String> key(TestEvent event) {
        return event.event() instanceof RawMessage message
                ? message.orderingKey().or(message::partition)
                : Optional.empty();
    }
}
