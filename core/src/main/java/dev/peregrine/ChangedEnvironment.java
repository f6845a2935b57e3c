package dev.peregrine;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An environment of which one thing is changed: a variable, or the time. */
final class ChangedEnvironment implements Environment {
    private final Environment rest;
    private final @Nullable String name;
    private final String value;
    private final @Nullable InstantSource clock;

    ChangedEnvironment(Environment rest, @Nullable String name, String value, @Nullable InstantSource clock) {
        this.rest = rest;
        this.name = name;
        this.value = value;
        this.clock = clock;
    }

    @Override
    public Optional<String> get(String wanted) {
        if (wanted.equals(name)) {
            return value.isEmpty() ? Optional.empty() : Optional.of(value);
        }
        return rest.get(wanted);
    }

    @Override
    public long currentTimeMillis() {
        return clock == null ? rest.currentTimeMillis() : clock.millis();
    }
}
