package dev.peregrine.benchmarks;

import dev.peregrine.testing.simulation.Routing;
import dev.peregrine.testing.simulation.Simulation;
import dev.peregrine.testing.simulation.SimulationReport;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The time of one simulated invocation, by the number of live instances and the routing. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xmx256m", "-XX:+UseSerialGC"})
public class SimulatorBenchmark {
    private static final int INVOCATIONS = 2_000_000;

    /** How many instances there may be; nearly all are alive. */
    @Param({"10", "100", "1000", "10000", "100000"})
    public int instances;

    /** Which of them gets a request. */
    @Param({"MRU", "NEWEST", "OLDEST", "RANDOM", "LRU"})
    public Routing routing = Routing.MRU;

    private Simulation simulation = SimulatedLoad.of(1, Routing.MRU);

    /** Makes the simulation. */
    @Setup
    public void prepare() {
        simulation = SimulatedLoad.of(instances, routing).requests(INVOCATIONS);
    }

    /**
     * Two million invocations.
     *
     * @return the report
     */
    @Benchmark
    @OperationsPerInvocation(INVOCATIONS)
    public SimulationReport invocation() {
        return simulation.run();
    }
}
