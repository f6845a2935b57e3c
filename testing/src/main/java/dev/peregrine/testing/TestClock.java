package dev.peregrine.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test advances it. Thread-safe. */
public final class TestClock extends Clock {
    /** Shared by the same clock in other zones; guarded by itself. */
    private final Instant[] now;

    private final ZoneId zone;

    private TestClock(Instant[] now, ZoneId zone) {
        this.now = now;
        this.zone = zone;
    }

    /**
     * A clock at 2025-01-15T12:00:00Z.
     *
     * @return the clock
     */
    public static TestClock create() {
        return at(Instant.parse("2025-01-15T12:00:00Z"));
    }

    /**
     * A clock at a moment.
     *
     * @param start the moment
     * @return the clock, in UTC
     */
    public static TestClock at(Instant start) {
        return new TestClock(new Instant[] {start}, ZoneOffset.UTC);
    }

    /**
     * Moves the clock on.
     *
     * @param duration how far
     */
    public void advance(Duration duration) {
        synchronized (now) {
            now[0] = now[0].plus(duration);
        }
    }

    @Override
    public Instant instant() {
        synchronized (now) {
            return now[0];
        }
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** This clock in another zone; advancing one advances the other. */
    @Override
    public TestClock withZone(ZoneId newZone) {
        return new TestClock(now, newZone);
    }
}
