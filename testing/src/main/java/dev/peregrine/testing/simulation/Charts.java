package dev.peregrine.testing.simulation;

import dev.peregrine.testing.simulation.Line.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The plots of reports: of one with its details, of several with a line for each. */
final class Charts {
    private static final String WARM_UP = "warm-up ends";

    private final List<ReportEntry> entries;
    private final boolean alone;

    Charts(List<ReportEntry> entries) {
        this.entries = List.copyOf(entries);
        this.alone = entries.size() == 1;
    }

    /** Instances and running requests over time. */
    Plot instances() {
        List<Line> lines = new ArrayList<>();
        for (ReportEntry entry : entries) {
            List<TimeBucket> buckets = entry.report().series();
            String name = alone ? "instances" : entry.label();
            lines.add(
                    overTime(name, entry.style(), alone ? Shape.AREA : Shape.LINE, buckets, TimeBucket::meanInstances));
            if (alone) {
                lines.add(overTime("running", 1, Shape.LINE, buckets, TimeBucket::meanRunning));
            }
        }
        String description =
                sentences(entry -> "at most " + Numbers.count(entry.report().maxInstances()) + " and on average "
                        + Numbers.decimal(entry.report().meanInstances()) + " instances, on average "
                        + Numbers.decimal(entry.report().meanRunning()) + " requests running");
        return new Plot(
                        "instances",
                        "Instances over time",
                        description,
                        time(),
                        Axes.amount(highest(lines), true),
                        lines,
                        List.of())
                .rule(warmUp(), WARM_UP);
    }

    /** The share of requests that were answered within a time. */
    Plot latency() {
        List<Line> lines = new ArrayList<>();
        double shortest = Double.MAX_VALUE;
        double longest = 0;
        for (ReportEntry entry : entries) {
            Line line = QuantileCurve.of(
                    entry.report().latency(), entry.label(), entry.style(), alone ? Shape.AREA : Shape.LINE);
            lines.add(line);
            shortest = Math.min(shortest, QuantileCurve.begin(line));
            longest = Math.max(longest, line.x(line.size() - 1));
        }
        String description = sentences(entry -> "half of the requests within " + time(entry, 0.5) + ", 90% within "
                + time(entry, 0.9) + ", 99% within " + time(entry, 0.99));
        Axis across = Axes.logarithmicTime(shortest, longest);
        return new Plot("latency", "Distribution of latency", description, across, Axes.shares(), lines, marks());
    }

    private static String time(ReportEntry entry, double quantile) {
        return Numbers.duration(entry.report().latency().quantile(quantile).toNanos());
    }

    private List<Plot.Mark> marks() {
        List<Plot.Mark> marks = new ArrayList<>();
        if (alone && entries.get(0).report().latency().count() > 0) {
            for (double quantile : new double[] {0.5, 0.9, 0.99}) {
                String label = Figures.quantileName(quantile) + " " + time(entries.get(0), quantile);
                double nanos =
                        entries.get(0).report().latency().quantile(quantile).toNanos();
                marks.add(new Plot.Mark(nanos, quantile, label));
            }
        }
        return marks;
    }

    /** Cold starts over time: in each bucket for one report, in sum for several. */
    Plot coldStarts() {
        return counts("cold", "Cold starts over time", "cold start", TimeBucket::coldStarts);
    }

    /** Rejected requests over time, in the same way. */
    Plot rejections() {
        return counts("rejected", "Rejected requests over time", "rejected request", TimeBucket::rejected);
    }

    private Plot counts(String id, String title, String what, ToDoubleFunction<TimeBucket> count) {
        List<Line> lines = new ArrayList<>();
        for (ReportEntry entry : entries) {
            Line line = overTime(entry.label(), 1, Shape.COLUMNS, entry.report().series(), count);
            lines.add(alone ? line : line.summed(entry.style()));
        }
        String description = sentences(entry -> Numbers.count(
                Math.round(entry.report().series().stream().mapToDouble(count).sum()), what));
        return new Plot(id, title, description, time(), Axes.amount(highest(lines), true), lines, List.of())
                .rule(warmUp(), WARM_UP);
    }

    /** What each component costs. */
    Bars cost() {
        List<ReportEntry> priced =
                entries.stream().filter(entry -> entry.cost().isPresent()).toList();
        List<String> names = FigureColumns.merged(priced.stream()
                .map(entry -> entry.cost().orElseThrow().components().stream()
                        .map(Cost.Component::name)
                        .toList())
                .toList());
        List<Bars.Group> groups = new ArrayList<>();
        for (String name : names) {
            List<ReportEntry> having =
                    priced.stream().filter(entry -> has(entry, name)).toList();
            groups.add(
                    new Bars.Group(name, bars(having, cost -> cost.amount(name).doubleValue())));
        }
        groups.add(
                new Bars.Group(Figures.TOTAL, bars(priced, cost -> cost.total().doubleValue())));
        String description = sentences(entry -> entry.cost()
                .map(cost -> "in all " + Numbers.money(cost.total()))
                .orElse("no prices"));
        return new Bars("cost", "Cost by component", description, groups);
    }

    private static boolean has(ReportEntry entry, String component) {
        return entry.cost().orElseThrow().components().stream()
                .anyMatch(present -> present.name().equals(component));
    }

    private static List<Bars.Bar> bars(List<ReportEntry> priced, ToDoubleFunction<Cost> amount) {
        List<Bars.Bar> bars = new ArrayList<>();
        for (ReportEntry entry : priced) {
            double value = amount.applyAsDouble(entry.cost().orElseThrow());
            bars.add(new Bars.Bar(entry.label(), entry.style(), value, Unit.MONEY.text(value)));
        }
        return bars;
    }

    private Axis time() {
        return Axes.time(
                0,
                entries.stream().mapToDouble(entry -> end(entry.report())).max().orElse(0));
    }

    private static double end(SimulationReport report) {
        List<TimeBucket> buckets = report.series();
        if (buckets.isEmpty()) {
            return 0;
        }
        TimeBucket last = buckets.get(buckets.size() - 1);
        return (double) last.startNanos() + last.lengthNanos();
    }

    /** Plots show the warm-up, figures leave it out: what stands between the two is where it ends. */
    private double warmUp() {
        SimulationReport report = entries.get(0).report();
        return end(report) - report.usage().spanNanos();
    }

    private static Line overTime(
            String label, int style, Shape shape, List<TimeBucket> buckets, ToDoubleFunction<TimeBucket> value) {
        if (buckets.isEmpty()) {
            return new Line(label, style, shape, new double[] {0}, new double[] {0});
        }
        double[] x = buckets.stream().mapToDouble(TimeBucket::startNanos).toArray();
        return new Line(
                label, style, shape, x, buckets.stream().mapToDouble(value).toArray());
    }

    private static double highest(List<Line> lines) {
        return lines.stream().mapToDouble(Line::highest).max().orElse(0);
    }

    private String sentences(java.util.function.Function<ReportEntry, String> sentence) {
        StringBuilder text = new StringBuilder();
        for (ReportEntry entry : entries) {
            text.append(text.length() == 0 ? "" : " ");
            text.append(alone ? "" : entry.label() + ": ")
                    .append(sentence.apply(entry))
                    .append('.');
        }
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
