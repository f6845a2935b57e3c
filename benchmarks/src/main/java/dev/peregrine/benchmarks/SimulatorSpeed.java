package dev.peregrine.benchmarks;

import dev.peregrine.testing.simulation.Routing;
import dev.peregrine.testing.simulation.Simulation;
import dev.peregrine.testing.simulation.SimulationReport;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/**
 * Measures the processor time of a simulated invocation by the number of live instances, prints a table in Markdown and draws a
 * plot of it. Arguments: the file of the plot (SVG), and how many runs of each to take the median of (3).
 */
public final class SimulatorSpeed {
    private static final int[] INSTANCES = {10, 100, 1_000, 10_000, 100_000};
    private static final int LEAST = 2_000_000;

    /** So many requests for each instance that filling the fleet is a small part of the run. */
    private static final int PER_INSTANCE = 40;

    private SimulatorSpeed() {}

    /**
     * Measures.
     *
     * @param args the file of the plot, and the number of runs; both may be left out
     * @throws IOException when the plot can't be written
     */
    public static void main(String[] args) throws IOException {
        int runs = args.length > 1 ? Integer.parseInt(args[1]) : 3;
        Map<Routing, double[]> nanos = new EnumMap<>(Routing.class);
        for (Routing routing : Routing.values()) {
            SimulatedLoad.of(100, routing).requests(LEAST).run(); // compiles what it needs
            nanos.put(routing, new double[INSTANCES.length]);
        }
        System.out.print("Nanoseconds of processor time for a simulated invocation, median of " + runs + "\n\n");
        System.out.print("| Live instances | "
                + String.join(
                        " | ",
                        Arrays.stream(Routing.values()).map(Routing::name).toList()) + " |\n|---|"
                + "---|".repeat(Routing.values().length) + "\n");
        for (int i = 0; i < INSTANCES.length; i++) {
            StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "| %,d |", INSTANCES[i]));
            for (Routing routing : Routing.values()) {
                double median = median(INSTANCES[i], routing, runs);
                nanos.getOrDefault(routing, new double[0])[i] = median;
                row.append(String.format(Locale.ROOT, " %.0f |", median));
            }
            System.out.println(row);
        }
        if (args.length > 0) {
            Files.writeString(Path.of(args[0]), SpeedChart.svg(INSTANCES, nanos));
            System.out.println("\nPlot: " + args[0]);
        }
    }

    private static double median(int instances, Routing routing, int runs) {
        Simulation simulation =
                SimulatedLoad.of(instances, routing).requests(Math.max(LEAST, PER_INSTANCE * instances));
        double[] nanos = new double[runs];
        for (int run = 0; run < runs; run++) {
            long before = processorTime();
            SimulationReport report = simulation.seed(run).run();
            nanos[run] = (double) (processorTime() - before) / report.offered();
        }
        Arrays.sort(nanos);
        return nanos[runs / 2];
    }

    /** Of this thread: other programs on the machine take wall-clock time, not this. */
    static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
