package dev.peregrine.testing.wire;

import static dev.peregrine.testing.wire.Fate.AGAIN;
import static dev.peregrine.testing.wire.Fate.DONE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.event.RawMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What event source mappings make of answers. */
class BatchAnswerTest {
    private static final List<RawMessage> MESSAGES = List.of(message("1", "a"), message("2", "b"), message("3", "a"));

    private static RawMessage message(String id, String partition) {
        return RawMessage.text(id, "x")
                .partition("aabb".indexOf(partition) < 2 ? "0" : "1")
                .sequence(id)
                .build();
    }

    private static List<Fate> queue(String answer) {
        return SqsTwin.standard().reportingBatchItemFailures(true).answered(MESSAGES, answer.getBytes(UTF_8));
    }

    private static String failed(String... identifiers) {
        StringBuilder answer = new StringBuilder("{\"batchItemFailures\":[");
        for (String identifier : identifiers) {
            answer.append(answer.charAt(answer.length() - 1) == '[' ? "" : ",")
                    .append("{\"itemIdentifier\":")
                    .append(identifier)
                    .append('}');
        }
        return answer.append("]}").toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"batchItemFailures\":null}", "{\"batchItemFailures\":[]}"})
    void takesNothingForSuccess(String answer) {
        assertThat(queue(answer)).containsOnly(DONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"},{\"itemIdentifier\":\"9\"}]}",
                "{\"batchItemFailures\":[{\"id\":\"1\"}]}",
                "{\"batchItemFailures\":[\"1\"]}",
                "{\"batchItemFailures\":\"1\"}",
                "{\"batchItemFailures\":["
            })
    void deliversAllAgainAfterAnAnswerWithoutSense(String answer) {
        assertThat(queue(answer)).containsOnly(AGAIN);
    }

    @Test
    void deliversAgainWhatIsNamed() {
        assertThat(queue(failed("\"2\""))).containsExactly(DONE, AGAIN, DONE);
    }

    @Test
    void ignoresAnswersWithoutTheSetting() {
        byte[] answer = failed("\"2\"").getBytes(UTF_8);
        assertThat(SqsTwin.standard().answered(MESSAGES, answer)).containsOnly(DONE);
        assertThat(KafkaTwin.managed().answered(MESSAGES, answer)).containsOnly(DONE);
    }

    @Test
    void takesUpAStreamAtTheLowestPosition() {
        List<RawMessage> shard = List.of(message("1", "a"), message("2", "a"), message("3", "a"), message("4", "a"));
        List<Fate> fates = KinesisTwin.create()
                .reportingBatchItemFailures(true)
                .answered(shard, failed("\"4\"", "\"2\"").getBytes(UTF_8));
        assertThat(fates).containsExactly(DONE, AGAIN, AGAIN, AGAIN);
    }

    @Test
    void takesUpEachPartitionOfATopicByItself() {
        KafkaTwin topic = KafkaTwin.managed().reportingBatchItemFailures(true);
        assertThat(topic.answered(
                        MESSAGES,
                        failed("{\"partition\":\"unknown-0\",\"offset\":1}").getBytes(UTF_8)))
                .containsExactly(AGAIN, DONE, AGAIN);
        assertThat(topic.answered(MESSAGES, failed("\"1\"").getBytes(UTF_8))).containsOnly(AGAIN);
    }
}
