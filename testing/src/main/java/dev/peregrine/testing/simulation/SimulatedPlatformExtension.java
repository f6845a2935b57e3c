package dev.peregrine.testing.simulation;

import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** Makes the parameters annotated with {@link SimulatedPlatform}, and tells with a failure how to repeat it. */
final class SimulatedPlatformExtension implements ParameterResolver, AfterEachCallback {
    private static final String SEED = "peregrine.seed";
    private static final String REPLAY = "peregrine.replay";
    private static final Namespace NAMESPACE = Namespace.create(SimulatedPlatformExtension.class);

    /** What a test was given, in the order of its parameters. */
    private static final class Given {
        private final Set<String> platforms = new LinkedHashSet<>();
        private final Set<Long> seeds = new LinkedHashSet<>();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.isAnnotated(SimulatedPlatform.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        SimulatedPlatform annotation =
                parameter.findAnnotation(SimulatedPlatform.class).orElseThrow();
        String name = annotation.preset();
        PlatformModel model = NamedModels.model(name)
                .orElseThrow(() ->
                        wrong(parameter, "names \"%s\", which is none of %s".formatted(name, NamedModels.names())));
        long seed = seed(context).orElse(annotation.seed());
        Given given = given(context);
        given.platforms.add("platform \"%s\", seed %d".formatted(name, seed));
        given.seeds.add(seed);
        Class<?> type = parameter.getParameter().getType();
        if (type == PlatformModel.class) {
            return model;
        }
        if (type == Simulation.class) {
            return Simulation.of(model).seed(seed);
        }
        if (type == Preset.class) {
            return NamedModels.preset(name)
                    .orElseThrow(() -> wrong(
                            parameter,
                            "is a Preset, and \"%s\" is none: name one of %s".formatted(name, NamedModels.names())));
        }
        throw wrong(
                parameter, "is a %s; it can be a PlatformModel, a Preset or a Simulation".formatted(type.getName()));
    }

    private static ParameterResolutionException wrong(ParameterContext parameter, String what) {
        return new ParameterResolutionException("The parameter " + parameter.getIndex() + " of "
                + parameter.getDeclaringExecutable().getName() + ", annotated with @SimulatedPlatform, " + what);
    }

    private static Given given(ExtensionContext context) {
        return context.getStore(NAMESPACE).getOrComputeIfAbsent(Given.class, type -> new Given(), Given.class);
    }

    private static Optional<Long> seed(ExtensionContext context) {
        return context.getConfigurationParameter(SEED)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> {
                    try {
                        return text.equals("random") ? drawn(context) : Long.valueOf(text);
                    } catch (NumberFormatException e) {
                        throw new ParameterResolutionException(
                                "%s is \"%s\": set it to a whole number or to \"random\"".formatted(SEED, text), e);
                    }
                });
    }

    /** One for the whole run, so that one line repeats all of its tests. */
    private static Long drawn(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(SEED, key -> new SecureRandom().nextLong(), Long.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Given given = given(context);
        context.getExecutionException()
                .filter(thrown -> !(thrown instanceof TestAbortedException) && !given.seeds.isEmpty())
                .ifPresent(thrown -> {
                    String replay = replay(given, context);
                    thrown.addSuppressed(new ReplayNote(replay));
                    context.publishReportEntry(REPLAY, replay);
                });
    }

    private static String replay(Given given, ExtensionContext context) {
        String test = context.getRequiredTestClass().getName() + "#"
                + context.getRequiredTestMethod().getName();
        String seed = given.seeds.size() == 1
                ? " -D" + SEED + "=" + given.seeds.iterator().next()
                : "";
        return String.join("; ", given.platforms) + "; repeat it with: mvn test -Dtest=" + test + seed;
    }
}
