package dev.peregrine.testing.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What can be asked for by a name: the presets, and a model that is no vendor's. */
final class NamedModels {
    /** The name of the model that is no vendor's. */
    static final String NEUTRAL = "default";

    private NamedModels() {}

    static Optional<PlatformModel> model(String name) {
        return name.equals(NEUTRAL) ? Optional.of(neutral()) : preset(name).map(Preset::model);
    }

    static Optional<Preset> preset(String name) {
        return Presets.all().stream()
                .filter(preset -> preset.name().equals(name))
                .findFirst();
    }

    static List<String> names() {
        List<String> names = new ArrayList<>(List.of(NEUTRAL));
        Presets.all().forEach(preset -> names.add(preset.name()));
        return names;
    }

    /** Round numbers. */
    private static PlatformModel neutral() {
        return PlatformModel.of(NEUTRAL)
                .withInit(Law.constant(Duration.ofMillis(250)))
                .withKeepAlive(Law.constant(Duration.ofMinutes(10)));
    }
}
