package dev.peregrine.testing.tck;

import dev.peregrine.Capability;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.Platform;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** Tries a rule on every platform that it concerns. */
final class Tried {
    private Tried() {}

    /** A test on each platform of a kind. */
    static Stream<DynamicTest> on(Rules rules, Kind kind, ThrowingConsumer<Cloud> rule) {
        return on(rules, kind, any -> true, rule);
    }

    /** A test on each platform of a kind that can do something. */
    static Stream<DynamicTest> onCapable(Rules rules, Kind kind, Capability capability, ThrowingConsumer<Cloud> rule) {
        return on(rules, kind, platform -> platform.capabilities().contains(capability), rule);
    }

    /** A test on each platform of a kind that can't do something. */
    static Stream<DynamicTest> onIncapable(
            Rules rules, Kind kind, Capability capability, ThrowingConsumer<Cloud> rule) {
        return on(rules, kind, platform -> !platform.capabilities().contains(capability), rule);
    }

    private static Stream<DynamicTest> on(
            Rules rules, Kind kind, Predicate<Platform> condition, ThrowingConsumer<Cloud> rule) {
        return rules.platforms().stream()
                .filter(platform -> platform.kinds().contains(kind))
                .filter(condition)
                .map(platform -> DynamicTest.dynamicTest(platform.name(), () -> {
                    try (Cloud cloud = Cloud.of(platform)) {
                        rule.accept(cloud);
                    }
                }));
    }
}
