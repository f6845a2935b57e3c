package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.testing.simulation.MessageHandling.Delivery;
import dev.peregrine.testing.simulation.MessageHandling.Handled;
import dev.peregrine.testing.simulation.MessageHandling.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Whatever goes wrong, no message is lost. */
class MessagePropertiesTest {
    private static final int MESSAGES = 200;

    @Provide
    Arbitrary<QueueModel> queues() {
        return Arbitraries.of(
                        QueueModel.lambdaAsync(),
                        QueueModel.sqs(3),
                        QueueModel.sqs(50),
                        QueueModel.sqsFifo(4),
                        QueueModel.azureQueue("q"),
                        QueueModel.pubSub(5))
                .flatMap(queue -> Arbitraries.integers()
                        .between(1, 12)
                        .map(size -> queue.withBatches(size, Duration.ofSeconds(size % 3))
                                .withConcurrency(1 + size * 7 % 5)));
    }

    @Provide
    Arbitrary<Faults> faults() {
        return Arbitraries.maps(Arbitraries.of(Fault.class), Arbitraries.of(0.01, 0.1, 0.5))
                .ofMaxSize(6)
                .map(rules -> {
                    Faults all = Faults.none().delay(Law.exponential(Duration.ofMinutes(1)));
                    for (Fault fault : Fault.values()) {
                        all = rules.containsKey(fault) ? all.with(fault, rules.get(fault)) : all;
                    }
                    return all;
                });
    }

    private static MessageSimulation simulation(QueueModel queue, Faults faults, int seed) {
        PlatformModel model = PlatformModel.of("small")
                .withInstanceLimit(3)
                .withInit(Law.exponential(Duration.ofMillis(300)))
                .withWaiting(Waiting.atMost(Duration.ofSeconds(2)))
                .withTimeout(Duration.ofSeconds(5));
        return MessageSimulation.of(queue, model)
                .arrivals(Arrivals.poisson(5))
                .messages(MESSAGES)
                .groups(message -> message % 7)
                .faults(faults)
                .seed(seed);
    }

    @Property(tries = 300)
    void eachMessageIsDoneOrADeadLetterAndNoneIsLost(
            @ForAll("queues") QueueModel queue,
            @ForAll("faults") Faults faults,
            @ForAll int seed,
            @ForAll @IntRange(max = 3) int failing) {
        MessageReport report = simulation(queue, faults, seed)
                .handledBy(Law.exponential(Duration.ofMillis(400)), failing / 4.0)
                .run();

        assertThat(report.published()).isEqualTo(MESSAGES);
        assertThat(report.done() + report.deadLettered()).isEqualTo(MESSAGES);
        assertThat(report.handled()).isGreaterThanOrEqualTo(report.done());
        assertThat(report.lost()).isZero();
        assertThat(report.underWay()).isZero();
        assertThat(report.instances().littlesLaw()).isTrue();
    }

    @Property(tries = 200)
    void noMessageIsTriedMoreOftenThanItsQueueAllowsExceptForDuplicates(
            @ForAll("queues") QueueModel queue, @ForAll("faults") Faults faults, @ForAll int seed) {
        MessageReport report = simulation(queue, faults, seed)
                .handledBy(Law.constant(Duration.ofMillis(400)), 0.5)
                .run();

        long copies = report.injected(Fault.DUPLICATE);
        int tries = queue.retry().tries();
        assertThat(report.deliveries()).isLessThanOrEqualTo((long) MESSAGES * tries + copies);
        if (copies == 0) {
            assertThat(report.deliveriesByTry()).hasSizeLessThanOrEqualTo(tries);
        }
    }

    @Property(tries = 200)
    void inAGroupNothingRunsBeforeWhatIsAheadOfItIsSettled(@ForAll("faults") Faults faults, @ForAll int seed) {
        Ordered handler = new Ordered(seed, Integer.MAX_VALUE);
        MessageReport report = simulation(QueueModel.sqsFifo(1000), faults, seed)
                .handledBy(handler)
                .run();

        assertThat(handler.violations).isEmpty();
        assertThat(report.done()).isEqualTo(MESSAGES);
    }

    /** Fails now and then, stops the group there, and notes what comes before its turn. */
    private static final class Ordered implements MessageHandling {
        private final RandomStream random;
        private final Map<Long, Long> reached = new HashMap<>();
        private final List<String> violations = new ArrayList<>();

        Ordered(long seed, int most) {
            random = RandomStream.of(seed, "test " + most);
        }

        @Override
        public Handled handle(Delivery delivery) {
            List<Outcome> outcomes = new ArrayList<>();
            Set<Long> stopped = new HashSet<>();
            for (int i = 0; i < delivery.size(); i++) {
                long group = delivery.groups().get(i);
                if (stopped.contains(group) || random.chance(0.2)) {
                    stopped.add(group);
                    outcomes.add(Outcome.FAILED);
                    continue;
                }
                long message = delivery.message(i);
                long expected = reached.getOrDefault(group, group);
                if (message > expected) {
                    violations.add("Message " + message + " came before " + expected);
                }
                // one that a crash has left unanswered comes again, and all after it
                reached.put(group, message + 7);
                outcomes.add(Outcome.DONE);
            }
            return new Handled(1_000_000, outcomes);
        }
    }

    @Property(tries = 30)
    void theSameSeedGivesTheSameReport(
            @ForAll("queues") QueueModel queue, @ForAll("faults") Faults faults, @ForAll int seed) {
        MessageSimulation simulation =
                simulation(queue, faults, seed).handledBy(Law.exponential(Duration.ofMillis(400)), 0.2);

        assertThat(simulation.run().facts()).isEqualTo(simulation.run().facts());
    }

    @Test
    void whatIsAcknowledgedUnhandledIsLost() {
        MessageReport report = simulation(QueueModel.sqs(3), Faults.none(), 1)
                .handledBy(delivery -> {
                    List<Outcome> outcomes = new ArrayList<>(Collections.nCopies(delivery.size(), Outcome.DONE));
                    outcomes.set(0, delivery.message(0) == 17 ? Outcome.DROPPED : Outcome.DONE);
                    return new Handled(1_000_000, outcomes);
                })
                .run();

        assertThat(report.lost()).isEqualTo(1);
        assertThat(report.done()).isEqualTo(MESSAGES - 1);
    }

    @Test
    void duplicatesAreHandledTwiceAndSettledOnce() {
        MessageReport report = simulation(QueueModel.sqs(3), Faults.none().with(Fault.DUPLICATE, 0.5), 1)
                .handledBy(Law.constant(Duration.ofMillis(10)), 0)
                .run();

        assertThat(report.injected(Fault.DUPLICATE)).isBetween(70L, 130L);
        assertThat(report.handledTwice()).isBetween(60L, 140L);
        assertThat(report.done()).isEqualTo(MESSAGES);
        assertThat(report.lost()).isZero();
    }

    @Test
    void aMessageThatIsAlwaysDuplicatedIsDuplicatedOnce() {
        MessageReport report = simulation(QueueModel.sqs(3), Faults.none().with(Fault.DUPLICATE, 1), 1)
                .handledBy(Law.constant(Duration.ofMillis(10)), 0)
                .run();

        assertThat(report.deliveries()).isEqualTo(2 * MESSAGES);
        assertThat(report.handledTwice()).isEqualTo(MESSAGES);
    }

    @Test
    void whatTheTimeoutHasCutWasNotHandled() {
        MessageReport report = simulation(QueueModel.sqs(3), Faults.none(), 1)
                .handledBy(Law.constant(Duration.ofSeconds(6)), 0)
                .run();

        assertThat(report.deadLettered()).isEqualTo(MESSAGES);
        assertThat(report.handled()).isZero();
        assertThat(report.queueAge().count()).isZero();
    }

    @Test
    void refusesToThrottleForEver() {
        MessageSimulation endless =
                simulation(QueueModel.pubSub(5), Faults.none().with(Fault.THROTTLING, 1), 1);

        assertThatThrownBy(endless::run).hasMessageContaining("rejected for ever: set duration(…)");
    }

    @Test
    void throttledReceivesOfSqsLeadToTheDeadLetterQueue() {
        MessageReport report = simulation(QueueModel.sqs(3), Faults.none().with(Fault.THROTTLING, 1), 1)
                .run();

        assertThat(report.deadLettered()).isEqualTo(MESSAGES);
        assertThat(report.handled()).isZero();
    }

    @Test
    void aFullInstanceLetsBatchesFillUp() {
        MessageReport report = MessageSimulation.of(
                        QueueModel.sqs(3).withConcurrency(1),
                        PlatformModel.of("one").withInstanceLimit(1))
                .arrivals(Arrivals.constant(10))
                .messages(MESSAGES)
                .handledBy(Law.constant(Duration.ofSeconds(1)), 0)
                .run();

        // the first message alone, then ten at a time
        assertThat(report.instances().accepted()).isEqualTo(1 + (MESSAGES - 1 + 9) / 10);
    }
}
