package dev.peregrine.testing.simulation;

/** The permissions to start instances that {@link ScaleOut} gives. */
final class StartBudget {
    private final long burst;
    private final long interval;
    private long left;

    /** When the first permission that isn't counted in {@code left} began to come in. */
    private long since;

    StartBudget(ScaleOut limit) {
        burst = limit.burst();
        interval = limit.interval().toNanos();
        left = burst;
    }

    boolean take(long now) {
        if (interval == 0) {
            return true;
        }
        long came = Math.min((now - since) / interval, burst - left);
        left += came;
        since = left == burst ? now : since + came * interval;
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }

    /** When the next one may be started; at most now if one may be. */
    long next() {
        return left > 0 || interval == 0 ? 0 : Nanos.plus(since, interval);
    }
}
