package dev.peregrine.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.peregrine.event.ScheduledEvent;
import dev.peregrine.event.UndecodableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What EventBridge Scheduler sends, which is whatever it was told to send. */
class SchedulerTest {
    private static final String OURS = "\"peregrine.schedule\":{\"time\":\"2024-05-31T03:00:00Z\","
            + "\"name\":\"arn:aws:scheduler:us-east-1:123456789012:schedule/default/nightly\",\"id\":\"d32c5kddcf5bb8c3\"}";

    private static ScheduledEvent occurrence(String input) {
        List<ScheduledEvent> got = new ArrayList<>();
        LocalLambda.of(f -> f.schedule("report", "0 3 * * *", java.time.ZoneOffset.UTC, (o, context) -> got.add(o)))
                .invoke(input.getBytes(StandardCharsets.UTF_8), new FixedContext());
        return got.get(0);
    }

    @Test
    void readsWhatThePackagerHasItSend() {
        ScheduledEvent occurrence = occurrence("{" + OURS + "}");

        assertThat(occurrence.id()).isEqualTo("d32c5kddcf5bb8c3");
        assertThat(occurrence.scheduleName()).isEqualTo("nightly");
        assertThat(occurrence.source()).endsWith("schedule/default/nightly");
        assertThat(occurrence.scheduledTime()).isEqualTo(Instant.parse("2024-05-31T03:00:00Z"));
        assertThat(occurrence.estimated()).isFalse();
        assertThat(occurrence.payload()).isEmpty();
    }

    @Test
    void handsOverWhatStandsBeside() {
        String input = "{\"report\":\"sales\"," + OURS + "}";
        ScheduledEvent occurrence = occurrence(input);

        assertThat(occurrence.scheduledTime()).isEqualTo(Instant.parse("2024-05-31T03:00:00Z"));
        assertThat(occurrence.payload()).isEqualTo(input.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "null",
                "7",
                "\"text\"",
                "[1,{\"a\":2}]",
                "{\"report\":\"sales\"}",
                "{\"id\":7,\"time\":[],\"source\":\"mine\"}",
                "{\"Records\":[]}",
                "{\"Records\":[{\"eventSource\":\"my:own\"}],\"window\":3}",
                "{\"eventSource\":\"mine\",\"window\":{}}",
                "{\"Event\":\"s3:TestEvent\"}",
            })
    void takesAnyOtherInputAndEstimatesTheTime(String input) {
        Instant before = Instant.now();
        ScheduledEvent occurrence = occurrence(input);

        assertThat(occurrence.payload()).isEqualTo(input.getBytes(StandardCharsets.UTF_8));
        assertThat(occurrence.id()).as("stays the same when Lambda tries again").isEqualTo("request-1");
        assertThat(occurrence.scheduleName()).isEqualTo("report");
        assertThat(occurrence.estimated()).isTrue();
        assertThat(occurrence.scheduledTime())
                .isBetween(before.minus(Duration.ofMillis(1)), Instant.now().plus(Duration.ofMillis(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"peregrine.schedule\":null}",
                "{\"peregrine.schedule\":[]}",
                "{\"peregrine.schedule\":{}}",
                "{\"peregrine.schedule\":{\"time\":\"<aws.scheduler.scheduled-time>\",\"name\":\"n\",\"id\":\"i\"}}",
                "{\"peregrine.schedule\":{\"time\":\"2024-05-31T03:00:00Z\",\"id\":\"i\"}}",
                "{\"peregrine.schedule\":{\"time\":\"2024-05-31T03:00:00Z\",\"name\":\"n\",\"id\":\"\"}}",
                "{\"peregrine.schedule\":{\"name\":\"n\",\"id\":\"i\"}}",
            })
    void refusesAnInputThatIsMeantToTellAndDoesNot(String input) {
        assertThatThrownBy(() -> occurrence(input))
                .isInstanceOf(UndecodableException.class)
                .hasMessageContaining("The schedule's input");
    }

    @Test
    void failsTheInvocationWhenTheHandlerFails() {
        JsonNode input = Events.parse("{}");
        LocalLambda lambda = LocalLambda.of(f -> f.schedule("report", "0 3 * * *", java.time.ZoneOffset.UTC, (o, c) -> {
            throw new IllegalStateException("no");
        }));

        assertThatThrownBy(() -> lambda.invoke(input))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
    }
}
