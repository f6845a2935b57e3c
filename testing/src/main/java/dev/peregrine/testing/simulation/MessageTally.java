package dev.peregrine.testing.simulation;

import java.util.BitSet;

/** Counts what becomes of messages. */
final class MessageTally {
    /** Tries beyond are counted together. */
    private static final int TRIES = 100;

    final MessageBook book = new MessageBook();
    final Sampler untilHandled = new Sampler();
    final Sampler untilSettled = new Sampler();
    final Sampler untilGivenUp = new Sampler();
    final long[] byTry = new long[TRIES];
    long received;
    long throttled;
    private final BitSet seen = new BitSet();
    private long now;

    long now() {
        return now;
    }

    void advance(long time) {
        now = Math.max(now, time);
    }

    void received(int message) {
        book.tried(message);
        received++;
        byTry[Math.min(book.tries(message), TRIES) - 1]++;
    }

    int throttled(int message) {
        byTry[Math.min(book.tries(message), TRIES) - 1]--;
        received--;
        throttled++;
        return book.throttled(message);
    }

    void handled(int message, long at) {
        book.handled(message);
        if (!seen.get(message)) {
            seen.set(message);
            untilHandled.add(at - book.published(message));
        }
    }

    void settled(int message, byte how, long at) {
        if (book.isOpen(message)) {
            boolean givenUp = how == MessageBook.DEAD || how == MessageBook.EXPIRED;
            (givenUp ? untilGivenUp : untilSettled).add(at - book.published(message));
        }
        book.settle(message, how);
    }
}
