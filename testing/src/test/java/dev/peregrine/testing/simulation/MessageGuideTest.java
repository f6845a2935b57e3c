package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.Context;
import dev.peregrine.FunctionApp;
import dev.peregrine.event.Message;
import dev.peregrine.http.HttpResponse;
import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.TestEvent;
import dev.peregrine.testing.wire.ClientRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code about messages, faults and real handlers of docs/simulation.md. */
class MessageGuideTest {
    @Test
    void aQueueBeforeAPlatform() {
        // snippet: simulated-queue
        PlatformModel platform = PlatformModel.of("ten at a time")
                .withInit(Law.constant(Duration.ofMillis(250)))
                .withInstanceLimit(10)
                .withTimeout(Duration.ofSeconds(20));
        MessageReport report = MessageSimulation.of(QueueModel.sqs(5).withConcurrency(10), platform)
                .arrivals(Arrivals.poisson(40))
                .messages(10_000)
                .handledBy(Law.exponential(Duration.ofMillis(200)), 0.02) // a delivery's time, a message's failure
                .faults(Faults.none()
                        .with(Fault.CRASH_AFTER, 0.001) // with a probability
                        .at(Fault.INIT_FAILURE, Duration.ofMinutes(1)) // at the first start after a minute
                        .nth(Fault.TIMEOUT, 7, 70)) // at these invocations
                .seed(42)
                .run();

        System.out.println(report);
        System.out.println("tries " + report.deliveriesByTry() + ", age " + report.queueAge());
        // end
        assertThat(report.lost()).isZero();
        assertThat(report.done() + report.deadLettered()).isEqualTo(10_000);
        assertThat(report.injected(Fault.TIMEOUT)).isEqualTo(2);
        assertThat(report.retries()).isPositive();
    }

    @Test
    void aRealHandlerOfMessages() {
        // snippet: simulated-handler
        Dependency warehouse = Dependency.create();
        List<String> shipped = new ArrayList<>();
        FunctionApp app = f -> f.messages("orders", String.class, (Message<String> order, Context context) -> {
                    warehouse.call(Duration.ofMillis(20)); // the fake takes time, and fails as the simulation says
                    shipped.add(order.id());
                })
                .partialFailures();

        Workload orders = Workload.messages(
                        Cloud.named("aws-sqs"), clock -> app, "orders", n -> TestEvent.message("order-" + n, "falcon"))
                .dependency(warehouse);
        MessageReport report = MessageSimulation.of(QueueModel.sqs(5), PlatformModel.of("any"))
                .arrivals(Arrivals.constant(100))
                .messages(500)
                .handledBy(orders)
                .faults(Faults.none().with(Fault.PARTIAL_FAILURE, 0.02).with(Fault.DUPLICATE, 0.01))
                .run();

        assertThat(report.lost()).isZero();
        assertThat(shipped).hasSizeGreaterThan(500); // at least once: some came twice
        // end
        assertThat(report.done()).isEqualTo(500);
    }

    @Test
    void aRealHandlerOfRequests() {
        // snippet: simulated-requests
        Workload shop = Workload.requests(
                        Cloud.named("aws-http-api"),
                        clock -> FunctionApp.of((request, context) -> {
                            clock.advance(Duration.ofMillis(30)); // what it does takes this long in virtual time
                            return HttpResponse.text(200, "for " + context.remainingTime());
                        }),
                        n -> ClientRequest.of("GET", "/orders/" + n))
                .takes(Law.exponential(Duration.ofMillis(5))); // and this much more
        SimulationReport report = Simulation.of(PlatformModel.of("any"))
                .arrivals(Arrivals.poisson(20))
                .service(shop)
                .faults(Faults.none().with(Fault.CRASH_BEFORE, 0.01))
                .requests(500)
                .run();
        // end
        assertThat(report.failed()).isPositive();
        assertThat(report.latency().min()).isZero();
        assertThat(report.latency().quantile(0.5)).isGreaterThan(Duration.ofMillis(29));
    }
}
