package dev.peregrine.testing.simulation;

import dev.peregrine.testing.simulation.Preset.Origin;
import dev.peregrine.testing.simulation.Preset.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The tables in docs/presets.md are those of the presets. */
class PresetsPageTest {
    private static final MarkedPage PAGE = new MarkedPage("presets.md", PresetsPageTest.class);
    private static final List<String> TOPICS = List.of(
            Values.SLOTS,
            Values.SCALE_OUT,
            Values.LIMIT,
            Values.EXCESS,
            Values.IDLE,
            Values.INIT,
            Values.INIT_LIMIT,
            Values.TIMEOUT,
            Values.ROUTING,
            Values.RETRIES,
            Values.PRICE);

    private static final double Z90 = 1.2815515655446004;
    private static final double Z99 = 2.3263478740408408;
    private static final double Z999 = 3.090232306167813;

    private static Value value(Preset preset, String topic) {
        return preset.values().stream()
                .filter(value -> value.topic().equals(topic))
                .findFirst()
                .orElseThrow(() -> new AssertionError(preset.name() + " doesn't say: " + topic));
    }

    private static String marked(Value value) {
        return switch (value.origin()) {
            case DOCUMENTED -> value.text();
            case OBSERVED -> "**observed**: " + value.text();
            case ASSUMED -> "**assumed**: " + value.text();
        };
    }

    @Test
    void showsEveryValue() throws IOException {
        StringBuilder table = new StringBuilder("| |");
        Presets.all().forEach(preset -> table.append(' ').append(preset.title()).append(" |"));
        table.append("\n|---|").append("---|".repeat(Presets.all().size())).append('\n');
        for (String topic : TOPICS) {
            table.append("| ").append(topic).append(" |");
            Presets.all()
                    .forEach(preset -> table.append(' ')
                            .append(marked(value(preset, topic)))
                            .append(" |"));
            table.append('\n');
        }
        PAGE.shows("values", table.toString());
    }

    @Test
    void namesEverySource() throws IOException {
        StringBuilder list = new StringBuilder();
        for (Preset preset : Presets.all()) {
            Map<String, Set<String>> topics = new TreeMap<>();
            for (Value value : preset.values()) {
                if (value.origin() == Origin.DOCUMENTED) {
                    topics.computeIfAbsent(value.source(), source -> new TreeSet<>())
                            .add(value.topic());
                }
            }
            list.append("- ")
                    .append(preset.title())
                    .append(" (")
                    .append(preset.values().get(0).year())
                    .append(")\n");
            topics.forEach((source, names) -> list.append("  - <")
                    .append(source)
                    .append(">: ")
                    .append(String.join("; ", names))
                    .append('\n'));
        }
        PAGE.shows("sources", list.toString());
    }

    @Test
    void showsInitTimesAndHowALognormalMissesThem() throws IOException {
        StringBuilder table = new StringBuilder("| | p50 | p90 | p99 | p99.9 |\n|---|---|---|---|---|\n");
        for (LambdaInit init : LambdaInit.values()) {
            long p50 = millis(init, 0.5);
            long p99 = millis(init, 0.99);
            double sigma = StrictMath.log((double) p99 / p50) / Z99;
            table.append("| ")
                    .append(init.name().toLowerCase(java.util.Locale.ROOT))
                    .append(" | ")
                    .append(p50)
                    .append(" ms");
            table.append(beside(millis(init, 0.9), p50 * StrictMath.exp(Z90 * sigma)));
            table.append(" | ").append(p99).append(" ms");
            table.append(beside(millis(init, 0.999), p50 * StrictMath.exp(Z999 * sigma)))
                    .append(" |\n");
        }
        PAGE.shows("init", table.toString());
    }

    private static String beside(long measured, double lognormal) {
        long miss = Math.round(100 * (lognormal / measured - 1));
        return " | " + measured + " ms (" + Math.round(lognormal) + " ms, " + (miss > 0 ? "+" : miss < 0 ? "−" : "")
                + Math.abs(miss) + "%)";
    }

    private static long millis(LambdaInit init, double probability) {
        return init.quantiles().getOrDefault(probability, Duration.ZERO).toMillis();
    }
}
