package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.testing.simulation.MessageHandling.Handled;
import dev.peregrine.testing.simulation.MessageHandling.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a message that always fails is tried, in exact virtual time. Failing takes no time here. */
class RetryLadderTest {
    private final List<Duration> tried = new ArrayList<>();

    private MessageReport poison(QueueModel queue) {
        return MessageSimulation.of(queue, PlatformModel.of("ideal"))
                .arrivals(Arrivals.at(List.of(Duration.ZERO)))
                .handledBy(delivery -> {
                    tried.add(Duration.ofNanos(delivery.nanos()));
                    return new Handled(0, Collections.nCopies(delivery.size(), Outcome.FAILED));
                })
                .run();
    }

    private static List<Duration> seconds(long... seconds) {
        List<Duration> all = new ArrayList<>();
        for (long second : seconds) {
            all.add(Duration.ofSeconds(second));
        }
        return all;
    }

    @Test
    void lambdaTriesAnAsynchronousEventAtOnceAfterOneMinuteAndAfterTwoMore() {
        MessageReport report = poison(QueueModel.lambdaAsync());

        assertThat(tried).isEqualTo(seconds(0, 60, 180));
        assertThat(report.deadLettered()).isEqualTo(1);
        assertThat(report.givenUpAge().max()).isEqualTo(Duration.ofMinutes(3));
        assertThat(report.deliveriesByTry()).containsExactly(1L, 1L, 1L);
    }

    @Test
    void sqsDeliversAgainAtEachEndOfTheVisibilityTimeoutUntilTheReceivesAreUsedUp() {
        MessageReport report = poison(QueueModel.sqs(4));

        assertThat(tried).isEqualTo(seconds(0, 30, 60, 90));
        assertThat(report.deadLettered()).isEqualTo(1);
        assertThat(report.givenUpAge().max()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void anAzureQueueTriesFiveTimesInARowAndThenThePoisonQueue() {
        MessageReport report = poison(QueueModel.azureQueue("orders"));

        assertThat(tried).isEqualTo(seconds(0, 0, 0, 0, 0));
        assertThat(report.deadLettered()).isEqualTo(1);
        assertThat(report.deadLetter()).isEqualTo("orders-poison");
    }

    @Test
    void pubSubBacksOffFromTenSecondsToTenMinutes() {
        MessageReport report = poison(QueueModel.pubSub(10));

        assertThat(tried).isEqualTo(seconds(0, 10, 30, 70, 150, 310, 630, 1230, 1830, 2430));
        assertThat(report.deadLettered()).isEqualTo(1);
    }

    @Test
    void throttledEventsOfLambdaBackOffFromOneSecondToFiveMinutesForSixHours() {
        MessageReport report = MessageSimulation.of(QueueModel.lambdaAsync(), PlatformModel.of("ideal"))
                .arrivals(Arrivals.at(List.of(Duration.ZERO)))
                .handledBy(Law.constant(Duration.ZERO), 0)
                .faults(Faults.none().with(Fault.THROTTLING, 1))
                .run();

        // 0, 1, 3, 7, …, 255, 511, then every 300 s while younger than 6 h
        long doubled = 1 + 9;
        long after = (6 * 3600 - 1 - 511) / 300;
        assertThat(report.throttled()).isEqualTo(doubled + after);
        assertThat(report.deadLettered()).isEqualTo(1);
        assertThat(report.deliveries()).isZero();
    }

    @Test
    void aCrashedDeliveryComesAgainAtTheEndOfItsLease() {
        MessageReport report = MessageSimulation.of(QueueModel.azureQueue("orders"), PlatformModel.of("ideal"))
                .arrivals(Arrivals.at(List.of(Duration.ZERO)))
                .handledBy(delivery -> {
                    tried.add(Duration.ofNanos(delivery.nanos()));
                    return new Handled(0, List.of(Outcome.DONE));
                })
                .faults(Faults.none().nth(Fault.CRASH_AFTER, 1))
                .run();

        assertThat(tried).isEqualTo(seconds(0, 600));
        assertThat(report.done()).isEqualTo(1);
        assertThat(report.handledTwice()).isEqualTo(1);
        assertThat(report.instances().instancesStarted()).isEqualTo(2);
    }

    @Test
    void whatIsTriedInVainIsLostWithoutAPlaceForDeadLetters() {
        MessageReport report = poison(QueueModel.lambdaAsync().withDeadLetter(""));

        assertThat(report.lost()).isEqualTo(1);
        assertThat(report.expired()).isEqualTo(1);
    }
}
