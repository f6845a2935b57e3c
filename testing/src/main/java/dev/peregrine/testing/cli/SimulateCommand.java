package dev.peregrine.testing.cli;

import dev.peregrine.testing.simulation.Comparison;
import dev.peregrine.testing.simulation.Cost;
import dev.peregrine.testing.simulation.HtmlReport;
import dev.peregrine.testing.simulation.PlatformModel;
import dev.peregrine.testing.simulation.Preset;
import dev.peregrine.testing.simulation.Prices;
import dev.peregrine.testing.simulation.Simulation;
import dev.peregrine.testing.simulation.SimulationReport;
import dev.peregrine.testing.simulation.TerminalProgress;
import dev.peregrine.testing.simulation.TextReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Simulates platforms. */
@Command(
        name = "simulate",
        description =
                "Simulates a function on one platform or several: cold starts, latency, instances, rejections and cost. Time is"
                        + " virtual, and the same command gives the same figures everywhere.",
        footer = {
            "",
            "Examples:",
            "  peregrine simulate --rate 20 --duration 1h --service 80ms --init 250ms",
            "  peregrine simulate --preset all --rate 20 --duration 30d --out report.html",
            "  peregrine simulate --preset aws-lambda --trace requests.csv --service 50ms --service-p99 400ms --memory 1769",
            "  peregrine simulate --rate 100/h --keep-alive 10m --routing lru --seed 7"
        })
final class SimulateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private LoadOptions load = new LoadOptions();

    @Mixin
    private PlatformOptions platform = new PlatformOptions();

    @Option(names = "--seed", paramLabel = "N", description = "The seed of all that is random; 1 without it.")
    private long seed = 1;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "An HTML page to write, with plots.")
    private Optional<Path> out = Optional.empty();

    SimulateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** What came of a simulation, what it costs, and what a month like it does. */
    private record Result(SimulationReport report, Cost cost, Cost month) {}

    @Override
    public Integer call() throws IOException {
        List<Result> results = new ArrayList<>();
        try {
            for (Preset preset : platform.platforms()) {
                SimulationReport report = run(preset.model());
                Prices prices = preset.prices();
                results.add(new Result(report, prices.cost(report.usage()), prices.month(report.usage())));
            }
        } catch (WrongOption | IllegalArgumentException | IllegalStateException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
        print(results);
        return 0;
    }

    private SimulationReport run(PlatformModel model) throws IOException {
        Simulation simulation = Simulation.of(model)
                .arrivals(load.arrivals())
                .service(load.serviceLaw())
                .warmUp(load.warmUp)
                .seed(seed);
        if (load.coldService.isPresent()) {
            simulation = simulation.coldService(LoadOptions.law(load.coldService.get(), Optional.empty()));
        }
        try (TerminalProgress progress = TerminalProgress.create()) {
            return limited(simulation).onProgress(progress).run();
        }
    }

    private Simulation limited(Simulation simulation) {
        if (load.requests.isPresent()) {
            if (load.duration.isPresent()) {
                throw new WrongOption("--requests and --duration exclude each other.");
            }
            return simulation.requests(load.requests.get());
        }
        if (load.duration.isPresent()) {
            return simulation.duration(load.duration.get());
        }
        return load.trace.isPresent() ? simulation : simulation.duration(Duration.ofDays(1));
    }

    private void print(List<Result> results) throws IOException {
        Result first = results.get(0);
        String html;
        if (results.size() == 1) {
            terminal.print(TextReport.of(first.report()).withCost(first.cost()).text());
            html = HtmlReport.of(first.report()).withCost(first.cost()).html();
        } else {
            Comparison comparison = Comparison.of(first.report(), first.cost());
            for (Result next : results.subList(1, results.size())) {
                comparison = comparison.and(next.report(), next.cost());
            }
            terminal.print(comparison.text());
            html = comparison.html();
        }
        printMonths(results);
        if (out.isPresent()) {
            Terminal.write(out.get(), html.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Amounts below each other. */
    private void printMonths(List<Result> results) {
        int width = 0;
        for (Result result : results) {
            width = Math.max(width, amount(result.month()).length());
        }
        terminal.print("\nA month like this\n");
        for (Result result : results) {
            String amount = amount(result.month());
            terminal.print("  " + result.month().currency() + " " + " ".repeat(width - amount.length()) + amount + "  "
                    + result.month().prices() + "\n");
        }
    }

    private static String amount(Cost cost) {
        return cost.totalToTheCent().toPlainString();
    }
}
