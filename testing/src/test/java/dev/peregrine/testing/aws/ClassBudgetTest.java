package dev.peregrine.testing.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.peregrine.FunctionApp;
import dev.peregrine.aws.LambdaFunction;
import dev.peregrine.testing.runtime.FunctionJars;
import dev.peregrine.testing.runtime.Jdks;
import dev.peregrine.testing.runtime.LambdaProcess;
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
    private static final int MOST_CLASSES = 170;
    private static final int MOST_CLASSES_FOR_A_QUEUE = 190;
    private static final int MOST_BYTES = 460_000;

    @TempDir
    static Path folder;

    /** The classes that a function parsed by its first response. */
    private static List<String> parsed(Candidate function, Path jdk) {
        try (LambdaProcess process = function.process(jdk).countClasses().start()) {
            function.invoke(process);
            return process.parsedClasses();
        }
    }

    @Test
    void aContactFormParsesAtMost170ClassesMoreThanAnEcho() throws IOException {
        Optional<Path> jdk = Jdks.find(17);
        assumeTrue(jdk.isPresent(), "The budget holds for JDK 17, and none is installed beside the running JDK");
        List<String> echo = parsed(Candidate.echo(folder), jdk.get());
        List<String> contact = parsed(Candidate.portable(folder), jdk.get());
        StartUpReport report = new StartUpReport();
        report.add(Jdks.version(jdk.get()), echo.size(), contact.size());
        Optional<Path> newer = Jdks.find(25);
        if (newer.isPresent()) {
            report.add(
                    Jdks.version(newer.get()),
                    parsed(Candidate.echo(folder), newer.get()).size(),
                    parsed(Candidate.portable(folder), newer.get()).size());
        }
        report.write(jarSizes());
        assertThat(contact.size() - echo.size())
                .as("classes parsed more than by an echo; they are, by package:\n%s", ClassList.more(contact, echo))
                .isLessThanOrEqualTo(MOST_CLASSES);
        assertThat(contact)
                .noneMatch(name -> name.startsWith("org.slf4j.") || name.startsWith("com.fasterxml.jackson.databind."));
    }

    @Test
    void aBatchOfTenMessagesParsesAtMost190ClassesMoreThanAnEcho() {
        Optional<Path> jdk = Jdks.find(17);
        assumeTrue(jdk.isPresent(), "The budget holds for JDK 17, and none is installed beside the running JDK");
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            messages.add(QueueEvents.message("message-" + i, "{\"item\":\"tea\",\"quantity\":" + i + "}"));
        }
        byte[] event = QueueEvents.event(messages);
        List<String> echo = parsed(EchoFunction.class.getName(), event, "aws:sqs", jdk.get());
        List<String> orders = parsed(LambdaFunction.class.getName(), event, "{\"batchItemFailures\":[]}", jdk.get());
        assertThat(orders.size() - echo.size())
                .as("classes parsed more than by an echo; they are, by package:\n%s", ClassList.more(orders, echo))
                .isLessThanOrEqualTo(MOST_CLASSES_FOR_A_QUEUE);
        assertThat(orders)
                .noneMatch(name -> name.startsWith("org.slf4j.") || name.startsWith("com.fasterxml.jackson.databind."));
    }

    private static List<String> parsed(String handler, byte[] event, String answer, Path jdk) {
        try (LambdaProcess process = LambdaRuntime.of(handler, OrdersApp.class, folder)
                .classPath(FunctionJars.pack(folder.resolve("echo.jar"), EchoFunction.class))
                .environment("PEREGRINE_APP", OrdersApp.class.getName())
                .environment("PEREGRINE_FUNCTION", "orders")
                .environment("PEREGRINE_PARTIAL_FAILURES", "on")
                .jdk(jdk)
                .countClasses()
                .start()) {
            assertThat(process.invoke(event).text()).contains(answer);
            return process.parsedClasses();
        }
    }

    @Test
    void theClassPathHoldsNeitherDatabindNorALogger() throws IOException {
        for (Path jar : Candidate.portable(folder).classPath()) {
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

    @Test
    void countsNothingWhenTheJvmHasNoSharedArchive() {
        Path jdk = Path.of(System.getProperty("java.home"));
        Candidate echo = Candidate.echo(folder);
        try (LambdaProcess process =
                echo.process(jdk).addJvmOptions("-Xshare:off").countClasses().start()) {
            echo.invoke(process);
            assertThatThrownBy(process::parsedClasses)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("shared archive (CDS)")
                    .hasMessageContaining("-Xshare:auto");
        }
    }
}
