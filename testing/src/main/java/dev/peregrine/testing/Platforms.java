package dev.peregrine.testing;

import dev.peregrine.testing.wire.LambdaTwin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All there are. */
final class Platforms {
    private static final List<Platform> LAMBDA = lambda();
    private static final Platform GOOGLE = new GooglePlatform();
    private static final Platform AZURE = new AzurePlatform();

    private Platforms() {}

    private static List<Platform> lambda() {
        List<Platform> lambda = new ArrayList<>();
        for (LambdaTwin twin : LambdaTwin.all()) {
            lambda.add(new LambdaPlatform(Optional.of(twin)));
        }
        lambda.add(new LambdaPlatform(Optional.empty()));
        return List.copyOf(lambda);
    }

    /** Made only when more is asked for than HTTP and direct invocations: it takes half of an instance's start otherwise. */
    private static final class Complete {
        private static final List<Platform> ALL = all();

        /** Those that only tests which name them run on. */
        private static final List<Platform> SPECIAL = special();

        private static List<Platform> all() {
            List<Platform> all = new ArrayList<>(LAMBDA);
            all.addAll(LambdaSources.all());
            all.add(GOOGLE);
            all.addAll(GoogleEventPlatform.all());
            all.add(AZURE);
            all.addAll(AzureEventPlatform.all());
            return List.copyOf(all);
        }

        private static List<Platform> special() {
            List<Platform> special = new ArrayList<>(LambdaSources.special());
            special.addAll(GoogleEventPlatform.special());
            special.addAll(AzureEventPlatform.special());
            return List.copyOf(special);
        }
    }

    static List<Platform> of(Kind kind) {
        return Complete.ALL.stream()
                .filter(platform -> platform.kinds().contains(kind))
                .toList();
    }

    /** Those that tests have to name. */
    static List<Platform> special(Kind kind) {
        return Complete.SPECIAL.stream()
                .filter(platform -> platform.kinds().contains(kind))
                .toList();
    }

    /** All of one vendor, but for those that are misconfigured on purpose. */
    static List<Platform> ofCloud(String vendor) {
        return Stream.concat(Complete.ALL.stream(), Complete.SPECIAL.stream())
                .filter(platform -> platform.name().startsWith(vendor + "-"))
                .filter(platform -> !platform.name().endsWith("-unreported"))
                .toList();
    }

    static Optional<Platform> named(String name) {
        Optional<Platform> plain = Stream.concat(LAMBDA.stream(), Stream.of(GOOGLE, AZURE))
                .filter(platform -> platform.name().equals(name))
                .findFirst();
        if (plain.isPresent()) {
            return plain;
        }
        return Stream.concat(Complete.ALL.stream(), Complete.SPECIAL.stream())
                .filter(platform -> platform.name().equals(name))
                .findFirst();
    }

    static List<String> names(List<Platform> platforms) {
        return platforms.stream().map(Platform::name).toList();
    }

    static List<String> names() {
        return names(Complete.ALL);
    }

    /**
     * Makes sure that an adapter is there, before any class that needs it is loaded.
     *
     * @throws IllegalStateException that says what to add
     */
    static void requireAdapter(String cloud, String entryPoint, String artifact) {
        try {
            Class.forName(entryPoint, false, Platforms.class.getClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            throw new IllegalStateException(
                    "The adapter for " + cloud + " is not on the class path (" + entryPoint + "). Add dev.peregrine:"
                            + artifact
                            + " to the test's dependencies, or leave this cloud out with @EveryCloud(except = \""
                            + cloud + "\").",
                    e);
        }
    }
}
