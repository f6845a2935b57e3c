package dev.peregrine.testing.simulation;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The models that can be asked for by a name. */
final class NamedModels {
    private static final Map<String, Supplier<PlatformModel>> MODELS =
            new TreeMap<>(Map.of("default", NamedModels::neutral));

    private NamedModels() {}

    static Optional<PlatformModel> find(String name) {
        return Optional.ofNullable(MODELS.get(name)).map(Supplier::get);
    }

    static Set<String> names() {
        return MODELS.keySet();
    }

    /** Round numbers that are no vendor's. */
    private static PlatformModel neutral() {
        return PlatformModel.of("default")
                .withInit(Law.constant(Duration.ofMillis(250)))
                .withKeepAlive(Law.constant(Duration.ofMinutes(10)));
    }
}
