package dev.peregrine.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MemoryTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static long allocatedBy(long requests) {
        PlatformModel model = PlatformModel.of("long")
                .withInit(Law.lognormal(Duration.ofMillis(200), Duration.ofMillis(400)))
                .withKeepAlive(Law.exponential(Duration.ofSeconds(20)))
                .withInstanceLimit(100)
                .withWaiting(Waiting.atMost(Duration.ofSeconds(1)));
        Simulation simulation = Simulation.of(model)
                .arrivals(Arrivals.poisson(90))
                .service(Law.exponential(Duration.ofSeconds(1)))
                .requests(requests);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        SimulationReport report = simulation.run();
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(report.offered()).isEqualTo(requests);
        assertThat(report.rejected() + report.completed()).isEqualTo(requests);
        return allocated;
    }

    @Test
    void fiveMillionInvocationsTakeNoMoreMemoryThanFiveHundredThousand() {
        allocatedBy(10_000); // classes, tables
        long some = allocatedBy(500_000);
        long many = allocatedBy(5_000_000);
        // A longer run meets longer waits and services: the histograms and the line grow a little, by powers of two.
        assertThat(many - some).as("bytes for 4,500,000 more invocations").isLessThan(1_000_000);
        assertThat(many).as("bytes for all").isLessThan(10_000_000);
    }
}
