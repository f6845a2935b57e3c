package dev.peregrine.testing.nativeimage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.google.cloud.functions.CloudEventsFunction;
import com.google.cloud.functions.HttpFunction;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.peregrine.FunctionApp;
import dev.peregrine.event.ScheduleHandler;
import dev.peregrine.http.HttpHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Holds that a native image of core and the adapters is told all it must know. It compares code with metadata; it doesn't
 * run native-image.
 */
class NativeImageTest {
    private static final List<String> ARTIFACTS =
            List.of("peregrine-core", "peregrine-adapters-aws", "peregrine-adapters-gcp", "peregrine-adapters-azure");

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/dev/peregrine/testing/"))
            .importPackages("dev.peregrine");

    private static Set<String> lines(Map<String, Set<String>> calls) {
        return calls.entrySet().stream()
                .flatMap(of -> of.getValue().stream().map(call -> of.getKey() + "." + call))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void allReflectionHasAReasonWhyItWorksInANativeImage() {
        Set<String> found = lines(ReflectiveCalls.in(OURS));
        Map<String, Set<String>> listed = new TreeMap<>();
        Cover.all().forEach(cover -> listed.put(cover.type(), Set.copyOf(cover.calls())));

        assertThat(found)
                .as("reflective calls; a new one needs metadata, or a reason why none, and a line in Cover")
                .containsExactlyInAnyOrderElementsOf(lines(listed));
    }

    @Test
    void whatIsSaidToBeCoveredByShippedMetadataIs() {
        Set<String> conditions = new TreeSet<>();
        ARTIFACTS.forEach(
                artifact -> conditions.addAll(ReachabilityMetadata.of(artifact).conditions()));

        assertThat(conditions)
                .containsExactlyInAnyOrderElementsOf(Cover.all().stream()
                        .filter(cover -> cover.by() == Cover.By.SHIPPED)
                        .map(Cover::type)
                        .toList());
    }

    @Test
    void shippedMetadataFollowsTheSchemaAndNamesWhatThereIs() {
        for (String artifact : ARTIFACTS) {
            assertThat(ReachabilityMetadata.of(artifact).problems())
                    .as(artifact)
                    .isEmpty();
        }
    }

    @Test
    void everyEntryPointThatAHostMakesByItsNameIsNamed() {
        Set<String> entryPoints = entryPoints();
        Set<String> named = new TreeSet<>();
        for (String artifact : ARTIFACTS) {
            for (String type : ReachabilityMetadata.of(artifact).types()) {
                if (type.startsWith("dev.peregrine.") && type.contains("<init>()")) {
                    named.add(type.substring(0, type.indexOf(':')));
                }
            }
        }

        assertThat(entryPoints).contains("dev.peregrine.aws.LambdaFunction", "dev.peregrine.gcp.GoogleHttpFunction");
        assertThat(named).containsExactlyInAnyOrderElementsOf(entryPoints);
    }

    private static Set<String> entryPoints() {
        List<Class<?>> hosts = List.of(
                RequestStreamHandler.class, RequestHandler.class, HttpFunction.class, CloudEventsFunction.class);
        return names(type -> hosts.stream().anyMatch(type::isAssignableTo));
    }

    private static Set<String> names(Predicate<JavaClass> which) {
        return OURS.stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(which)
                .map(JavaClass::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void theProcessorKnowsEveryKindOfClassThatMayBeMadeByItsName() throws IOException {
        Set<String> kinds = names(type -> type.isInterface()
                && type.getSimpleName().endsWith("Handler")
                && !type.isAssignableTo(HttpHandler.class) // is a Handler
                && !type.isEquivalentTo(ScheduleHandler.class)); // PEREGRINE_APP can't name one
        kinds.add(FunctionApp.class.getName());
        kinds.addAll(entryPoints());

        String source = Files.readString(
                Path.of("../codec-processor/src/main/java/dev/peregrine/codec/processor/NamedClass.java"));
        Set<String> known = Pattern.compile("\"(dev\\.peregrine\\.[\\w.]+)\"")
                .matcher(source)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(known).containsExactlyInAnyOrderElementsOf(kinds);
    }

    @Test
    void theVendorsEventClassesAreNamedWithAllTheyReach() {
        Set<String> named =
                new TreeSet<>(ReachabilityMetadata.of("peregrine-adapters-aws").types());
        named.removeIf(type -> type.startsWith("dev.peregrine."));
        long formats = OURS.stream()
                .filter(type -> type.tryGetMethod("eventClass").isPresent())
                .count();

        assertThat(named).containsExactlyInAnyOrderElementsOf(EventClasses.needed());
        // Three HTTP events have no such method; a method has the base class, which stands for none, and that of S3.
        assertThat(formats).as("formats with an event class").isEqualTo(EventClasses.HANDED_OUT.size() - 3 + 2);
    }

    @Test
    void aScanFindsEveryWayOfReflection() {
        Map<String, Set<String>> found = ReflectiveCalls.in(new ClassFileImporter().importClasses(Reflecting.class));

        assertThat(found)
                .containsOnlyKeys(Reflecting.class.getName())
                .containsEntry(
                        Reflecting.class.getName(),
                        Set.of(
                                "byName Class.forName",
                                "constants Class.getEnumConstants",
                                "constants Enum.valueOf",
                                "field Class.getDeclaredField",
                                "field Field.getInt",
                                "handle Lookup.findStatic",
                                "handle MethodHandle.invoke",
                                "handle MethodHandles.lookup",
                                "handle MethodType.methodType",
                                "inALambda Class.getMethods",
                                "loaded ClassLoader.loadClass",
                                "made Class.getDeclaredConstructor",
                                "made Constructor.newInstance",
                                "object ObjectInputStream.<init>",
                                "proxy Proxy.newProxyInstance",
                                "referred Class.getRecordComponents",
                                "resource Class.getResourceAsStream",
                                "resource ClassLoader.getResources",
                                "resource ResourceBundle.getBundle",
                                "resource ResourceBundle.getString",
                                "service ServiceLoader.findFirst",
                                "service ServiceLoader.load"));
    }

    @Test
    void whatIsWrongWithMetadataIsSaid() {
        ReachabilityMetadata wrong = ReachabilityMetadata.parse("""
                {
                  "reflections": [],
                  "reflection": [
                    {"name": "java.lang.String"},
                    {"type": "com.example.Missing"},
                    {"type": "java.lang.String", "methods": [{"name": "<init>", "parameterTypes": ["java.util.List"]}]},
                    {"type": "java.lang.String", "allPublicMethods": "yes", "condition": {"typeReachable": "java.lang.String"}}
                  ],
                  "resources": [{"glob": "some.properties", "condition": {"typeReached": "java.lang.String"}}]
                }
                """.getBytes(UTF_8));

        assertThat(wrong.problems())
                .contains(
                        "the file: unknown member reflections",
                        "no text type in {name=java.lang.String}",
                        ": unknown member name",
                        "no class com.example.Missing",
                        "java.lang.String: has no <init>(java.util.List)",
                        "java.lang.String: allPublicMethods should be true or left out",
                        "java.lang.String: unknown member typeReachable",
                        "some.properties: isn't mentioned in java.lang.String");
    }
}
