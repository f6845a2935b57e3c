package dev.peregrine.samples.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.peregrine.testing.Cloud;
import dev.peregrine.testing.TestEvent;
import dev.peregrine.testing.simulation.Arrivals;
import dev.peregrine.testing.simulation.Dependency;
import dev.peregrine.testing.simulation.Fault;
import dev.peregrine.testing.simulation.Faults;
import dev.peregrine.testing.simulation.Law;
import dev.peregrine.testing.simulation.MessageReport;
import dev.peregrine.testing.simulation.MessageSimulation;
import dev.peregrine.testing.simulation.PlatformModel;
import dev.peregrine.testing.simulation.QueueModel;
import dev.peregrine.testing.simulation.Workload;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A hundred thousand orders through the real app, while instances crash and the queue delivers twice. */
class OrdersUnderFaultsTest {
    private static final int ORDERS = 100_000;

    private final Dependency warehouseLine = Dependency.create();
    private final Set<String> shipped = new HashSet<>();
    private final Set<String> parked = new HashSet<>();

    /** Every thousandth order is for something that nobody has. */
    private static TestEvent order(long number) {
        String id = "m-" + number;
        return number % 1000 == 999 ? Shop.unknown(id, "A-" + number) : Shop.good(id, "A-" + number);
    }

    private OrdersApp app() {
        Warehouse warehouse = new Warehouse() {
            @Override
            public boolean knows(String sku) {
                return !sku.equals("dodo");
            }

            @Override
            public void ship(Order order) {
                warehouseLine.call(Duration.ofMillis(20));
                shipped.add(order.number());
            }
        };
        return new OrdersApp(warehouse, (message, cause) -> parked.add(message.id()));
    }

    @Test
    void eachIsShippedOrParkedAndNoneIsLost() {
        MessageReport report = MessageSimulation.of(
                        QueueModel.sqs(1000).withConcurrency(20),
                        PlatformModel.of("orders")
                                .withInit(Law.constant(Duration.ofMillis(250)))
                                .withInstanceLimit(20)
                                .withTimeout(Duration.ofSeconds(20)))
                .arrivals(Arrivals.poisson(2000))
                .messages(ORDERS)
                .handledBy(Workload.messages(Cloud.named("aws-sqs"), clock -> app(), "orders", number -> order(number))
                        .dependency(warehouseLine))
                .faults(Faults.none()
                        .with(Fault.CRASH_BEFORE, 0.005)
                        .with(Fault.CRASH_DURING, 0.005)
                        .with(Fault.CRASH_AFTER, 0.005)
                        .with(Fault.TIMEOUT, 0.002)
                        .with(Fault.THROTTLING, 0.01)
                        .with(Fault.INIT_FAILURE, 0.1)
                        .with(Fault.DUPLICATE, 0.01)
                        .with(Fault.REORDERING, 0.01)
                        .with(Fault.PARTIAL_FAILURE, 0.01))
                .seed(7)
                .run();

        assertThat(report.lost()).isZero();
        assertThat(report.done() + report.parked()).isEqualTo(ORDERS);
        assertThat(report.parked()).isEqualTo(ORDERS / 1000);
        assertThat(parked).hasSize(ORDERS / 1000);
        assertThat(shipped).hasSize(ORDERS - ORDERS / 1000);
        assertThat(report.handledTwice()).isPositive();
        for (Fault fault : Fault.values()) {
            if (fault != Fault.SLOW_DEPENDENCY && fault != Fault.CLOCK_JUMP) {
                assertThat(report.injected(fault)).as(fault.name()).isPositive();
            }
        }
    }
}
