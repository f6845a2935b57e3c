package dev.peregrine.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.peregrine.testing.simulation.Routing;
import dev.peregrine.testing.simulation.SimulationReport;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * Simulates very many invocations on 100 instances and prints rate and memory. Argument: how many (100,000,000). Memory is what is
 * live after a collection at the end, and all that the run ever allocated.
 */
public final class LongSimulation {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final double MEGABYTE = 1 << 20;

    private LongSimulation() {}

    /**
     * Simulates.
     *
     * @param args the number of invocations, or nothing
     */
    public static void main(String[] args) {
        long requests = args.length > 0 ? Long.parseLong(args[0]) : 100_000_000;
        long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
        long before = SimulatorSpeed.processorTime();
        SimulationReport report =
                SimulatedLoad.of(100, Routing.MRU).requests(requests).run();
        double seconds = (SimulatorSpeed.processorTime() - before) / 1e9;
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "%,d invocations in %.1f s of processor time: %.2f million a second%n",
                report.offered(),
                seconds,
                report.offered() / seconds / 1e6);
        System.out.printf(
                Locale.ROOT,
                "heap: %.1f MB live at the end, %.1f MB allocated by the run%n",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGABYTE,
                allocated / MEGABYTE);
        System.out.println(report);
    }
}
