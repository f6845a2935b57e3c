package dev.peregrine.testing.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.testing.runtime.LambdaError;
import dev.peregrine.testing.runtime.LambdaProcess;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What SQS is told in AWS's runtime client when a message of a batch can't be handled. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
class RuntimeQueueTest {
    private static final String TEA = "{\"item\":\"tea\",\"quantity\":2}";
    private static final String DODO = "{\"item\":\"dodo\",\"quantity\":1}";

    @TempDir
    Path folder;

    private LambdaProcess start(String function) {
        return LambdaRuntime.of(OrdersApp.class, folder)
                .environment("PEREGRINE_FUNCTION", function)
                .environment("PEREGRINE_PARTIAL_FAILURES", "on")
                .start();
    }

    @Test
    void namesThePoisonMessageAloneWhenThatIsDeclared() {
        try (LambdaProcess function = start("orders")) {
            byte[] poisoned = QueueEvents.event(List.of(
                    QueueEvents.message("1", TEA), QueueEvents.message("2", DODO), QueueEvents.message("3", TEA)));
            assertThat(function.invoke(poisoned).text())
                    .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"}]}");
            byte[] undecodable =
                    QueueEvents.event(List.of(QueueEvents.message("4", "{\"item\":"), QueueEvents.message("5", TEA)));
            assertThat(function.invoke(undecodable).text())
                    .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"4\"}]}");
            byte[] good = QueueEvents.event(List.of(QueueEvents.message("6", TEA)));
            assertThat(function.invoke(good).text()).isEqualTo("{\"batchItemFailures\":[]}");
        }
    }

    @Test
    void failsTheWholeInvocationWhenThatIsNotDeclared() {
        try (LambdaProcess function = start("all-or-nothing")) {
            byte[] poisoned = QueueEvents.event(List.of(QueueEvents.message("1", TEA), QueueEvents.message("2", DODO)));
            LambdaError error = function.invoke(poisoned).error();
            assertThat(error.type()).isEqualTo(OrdersApp.OutOfStock.class.getName());
            assertThat(error.message()).isEqualTo("No more dodo");
            byte[] good = QueueEvents.event(List.of(QueueEvents.message("1", TEA)));
            assertThat(function.invoke(good).text()).isEqualTo("null");
        }
    }

    @Test
    void namesAFifoGroupFromItsFirstFailureOn() {
        try (LambdaProcess function = start("orders")) {
            byte[] event = QueueEvents.event(List.of(
                    QueueEvents.message("1", "a", TEA),
                    QueueEvents.message("2", "a", DODO),
                    QueueEvents.message("3", "b", TEA),
                    QueueEvents.message("4", "a", TEA)));
            assertThat(function.invoke(event).text())
                    .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"2\"},{\"itemIdentifier\":\"4\"}]}");
        }
    }

    @Test
    void failsTheInvocationOfAnotherServicesEvent() {
        try (LambdaProcess function = start("orders")) {
            LambdaError error = function.invoke("{\"Records\":[{\"eventSource\":\"aws:s3\",\"s3\":{}}]}"
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .error();
            assertThat(error.type()).isEqualTo("dev.peregrine.aws.UnexpectedEventException");
            assertThat(error.message()).contains("orders", "messages", "an S3 event");
        }
    }
}
