package dev.peregrine.testing.cli;

import dev.peregrine.testing.simulation.LambdaInit;
import dev.peregrine.testing.simulation.Law;
import dev.peregrine.testing.simulation.PlatformModel;
import dev.peregrine.testing.simulation.Preset;
import dev.peregrine.testing.simulation.Presets;
import dev.peregrine.testing.simulation.Prices;
import dev.peregrine.testing.simulation.Routing;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The platforms to simulate, and what differs from their usual settings. */
final class PlatformOptions {
    @Option(
            names = {"-p", "--preset"},
            paramLabel = "NAME",
            split = ",",
            defaultValue = "aws-lambda",
            description =
                    "The platform: aws-lambda (without it), cloud-run-functions, azure-consumption, azure-flex. Several"
                            + " are compared under the same requests; all stands for all.")
    List<String> presets = List.of();

    @Option(
            names = "--init",
            paramLabel = "TIME",
            description =
                    "How long a new instance takes before its first request, its median with --init-p99; or java17, java21"
                            + " (the presets' own), java25 or native for what was measured of a small function on AWS Lambda.")
    Optional<String> init = Optional.empty();

    @Option(
            names = "--init-p99",
            paramLabel = "TIME",
            description = "What 99 of 100 inits stay below: they are lognormal then.")
    Optional<Duration> initP99 = Optional.empty();

    @Option(
            names = "--init-file",
            paramLabel = "FILE",
            description = "Inits that \"coldstart --init-out\" measured, instead of --init.")
    Optional<Path> initFile = Optional.empty();

    @Option(
            names = {"-m", "--memory"},
            paramLabel = "MB",
            description = "The function's or instance's memory in MB, for its price; each platform's own without it.")
    Optional<Integer> memory = Optional.empty();

    @Option(names = "--cpus", paramLabel = "N", description = "Processors of an instance on Cloud Run, for its price.")
    Optional<BigDecimal> cpus = Optional.empty();

    @Option(names = "--arm", description = "Prices of AWS Lambda on arm.")
    boolean arm;

    @Option(names = "--no-free-tier", description = "Take no free tier off.")
    boolean withoutFreeTier;

    @Option(names = "--keep-alive", paramLabel = "TIME", description = "How long an idle instance is kept.")
    Optional<Duration> keepAlive = Optional.empty();

    @Option(names = "--slots", paramLabel = "N", description = "Requests that an instance serves at the same time.")
    Optional<Integer> slots = Optional.empty();

    @Option(names = "--max-instances", paramLabel = "N", description = "The most instances of the function.")
    Optional<Integer> maxInstances = Optional.empty();

    @Option(names = "--provisioned", paramLabel = "N", description = "Instances that are always kept ready.")
    Optional<Integer> provisioned = Optional.empty();

    @Option(
            names = "--routing",
            paramLabel = "RULE",
            description = "The idle instance that gets a request: mru, lru, newest, oldest or random.")
    Optional<Routing> routing = Optional.empty();

    @Option(names = "--timeout", paramLabel = "TIME", description = "How long a request may run.")
    Optional<Duration> timeout = Optional.empty();

    List<Preset> platforms() throws IOException {
        List<Preset> chosen = new ArrayList<>();
        for (String name : presets) {
            if (name.equals("all")) {
                chosen.addAll(Presets.all());
            } else {
                chosen.add(Presets.named(name));
            }
        }
        Optional<Law> law = initLaw();
        return chosen.stream().map(preset -> changed(preset, law)).toList();
    }

    private Preset changed(Preset preset, Optional<Law> law) {
        Prices prices = prices(preset);
        return preset.withPrices(withoutFreeTier ? prices.withoutFreeTier() : prices)
                .withModel(changed(preset.model(), law));
    }

    private PlatformModel changed(PlatformModel usual, Optional<Law> law) {
        PlatformModel model = law.map(usual::withInit).orElse(usual);
        model = keepAlive.map(Law::constant).map(model::withKeepAlive).orElse(model);
        model = slots.map(model::withSlots).orElse(model);
        model = maxInstances.map(model::withInstanceLimit).orElse(model);
        model = provisioned.map(model::withProvisioned).orElse(model);
        model = routing.map(model::withRouting).orElse(model);
        return timeout.map(model::withTimeout).orElse(model);
    }

    private Optional<Law> initLaw() throws IOException {
        if (init.isEmpty() && initP99.isPresent()) {
            throw new WrongOption("--init-p99 needs the median of inits; give it by --init.");
        }
        if (initFile.isEmpty()) {
            return init.map(this::initLaw);
        }
        if (init.isPresent()) {
            throw new WrongOption("--init and --init-file exclude each other.");
        }
        return Optional.of(InitFile.read(initFile.get()));
    }

    private Law initLaw(String text) {
        for (LambdaInit measured : LambdaInit.values()) {
            if (measured.name().equalsIgnoreCase(text)) {
                if (initP99.isPresent()) {
                    throw new WrongOption(
                            "--init " + text + " is measured in full; leave --init-p99 out, or give a time.");
                }
                return measured.law();
            }
        }
        try {
            return LoadOptions.law(Amounts.duration(text), initP99);
        } catch (TypeConversionException e) {
            throw new WrongOption("--init: " + e.getMessage() + ", and none of java17, java21, java25 and native.");
        }
    }

    private Prices prices(Preset preset) {
        if (memory.isEmpty() && cpus.isEmpty() && !arm) {
            return preset.prices();
        }
        return switch (preset.name()) {
            case "aws-lambda" -> {
                int mb = memory.orElse(1_024);
                yield arm ? Prices.awsLambdaArm(mb) : Prices.awsLambda(mb);
            }
            case "cloud-run-functions" -> Prices.cloudRunFunctions(cpus.orElse(BigDecimal.ONE), memory.orElse(512));
            case "azure-consumption" -> Prices.azureConsumption(memory.orElse(512));
            case "azure-flex" -> Prices.azureFlex(memory.orElse(2_048));
            default -> throw new WrongOption("--memory, --cpus and --arm mean nothing to " + preset.name() + ".");
        };
    }
}
