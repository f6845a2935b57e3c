package dev.peregrine.testing.simulation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where one run's service times come from: laws with a stream for each, or something that is called. */
final class ServiceTimes implements AutoCloseable {
    private final Law warm;
    private final Law cold;
    private final RandomStream warmStream;
    private final RandomStream coldStream;
    private final @Nullable Service called;

    ServiceTimes(Law warm, Law cold, @Nullable Service called, long seed) {
        this.warm = warm;
        this.cold = cold;
        this.called = called;
        warmStream = RandomStream.of(seed, "warm");
        coldStream = RandomStream.of(seed, "cold");
    }

    boolean isLaw() {
        return called == null;
    }

    long draw(boolean isCold) {
        return isCold ? cold.draw(coldStream) : warm.draw(warmStream);
    }

    /** An instance has ended. */
    void ended(long instance) {
        if (called instanceof InstanceUser user) {
            user.ended(instance);
        }
    }

    /** Ends what serves. */
    @Override
    public void close() {
        if (called instanceof InstanceUser user) {
            user.close();
        }
    }

    Service.Served call(Service.Call call) {
        return Objects.requireNonNull(called, "A law isn't called").serve(call);
    }
}
