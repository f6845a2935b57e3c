package dev.peregrine.testing.simulation;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of a report, each named here and nowhere else; text and pages show these. */
final class Figures {
    static final String MESSAGES = "Messages";
    static final String DELIVERIES = "Deliveries of messages";
    static final String QUEUE_AGE = "Age when first handled";
    static final String FAULTS = "Injected faults";
    static final String REQUESTS = "Requests";
    static final String COLD_STARTS = "Cold starts";
    static final String LATENCY = "Latency";
    static final String WAITING = "Waiting";
    static final String INSTANCES = "Instances";
    static final String COST = "Cost";
    static final String CHECK = "Check";

    /** The groups in the order in which they are read. */
    static final List<String> TITLES = List.of(
            MESSAGES, DELIVERIES, QUEUE_AGE, REQUESTS, COLD_STARTS, LATENCY, WAITING, INSTANCES, COST, FAULTS, CHECK);

    static final String COLD_SHARE = "cold share";
    static final String MET_COLD_START = "met a cold start";
    static final String REJECTED_SHARE = "rejected share";
    static final String MOST_INSTANCES = "most instances";
    static final String LITTLE = "Little's law";
    static final String TOTAL = "total";

    /** The quantiles that are shown, and what they are called. */
    static final double[] QUANTILES = {0.5, 0.9, 0.99, 0.999};

    private Figures() {}

    static List<FigureGroup> of(ReportEntry entry) {
        SimulationReport report = entry.report();
        List<FigureGroup> groups = new ArrayList<>();
        entry.messages().ifPresent(messages -> groups.addAll(MessageFigures.of(messages)));
        groups.add(requests(report));
        groups.add(coldStarts(report));
        groups.add(new FigureGroup(LATENCY, distribution(report.latency(), "")));
        if (report.waiting().max().compareTo(Duration.ZERO) > 0) {
            groups.add(new FigureGroup(WAITING, distribution(report.waiting(), "")));
        }
        groups.add(instances(report));
        entry.cost().ifPresent(bill -> groups.add(cost(bill, entry.period())));
        entry.messages().flatMap(MessageFigures::faults).ifPresent(groups::add);
        groups.add(check(report));
        return List.copyOf(groups);
    }

    private static FigureGroup requests(SimulationReport report) {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("offered", report.offered(), Unit.COUNT));
        figures.add(Figure.of("accepted", report.accepted(), Unit.COUNT));
        figures.add(Figure.of("completed", report.completed(), Unit.COUNT));
        figures.add(Figure.of("timed out", report.timedOut(), Unit.COUNT));
        figures.add(Figure.of("failed", report.failed(), Unit.COUNT));
        figures.add(Figure.of("rejected", report.rejected(), Unit.COUNT));
        figures.add(new Figure(REJECTED_SHARE, report.rejectedShare(), Unit.SHARE, "of offered"));
        for (Rejection why : Rejection.values()) {
            addUnlessZero(figures, "rejected: " + words(why), report.rejected(why));
        }
        addUnlessZero(figures, "waiting at the end", report.waitingAtEnd());
        addUnlessZero(figures, "running at the end", report.runningAtEnd());
        return new FigureGroup(REQUESTS, figures);
    }

    private static void addUnlessZero(List<Figure> figures, String name, long count) {
        if (count != 0) {
            figures.add(Figure.of(name, count, Unit.COUNT));
        }
    }

    private static String words(Rejection why) {
        return why.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static FigureGroup coldStarts(SimulationReport report) {
        List<Figure> figures = new ArrayList<>();
        figures.add(Figure.of("cold starts", report.coldStarts(), Unit.COUNT));
        figures.add(new Figure(COLD_SHARE, report.coldShare(), Unit.SHARE, "of accepted"));
        addUnlessZero(figures, "waited for another's start", report.joinedStarts());
        long met = report.coldStarts() + report.joinedStarts();
        double share = report.accepted() == 0 ? 0 : (double) met / report.accepted();
        figures.add(new Figure(
                MET_COLD_START, share, Unit.SHARE, "of accepted; those that waited for another's start too"));
        if (report.init().count() > 0) {
            figures.addAll(distribution(report.init(), "init "));
        }
        return new FigureGroup(COLD_STARTS, figures);
    }

    static List<Figure> distribution(Distribution distribution, String prefix) {
        List<Figure> figures = new ArrayList<>();
        for (double quantile : QUANTILES) {
            figures.add(Figure.of(
                    prefix + quantileName(quantile),
                    distribution.quantile(quantile).toNanos(),
                    Unit.TIME));
        }
        figures.add(Figure.of(prefix + "longest", distribution.max().toNanos(), Unit.TIME));
        figures.add(Figure.of(prefix + "mean", distribution.meanNanos(), Unit.TIME));
        return figures;
    }

    /** As in p50, p99 and p99.9. */
    static String quantileName(double share) {
        return "p"
                + BigDecimal.valueOf(share)
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    private static FigureGroup instances(SimulationReport report) {
        return new FigureGroup(
                INSTANCES,
                List.of(
                        Figure.of(MOST_INSTANCES, report.maxInstances(), Unit.COUNT),
                        Figure.of("mean instances", report.meanInstances(), Unit.NUMBER),
                        Figure.of("most running", report.maxRunning(), Unit.COUNT),
                        Figure.of("mean running", report.meanRunning(), Unit.NUMBER),
                        Figure.of(
                                "mean lifespan",
                                report.instancesStarted() == 0
                                        ? Double.NaN
                                        : (double) report.meanLifespan().toNanos(),
                                Unit.TIME)));
    }

    private static FigureGroup cost(Cost cost, String period) {
        List<Figure> figures = new ArrayList<>();
        for (Cost.Component component : cost.components()) {
            figures.add(
                    new Figure(component.name(), component.amount().doubleValue(), Unit.MONEY, component.arithmetic()));
        }
        figures.add(new Figure(TOTAL, cost.total().doubleValue(), Unit.MONEY, "for " + period + ": " + cost.prices()));
        return new FigureGroup(COST, figures);
    }

    private static FigureGroup check(SimulationReport report) {
        String note = "running requests over time = times of requests on instances, to the nanosecond";
        return new FigureGroup(CHECK, List.of(new Figure(LITTLE, report.littlesLaw() ? 1 : 0, Unit.TRUTH, note)));
    }

    /** The few that are looked at first. */
    static List<Figure> key(List<FigureGroup> groups) {
        List<Figure> key = new ArrayList<>();
        find(groups, MESSAGES, MessageFigures.LOST).ifPresent(figure -> key.add(figure.named("messages lost")));
        find(groups, COLD_STARTS, MET_COLD_START).ifPresent(key::add);
        find(groups, LATENCY, "p99").ifPresent(figure -> key.add(figure.named("99% answered within")));
        find(groups, REQUESTS, REJECTED_SHARE).ifPresent(figure -> key.add(figure.named("rejected")));
        find(groups, INSTANCES, MOST_INSTANCES).ifPresent(key::add);
        find(groups, COST, TOTAL).ifPresent(figure -> key.add(figure.named("cost")));
        return key;
    }

    private static Optional<Figure> find(List<FigureGroup> groups, String title, String name) {
        return groups.stream()
                .filter(group -> group.title().equals(title))
                .findFirst()
                .flatMap(group -> group.find(name));
    }
}
