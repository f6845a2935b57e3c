package dev.peregrine;

import java.util.Map;
import java.util.Optional;

/** Configuration by name, on every cloud the environment variables. Thread-safe. */
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
