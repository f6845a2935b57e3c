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

/** What Kinesis and Kafka are told in AWS's runtime client when a record of a batch can't be handled. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "AWS's runtime client runs on Linux only")
class RuntimeStreamTest {
    private static final String HOME = "{\"page\":\"home\"}";
    private static final String DODO = "{\"page\":\"dodo\"}";

    @TempDir
    Path folder;

    private LambdaProcess start(String function) {
        return LambdaRuntime.of(ClicksApp.class, folder)
                .environment("PEREGRINE_FUNCTION", function)
                .environment("PEREGRINE_PARTIAL_FAILURES", "on")
                .start();
    }

    private static byte[] shard(String first, String second, String third) {
        return StreamEvents.kinesis(List.of(
                StreamEvents.kinesisRecord("495", first),
                StreamEvents.kinesisRecord("496", second),
                StreamEvents.kinesisRecord("497", third)));
    }

    private static byte[] topic(String first, String second, String third, String fourth) {
        return StreamEvents.kafka(
                List.of(StreamEvents.kafkaRecord(0, 15, first), StreamEvents.kafkaRecord(0, 16, second)),
                List.of(
                        StreamEvents.kafkaRecord(1, 9_007_199_254_740_993L, third),
                        StreamEvents.kafkaRecord(1, 9_007_199_254_740_994L, fourth)));
    }

    @Test
    void namesTheFirstSequenceNumberThatIsNotDoneWhenThatIsDeclared() {
        try (LambdaProcess function = start("clicks")) {
            assertThat(function.invoke(shard(HOME, DODO, DODO)).text())
                    .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"496\"}]}");
            assertThat(function.invoke(shard(HOME, HOME, "{\"page\":")).text())
                    .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"497\"}]}");
            assertThat(function.invoke(shard(HOME, HOME, HOME)).text()).isEqualTo("{\"batchItemFailures\":[]}");
        }
    }

    @Test
    void namesTheFirstOffsetOfEachPartitionThatIsNotDoneWhenThatIsDeclared() {
        try (LambdaProcess function = start("clicks")) {
            assertThat(function.invoke(topic(HOME, DODO, DODO, HOME)).text())
                    .isEqualTo("{\"batchItemFailures\":["
                            + "{\"itemIdentifier\":{\"partition\":\"clicks-0\",\"offset\":16}},"
                            + "{\"itemIdentifier\":{\"partition\":\"clicks-1\",\"offset\":9007199254740993}}]}");
            assertThat(function.invoke(topic(HOME, HOME, HOME, DODO)).text())
                    .isEqualTo("{\"batchItemFailures\":["
                            + "{\"itemIdentifier\":{\"partition\":\"clicks-1\",\"offset\":9007199254740994}}]}");
            assertThat(function.invoke(topic(HOME, HOME, HOME, HOME)).text()).isEqualTo("{\"batchItemFailures\":[]}");
        }
    }

    @Test
    void failsTheWholeInvocationWhenThatIsNotDeclared() {
        try (LambdaProcess function = start("all-or-nothing")) {
            for (byte[] event : List.of(shard(HOME, DODO, HOME), topic(HOME, HOME, DODO, HOME))) {
                LambdaError error = function.invoke(event).error();
                assertThat(error.type()).isEqualTo(ClicksApp.Uncountable.class.getName());
                assertThat(error.message()).isEqualTo("No counter for dodo");
            }
            assertThat(function.invoke(shard(HOME, HOME, HOME)).text()).isEqualTo("null");
            assertThat(function.invoke(topic(HOME, HOME, HOME, HOME)).text()).isEqualTo("null");
        }
    }
}
