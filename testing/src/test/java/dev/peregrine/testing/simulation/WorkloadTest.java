package dev.peregrine.testing.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.peregrine.Context;
import dev.peregrine.FunctionApp;
import dev.peregrine.event.Message;
import dev.peregrine.http.HttpRequest;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.Kind;
import dev.peregrine.testing.TestClock;
import dev.peregrine.testing.TestEvent;
import dev.peregrine.testing.wire.ClientRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real apps behind real adapters, in virtual time. */
class WorkloadTest {
    private final List<String> seen = new ArrayList<>();
    private final AtomicInteger apps = new AtomicInteger();

    static Stream<String> frontEnds() {
        return Cloud.all(Kind.HTTP).stream().map(Cloud::name);
    }

    /** Takes 300 ms of its clock, and 700 ms at the first call of an instance. */
    private FunctionApp counting(TestClock clock) {
        int app = apps.getAndIncrement();
        AtomicInteger calls = new AtomicInteger();
        return f -> f.http("count", "POST /count", (HttpRequest request, Context context) -> {
            Duration left = context.remainingTime();
            clock.advance(Duration.ofMillis(calls.get() == 0 ? 700 : 300));
            Duration less = left.minus(context.remainingTime());
            seen.add(app + ":" + calls.incrementAndGet() + ":" + request.text() + ":" + less.toMillis());
            return HttpResponse.text(request.text().equals("3") ? 500 : 200, "ok");
        });
    }

    private static ClientRequest request(long number) {
        return ClientRequest.of("POST", "/count")
                .withHeader("Content-Type", "text/plain")
                .withBody(String.valueOf(number).getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("frontEnds")
    void eachInstanceIsAnAppOfItsOwnAndTakesTheTimeOfItsClock(String cloud) {
        SimulationReport report = Simulation.of(
                        PlatformModel.of("model").withKeepAlive(Law.constant(Duration.ofSeconds(30))))
                .arrivals(Arrivals.at(
                        List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(61))))
                .service(Workload.requests(Cloud.named(cloud), this::counting, WorkloadTest::request))
                .run();

        assertThat(seen).containsExactly("0:1:0:700", "0:2:1:300", "1:1:2:700", "1:2:3:300");
        assertThat(report.latency().max()).isEqualTo(Duration.ofMillis(700));
        assertThat(report.coldStarts()).isEqualTo(2);
        assertThat(report.failed()).isEqualTo(1);
        assertThat(report.completed()).isEqualTo(3);
    }

    @Test
    void addsTheTimeThatTheAppDoesNotSimulate() {
        SimulationReport report = Simulation.of(PlatformModel.of("model"))
                .requests(10)
                .service(Workload.requests(Cloud.named("aws-http-api"), this::counting, WorkloadTest::request)
                        .takes(Law.constant(Duration.ofSeconds(2))))
                .run();

        assertThat(report.latency().min()).isEqualTo(Duration.ofMillis(2300));
    }

    @Test
    void aDependencyMeetsTheFaultsOfTheSimulation() {
        Dependency dependency = Dependency.create();
        List<String> handled = new ArrayList<>();
        FunctionApp app = f -> f.messages("jobs", String.class, (Message<String> message, Context context) -> {
                    dependency.call(Duration.ofMillis(50));
                    handled.add(message.body());
                })
                .partialFailures();
        MessageReport report = MessageSimulation.of(QueueModel.sqs(100), PlatformModel.of("model"))
                .arrivals(Arrivals.constant(20))
                .messages(300)
                .handledBy(Workload.messages(Cloud.named("aws-sqs"), clock -> app, "jobs", WorkloadTest::job)
                        .dependency(dependency))
                .faults(Faults.none().with(Fault.PARTIAL_FAILURE, 0.2).with(Fault.SLOW_DEPENDENCY, 0.1))
                .run();

        assertThat(report.injected(Fault.PARTIAL_FAILURE)).isPositive();
        assertThat(report.retries()).isEqualTo(report.injected(Fault.PARTIAL_FAILURE));
        assertThat(report.done()).isEqualTo(300);
        assertThat(handled).hasSize(300);
        assertThat(report.instances().latency().max()).isGreaterThan(Duration.ofMillis(500));
    }

    private static TestEvent job(long number) {
        return TestEvent.message("m-" + number, "job " + number);
    }

    @Test
    void aJumpOfTheClockIsSeenByTheHandlerAndNotByVirtualTime() {
        List<Instant> told = new ArrayList<>();
        SimulationReport report = Simulation.of(PlatformModel.of("model"))
                .arrivals(Arrivals.constant(1))
                .requests(3)
                .service(Workload.requests(
                        Cloud.named("gcp-http"),
                        clock -> FunctionApp.of((request, context) -> {
                            told.add(clock.instant());
                            return HttpResponse.text(200, "ok");
                        }),
                        WorkloadTest::request))
                .faults(Faults.none().nth(Fault.CLOCK_JUMP, 2).clockJump(Duration.ofHours(-2)))
                .run();

        Duration back = Duration.ofSeconds(1).minusHours(2);
        assertThat(told)
                .containsExactly(
                        told.get(0),
                        told.get(0).plus(back),
                        told.get(0).plus(back).plusSeconds(1));
        assertThat(report.span()).isEqualTo(Duration.ofSeconds(2));
        assertThat(report.latency().max()).isZero();
    }

    @Test
    void aBatchThatIsRepeatedAsAWholeCountsWhatIsHandledAgain() {
        FunctionApp app = f -> f.messages("jobs", String.class, (Message<String> message, Context context) -> {
            seen.add(message.body() + " " + message.attempt().orElse(0));
            if (message.body().equals("job 2") && message.attempt().orElse(0) == 1) {
                throw new IllegalStateException("not yet");
            }
        });
        MessageReport report = MessageSimulation.of(QueueModel.sqs(3), PlatformModel.of("model"))
                .arrivals(Arrivals.bursts(4, Duration.ofHours(1)))
                .messages(4)
                .handledBy(Workload.messages(Cloud.named("aws-sqs"), clock -> app, "jobs", WorkloadTest::job))
                .run();

        assertThat(seen).containsExactly("job 0 1", "job 1 1", "job 2 1", "job 0 2", "job 1 2", "job 2 2", "job 3 2");
        assertThat(report.handledTwice()).isEqualTo(2);
        assertThat(report.done()).isEqualTo(4);
        assertThat(report.lost()).isZero();
    }

    @Test
    void whatADeliveryHasNoTimeForInVirtualTimeComesAgain() {
        List<Duration> left = new ArrayList<>();
        MessageReport report = MessageSimulation.of(QueueModel.sqs(10), PlatformModel.of("model"))
                .arrivals(Arrivals.bursts(10, Duration.ofHours(1)))
                .messages(10)
                .handledBy(Workload.messages(
                        Cloud.named("aws-sqs"),
                        clock -> f -> f.messages("jobs", String.class, (Message<String> message, Context context) -> {
                                    left.add(context.remainingTime());
                                    clock.advance(Duration.ofSeconds(9));
                                })
                                .partialFailures(),
                        "jobs",
                        WorkloadTest::job))
                .run();

        // of 30 s on Lambda
        assertThat(left.subList(0, 4))
                .containsExactly(
                        Duration.ofSeconds(30), Duration.ofSeconds(21), Duration.ofSeconds(12), Duration.ofSeconds(3));
        assertThat(left).hasSize(10).allMatch(time -> time.compareTo(Duration.ZERO) > 0);
        assertThat(report.deliveriesByTry()).containsExactly(10L, 6L, 2L);
        assertThat(report.done()).isEqualTo(10);
        assertThat(report.handledTwice()).isZero();
    }

    @Test
    void aRealHandlerThatAlwaysFailsOnAMessageSendsItToThePoisonQueueAtTheFifthAttempt() {
        FunctionApp app = f -> f.messages("jobs", String.class, (Message<String> message, Context context) -> {
            seen.add(message.body() + " " + message.attempt().orElse(0));
            if (message.body().equals("job 1")) {
                throw new IllegalStateException("never");
            }
        });
        MessageReport report = MessageSimulation.of(QueueModel.azureQueue("jobs"), PlatformModel.of("model"))
                .arrivals(Arrivals.constant(1))
                .messages(3)
                .handledBy(Workload.messages(Cloud.named("azure-queue"), clock -> app, "jobs", WorkloadTest::job))
                .run();

        assertThat(seen).containsExactly("job 0 1", "job 1 1", "job 1 2", "job 1 3", "job 1 4", "job 1 5", "job 2 1");
        assertThat(report.deadLettered()).isEqualTo(1);
        assertThat(report.lost()).isZero();
        assertThat(report.done()).isEqualTo(2);
    }

    @Test
    void anAppIsMadeAndClosedInVirtualTimeWithItsInstance() {
        List<String> seen = new ArrayList<>();
        MessageReport report = MessageSimulation.of(
                        QueueModel.sqs(3), PlatformModel.of("short").withKeepAlive(Law.constant(Duration.ofSeconds(1))))
                .arrivals(Arrivals.at(List.of(Duration.ZERO, Duration.ofHours(1))))
                .messages(2)
                .handledBy(Workload.messages(
                        Cloud.named("aws-sqs"),
                        clock -> {
                            seen.add("made " + clock.instant());
                            return f -> {
                                f.onClose(() -> seen.add("closed"));
                                f.messages("jobs", String.class, (Message<String> message, Context context) -> {});
                            };
                        },
                        "jobs",
                        number -> TestEvent.message("m-" + number, "x")))
                .run();

        assertThat(report.done()).isEqualTo(2);
        assertThat(seen).containsExactly("made 2025-01-15T12:00:00Z", "closed", "made 2025-01-15T13:00:00Z", "closed");
    }

    @Test
    void messagesOfOneIdAreRefused() {
        MessageSimulation simulation = MessageSimulation.of(QueueModel.sqs(3), PlatformModel.of("any"))
                .arrivals(Arrivals.bursts(2, Duration.ofSeconds(1)))
                .messages(2)
                .handledBy(Workload.messages(
                        Cloud.named("aws-sqs"),
                        clock ->
                                f -> f.messages("jobs", String.class, (Message<String> message, Context context) -> {}),
                        "jobs",
                        number -> TestEvent.message("same", "x")));

        assertThatThrownBy(simulation::run).hasMessageContaining("give each another id");
    }

    @Test
    void outsideASimulationADependencyDoesNothing() {
        Dependency.create().call(Duration.ofDays(1));
    }

    @Test
    void refusesRequestsWhereThereAreMessages() {
        Workload messages = Workload.messages(
                Cloud.named("aws-sqs"), clock -> f -> {}, "jobs", number -> TestEvent.message("m", "x"));
        Simulation simulation =
                Simulation.of(PlatformModel.of("model")).requests(1).service(messages);

        assertThatThrownBy(simulation::run).hasMessageContaining("MessageSimulation");
    }
}
