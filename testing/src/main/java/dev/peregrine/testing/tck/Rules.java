package dev.peregrine.testing.tck;

import dev.peregrine.Capability;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.Platform;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** What all rules are made of: each is tried on every platform that it concerns. */
interface Rules {
    List<Platform> platforms();

    /** A test on each platform of a kind. */
    default Stream<DynamicTest> on(Kind kind, ThrowingConsumer<Cloud> rule) {
        return on(kind, any -> true, rule);
    }

    /** A test on each platform of a kind that can do something. */
    default Stream<DynamicTest> onCapable(Kind kind, Capability capability, ThrowingConsumer<Cloud> rule) {
        return on(kind, platform -> platform.capabilities().contains(capability), rule);
    }

    /** A test on each platform of a kind that can't do something. */
    default Stream<DynamicTest> onIncapable(Kind kind, Capability capability, ThrowingConsumer<Cloud> rule) {
        return on(kind, platform -> !platform.capabilities().contains(capability), rule);
    }

    private Stream<DynamicTest> on(Kind kind, Predicate<Platform> condition, ThrowingConsumer<Cloud> rule) {
        return platforms().stream()
                .filter(platform -> platform.kinds().contains(kind))
                .filter(condition)
                .map(platform -> DynamicTest.dynamicTest(platform.name(), () -> {
                    try (Cloud cloud = Cloud.of(platform)) {
                        rule.accept(cloud);
                    }
                }));
    }
}
