package dev.peregrine.testing.simulation;

import static dev.peregrine.testing.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class MessageReportAssertTest {
    private static MessageReport run(QueueModel queue) {
        return MessageSimulation.of(queue, PlatformModel.of("<any>"))
                .arrivals(Arrivals.constant(10))
                .messages(100)
                .handledBy(Law.constant(Duration.ofMillis(50)), 0.5)
                .faults(Faults.none().with(Fault.DUPLICATE, 0.1))
                .seed(3)
                .run();
    }

    @Test
    void passesWhatIsRight() {
        MessageReport report = run(QueueModel.lambdaAsync());

        assertThat(report)
                .lostNothing()
                .done()
                .isBetween(70L, 99L)
                .deadLettered()
                .isAtLeast(1L)
                .parked()
                .isEqualTo(0L)
                .handledTwice()
                .isLessThan(20L)
                .queueAge(0.5)
                .isLessThan(Duration.ofMinutes(2));
    }

    @Test
    void saysHowManyAreLostAndHowToRepeatTheRun() {
        MessageReport report = run(QueueModel.lambdaAsync().withDeadLetter(""));

        assertThatThrownBy(() -> assertThat(report).lostNothing())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(
                        report.expired() + " given up without a place for dead letters, 0 unaccounted for")
                .hasMessageContaining("replay: seed 3: Lambda, asynchronous");
    }

    @Test
    void textAndPageTellWhatBecameOfMessages() {
        MessageReport report = run(QueueModel.lambdaAsync());
        String text = TextReport.of(report).text();
        String page = HtmlReport.of(report).html();

        assertThat(text)
                .containsPattern("published +100\\n")
                .containsPattern("dead letters +" + report.deadLettered() + " +in the dead letter queue\\n")
                .containsPattern("lost +0 ")
                .containsPattern("duplicate +" + report.injected(Fault.DUPLICATE));
        assertThat(page)
                .contains("dead letters", "Injected faults", "&lt;any&gt;")
                .doesNotContain("<any>");
    }
}
