package dev.peregrine.samples.capacity;

import dev.peregrine.testing.simulation.Comparison;
import dev.peregrine.testing.simulation.Cost;
import dev.peregrine.testing.simulation.Preset;
import dev.peregrine.testing.simulation.Presets;
import dev.peregrine.testing.simulation.SimulationReport;
import dev.peregrine.testing.simulation.TerminalProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The answer: what happened on each cloud, and what a month of it costs. */
public final class Capacity {
    private static final String ROW = "%-33s%12s%13s%10s%9s%11s%10s";

    /** One cloud. */
    private record Answer(Preset cloud, SimulationReport report) {
        /** Who made an instance start, and who waited for one that was starting. */
        long cold() {
            return report.coldStarts() + report.joinedStarts();
        }

        Cost day() {
            return cloud.prices().cost(report.usage());
        }

        Cost month() {
            return cloud.prices().month(report.usage());
        }
    }

    private final List<Answer> answers = new ArrayList<>();

    private final Load load;

    private Capacity(Load load) {
        this.load = load;
    }

    /**
     * Simulates a load on every cloud; it takes some seconds.
     *
     * @param load the load
     * @return the answer
     */
    public static Capacity of(Load load) {
        Capacity capacity = new Capacity(load);
        for (Preset cloud : Presets.all()) {
            try (TerminalProgress progress = TerminalProgress.create()) {
                capacity.answers.add(
                        new Answer(cloud, load.on(cloud).onProgress(progress).run()));
            }
        }
        return capacity;
    }

    /**
     * What was simulated.
     *
     * @return the load
     */
    public Load load() {
        return load;
    }

    /**
     * A line for each cloud: what a month costs that goes on like this day, how many requests met a cold start and one in how many,
     * the 99th percentile of the latency, the most instances at the same time, and how many requests were rejected.
     *
     * @return a table
     */
    public String table() {
        StringBuilder table = new StringBuilder();
        table.append(row(load.name(), "a month", "cold starts", "one in", "p99", "instances", "rejected"));
        for (Answer answer : answers) {
            SimulationReport report = answer.report();
            table.append(row(
                    answer.cloud().title(),
                    "$" + answer.month().totalToTheCent(),
                    grouped(answer.cold()),
                    answer.cold() == 0 ? "none" : grouped(Math.round((double) report.accepted() / answer.cold())),
                    report.latency().quantile(0.99).toMillis() + " ms",
                    grouped(report.maxInstances()),
                    grouped(report.rejected())));
        }
        return table.toString();
    }

    /**
     * What a month that goes on like the simulated day costs, with the arithmetic.
     *
     * @return a bill for each cloud
     */
    public String bills() {
        StringBuilder bills = new StringBuilder();
        for (Answer answer : answers) {
            bills.append(bills.length() == 0 ? "" : "\n").append(answer.month().text());
        }
        return bills.toString();
    }

    /**
     * The clouds beside each other, with all that was measured; its costs are those of the day.
     *
     * @return the comparison
     */
    public Comparison comparison() {
        Comparison comparison =
                Comparison.of(answers.get(0).report(), answers.get(0).day());
        for (Answer answer : answers.subList(1, answers.size())) {
            comparison = comparison.and(answer.report(), answer.day());
        }
        return comparison;
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, ROW, cells).stripTrailing() + "\n";
    }

    private static String grouped(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
