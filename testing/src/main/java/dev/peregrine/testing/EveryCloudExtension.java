package dev.peregrine.testing;

import dev.peregrine.Capability;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a method annotated with {@link EveryCloud} once for each selected cloud and row. */
final class EveryCloudExtension implements TestTemplateInvocationContextProvider {
    private static final String PARAMETER = "peregrine.clouds";

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), EveryCloud.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        EveryCloud annotation = AnnotationSupport.findAnnotation(context.getTestMethod(), EveryCloud.class)
                .orElseThrow();
        List<Platform> declared = declared(annotation);
        List<Platform> selected = selected(declared, context);
        if (selected.isEmpty()) {
            return Stream.of(new Skipped(Platforms.names(declared)));
        }
        if (annotation.rows().isEmpty()) {
            return selected.stream().map(platform -> new CloudInvocation(platform, Optional.empty()));
        }
        List<TestTemplateInvocationContext> crossed = new ArrayList<>();
        for (Row row : Rows.of(annotation.rows(), context.getRequiredTestClass())) {
            for (Platform platform : selected) {
                crossed.add(new CloudInvocation(platform, Optional.of(row)));
            }
        }
        return crossed.stream();
    }

    private static List<Platform> declared(EveryCloud annotation) {
        List<Platform> platforms = new ArrayList<>(Platforms.of(annotation.kind()));
        if (annotation.only().length > 0) {
            platforms = named(List.of(annotation.only()), annotation.kind(), "@EveryCloud(only)");
        }
        platforms.removeAll(named(List.of(annotation.except()), annotation.kind(), "@EveryCloud(except)"));
        List<Capability> needs = List.of(annotation.needs());
        List<Capability> lacks = List.of(annotation.lacks());
        platforms.removeIf(platform -> !platform.capabilities().containsAll(needs));
        platforms.removeIf(platform -> lacks.stream().anyMatch(platform.capabilities()::contains));
        if (platforms.isEmpty()) {
            throw new ExtensionConfigurationException(
                    "@EveryCloud leaves no cloud to run on: all of " + Platforms.names(Platforms.of(annotation.kind()))
                            + " are excluded, by name or by what they can do");
        }
        return platforms;
    }

    /** A run's parameter holds names for tests of all kinds, so only names of no cloud at all are refused. */
    private static List<Platform> selected(List<Platform> declared, ExtensionContext context) {
        Optional<String> parameter = context.getConfigurationParameter(PARAMETER);
        if (parameter.isEmpty() || parameter.get().isBlank()) {
            return declared;
        }
        List<Platform> selected = new ArrayList<>();
        for (String name : parameter.get().split(",", -1)) {
            String wanted = name.trim().toLowerCase(Locale.ROOT);
            if (!isKnown(wanted)) {
                throw unknown(wanted, "The configuration parameter " + PARAMETER, Platforms.names());
            }
            declared.stream()
                    .filter(platform -> matches(platform.name(), wanted))
                    .filter(platform -> !selected.contains(platform))
                    .forEach(selected::add);
        }
        return selected;
    }

    private static boolean isKnown(String wanted) {
        return Platforms.named(wanted).isPresent()
                || Platforms.names().stream().anyMatch(name -> matches(name, wanted));
    }

    /** In the order of all platforms; special ones are found by their full names alone, behind the others. */
    private static List<Platform> named(List<String> names, Kind kind, String where) {
        Set<Platform> found = new LinkedHashSet<>();
        for (String wanted : names) {
            List<Platform> matching = Stream.concat(
                            Platforms.of(kind).stream().filter(platform -> matches(platform.name(), wanted)),
                            Platforms.special(kind).stream()
                                    .filter(platform -> platform.name().equals(wanted)))
                    .toList();
            if (matching.isEmpty()) {
                throw unknown(wanted, where, Platforms.names(Platforms.of(kind)));
            }
            found.addAll(matching);
        }
        List<Platform> ordered = new ArrayList<>(Platforms.of(kind));
        ordered.addAll(Platforms.special(kind));
        ordered.retainAll(found);
        return ordered;
    }

    /** Names of clouds begin with the vendor's. */
    private static boolean matches(String name, String wanted) {
        return name.equals(wanted) || name.substring(0, name.indexOf('-')).equals(wanted);
    }

    private static ExtensionConfigurationException unknown(String name, String where, List<String> known) {
        return new ExtensionConfigurationException(
                where + " names the cloud \"" + name + "\", which is none of " + known + ", aws, gcp, azure");
    }

    /** Stands for a test that the run's selection leaves with no cloud. */
    private record Skipped(List<String> clouds) implements TestTemplateInvocationContext, ExecutionCondition {
        @Override
        public String getDisplayName(int invocationIndex) {
            return "no selected cloud";
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(this);
        }

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return ConditionEvaluationResult.disabled(PARAMETER + " selects none of this test's clouds, " + clouds);
        }
    }
}
