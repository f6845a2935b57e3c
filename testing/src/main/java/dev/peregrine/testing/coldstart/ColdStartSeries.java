package dev.peregrine.testing.coldstart;

import dev.peregrine.testing.simulation.Law;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToDoubleFunction;

/**
 * The measured starts of one candidate on one JVM.
 *
 * @param candidate the candidate's name
 * @param variant the JVM
 * @param starts the starts, in the order in which they were measured
 * @param classes the classes of one more start, whose times aren't measured
 * @param classPathBytes the size of the jars on the function's class path, in bytes, without the vendor's runtime
 */
public record ColdStartSeries(
        String candidate,
        JvmVariant variant,
        List<ColdStart> starts,
        LoadedClasses classes,
        long classPathBytes) {
    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException if there are no starts
     */
    public ColdStartSeries {
        starts = List.copyOf(starts);
        if (starts.isEmpty()) {
            throw new IllegalArgumentException("No start of " + candidate + " was measured");
        }
    }

    /**
     * The times from the start of the process until the runtime was ready: what a platform calls init, without getting a
     * machine and the code.
     *
     * @return one for each start, in their order
     */
    public List<Duration> init() {
        return starts.stream().map(ColdStart::ready).toList();
    }

    /**
     * The times of the first invocations, from ready to the response: the service time of a cold instance.
     *
     * @return one for each start, in their order
     */
    public List<Duration> firstInvocations() {
        return starts.stream().map(ColdStart::firstInvocation).toList();
    }

    /**
     * The measured times until ready as a law for a simulated platform ({@code PlatformModel.withInit}).
     *
     * @return one of {@link #init}, each as likely
     */
    public Law initLaw() {
        return Law.measured(init());
    }

    /**
     * The measured times of the first invocations as a law for a simulation ({@code Simulation.coldService}).
     *
     * @return one of {@link #firstInvocations}, each as likely
     */
    public Law coldServiceLaw() {
        return Law.measured(firstInvocations());
    }

    /** {@return the quartiles of the times until ready, in nanoseconds} */
    public Quartiles ready() {
        return quartiles(start -> start.ready().toNanos());
    }

    /** {@return the quartiles of the times to the first response, in nanoseconds} */
    public Quartiles firstResponse() {
        return quartiles(start -> start.firstResponse().toNanos());
    }

    /** {@return the quartiles of the peak memory in bytes, empty where the system doesn't tell} */
    public Optional<Quartiles> peakMemory() {
        return starts.stream().allMatch(start -> start.peakMemory().isPresent())
                ? Optional.of(quartiles(start -> start.peakMemory().orElse(0)))
                : Optional.empty();
    }

    private Quartiles quartiles(ToDoubleFunction<ColdStart> value) {
        return Quartiles.of(starts.stream().mapToDouble(value).toArray());
    }

    /** {@return how many classes were parsed, empty if the JVM had no shared archive} */
    public OptionalInt classesParsed() {
        return classes.comparable() ? OptionalInt.of(classes.parsed().size()) : OptionalInt.empty();
    }
}
