package dev.peregrine.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the modules, and what core may touch. */
class ArchitectureTest {
    private static final String AWS = "dev.peregrine.aws..";
    private static final String GCP = "dev.peregrine.gcp..";
    private static final String AZURE = "dev.peregrine.azure..";
    private static final String TESTING = "dev.peregrine.testing..";

    /** Everything on the class path but the tests themselves, from jars or from folders of classes. */
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.peregrine");

    private static final DescribedPredicate<JavaClass> IN_CORE = resideInAPackage("dev.peregrine..")
            .and(not(resideInAnyPackage(AWS, GCP, AZURE, TESTING)))
            .as("in core");

    private static final JavaClasses CORE = ALL.that(IN_CORE);

    @Test
    void coreDependsOnNothingAboveIt() {
        noClasses()
                .that(IN_CORE)
                .should()
                .dependOnClassesThat(resideInAnyPackage(AWS, GCP, AZURE, TESTING))
                .check(ALL);
    }

    @Test
    void coreKnowsNoVendor() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("com.amazonaws..", "org.crac..", "com.google..", "com.microsoft.."))
                .check(CORE);
    }

    @Test
    void anAdapterDependsOnNoOtherAdapterNorOnTesting() {
        List<String> adapters = List.of(AWS, GCP, AZURE);
        for (String adapter : adapters) {
            String[] others =
                    adapters.stream().filter(other -> !other.equals(adapter)).toArray(String[]::new);
            noClasses()
                    .that(resideInAPackage(adapter))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(others).or(resideInAPackage(TESTING)))
                    .check(ALL);
        }
    }

    @Test
    void aPackageStandsInOneModuleOnly() {
        Map<String, Set<String>> modulesOfPackage = new TreeMap<>();
        for (JavaClass type : ALL) {
            modulesOfPackage
                    .computeIfAbsent(type.getPackageName(), name -> new TreeSet<>())
                    .add(moduleOf(type));
        }
        assertThat(modulesOfPackage)
                .containsKeys(
                        "dev.peregrine",
                        "dev.peregrine.aws",
                        "dev.peregrine.gcp",
                        "dev.peregrine.azure",
                        "dev.peregrine.testing")
                .allSatisfy((name, modules) -> assertThat(modules).hasSize(1));
        assertThat(modulesOfPackage.values().stream().flatMap(Set::stream).distinct())
                .hasSize(5);
    }

    @Test
    void noPublicSignatureInCoreMentionsJackson() {
        classes().should(PublicSignatures.avoid("com.fasterxml.")).check(CORE);
    }

    @Test
    void onlyTheDatabindCodecInCoreTouchesDatabind() {
        DescribedPredicate<JavaClass> codec = resideInAPackage("dev.peregrine.json")
                .and(describe(
                        "with a name that starts with Databind",
                        type -> outermost(type).getSimpleName().startsWith("Databind")));
        noClasses()
                .that(not(codec))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("com.fasterxml.jackson.databind..", "com.fasterxml.jackson.datatype.."))
                .check(CORE);
    }

    @Test
    void onlyTheBridgeInCoreTouchesSlf4j() {
        DescribedPredicate<JavaClass> bridge = resideInAPackage("dev.peregrine.spi")
                .and(describe(
                        "with a name that starts with Slf4j",
                        type -> outermost(type).getSimpleName().startsWith("Slf4j")));
        noClasses()
                .that(not(bridge))
                .should()
                .dependOnClassesThat(resideInAPackage("org.slf4j.."))
                .check(CORE);
    }

    @Test
    void coreLogsNeitherThroughTheJdkNorToTheConsole() {
        NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING.check(CORE);
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    /** The jar or folder a class was read from: its address without the path of the class in it. */
    private static String moduleOf(JavaClass type) {
        String address = type.getSource().orElseThrow().getUri().toString();
        String path = type.getName().replace('.', '/') + ".class";
        assertThat(address).endsWith(path);
        return address.substring(0, address.length() - path.length());
    }
}
