package dev.peregrine;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Configuration by name, on every cloud the environment variables; and the time. Thread-safe. */
public interface Environment {
    /**
     * The value of a variable.
     *
     * @param name its name
     * @return the value, empty when it isn't set or is an empty string
     */
    Optional<String> get(String name);

    /**
     * The value of a variable that must be set.
     *
     * @param name its name
     * @return the value
     * @throws StartupException that names the variable, when it isn't set or is an empty string
     */
    default String require(String name) {
        Optional<String> value = get(name);
        if (value.isEmpty()) {
            throw new StartupException("The environment variable " + name + " is not set, and the function needs it."
                    + " Set it in the function's configuration.");
        }
        return value.get();
    }

    /**
     * The time by which deadlines are told: that of the system, unless a test or a simulation has set another by
     * {@link #withClock}.
     *
     * @return milliseconds since 1970-01-01T00:00:00Z
     */
    default long currentTimeMillis() {
        return System.currentTimeMillis();
    }

    /**
     * This environment with another time, for tests and simulations.
     *
     * @param clock tells the time
     * @return the changed environment
     */
    default Environment withClock(InstantSource clock) {
        return new ChangedEnvironment(this, null, "", clock);
    }

    /**
     * This environment with one variable set, for tests and local runs.
     *
     * @param name the variable's name
     * @param value its value; an empty one unsets it
     * @return the changed environment
     */
    default Environment with(String name, String value) {
        return new ChangedEnvironment(this, name, value, null);
    }

    /**
     * The environment of this process.
     *
     * @return the environment
     */
    static Environment system() {
        return SystemEnvironment.INSTANCE;
    }

    /**
     * An environment of given variables, for tests and local runs.
     *
     * @param variables names and values; copied
     * @return the environment
     */
    static Environment of(Map<String, String> variables) {
        Map<String, String> copy = Map.copyOf(variables);
        return name -> Optional.ofNullable(copy.get(name)).filter(value -> !value.isEmpty());
    }
}
