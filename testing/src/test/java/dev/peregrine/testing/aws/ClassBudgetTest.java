package dev.peregrine.testing.aws;

import static dev.peregrine.testing.Assertions.assertColdStart;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peregrine.FunctionApp;
import dev.peregrine.aws.LambdaFunction;
import dev.peregrine.testing.coldstart.Candidate;
import dev.peregrine.testing.coldstart.ColdStartLab;
import dev.peregrine.testing.coldstart.JvmVariant;
import dev.peregrine.testing.coldstart.LoadedClasses;
import dev.peregrine.testing.runtime.FunctionJars;
import dev.peregrine.testing.runtime.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a portable function costs at its first request, in classes that AWS's runtime client has to parse beyond those of an
 * echo. The count hardly varies between runs and machines, unlike the time.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
class ClassBudgetTest {
    private static final int MOST_CLASSES = 100;
    private static final int MOST_CLASSES_FOR_A_QUEUE = 100;
    private static final int MOST_BYTES = 460_000;

    @TempDir
    static Path folder;

    private static JvmVariant jvm(Path jdk) {
        return JvmVariant.c1().withJdk(jdk);
    }

    @Test
    void aContactFormParsesAtMost100ClassesMoreThanAnEcho() throws IOException {
        Optional<Path> jdk = Jdks.find(17);
        assumeTrue(jdk.isPresent(), "The budget holds for JDK 17, and none is installed beside the running JDK");
        LoadedClasses echo = ColdStartLab.classes(ContactForms.echo(), jvm(jdk.get()));
        LoadedClasses contact = ColdStartLab.classes(ContactForms.portable(), jvm(jdk.get()));
        StartUpReport report = new StartUpReport();
        report.add(Jdks.version(jdk.get()), echo, contact);
        Optional<Path> newer = Jdks.find(25);
        if (newer.isPresent()) {
            report.add(
                    Jdks.version(newer.get()),
                    ColdStartLab.classes(ContactForms.echo(), jvm(newer.get())),
                    ColdStartLab.classes(ContactForms.portable(), jvm(newer.get())));
        }
        report.write(jarSizes());
        assertThat(contact.parsed().size() - echo.parsed().size())
                .as("classes parsed more than by an echo; they are, by package:\n%s", contact.more(echo))
                .isLessThanOrEqualTo(MOST_CLASSES);
        assertThat(contact.in("org.slf4j")).isEmpty();
        assertThat(contact.in("com.fasterxml.jackson")).isEmpty();
    }

    /** The first lambda costs a cold JVM more than a class, and each further one two. */
    @Test
    void aSingleHandlerStartsWithoutALambdaOfOurs() {
        Optional<Path> jdk = Jdks.find(17);
        assumeTrue(jdk.isPresent(), "The rule holds for JDK 17, and none is installed beside the running JDK");
        Candidate single = Candidate.lambda(LambdaFunction.class.getName())
                .app(SingleHandlerApp.class)
                .adapter()
                .classes(SingleHandlerApp.class)
                .answering("\"statusCode\":200");

        LoadedClasses classes = ColdStartLab.classes(single, jvm(jdk.get()));

        assertThat(classes.loaded())
                .isNotEmpty()
                .noneMatch(name -> name.startsWith("dev.peregrine.") && name.contains("$$Lambda"));
        assertThat(classes.in("com.fasterxml.jackson")).isEmpty();
    }

    @Test
    void aBatchOfTenMessagesParsesAtMost100ClassesMoreThanAnEcho() {
        Optional<Path> jdk = Jdks.find(17);
        assumeTrue(jdk.isPresent(), "The budget holds for JDK 17, and none is installed beside the running JDK");
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            messages.add(QueueEvents.message("message-" + i, "{\"item\":\"tea\",\"quantity\":" + i + "}"));
        }
        byte[] event = QueueEvents.event(messages);
        Candidate echo = orders(Candidate.lambda(EchoFunction.class.getName()))
                .event(event)
                .answering("aws:sqs");
        Candidate orders = orders(Candidate.lambda(LambdaFunction.class.getName()))
                .event(event)
                .answering("{\"batchItemFailures\":[]}");
        assertColdStart(orders)
                .on(jvm(jdk.get()))
                .parsesAtMostMore(MOST_CLASSES_FOR_A_QUEUE, echo)
                .doesNotLoad("org.slf4j", "com.fasterxml.jackson");
    }

    private static Candidate orders(Candidate function) {
        return function.app(OrdersApp.class)
                .function("orders")
                .environment("PEREGRINE_PARTIAL_FAILURES", "on")
                .adapter()
                .classes(OrdersApp.class, EchoFunction.class);
    }

    @Test
    void theClassPathHoldsNeitherDatabindNorALogger() throws IOException {
        for (Path jar : FunctionJars.aws(folder)) {
            try (JarFile entries = new JarFile(jar.toFile())) {
                assertThat(entries.stream())
                        .as(jar.toString())
                        .noneMatch(entry -> entry.getName().startsWith("com/fasterxml/jackson/databind/")
                                || entry.getName().equals("META-INF/services/org.slf4j.spi.SLF4JServiceProvider"));
            }
        }
    }

    @Test
    void coreAndTheAdapterAreUnder460Kilobytes() throws IOException {
        List<Long> sizes = jarSizes();
        assertThat(sizes.get(0) + sizes.get(1)).as("bytes of %s", sizes).isLessThan(MOST_BYTES);
    }

    private static List<Long> jarSizes() throws IOException {
        List<Long> sizes = new ArrayList<>();
        for (Class<?> type : List.of(FunctionApp.class, LambdaFunction.class)) {
            sizes.add(Files.size(FunctionJars.jarOf(type, folder)));
        }
        return sizes;
    }
}
