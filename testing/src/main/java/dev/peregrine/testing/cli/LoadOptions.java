package dev.peregrine.testing.cli;

import dev.peregrine.testing.simulation.Arrivals;
import dev.peregrine.testing.simulation.Law;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a simulated platform has to do. */
final class LoadOptions {
    /** How requests come. */
    enum Pattern {
        /** Independent of each other. */
        POISSON,
        /** Equally far apart. */
        CONSTANT,
        /** Like a day: few at night. */
        DIURNAL
    }

    private static final double PEAK_TO_MEAN = 2;

    @Option(
            names = {"-r", "--rate"},
            paramLabel = "RATE",
            description = "Requests a second, or such as 100/m, 500/h, 1000/d; 1 without it.")
    Optional<Rate> rate = Optional.empty();

    @Option(
            names = "--pattern",
            paramLabel = "PATTERN",
            defaultValue = "poisson",
            description =
                    "How they come: poisson (without it), constant, or diurnal with twice the rate at the day's peak.")
    Pattern pattern = Pattern.POISSON;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description =
                    "CSV of recorded arrivals instead of a rate: seconds or instants, and in a second column how many.")
    Optional<Path> trace = Optional.empty();

    @Option(
            names = {"-d", "--duration"},
            paramLabel = "TIME",
            description = "How long, such as 90m or 30d; 1d without it, --requests and --trace.")
    Optional<Duration> duration = Optional.empty();

    @Option(names = "--requests", paramLabel = "N", description = "How many requests, instead of a duration.")
    Optional<Long> requests = Optional.empty();

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            description = "What is left out of the figures at the beginning, when there is no instance yet.")
    Duration warmUp = Duration.ZERO;

    @Option(
            names = {"-s", "--service"},
            paramLabel = "TIME",
            description =
                    "How long a request takes on a warm instance; its median with --service-p99. 100ms without it.")
    Duration service = Duration.ofMillis(100);

    @Option(
            names = "--service-p99",
            paramLabel = "TIME",
            description = "The time that 99 of 100 requests stay below: service times are lognormal then.")
    Optional<Duration> serviceP99 = Optional.empty();

    @Option(
            names = "--cold-service",
            paramLabel = "TIME",
            description = "How long an instance's first request takes, after the init; as any other without it.")
    Optional<Duration> coldService = Optional.empty();

    /** A rate, as {@link Amounts#perSecond} reads it. */
    record Rate(double perSecond) {}

    Arrivals arrivals() throws IOException {
        if (trace.isPresent()) {
            if (rate.isPresent()) {
                throw new WrongOption("--trace and --rate exclude each other.");
            }
            try {
                return Arrivals.trace(trace.get());
            } catch (NoSuchFileException e) {
                throw new Failure("There is no file " + trace.get() + ".", e);
            }
        }
        double perSecond = rate.map(Rate::perSecond).orElse(1.0);
        return switch (pattern) {
            case POISSON -> Arrivals.poisson(perSecond);
            case CONSTANT -> Arrivals.constant(perSecond);
            case DIURNAL -> Arrivals.diurnal(perSecond, PEAK_TO_MEAN);
        };
    }

    Law serviceLaw() {
        return law(service, serviceP99);
    }

    /** Always the same, or lognormal. */
    static Law law(Duration median, Optional<Duration> p99) {
        return p99.map(longest -> Law.lognormal(median, longest)).orElseGet(() -> Law.constant(median));
    }
}
