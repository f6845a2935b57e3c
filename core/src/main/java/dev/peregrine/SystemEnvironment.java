package dev.peregrine;

import java.util.Optional;

final class SystemEnvironment implements Environment {
    static final Environment INSTANCE = new SystemEnvironment();

    private SystemEnvironment() {}

    @Override
    public Optional<String> get(String name) {
        String value = System.getenv(name);
        return value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
    }
}
